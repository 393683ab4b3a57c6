"""What is likely meant where a wish names nothing, and which of several a wish can be about."""

import re

from core.dialogue.acts import OF_THINGS, Speakable
from core.dialogue.cues import VERB_WORDS
from core.dialogue.guessing import NO_GUESS, Guess, likely_meant
from core.dialogue.hearing import Cue, Hearing

RESTING = frozenset({"muted", "paused", "finished", "removed"})
"""States from which a journey can be taken up again."""
DID = re.compile(
    r"(?<!\S)(?:i|ive|im|we|weve|he|she|they|ich|wir|he|hemos)(?: \S+)? (?:finish\w*|paus\w*"
    r"|remov\w*|dropp?\w*|rest\w*|delet\w*|clos\w*|complet\w*|open\w*|split)(?! with| off)(?!\S)"
)
"""A report of what somebody did, which is no wish."""
LEAST_OF_THINGS = 0.25
"""Cosine to a title from which one asks whether it is meant: there are only a few on a list; on the seen half."""


def guessed_for(hearing: Hearing, cue: Cue, verb: str, ceiling: int) -> Guess:
    """Return what the words beside a cue are nearest to in meaning."""
    known = speakable_for(hearing, verb)
    beside = words_beside(hearing, cue, cue.low, cue.high)
    if verb in ("finish", "pause", "remove", "split", "end", "open") and DID.search(
        " ".join(hearing.sentence.words[max(0, cue.low) : cue.end])
    ):
        return NO_GUESS
    guess = likely_meant(beside, known, hearing.meaning)
    if not guess.is_sure and verb in OF_THINGS:
        return likely_meant(beside, known, hearing.meaning, least=LEAST_OF_THINGS)
    if not guess.ids:
        guess = likely_meant(words_beside(hearing, cue, 0, ceiling), known, hearing.meaning)
    return guess


def words_beside(hearing: Hearing, cue: Cue, low: int, high: int) -> list[str]:
    """Return words that are left between two places, with nothing of the cue's own verb."""
    is_single = cue.end - cue.start <= 1
    left = hearing.line.split(" ")
    return [
        "" if word.startswith("_") or word in VERB_WORDS or (is_single and at == cue.start) else word
        for at, word in enumerate(left[low:high], low)
    ]


def speakable_for(hearing: Hearing, verb: str) -> tuple[Speakable, ...]:
    """Return what a verb may be about."""
    if verb in OF_THINGS:
        chosen = {"unpin": hearing.around.pinned, "allow": hearing.around.dismissed}.get(verb)
        return tuple(t for t in hearing.around.listed if chosen is None or t.id in chosen)
    return tuple(j for j in hearing.around.journeys if fits_state(verb, j))


def fits_state(verb: str, journey: Speakable) -> bool:
    """Return whether a verb makes sense for a journey in its state."""
    if verb == "resume":
        return journey.state in RESTING
    return not (verb in ("more", "less", "focus", "pause", "finish") and journey.state in ("removed",))


def possible_ids(hearing: Hearing, verb: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of several that a verb fits, or all where it fits none."""
    if len(ids) == 1:
        return ids
    lasting = hearing.around.in_force
    fitting = {s.id for s in speakable_for(hearing, verb)} & (lasting if verb == "end" and lasting else set(ids))
    return tuple(i for i in ids if i in fitting) or ids
