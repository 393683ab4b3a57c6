"""What stands on a list because it was asked for: told by the wish, and only where it would not be there anyway."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from small_world import START, Clock, small_workspace
from strategies import LAWS

from core.desk.wishes import MORE
from core.steering import edits as e
from core.workspace.person_workspace import PersonWorkspace


def told(mine: PersonWorkspace) -> dict[str, str]:
    return {place.item.item_id: place.asked_for for place in mine.places(mine.view()) if place.asked_for}


def test_what_a_wish_brought_is_told_by_it_and_what_was_there_anyway_is_not() -> None:
    mine = small_workspace().of("bo")
    before = set(mine.view().slate.item_ids)
    journey = mine.view().journeys[-1]
    assert told(mine) == {}
    mine.commit(e.JourneyWeighted(journey.journey_id, MORE**8))
    came = set(mine.view().slate.item_ids) - before
    assert came
    assert told(mine) == dict.fromkeys(came, f"More of “{journey.name}”")
    mine.undo()
    assert told(mine) == {}


def test_what_came_because_another_journey_is_silent_is_told_by_that_wish() -> None:
    mine = small_workspace().of("bo")
    before = set(mine.view().slate.item_ids)
    journey = mine.view().journeys[0]
    mine.commit(e.JourneyMuted(journey.journey_id))
    came = set(mine.view().slate.item_ids) - before
    assert came
    assert told(mine) == dict.fromkeys(came, f"“{journey.name}” muted")


def test_each_journey_of_a_sentence_is_told_by_it_also_the_second() -> None:
    mine = small_workspace().of("bo")
    before = set(mine.view().slate.item_ids)
    first, second, third = mine.view().journeys
    more = e.JourneyWeighted(third.journey_id, MORE**8)
    mine.commit(e.SentenceTaken("more of the last", (e.JourneyWeighted(second.journey_id, 0.9), more)))
    mine.commit(e.JourneyPaused(first.journey_id))
    found = {place.journey_id for place in mine.view().slate.places if place.item_id not in before}
    assert third.journey_id in found
    of_third = {p.item.item_id for p in mine.places(mine.view()) if p.place.journey_id == third.journey_id}
    said = f"Less of “{second.name}”; More of “{third.name}”"
    assert {words for item_id, words in told(mine).items() if item_id in of_third} == {said}


def test_a_wish_that_has_ended_brought_nothing_any_more() -> None:
    clock = Clock(START + timedelta(days=900))
    workspace = small_workspace(clock=clock)
    mine = workspace.of("bo")
    made = mine.commit(e.JourneyMuted(mine.view().journeys[0].journey_id))
    mine.end((made.entry.seq,), clock.now + timedelta(days=1))
    assert told(mine)
    clock.now += timedelta(days=1)
    assert told(workspace.of("bo")) == {}


def test_things_of_an_interest_that_was_taken_up_say_so_and_a_moment_of_the_past_says_nothing() -> None:
    mine = small_workspace().of("bo")
    anchors = tuple(f"sailing-{n:02d}" for n in range(4))
    made = mine.commit(e.InterestAdopted("new", "Boats", anchors=anchors))
    found = told(mine)
    assert found
    assert set(found.values()) == {"you took up “Boats”"}
    then = mine.view(until=made.entry.seq - 1)
    assert [place for place in mine.places(then) if place.asked_for] == []


@settings(LAWS, max_examples=10)
@given(st.data())
def test_without_all_wishes_in_force_no_item_that_is_told_as_asked_for_is_on_the_list(data: st.DataObject) -> None:
    mine = small_workspace(with_map=False).of("bo")
    seqs = []
    for view in mine.view().journeys:
        wish = data.draw(
            st.sampled_from([None, e.JourneyWeighted(view.journey_id, 4.0), e.JourneyMuted(view.journey_id)])
        )
        if wish is not None:
            seqs.append(mine.commit(wish).entry.seq)
    found = told(mine)
    now = set(mine.view().slate.item_ids)
    for seq in seqs:
        mine.undo(seq)
    assert set(found) == now - set(mine.view().slate.item_ids)
