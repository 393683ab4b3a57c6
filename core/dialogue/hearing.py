"""A sentence on its way to a reading: its words, what it speaks of, and what is read of it so far."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from core.dialogue.acts import Speakable, SpokenAct, Surrounding
from core.dialogue.amounts import without_end
from core.dialogue.asides import without_asides
from core.dialogue.cues import KNOWN_WORDS, VERB_WORDS
from core.dialogue.guessing import Guess, TextMeaning, likely_meant
from core.dialogue.mentions import EMPTY, Mention, journeys_in, things_in
from core.dialogue.sentence import Sentence, folded, heard, in_quotes, without_slips

_NOT = re.compile(
    r"(?<!\S)(?:dont|wouldnt|shouldnt|couldnt|do not|not|never|nicht|bloss nicht|keine?n?|no|nunca|havent|didnt|wont"
    r"|without|ohne|sin|doesnt|shouldnt|neither|nor|ni)(?: (?!but|and|und|aber|y|pero|sondern"
    r"|,|;|-|–|\.|!)\S+){0,3} $"
)
_GOOD_NOT = re.compile(r"(?:wouldnt mind|would not mind|why not|no ,|not only|nicht nur)(?: \S+){0,3} $")


@dataclass(slots=True)
class Hearing:
    """One sentence being read: what of it is left in `line`, and the acts so far, each with its place and target."""

    sentence: Sentence
    around: Surrounding
    meaning: TextMeaning | None
    line: str
    days: int | None
    quotes: tuple[str, ...]
    journeys: list[Mention]
    things: list[Mention]
    rest: str = ""
    acts: list[tuple[int, SpokenAct, tuple[str, ...]]] = field(default_factory=list)
    end_at: int = -1
    refused: set[str] = field(default_factory=set)
    cues: "list[Cue]" = field(default_factory=list)


def unread_copy(hearing: Hearing) -> Hearing:
    """Return a sentence that is not read yet once more, to be read by itself."""
    return replace(hearing, acts=[], refused=set(), cues=[])


def begun(said: str, around: Surrounding, meaning: TextMeaning | None) -> Hearing:
    """Hear a sentence: mend the slips of its verbs, leave out its asides and its end, find what it speaks of."""
    named = {word for journey in around.journeys for word in heard(journey.name).words}
    shown = {word for thing in around.listed for word in heard(thing.name).words}
    sentence = without_slips(heard(said), VERB_WORDS, KNOWN_WORDS | EMPTY | named | shown)
    told = without_asides(sentence.line)
    line, days = without_end(told, around.now)
    changed = (at for at, (a, b) in enumerate(zip(told, line, strict=True)) if a != b)
    return Hearing(
        sentence=sentence,
        around=around,
        meaning=meaning,
        line=line,
        days=days,
        end_at=sentence.place(next(changed, 0)) if days is not None else -1,
        quotes=in_quotes(said),
        journeys=journeys_in(sentence.words, around.journeys),
        things=things_in(sentence.words, around.listed, around.others),
    )


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb told at `start` to `end`, in words, with the words before and behind that belong to it."""

    verb: str
    start: int
    end: int
    low: int
    high: int


def guess_within(hearing: Hearing, span: tuple[int, int], known: Sequence[Speakable]) -> Guess:
    """Return what a part of the line is nearest to in meaning."""
    return likely_meant(hearing.line[span[0] : span[1]].split(" "), known, hearing.meaning)


def journey_within(hearing: Hearing, span: tuple[int, int]) -> tuple[str, ...]:
    """Return the journeys that the first mention in a part of the line may be."""
    return meant_within(hearing, hearing.journeys, span)


def thing_within(hearing: Hearing, span: tuple[int, int]) -> tuple[str, ...]:
    """Return the things that the first mention in a part of the line may be."""
    return meant_within(hearing, hearing.things, span)


def meant_within(hearing: Hearing, found: Sequence[Mention], span: tuple[int, int]) -> tuple[str, ...]:
    """Return what the first mention in a part of the line may be."""
    if span[0] < 0 or span[1] <= span[0]:
        return ()
    low, high = hearing.sentence.place(span[0]), hearing.sentence.place(span[1] - 1) + 1
    return next((m.ids for m in found if low <= m.start and m.end <= high), ())


def words_as_said(hearing: Hearing, span: tuple[int, int]) -> str:
    """Return the person's own words of a part of the line, those in quotation marks where it holds any."""
    if span[0] < 0:
        return ""
    said = hearing.sentence.own(*span)
    return next(
        (q for q in hearing.quotes if folded(q).strip(" .,!?") and folded(q).strip(" .,!?") in folded(said)), said
    )


def is_negated(hearing: Hearing, start: int) -> bool:
    """Return whether a *not* stands before a place of the line."""
    before = hearing.line[:start]
    return bool(_NOT.search(before)) and not _GOOD_NOT.search(before)


def is_welcome(text: str) -> bool:
    """Return whether a *not* at the end of a text is none against what follows: *would not mind*."""
    return bool(_GOOD_NOT.search(text))
