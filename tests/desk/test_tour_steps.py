"""The walkthrough's steps are told in order, each once, by what the log holds and by nothing else that was pressed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.desk.tour_steps import Step, done_by, next_of, piece_of
from core.steering import edits as e
from core.steering.log import Logged

DOES: dict[Step, tuple[e.Edit, ...]] = {
    Step.WRONG: (e.JourneyRemoved("a"),),
    Step.SPLIT: (e.JourneySplit("a", (("b", ("i",)),)), e.ItemsGathered("c", ("i", "j"))),
    Step.NAME: (e.JourneyRenamed("b", "Mine"), e.JourneyRenamed("b", None)),
    Step.WATCH: (e.JourneyWeighted("a", 1.5), e.JourneyWeighted("a", 0.5)),
    Step.UNDO: (e.EditUndone(4),),
}
DOES_NONE: tuple[Logged, ...] = (e.JourneysExtracted("x"), e.JourneysNamed(()), e.ItemPinned("i"), e.EditRedone(3))


def test_there_are_eight_steps_and_the_last_is_ones_own() -> None:
    assert len(Step) == 8
    assert list(Step)[-1] is Step.OWN
    assert next_of(frozenset()) is Step.RECOGNISE
    assert next_of(frozenset(Step)) is Step.OWN


@pytest.mark.parametrize(("step", "edit"), [(step, edit) for step, edits in DOES.items() for edit in edits])
def test_an_edit_does_its_step_and_no_other(step: Step, edit: e.Edit) -> None:
    assert done_by([edit], frozenset()) == {step}


def test_what_nobody_was_asked_for_does_none() -> None:
    assert done_by(DOES_NONE, frozenset()) == frozenset()


@given(st.permutations([edits[0] for edits in DOES.values()]))
def test_the_order_of_the_acts_does_not_matter(edits: list[Logged]) -> None:
    done = done_by(edits, frozenset({Step.RECOGNISE}))
    assert done == {Step.RECOGNISE, *DOES}
    assert next_of(done) is Step.PREVIEW


@given(st.frozensets(st.sampled_from(Step)))
def test_the_next_step_is_the_first_that_is_left(done: frozenset[Step]) -> None:
    found = next_of(done)
    assert found is Step.OWN or found not in done
    assert all(step in done for step in list(Step)[: list(Step).index(found)])


def test_the_piece_is_the_one_that_was_split_off_last() -> None:
    split, gathered = DOES[Step.SPLIT]
    assert piece_of([]) == piece_of(DOES_NONE) == ""
    assert piece_of([split]) == "b"
    assert piece_of([split, gathered, e.JourneyMuted("d")]) == "c"
    assert piece_of([e.JourneySplit("a", ())]) == ""
