"""Read the wishes that hold own words: names, words kept out, new interests, parts."""

import re
from collections.abc import Callable
from dataclasses import replace

from core.dialogue.acts import SpokenAct
from core.dialogue.asides import blanked
from core.dialogue.forms import WordedForm
from core.dialogue.hearing import (
    Hearing,
    guess_within,
    is_negated,
    is_welcome,
    journey_within,
    thing_within,
    words_as_said,
)
from core.dialogue.merging import merges
from core.dialogue.sentence import Sentence, folded

MOST_OWN_WORDS = 5
"""Words of a new interest or of what is kept out at most; by hand: what is longer is a sentence misread."""
_PRONOUNS = frozenset({"it", "that", "this", "them", "es", "das", "sie", "lo", "la", "eso"})
_FINE = re.compile(
    r"(?<!\S)(?:again|back|fine|ok|okay|allowed|allow|may|unblock\w*|wieder|darf|erlaub\w*"
    r"|otra vez|de nuevo|puede|permit\w*|vuelve)(?!\S)"
)

ActsTold = list[tuple[SpokenAct, tuple[str, ...]]]


def take_form(hearing: Hearing, form: WordedForm) -> None:
    """Read a wish with own words, if what it needs is there."""
    at = hearing.sentence.place(form.whole[0])
    refuses = form.verb == "block" and not re.match(r"b?lo[cq]", hearing.line[form.whole[0] :])
    if is_negated(hearing, form.whole[0]) and not refuses:
        if form.verb in ("rename", "split", "block", "adopt") and not is_welcome(hearing.line[: form.whole[0]]):
            hearing.line = blanked(hearing.line, *form.whole)
        return
    acts = _READERS[form.verb](hearing, form)
    if acts:
        hearing.acts.extend((at, act, ids) for act, ids in acts)
        hearing.line = blanked(hearing.line, *form.whole)


def form_rename(hearing: Hearing, form: WordedForm) -> ActsTold:
    """Read a new name."""
    ids = journey_within(hearing, form.target)
    if not ids and hearing.line[slice(*form.target)] in _PRONOUNS and (last := before(hearing, form.whole[0])):
        ids = (last,)
    name = words_as_said(hearing, form.name)
    return [(SpokenAct(verb="rename", target=ids[0], name=name), ids)] if ids and name else []


def form_called(hearing: Hearing, form: WordedForm) -> ActsTold:
    """Read *call it so*: of the journey named first, or of what was made just before."""
    start, end = form.name
    line = hearing.line[start:end]
    if pronoun := re.match(r"(?:it|that|this|them|those|es|das|sie|lo|la|eso) ", line):
        name = words_as_said(hearing, (start + pronoun.end(), end))
        made = hearing.acts[-1][1] if hearing.acts else None
        merge = merged_before(hearing, form.whole[0])
        if made and made.verb == "split":
            _, act, ids = hearing.acts.pop()
            return [(replace(act, name=name), ids)]
        target = merge or (made.target if made else before(hearing, form.whole[0]))
        return [(SpokenAct(verb="rename", target=target, name=name), (target,))] if target and name else []
    first = hearing.sentence.place(start)
    near = [m for m in hearing.journeys if first <= m.start <= first + 2 and m.end <= hearing.sentence.place(end - 1)]
    if not near or not _name_follows(hearing.sentence, near[0].end):
        return []
    rest = len(" ".join(hearing.sentence.words[: near[0].end])) + 1
    lead = re.match(
        r"(?:(?:doch|bitte|mal|lieber|einfach|instead|simply|just|as|a|al|jetzt|ab) )*", hearing.line[rest:end]
    )
    name = words_as_said(hearing, (rest + (lead.end() if lead else 0), end))
    return [(SpokenAct(verb="rename", target=near[0].ids[0], name=name), near[0].ids)] if name else []


def merged_before(hearing: Hearing, end: int) -> str:
    """Return the journey that stays in a merge told before a place of the line."""
    for start, _, _ in reversed(merges(hearing.line[:end])):
        low = hearing.sentence.place(start)
        found = [m for m in hearing.journeys if m.start >= low and m.end <= hearing.sentence.place(end)]
        if len(found) > 1:
            return found[1].ids[0]
    return ""


def before(hearing: Hearing, end: int) -> str:
    """Return the last journey spoken of before a place of the line."""
    found = [m for m in hearing.journeys if m.end <= hearing.sentence.place(end)]
    return found[-1].ids[0] if found else ""


def form_block(hearing: Hearing, form: WordedForm) -> ActsTold:
    """Read words that are kept out, one act each."""
    said = words_as_said(hearing, form.words)
    if journey_within(hearing, form.words) and "wor" not in hearing.line and "palabra" not in hearing.line:
        return []
    parts = [part.strip() for part in re.split(r"\s+(?:and|or|und|oder|y|o)\s+|,\s*", said) if part.strip()]
    cleaned = [
        re.sub(
            r"(?i)^(?:the word|the|das wort|la palabra|el|la|los|las)\s+|\s+(?:as well|too|auch"
            r"|también|tambien)$",
            "",
            p,
        )
        for p in parts
    ]
    return [
        (SpokenAct(verb="block", words=(word,)), ()) for word in cleaned if word and len(word.split()) <= MOST_OWN_WORDS
    ]


def form_unblock(hearing: Hearing, form: WordedForm) -> ActsTold:
    """Read words that may come back."""
    said = words_as_said(hearing, form.words)
    blocked = [word for word in hearing.around.blocked if folded(word) in folded(said)]
    told = re.search(r"wor[dt]|palabra|unblock|desbloque|entsperr", hearing.line[form.whole[0] : form.whole[1]])
    words = blocked[:1] or ([said] if said and told else [])
    return [(SpokenAct(verb="unblock", words=(word,)), ()) for word in words]


def take_unblocked(hearing: Hearing) -> None:
    """Read a word that is kept out, told with *again* or *fine*, as one that may come back."""
    if any(act.verb in ("block", "unblock") for _, act, _ in hearing.acts) or not _FINE.search(hearing.line):
        return
    words = [word for word in hearing.around.blocked if folded(word) in hearing.line.split(" ")]
    hearing.acts.extend((0, SpokenAct(verb="unblock", words=(word,)), ()) for word in words[:1])


def form_adopt(hearing: Hearing, form: WordedForm) -> ActsTold:
    """Read a new interest."""
    said = re.sub(
        r"^(?i:the|a|an|some|more about|about|die|das|den|el|la|los|las)\s+", "", words_as_said(hearing, form.name)
    )
    said = re.split(
        r"\s+(?i:as an interest|too|as well|this|now|for|with|because|but|so|in|at|an|auf|hinzu|dazu|auch|also)(?:\s"
        r"|$)",
        said,
    )[0]
    if (
        not said
        or said in _PRONOUNS
        or len(said.split()) > MOST_OWN_WORDS
        or re.match(r"(?i)(?:see|look|read|know|show|have|be|go|hear)\b", said)
    ):
        return []
    return [(SpokenAct(verb="adopt", name=said), ())]


def form_split(hearing: Hearing, form: WordedForm) -> ActsTold:
    """Read a part that becomes a journey of its own."""
    words = words_as_said(hearing, form.words)
    ids = journey_within(hearing, form.target) if form.target[0] >= 0 else ()
    if not ids and form.target[0] < 0:
        whole = journey_within(hearing, (0, len(hearing.line)))
        ids = whole or guess_within(hearing, form.words, hearing.around.journeys).ids[:1]
    if not ids or not words or thing_within(hearing, form.words):
        return []
    words = re.sub(r"^(?i:the|my|all|die|das|den|el|la|los|las)\s+", "", words)
    return [(SpokenAct(verb="split", target=ids[0], words=(words,)), ids)]


def form_focus(hearing: Hearing, form: WordedForm) -> ActsTold:
    """Read the part that is gone into."""
    ids = journey_within(hearing, form.target) if form.target[0] >= 0 else ()
    inside = journey_within(hearing, form.words)
    words = re.sub(r"^(?i:just|only|the|die|das|den|el|la|los|las)\s+", "", words_as_said(hearing, form.words))
    if not ids and not inside:
        ids = (
            journey_within(hearing, (0, form.whole[0]))
            or guess_within(hearing, form.words, hearing.around.journeys).ids[:1]
        )
    if not ids or not words or (re.match(r"(?i)(?:that|it|this|them)$", words)):
        return []
    return [(SpokenAct(verb="focus", target=ids[0], words=(words,)), ids)]


def _name_follows(sentence: Sentence, at: int) -> bool:
    """Return whether words stand behind a place of a sentence."""
    return any(word[0].isalnum() for word in sentence.words[at:])


_READERS: dict[str, Callable[[Hearing, WordedForm], ActsTold]] = {
    "rename": form_rename,
    "called": form_called,
    "block": form_block,
    "unblock": form_unblock,
    "adopt": form_adopt,
    "split": form_split,
    "focus": form_focus,
}
