"""What is foretold of a press is what the presses then do, to the bit and to the place."""

from hypothesis import given
from hypothesis import strategies as st
from laws.test_one_door import DOOR, opened, steer
from small_world import small_workspace

from core.desk.doses import DOSED, PRESSES
from core.desk.views import PersonView
from core.desk.wishes import wish
from core.ranking.dose import Dose
from core.steering import edits as e


def held(view: PersonView, journey_id: str) -> Dose:
    """Return what a journey has on a page."""
    free = [place.journey_id for place in view.slate.places if not place.pinned]
    return Dose(view.slate.asked.get(journey_id, 0.0), free.count(journey_id), len(free))


@DOOR
@given(st.data(), st.sampled_from(DOSED))
def test_what_three_presses_are_said_to_give_is_what_each_of_them_gives(data: st.DataObject, verb: str) -> None:
    mine = opened()
    steer(data, mine)
    view = mine.view()
    pressed = data.draw(st.sampled_from(view.journeys)) if view.journeys else None
    if pressed is None:
        return
    foretold = mine.doses(view, view.journeys)[pressed.journey_id]
    assert foretold.now == held(view, pressed.journey_id)
    for step in range(PRESSES):
        before = mine.view().find(pressed.journey_id)
        assert before is not None
        mine.commit(wish(verb, before))
        assert held(mine.view(), pressed.journey_id) == foretold.by_verb[verb][step]


def test_doses_are_told_of_the_journeys_asked_for_and_remembered_until_something_changes() -> None:
    mine = opened()
    view = mine.view()
    top = view.journeys[0]
    first = mine.doses(view, [top])
    assert list(first) == [top.journey_id]
    assert mine.doses(view, [top])[top.journey_id].by_verb["More"] == first[top.journey_id].by_verb["More"]
    mine.commit(wish("More", top))
    assert mine.doses(mine.view(), [top])[top.journey_id].now == first[top.journey_id].by_verb["More"][0]


def test_a_silent_journey_gets_nothing_however_often_one_presses() -> None:
    mine = opened()
    top = mine.view().journeys[0]
    mine.commit(wish("Mute", top))
    after = mine.view()
    muted = after.find(top.journey_id)
    assert muted is not None
    found = mine.doses(after, [muted])[top.journey_id]
    assert {dose.places for dose in found.by_verb["More"]} == {0}


def test_three_presses_of_each_verb_are_foretold_and_none_beyond_the_heaviest_weight() -> None:
    mine = small_workspace(with_map=False).of("ada")
    top = mine.view().journeys[0]
    mine.commit(e.JourneyWeighted(top.journey_id, e.HEAVIEST / 1.5))
    view = mine.view()
    heavy = view.find(top.journey_id)
    assert heavy is not None
    found = mine.doses(view, [heavy])[top.journey_id]
    assert list(found.by_verb) == ["More", "Less"]
    assert [len(doses) for doses in found.by_verb.values()] == [3, 3]
    first, second, third = (dose.asked for dose in found.by_verb["More"])
    assert found.now.asked < first == second == third
    assert found.now.asked > found.by_verb["Less"][0].asked > found.by_verb["Less"][2].asked
