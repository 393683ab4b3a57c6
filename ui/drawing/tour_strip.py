"""The walkthrough's strip: one line of what to do, a dot a step; hollow, ringed or filled, never by colour alone."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from core.desk.tour_steps import TourStep
from ui.drawing.text import ASIDE_SIGNS, safe

_LINES: Mapping[TourStep, tuple[str, str]] = {
    TourStep.RECOGNISE: ("Recognise", "In this copy of {person} open a band, such as {about}."),
    TourStep.WRONG: ("One is wrong", "Under <b>Change</b> of {about} choose “This is not me”."),
    TourStep.SPLIT: ("Split it", "Under <b>Change</b> of {about} choose “Split it up …”, then make two of it."),
    TourStep.NAME: ("Name it", "Type your own words over {about}, then Enter."),
    TourStep.WATCH: ("Watch the list", "Press <b>More</b> at {about}: each place says how it moved."),
    TourStep.PREVIEW: ("Preview", "Switch <b>Preview</b> on, press <b>Less</b> at {about}, then apply or drop it."),
    TourStep.UNDO: ("Undo", "Take the last change back: the list is what it was."),
    TourStep.OWN: ("Bring your own", "Nothing of this is kept. A history of yours takes one file."),
}
"""What each step is called, and what to do."""
WAITS_ON_JOURNEYS = "This step waits for you on Journeys."
"""What is said where a step cannot be done on the page that is open."""


def line(step: TourStep, done: AbstractSet[TourStep], person: str, about: str, is_here: bool = True) -> str:
    """Draw a step's line and the dots of all; `about` is the journey that it points at, `person` whose copy it is."""
    head, what = _LINES[step]
    words = {"person": safe(person, ASIDE_SIGNS), "about": f"“{safe(about, ASIDE_SIGNS)}”" if about else "a journey"}
    said = what.format_map(words) if is_here else WAITS_ON_JOURNEYS
    return f'<div class="step">{_dots(step, done)}<p role="status"><strong>{head}.</strong> {said}</p></div>'


def tour_over(person: str) -> str:
    """Say that the walkthrough is over and nothing of it was kept."""
    whose = safe(person, ASIDE_SIGNS)
    said = f"Nothing of what you did in the copy of {whose} was kept. This is where yours comes in."
    dots = _dots(None, frozenset(TourStep))
    return f'<div class="step">{dots}<p role="status"><strong>That was the tour.</strong> {said}</p></div>'


def _dots(now: TourStep | None, done: AbstractSet[TourStep]) -> str:
    """Draw a dot for every step."""
    at = f"Step {list(TourStep).index(now) + 1} of {len(TourStep)}" if now else f"All {len(TourStep)} steps"
    dots = "".join(f'<i class="{_state(step, now, done)}" title="{_LINES[step][0]}"></i>' for step in TourStep)
    return f'<span class="dots" role="img" aria-label="{at}, {len(done)} done">{dots}</span>'


def _state(step: TourStep, now: TourStep | None, done: AbstractSet[TourStep]) -> str:
    """Return the class of a step's dot."""
    return "now" if step is now else "done" if step in done else "open"
