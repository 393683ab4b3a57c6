"""The verbs on a journey's row as wishes: what a press of a button asks for."""

from collections.abc import Callable, Mapping

from core.desk.views import JourneyView
from core.entities import JourneyState
from core.steering import edits as e

Wish = Callable[[JourneyView], e.Edit]

MORE, LESS = 1.5, 1 / 1.5
"""What a press multiplies a weight by; chosen by hand, and undone by one press of the other."""

WISHES: Mapping[str, Wish] = {
    "More": lambda v: e.JourneyWeighted(v.journey_id, v.journey.weight * MORE),
    "Less": lambda v: e.JourneyWeighted(v.journey_id, v.journey.weight * LESS),
    "Pause": lambda v: e.JourneyPaused(v.journey_id),
    "I have finished this": lambda v: e.JourneyFinished(v.journey_id),
    "Mute": lambda v: e.JourneyMuted(v.journey_id),
    "Let it speak again": lambda v: e.JourneyMuted(v.journey_id, muted=False),
    "Take it up again": lambda v: e.JourneyResumed(v.journey_id),
    "This is not me": lambda v: e.JourneyRemoved(v.journey_id),
    "It is me after all": lambda v: e.JourneyResumed(v.journey_id),
    "Open all of it again": lambda v: e.JourneyFocused(v.journey_id),
}
PANELS: Mapping[str, str] = {
    "Rename …": "rename",
    "Merge into another …": "merge",
    "Split it up …": "split",
}


def wish(verb: str, view: JourneyView) -> e.Edit:
    """Return the wish that a verb makes of a journey."""
    return WISHES[verb](view)


def offered(view: JourneyView) -> tuple[str, ...]:
    """Return what a journey's menu offers, in order."""
    if not view.journey.is_own:
        return ("It is me after all",)
    speak = "Let it speak again" if view.journey.muted else "Mute"
    whole = ("Open all of it again",) if view.journey.focus else ()
    if view.journey.state is not JourneyState.OPEN:
        return (*PANELS, "Take it up again", "This is not me")
    return (*PANELS, *whole, "Pause", "I have finished this", speak, "This is not me")
