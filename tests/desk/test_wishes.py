"""The verbs of a journey's row: what is offered when, and the edit that each one asks for."""

from dataclasses import replace

import pytest
from small_world import small_workspace

from core.desk.views import JourneyView
from core.desk.wishes import LESS, MORE, PANELS, VERBS, at_hand, offered, switched, wish
from core.entities import JourneyState, ListSource, Profile
from core.steering import edits as e

VIEW = small_workspace(with_map=False).of("ada").view().journeys[0]
ID = VIEW.journey_id


def like(**changes: object) -> JourneyView:
    """Return a view of a journey of which something is different."""
    return replace(VIEW, journey=replace(VIEW.journey, **changes))  # type: ignore[arg-type]


OPEN = ("Pause", "I have finished this", "Mute", "This is not me")


@pytest.mark.parametrize(
    ("view", "verbs"),
    [
        (VIEW, (*PANELS, *OPEN)),
        (like(muted=True), (*PANELS, "Pause", "I have finished this", "Let it speak again", "This is not me")),
        (like(focus=VIEW.journey.members[:1]), (*PANELS, "Open all of it again", *OPEN)),
        (like(state=JourneyState.PAUSED), (*PANELS, "Take it up again", "This is not me")),
        (like(state=JourneyState.FINISHED, muted=True), (*PANELS, "Take it up again", "This is not me")),
        (like(state=JourneyState.REMOVED), ("It is me after all",)),
    ],
    ids=["open", "muted", "deep", "paused", "finished", "not me"],
)
def test_a_menu_offers_what_a_journey_can_take_and_nothing_else(view: JourneyView, verbs: tuple[str, ...]) -> None:
    assert offered(view) == verbs


def test_more_and_less_are_at_hand_for_every_journey_of_ones_own() -> None:
    assert at_hand(VIEW) == at_hand(like(state=JourneyState.PAUSED)) == ("More", "Less")
    assert at_hand(like(state=JourneyState.REMOVED)) == ()


def test_every_verb_asks_for_the_edit_that_its_words_say() -> None:
    asked = {verb.label: wish(verb.label, like(weight=2.0)) for verb in VERBS}
    assert asked == {
        "More": e.JourneyWeighted(ID, 3.0),
        "Less": e.JourneyWeighted(ID, 2.0 / 1.5),
        "Open all of it again": e.JourneyFocused(ID),
        "Pause": e.JourneyPaused(ID),
        "I have finished this": e.JourneyFinished(ID),
        "Let it speak again": e.JourneyMuted(ID, muted=False),
        "Mute": e.JourneyMuted(ID),
        "Take it up again": e.JourneyResumed(ID),
        "This is not me": e.JourneyRemoved(ID),
        "It is me after all": e.JourneyResumed(ID),
    }


@pytest.mark.parametrize("before", [None, e.JourneyMuted, e.JourneyPaused, e.JourneyFinished, e.JourneyRemoved])
def test_every_verb_that_is_offered_can_be_granted(before: type[e.JourneyPaused] | None) -> None:
    mine = small_workspace(with_map=False).of("bo")
    journey_id = mine.view().journeys[0].journey_id
    if before is not None:
        mine.commit(before(journey_id))
    view = mine.view().find(journey_id)
    assert view is not None
    verbs = [verb for verb in (*at_hand(view), *offered(view)) if verb not in PANELS]
    assert verbs
    for verb in verbs:
        assert mine.commit(wish(verb, view)).entry.edit.kind == wish(verb, view).kind
        mine.undo()


def test_more_and_less_take_each_other_back() -> None:
    assert pytest.approx(1) == MORE * LESS


def test_a_source_that_is_on_is_switched_off_and_one_that_is_off_is_switched_on() -> None:
    backlog, revisit, catalogue, others = ListSource
    some = Profile(sources=(backlog, catalogue))
    assert switched(some, backlog) == e.SourcesChosen((catalogue.value,))
    assert switched(some, others) == e.SourcesChosen((backlog.value, catalogue.value, others.value))
    assert switched(Profile(), revisit) == e.SourcesChosen((backlog.value, catalogue.value, others.value))


def test_a_press_of_more_is_half_as_much_again() -> None:
    assert wish("More", like(weight=1.0)) == e.JourneyWeighted(ID, 1.5)
    assert wish("Less", like(weight=3.0)) == e.JourneyWeighted(ID, 2.0)
