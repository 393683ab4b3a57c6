"""A turn after another: the answer to a question, a correction of what was proposed, or a sentence of its own."""

import re
from dataclasses import replace

from core.dialogue.acts import SpokenAct, Surrounding, Understood
from core.dialogue.amounts import times_of, without_end
from core.dialogue.asides import is_never_mind
from core.dialogue.choosing import read_by_signs
from core.dialogue.guessing import TextMeaning
from core.dialogue.listening import Learned
from core.dialogue.mentions import journeys_in, things_in
from core.dialogue.reading import read_sentence
from core.dialogue.sentence import heard

_BOTH = re.compile(r"(?<!\S)(?:both|beide\w*|ambos|ambas|l[oa]s dos|either|alle zwei|all of them)(?!\S)")
_FIRST = re.compile(r"(?<!\S)(?:first|former|1|1st|erste\w*|primer\w*)(?!\S)")
_SECOND = re.compile(r"(?<!\S)(?:second|latter|2|2nd|last|letzter\w*|zweite\w*|segund\w*|ultim\w*)(?!\S)")
_OTHER = re.compile(r"(?<!\S)(?:(?:the )?other(?: one)?|andere\w*|otr[oa])(?!\S)")
_NO = re.compile(
    r"^(?:oh |ach |ay )?(?:no|nope|nah|nein|none|neither|keine?\w*|ningun\w*|cancel|forget"
    r"|stop|lieber nicht|besser nicht|dejalo|olvidalo|vergiss)(?!\S)"
)
_YES = re.compile(
    r"^(?:yes|yep|yeah|ok|okay|sure|ja|genau|si|vale|claro|please do|do it|go on)(?: please"
    r"| bitte| por favor| do it)*(?: [.!])*$"
)
_MORE_THAN = re.compile(
    r"(?<!\S)(?:more|even|lot|much|stronger|mehr|viel|mas|mucho|press\w*|times|mal|veces"
    r"|twice|doppelt)(?!\S)"
)
_FEW = 2
"""Words of a *no* that says nothing else; by hand: *no thanks*, *lieber nicht*."""


def answered(
    said: str,
    around: Surrounding,
    meaning: TextMeaning | None = None,
    before: Understood | None = None,
    learned: Learned | None = None,
) -> Understood:
    """Return what a sentence means after what was proposed just before and is not yet confirmed."""
    if before is None or not (before.acts or before.alternatives):
        return read_by_signs(said, around, meaning, learned)
    line = heard(said).line
    read = _chosen(line, around, before) if before.alternatives else _corrected(line, around, before)
    if read is not None:
        return read
    own = read_by_signs(said, around, meaning, learned)
    if own.acts or own.alternatives:
        return own
    return Understood()


def says_yes(said: str) -> bool:
    """Tell whether a sentence says yes and nothing else."""
    return bool(_YES.search(heard(said).line))


def declines(said: str) -> bool:
    """Tell whether a sentence takes back what was proposed, and says nothing else."""
    line = heard(said).line
    return is_never_mind(line) or (bool(_NO.search(line)) and len(line.split()) <= _FEW)


def _chosen(line: str, around: Surrounding, before: Understood) -> Understood | None:
    """Return the alternative that an answer takes; None where it is no answer."""
    first, second = before.alternatives[0], before.alternatives[-1]
    if _BOTH.search(line):
        return Understood(acts=(*first, *second))
    ids = _spoken(line, around)
    named = [alt for alt in before.alternatives if any(act.target in ids or act.into in ids for act in alt)]
    if len(named) == 1:
        return Understood(acts=named[0], instead=second if named[0] == first else first)
    if _FIRST.search(line):
        return Understood(acts=first, instead=second)
    if _SECOND.search(line):
        return Understood(acts=second, instead=first)
    return Understood() if _NO.search(line) or is_never_mind(line) else None


def _corrected(line: str, around: Surrounding, before: Understood) -> Understood | None:
    """Return what was proposed with a correction: another target, an end, more of it; None where it is none."""
    if declines(line):
        return Understood()
    if _YES.search(line):
        return before
    if before.instead and _OTHER.search(line):
        return Understood(acts=before.instead, instead=before.acts)
    last = before.acts[-1]
    _, days = without_end(line, around.now)
    ids = _spoken(line, around)
    own = read_sentence(line, around)
    if own.acts and own.acts[0].target:
        return None
    if _OTHER.search(line) and not ids:
        other = _sibling(last, around)
        return Understood(acts=(*before.acts[:-1], replace(last, target=other))) if other else None
    if ids and not own.acts:
        target = ids[0]
        return Understood(acts=(*before.acts[:-1], replace(last, target=target, until_days=_either(days, last))))
    if days is not None:
        return Understood(acts=tuple(replace(act, until_days=days) for act in before.acts))
    if _MORE_THAN.search(line) and last.verb in ("more", "less"):
        return Understood(acts=(*before.acts[:-1], replace(last, times=max(times_of(line), last.times + 1))))
    return None


def _either(days: int | None, act: SpokenAct) -> int | None:
    """Return the days just said, or those said before."""
    return act.until_days if days is None else days


def _spoken(line: str, around: Surrounding) -> tuple[str, ...]:
    """Return the ids of what a line speaks of."""
    words = line.split(" ")
    found = journeys_in(words, around.journeys) or things_in(words, around.listed)
    whole = [m for m in found if len(m.ids) == 1]
    return tuple(i for m in (whole or found) for i in m.ids)


def _sibling(act: SpokenAct, around: Surrounding) -> str:
    """Return the one journey that shares a word with an act's target in its name; empty where none or several do."""
    name = next((j.name for j in around.journeys if j.id == act.target), "")
    words = set(heard(name).words)
    shared = [j.id for j in around.journeys if j.id != act.target and words & set(heard(j.name).words)]
    return shared[0] if len(shared) == 1 else ""
