"""What somebody wants more or less of that no journey and no thing before them is about: *less chess, please*."""

from core.dialogue.acts import Surrounding
from core.dialogue.cues import cues_in
from core.dialogue.hearing import begun
from core.dialogue.mentions import EMPTY

_OF_A_JOURNEY = frozenset(
    ("less", "more", "mute", "pause", "resume", "finish", "focus", "open", "split", "pin", "unpin")
)
"""Verbs that are said of a journey, or of a thing in the list."""
_FILLING_TEXT = (
    "please bitte por favor can could would will you me i id im want like wish need see show give get let have "
    "really just bit little lot too much mal mir ich will mochte hatte zeig zeige gerne doch noch mehr weniger kann "
    "kannst du dir quiero quisiera puedes muestra ver poco mas menos"
)
_FILLING = frozenset(_FILLING_TEXT.split())
"""Words around what is wished that do not tell of what."""
_MOST = 4
"""Words that a subject has at the most; what is longer is told about, and no subject; by hand."""


def unmet_subject(said: str, around: Surrounding) -> str:
    """Return what a plain wish is about where no journey and nothing in the list is, as it was said; else ''.

    That is the run of telling words behind its verb, else the one before.
    """
    hearing = begun(said, around, None)
    cues = [cue for cue in cues_in(hearing.line) if cue[2] in _OF_A_JOURNEY]
    if len(cues) != 1 or hearing.journeys or hearing.things:
        return ""
    start, end, _ = cues[0]
    for low, high in ((end, len(hearing.line)), (0, start)):
        if found := _telling_run(hearing.line[low:high]):
            return hearing.sentence.own(low + found[0], low + found[1])
    return ""


def _telling_run(text: str) -> tuple[int, int] | None:
    """Return where the only run of telling words of a folded text begins and ends; None for none, several, or long."""
    runs: list[list[tuple[int, int]]] = [[]]
    at = 0
    for word in text.split(" "):
        if word and word[0].isalnum() and word not in EMPTY and word not in _FILLING:
            runs[-1].append((at, at + len(word)))
        else:
            runs.append([])
        at += len(word) + 1
    found = [run for run in runs if run]
    if len(found) != 1 or len(found[0]) > _MOST:
        return None
    return found[0][0][0], found[0][-1][1]
