"""The walkthrough's steps are told in order, each once, by what the log holds and by nothing else that was pressed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.desk.tour_steps import TourStep, done_by, next_of, piece_of
from core.steering import edits as e
from core.steering.log import Logged

DOES: dict[TourStep, tuple[e.Edit, ...]] = {
    TourStep.WRONG: (e.JourneyRemoved("a"), e.ItemsGathered("c", ("i",), disowned=True)),
    TourStep.SPLIT: (e.JourneySplit("a", (("b", ("i",)),)), e.ItemsGathered("c", ("i", "j"))),
    TourStep.NAME: (e.JourneyRenamed("b", "Mine"), e.JourneyRenamed("b", None)),
    TourStep.WATCH: (e.JourneyWeighted("a", 1.5), e.JourneyWeighted("a", 0.5)),
    TourStep.UNDO: (e.EditUndone(4),),
}
DOES_NONE: tuple[Logged, ...] = (e.JourneysExtracted("x"), e.JourneysNamed(()), e.ItemPinned("i"), e.EditRedone(3))


def test_there_are_eight_steps_and_the_last_is_ones_own() -> None:
    assert len(TourStep) == 8
    assert list(TourStep)[-1] is TourStep.OWN
    assert next_of(frozenset()) is TourStep.RECOGNISE
    assert next_of(frozenset(TourStep)) is TourStep.OWN


@pytest.mark.parametrize(("step", "edit"), [(step, edit) for step, edits in DOES.items() for edit in edits])
def test_an_edit_does_its_step_and_no_other(step: TourStep, edit: e.Edit) -> None:
    assert done_by([edit], frozenset()) == {step}


def test_what_nobody_was_asked_for_does_none() -> None:
    assert done_by(DOES_NONE, frozenset()) == frozenset()


@given(st.permutations([edits[0] for edits in DOES.values()]))
def test_the_order_of_the_acts_does_not_matter(edits: list[Logged]) -> None:
    done = done_by(edits, frozenset({TourStep.RECOGNISE}))
    assert done == {TourStep.RECOGNISE, *DOES}
    assert next_of(done) is TourStep.PREVIEW


@given(st.frozensets(st.sampled_from(TourStep)))
def test_the_next_step_is_the_first_that_is_left(done: frozenset[TourStep]) -> None:
    found = next_of(done)
    assert found is TourStep.OWN or found not in done
    assert all(step in done for step in list(TourStep)[: list(TourStep).index(found)])


def test_the_piece_is_the_one_that_was_split_off_last() -> None:
    split, gathered = DOES[TourStep.SPLIT]
    assert piece_of([]) == piece_of(DOES_NONE) == ""
    assert piece_of([split]) == "b"
    assert piece_of([split, gathered, e.JourneyMuted("d")]) == "c"
    assert piece_of([e.JourneySplit("a", ())]) == ""
