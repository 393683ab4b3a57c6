"""Read a sentence: own words first, then the words of each wish with the journey or thing that stands nearest."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from core.dialogue.acts import SpokenAct, Surrounding, Understood
from core.dialogue.cues import VERB_WORDS
from core.dialogue.forms import forms_in
from core.dialogue.guessing import TextMeaning
from core.dialogue.hearing import Hearing, begun
from core.dialogue.mentions import EMPTY, LETTERS_AT_LEAST
from core.dialogue.named_wishes import take_form, take_unblocked
from core.dialogue.sentence import folded
from core.dialogue.wishes import cues_of, take_cue, take_lasting

_LASTING = frozenset({"more", "less", "mute", "pause", "focus", "end"})
_OUT = ("less", "mute", "dismiss", "pause", "finish", "remove")
"""Verbs by which something is seen less, the weaker first: of two about one thing the stronger is meant."""
MOST_UNEXPLAINED, MOST_LOST = 3, 1
"""Telling words without a part in a reading from which it is not proposed: in all, and in a further step.

Of five pairs that which reads the fewest wrongly on the seen half of `benchmarks/chat.py`.
"""
_ONE_OF = (
    frozenset({"more", "less", "mute", "pause", "finish", "remove", "resume", "open", "focus"}),
    frozenset({"pin", "unpin", "dismiss", "allow"}),
)
"""Verbs of which one about the same thing is meant: two of them are a sentence misread."""
_STEP = re.compile(
    r"(?<!\S)(?:and|then|but|;|und|dann|aber|y|luego|pero)(?: (?:then|also|after that|dann"
    r"|auch|luego|tambien))? "
)
_WISH = re.compile(
    r"(?:please )?(?:give|put|make|mute|pause|pin|unpin|dismiss|block|unblock|merge|move"
    r"|split|rename|remove|drop|finish|resume|open|focus|undo|show|turn|take|throw|add|lose"
    r"|cut|bring|tone|start|stop|hide|allow|end|call|silence|mach|gib|zeig|nimm|leg|setz"
    r"|stell|schalt|pon|quita|dame|dale|silencia|pausa|fija|junta|bloquea)(?= )"
)


def read_sentence(said: str, around: Surrounding, meaning: TextMeaning | None = None) -> Understood:
    """Return what a sentence wishes; nothing where it asks, tells or jokes, a question where two are as likely.

    `meaning` returns unit vectors `(n, dim)` of texts; without it only names and titles are understood.
    """
    return reading_of(by_patterns(begun(said, around, meaning)))


def by_patterns(hearing: Hearing) -> Hearing:
    """Return a sentence that is heard with all acts in it that patterns tell."""
    for form in forms_in(hearing.line):
        if "_" not in hearing.line[form.whole[0] : form.whole[1]]:
            take_form(hearing, form)
    hearing.rest = hearing.line
    take_unblocked(hearing)
    cues = hearing.cues = cues_of(hearing)
    for at, cue in enumerate(cues):
        take_cue(hearing, cue, cues[at + 1 :], cues[at - 1] if at else None)
    if not hearing.acts:
        take_lasting(hearing)
    return hearing


TellingActs = list[tuple[int, SpokenAct, tuple[str, ...]]]


def acts_in(hearing: Hearing) -> tuple[list[SpokenAct], TellingActs]:
    """Return the acts in order with their end, whether they are doubtful or not, and where each was told."""
    told = [(at, act, ids) for at, act, ids in sorted(hearing.acts, key=lambda t: t[0]) if act.verb]
    ending = _ending(hearing, [at for at, _, _ in told])
    acts = [
        replace(act, until_days=hearing.days) if act.verb in _LASTING and at in ending else act for at, act, _ in told
    ]
    return _once(acts), told


def reading_of(hearing: Hearing) -> Understood:
    """Return the acts in order with their end, or the question that is open."""
    acts, told = acts_in(hearing)
    open_ones = [(at, ids) for at, (_, act, ids) in enumerate(told) if len(ids) > 1 and act.verb != "merge"]
    if acts and len(unexplained(hearing, acts)) >= MOST_UNEXPLAINED:
        return Understood(unread=hearing.sentence.said)
    if acts and (left := unread(hearing, acts, [at for at, _, _ in told])):
        return Understood(unread=left)
    if opposed := _opposed(acts):
        return Understood(alternatives=((opposed[0],), (opposed[1],)))
    if len(acts) == 1 and open_ones:
        ids = open_ones[0][1][:2]
        is_moved = acts[0].verb == "move"
        either = tuple((replace(acts[0], into=i) if is_moved else replace(acts[0], target=i),) for i in ids)
        return Understood(alternatives=either)
    return Understood(acts=tuple(acts))


def _ending(hearing: Hearing, read_at: Sequence[int]) -> set[int]:
    """Return the places of the acts that an end is of: those in its part of the sentence, or all where it has none."""
    starts = [hearing.sentence.place(m.start()) for m in _STEP.finditer(hearing.rest)]
    part = sum(start <= hearing.end_at for start in starts)
    here = {at for at in read_at if sum(start <= at for start in starts) == part}
    return here or set(read_at)


def unread(hearing: Hearing, acts: Sequence[SpokenAct], read_at: Sequence[int]) -> str:
    """Return a part of the sentence that names something, or begins like a wish, and that no act is of."""
    spoken = {i for act in acts for i in (act.target, act.into)}
    starts = [0, *(m.end() for m in _STEP.finditer(hearing.rest)), len(hearing.rest)]
    for start, end in pairwise(starts):
        low, high = hearing.sentence.place(start), hearing.sentence.place(max(start, end - 1)) + 1
        if any(low <= at < high for at in read_at) or not start:
            continue
        named = [m for m in hearing.journeys if low <= m.start < high and not set(m.ids) & spoken]
        wishes = _WISH.match(hearing.rest[start:end])
        lost = sum(low <= at < high for at in unexplained(hearing, acts)) >= MOST_LOST
        if (named and not is_blank_in_rest(hearing, low, high)) or wishes or lost:
            return hearing.sentence.own(start, end)
    return ""


def is_blank_in_rest(hearing: Hearing, low: int, high: int) -> bool:
    """Return whether a part was read as own words or an aside."""
    return all(word.startswith("_") or not word[0].isalnum() for word in hearing.rest.split(" ")[low:high])


def unexplained(hearing: Hearing, acts: Sequence[SpokenAct]) -> list[int]:
    """Return the places of telling words that no verb, no name, no end and none of the acts' own words account for."""
    spans = [(cue.start, cue.end) for cue in hearing.cues]
    spans += [(m.start, m.end) for m in (*hearing.journeys, *hearing.things)]
    told = {at for start, end in spans for at in range(start, end)}
    own = {word for act in acts for text in (*act.words, act.name) for word in folded(text).split()}
    known = EMPTY | VERB_WORDS | own
    return [
        at
        for at, (word, left) in enumerate(zip(hearing.sentence.words, hearing.line.split(" "), strict=True))
        if at not in told and len(word) >= LETTERS_AT_LEAST and word not in known and not left.startswith("_")
    ]


def _opposed(acts: Sequence[SpokenAct]) -> tuple[SpokenAct, SpokenAct] | None:
    """Return two acts about one thing that nobody wishes at once; None where there are none."""
    for at, act in enumerate(acts):
        other = next((o for o in acts[at + 1 :] if o.target and o.target == act.target and _clash(act, o)), None)
        if other is not None:
            return act, other
    return None


def _clash(one: SpokenAct, other: SpokenAct) -> bool:
    """Return whether two acts about one thing cannot both be meant: both say how much of it, or where it stands."""
    return any({one.verb, other.verb} <= group for group in _ONE_OF)


def _once(acts: Sequence[SpokenAct]) -> list[SpokenAct]:
    """Return acts without those that are told twice."""
    kept: list[SpokenAct] = []
    for act in dict.fromkeys(acts):
        same = [other for other in kept if other.target == act.target and {other.verb, act.verb} <= set(_OUT)]
        if same and _OUT.index(act.verb) > _OUT.index(same[0].verb):
            kept[kept.index(same[0])] = act
        elif not same:
            kept.append(act)
    return kept
