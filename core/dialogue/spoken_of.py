"""Which of what a sentence speaks of belongs to a wish: behind its words, before them, in one breath."""

from collections.abc import Sequence
from dataclasses import replace

from core.dialogue.acts import OF_THINGS
from core.dialogue.guessing import likely_meant
from core.dialogue.hearing import Cue, Hearing
from core.dialogue.likely import words_beside
from core.dialogue.mentions import EMPTY, SAID_EXACTLY, SAME_WORD, Mention

_ALSO = frozenset({"and", "und", "y", "e", "both", "plus", "&", "+", ",", "or", "as", "well"})
_IT = frozenset({"it", "that", "them", "this", "es", "sie", "ihn", "davon", "lo", "la", "los", "las", "eso"})
_BOTH = frozenset({"both", "beide", "beiden", "ambos", "ambas"})
MUCH_OF_A_TITLE = 60
"""Hundredths of a title's telling words from which it is meant without *the one*; by hand, on the seen half."""
_ONE = frozenset({"one", "story", "article", "video", "film", "piece", "episode", "thing", "ding", "artikel"})


def mentions_near(hearing: Hearing, found: Sequence[Mention], cue: Cue, floor: int, ceiling: int) -> list[Mention]:
    """Return the mentions that a cue is about: those behind it in one breath, else the last before it."""
    found = [m for m in found if not put_aside(hearing, m)]
    behind = [m for m in found if cue.start <= m.start < ceiling and not was_read(hearing, m)]
    here = [m for m in found if cue.low <= m.start < cue.start and m.start >= floor]
    if here and not [m for m in behind if m.start < cue.high]:
        return breath(hearing, found, here[-1])
    if not [m for m in behind if m.start < cue.high] and _IT & set(hearing.sentence.words[cue.low : cue.high]):
        behind = []
    if behind:
        return [
            m
            for m, so_far in zip(behind, [None, *behind], strict=False)
            if so_far is None or in_one_breath(hearing, so_far, m)
        ]
    ahead = [m for m in found if floor <= m.start < cue.start]
    if ahead:
        return breath(hearing, found, ahead[-1])
    return [m for m in found if m.start < cue.start][-1:]


def breath(hearing: Hearing, found: Sequence[Mention], last: Mention) -> list[Mention]:
    """Return a mention with the one told just before it in one breath, if any."""
    before = [m for m in found if m.end <= last.start]
    return [*before[-1:], last] if before and in_one_breath(hearing, before[-1], last) else [last]


def was_read(hearing: Hearing, mention: Mention) -> bool:
    """Return whether a mention was read as something else already."""
    return all(word.startswith("_") for word in hearing.line.split(" ")[mention.start : mention.end])


def in_one_breath(hearing: Hearing, first: Mention, second: Mention) -> bool:
    """Return whether two mentions are told in one breath: with nothing but *and* between."""
    between = hearing.sentence.words[first.end : second.start]
    return all(word in _ALSO or word in EMPTY for word in between) and any(word in _ALSO for word in between)


def put_aside(hearing: Hearing, mention: Mention) -> bool:
    """Return whether a mention is put aside by a *not* before it, with another behind: *not the jazz, the ...*."""
    words = hearing.sentence.words[max(0, mention.start - 2) : mention.start]
    return any(w in ("not", "nicht") for w in words) and hearing.sentence.words[mention.end : mention.end + 1] == (",",)


def fitting_verb(
    hearing: Hearing, verb: str, cue: Cue, thing: list[Mention], journey: list[Mention]
) -> tuple[str, list[Mention]]:
    """Return the verb as it is with what is spoken of, and those mentions."""
    words = hearing.sentence.words[max(0, cue.low) : cue.high]
    strong = [m for m in thing if not journey or m.likeness > SAID_EXACTLY or _covers(m, journey)]
    dismissed = [m for m in strong if set(m.ids) & hearing.around.dismissed]
    if verb in ("resume", "allow", "more", "open") and dismissed and (verb != "more" or not journey):
        return "allow", [replace(m, ids=tuple(i for i in m.ids if i in hearing.around.dismissed)) for m in dismissed]
    if verb in OF_THINGS:
        return verb, strong or thing
    if verb == "pause" or not strong:
        return verb, journey
    whole = [m for m in strong if m.likeness >= MUCH_OF_A_TITLE or m.end - m.start > 1]
    says_one = any(word in _ONE for word in words)
    if (
        verb in ("mute", "remove", "less")
        and not journey
        and (whole or says_one or is_no_journey(hearing, cue, strong))
    ):
        return "dismiss", strong
    if verb in ("mute", "remove") and whole and not [m for m in journey if not _overlaps(m, whole)]:
        return "dismiss", whole
    return verb, journey


def is_no_journey(hearing: Hearing, cue: Cue, things: Sequence[Mention]) -> bool:
    """Return whether a thing is named beside a cue by words that are near no journey."""
    if not [m for m in things if cue.low <= m.start < cue.high]:
        return False
    return not likely_meant(words_beside(hearing, cue, cue.low, cue.high), hearing.around.journeys, hearing.meaning).ids


def one_or_each(hearing: Hearing, mentions: list[Mention]) -> list[Mention]:
    """Return mentions told with *or* between as one that may be either; one of *both* as each of its own."""
    if len(mentions) == 2 and set(hearing.sentence.words[mentions[0].end : mentions[1].start]) & {"or", "oder", "o"}:
        return [replace(mentions[0], ids=tuple(dict.fromkeys((*mentions[0].ids, *mentions[1].ids))))]
    if len(mentions) == 1 and len(mentions[0].ids) == 2 and set(hearing.sentence.words) & _BOTH:
        return [replace(mentions[0], ids=(i,)) for i in mentions[0].ids]
    return mentions


def makes_sense(hearing: Hearing, verb: str, mention: Mention) -> bool:
    """Return whether a word of a name can be meant: not where what it names is gone."""
    if mention.likeness > SAME_WORD or verb in ("resume", "remove", "end", "rename"):
        return True
    gone = {j.id for j in hearing.around.journeys if j.state == "removed"}
    return not set(mention.ids) <= gone


def is_doubtful(mention: Mention, cue: Cue) -> bool:
    """Return whether a mention is a single word of a longer name in another part of the sentence."""
    return mention.likeness <= SAME_WORD and len(mention.ids) == 1 and not cue.low <= mention.start < cue.high


def _covers(mention: Mention, others: Sequence[Mention]) -> bool:
    """Return whether a mention is longer than each of those that it shares a word with."""
    shared = [other for other in others if _overlaps(mention, [other])]
    return all(mention.end - mention.start > other.end - other.start for other in shared)


def _overlaps(mention: Mention, others: Sequence[Mention]) -> bool:
    """Return whether a mention shares a word with any of others."""
    return any(other.start < mention.end and mention.start < other.end for other in others)
