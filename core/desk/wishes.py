"""The register of verbs on a journey's row: what each is called, when it is offered, and the wish that it makes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.desk.views import JourneyView
from core.entities import JourneyState, ListSource, Profile
from core.steering import edits as e

When = Callable[[JourneyView], bool]
Wish = Callable[[JourneyView], e.Edit]

MORE, LESS = 1.5, 1 / 1.5
"""What a press multiplies a weight by; chosen by hand, and undone by one press of the other."""

PANELS: Mapping[str, str] = {
    "See all of it …": "life",
    "Rename …": "rename",
    "Merge into another …": "merge",
    "Split it up …": "split",
    "Look for it elsewhere …": "search",
}


@dataclass(frozen=True, slots=True)
class Verb:
    """What a button or a line of the menu says, when it is there, and what it asks for; `at_hand` is a button."""

    label: str
    when: When
    wish: Wish
    at_hand: bool = False


def _is_own(view: JourneyView) -> bool:
    """Tell whether the journey is the person's."""
    return view.journey.is_own


def _is_open(view: JourneyView) -> bool:
    """Tell whether the journey is the person's and does not rest."""
    return view.journey.state is JourneyState.OPEN


def _is_deep(view: JourneyView) -> bool:
    """Tell whether the person went deeper into an open journey."""
    return _is_open(view) and bool(view.journey.focus)


def _is_muted(view: JourneyView) -> bool:
    """Tell whether an open journey is muted."""
    return _is_open(view) and view.journey.muted


def _is_at_rest(view: JourneyView) -> bool:
    """Tell whether the journey is the person's and rests."""
    return _is_own(view) and not _is_open(view)


VERBS: tuple[Verb, ...] = (
    Verb("More", _is_own, lambda v: e.JourneyWeighted(v.journey_id, v.journey.weight * MORE), at_hand=True),
    Verb("Less", _is_own, lambda v: e.JourneyWeighted(v.journey_id, v.journey.weight * LESS), at_hand=True),
    Verb("Open all of it again", _is_deep, lambda v: e.JourneyFocused(v.journey_id)),
    Verb("Pause", _is_open, lambda v: e.JourneyPaused(v.journey_id)),
    Verb("I have finished this", _is_open, lambda v: e.JourneyFinished(v.journey_id)),
    Verb("Let it speak again", _is_muted, lambda v: e.JourneyMuted(v.journey_id, muted=False)),
    Verb("Mute", lambda v: _is_open(v) and not _is_muted(v), lambda v: e.JourneyMuted(v.journey_id)),
    Verb("Take it up again", _is_at_rest, lambda v: e.JourneyResumed(v.journey_id)),
    Verb("This is not me", _is_own, lambda v: e.JourneyRemoved(v.journey_id)),
    Verb("It is me after all", lambda v: not _is_own(v), lambda v: e.JourneyResumed(v.journey_id)),
)


def wish(label: str, view: JourneyView) -> e.Edit:
    """Return the wish that a verb makes of a journey; raise KeyError for no verb."""
    return {verb.label: verb for verb in VERBS}[label].wish(view)


def at_hand(view: JourneyView) -> tuple[str, ...]:
    """Return the verbs that stand on a journey's row, in order."""
    return tuple(verb.label for verb in VERBS if verb.at_hand and verb.when(view))


def offered(view: JourneyView) -> tuple[str, ...]:
    """Return what a journey's menu offers, in order: its panels, then its verbs."""
    verbs = tuple(verb.label for verb in VERBS if not verb.at_hand and verb.when(view))
    return (*PANELS, *verbs) if _is_own(view) else verbs


def switched(profile: Profile, source: ListSource) -> e.SourcesChosen:
    """Return the wish that switches one source of the list on where it is off, and off where it is on."""
    return e.SourcesChosen(tuple(s.value for s in ListSource if (s in profile.sources) != (s is source)))
