"""Whoever removes a journey is asked about those that look like it, until they do something else."""

from small_world import small_workspace

from core.desk.these_too import TheseToo, just_removed
from core.entities import JourneyState
from core.steering import edits as e
from core.workspace.person_workspace import PersonWorkspace


def torn() -> tuple[PersonWorkspace, str, str, str]:
    """Return bo with the first journey torn in two: its two halves, and another journey."""
    mine = small_workspace().of("bo")
    first, other, _ = mine.view().journeys
    mine.commit(e.JourneySplit(first.journey_id, (("", first.journey.members[::2]),)))
    half = next(v.journey_id for v in mine.view().journeys if set(v.journey.members) == {*first.journey.members[::2]})
    return mine, first.journey_id, half, other.journey_id


def test_the_other_half_of_a_removed_interest_is_asked_about_and_nothing_else() -> None:
    mine, one, half, _ = torn()
    assert mine.these_too(mine.view()) == TheseToo()
    mine.commit(e.JourneyRemoved(one))
    assert [v.journey_id for v in mine.these_too(mine.view()).journeys] == [half]


def test_each_answer_is_one_edit_that_is_undone_alone_and_asked_again() -> None:
    mine, one, half, _ = torn()
    first = mine.commit(e.JourneyRemoved(one))
    before = mine.view().slate
    second = mine.commit(e.JourneyRemoved(half))
    assert second.entry.seq > first.entry.seq
    assert just_removed(mine.entries()) == (half, one)
    assert mine.these_too(mine.view()).journeys == ()
    mine.undo()
    assert mine.view().slate == before
    assert mine.view().profile.by_id[one].state is JourneyState.REMOVED
    assert [v.journey_id for v in mine.these_too(mine.view()).journeys] == [half]


def test_another_act_ends_the_question_and_its_undoing_asks_it_again() -> None:
    mine, one, half, other = torn()
    mine.commit(e.JourneyRemoved(one))
    mine.commit(e.JourneyMuted(other))
    assert just_removed(mine.entries()) == ()
    assert mine.these_too(mine.view()) == TheseToo()
    mine.undo()
    assert [v.journey_id for v in mine.these_too(mine.view()).journeys] == [half]


def test_what_strayed_into_another_journey_is_counted() -> None:
    mine = small_workspace().of("bo")
    first, other, _ = mine.view().journeys
    mine.commit(e.ItemsMoved(first.journey.members[:2], other.journey_id))
    mine.commit(e.JourneyRemoved(first.journey_id))
    assert mine.these_too(mine.view()).n_strayed == 2
