"""Edits of one press are one act: measured and told as one, and one undo takes all of them back."""

from laws.test_meter import expected
from small_world import small_workspace

from core.desk import picks
from core.effects.meter import effect_in_words
from core.journeys import part_id
from core.steering import edits as e


def test_edits_of_one_press_are_measured_told_and_undone_as_one() -> None:
    mine = small_workspace(with_map=False).of("bo")
    before = mine.view()
    first, second, _ = (v.journey_id for v in before.journeys)
    told = mine.commit(e.TurnTaken((e.JourneyRemoved(first), e.JourneyRemoved(second))))
    assert told.comparison is not None
    assert told.comparison.aimed_at == (first, second)
    assert told.effect is not None
    assert effect_in_words(told.effect) == expected(before, mine.view(), [first, second])
    assert all(before.journeys[n].name in told.sentence for n in range(2))
    mine.undo()
    assert mine.view().profile == before.profile
    assert not mine.can_undo()


def test_what_the_last_of_them_made_is_told_by_the_name_that_it_got() -> None:
    mine = small_workspace(with_map=False).of("bo")
    top, other, _ = mine.view().journeys
    split = e.JourneySplit(top.journey_id, (("", top.journey.members[:4]),))
    told = mine.commit(e.TurnTaken((e.JourneyMuted(other.journey_id), split)))
    assert told.effect is not None
    page = {v.name for v in mine.view().journeys}
    assert set(told.effect.aimed_at) == page & set(told.effect.aimed_at)
    assert len(told.effect.aimed_at) == 3
    assert "Unnamed journey" not in effect_in_words(told.effect)


def test_of_what_was_gathered_only_to_be_taken_out_no_journey_is_told_that_stood_on_no_page() -> None:
    mine = small_workspace(with_map=False).of("bo")
    before = mine.view()
    item_ids = before.journeys[0].journey.members[:1]
    gone = e.JourneyRemoved(part_id("gathered", item_ids))
    told = mine.commit(e.TurnTaken((e.ItemsGathered("", item_ids), gone)))
    assert told.effect is not None
    assert set(told.effect.aimed_at) <= {view.name for view in before.journeys}
    assert before.journeys[0].name in told.effect.aimed_at


def test_what_is_taken_out_as_one_edit_tells_the_journey_that_it_was_in_and_none_that_stood_on_no_page() -> None:
    mine = small_workspace(with_map=False).of("bo")
    before = mine.view()
    (wish,) = picks.not_me(before.profile, picks.gather(before.profile, before.journeys[0].journey.members[:1]))
    made = mine.commit(wish)
    assert made.effect is not None
    assert set(made.effect.aimed_at) == {before.journeys[0].name}
