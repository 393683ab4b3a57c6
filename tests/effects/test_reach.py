"""An edit reaches what came later to a journey that it is about, and the count is said in plain words."""

from collections.abc import Sequence

import pytest
from strategies import Handmade, entry

from core.effects.reach import reach_in_words, reached
from core.entities import Profile
from core.steering import edits as e
from core.steering.fold import replay
from core.steering.log import LogEntry

OLD, NEW = ("a1", "a2", "b1", "b2"), ("a1", "a2", "a3", "b1", "b2")
FOUND = {
    "early": Handmade("early", OLD, (("a1", "a2"), ("b1", "b2")), (("a1", "a2"), ("b1", "b2"))),
    "late": Handmade("late", NEW, (("a1", "a2", "a3"), ("b1", "b2")), (("a1", "a2", "a3"), ("b1", "b2"))),
}


def fold(entries: Sequence[LogEntry]) -> Profile:
    return replay(entries, FOUND)


def logged(*edits: e.Edit) -> list[LogEntry]:
    start = [entry(1, e.JourneysExtracted("early"), "model")]
    return start + [entry(n, edit, "model" if isinstance(edit, e.JourneysExtracted) else "person") for n, edit in
                    enumerate(edits, start=2)]  # fmt: skip


FIRST, SECOND = (journey.journey_id for journey in fold(logged()).journeys)
LATE = e.JourneysExtracted("late")


@pytest.mark.parametrize(
    ("edits", "seqs"),
    [
        ((e.JourneyRenamed(FIRST, "A"), LATE), [2]),
        ((e.JourneyRenamed(FIRST, "A"), e.JourneyWeighted(FIRST, 2.0), e.JourneyMuted(SECOND), LATE), [2, 3]),
        ((e.JourneysMerged(SECOND, (FIRST,)), LATE), [2]),
        ((e.JourneyRemoved(FIRST), LATE), [2]),
        ((e.JourneyMuted(SECOND), e.ItemPinned("a1"), LATE), []),
        ((e.JourneyRenamed(FIRST, "A"), e.EditUndone(2), LATE), []),
        ((LATE, e.JourneyRenamed(FIRST, "A")), []),
        ((e.JourneyRenamed(FIRST, "A"), LATE, e.EditUndone(2)), []),
        ((e.JourneyRenamed(FIRST, "A"), e.JourneysExtracted("early")), []),
        ((e.JourneyRenamed(FIRST, "A"), LATE, e.JourneysExtracted("late")), [2]),
        ((e.JourneyRenamed(FIRST, "A"), e.JourneysMerged(SECOND, (FIRST,)), LATE, e.EditUndone(3)), [2]),
        ((e.JourneyRenamed(FIRST, "A"), e.JourneysMerged(SECOND, (FIRST,)), LATE), [3]),
        ((), []),
    ],
)
def test_an_edit_applies_to_new_rows_of_a_journey_that_it_is_about(edits: tuple[e.Edit, ...], seqs: list[int]) -> None:
    assert [each.seq for each in reached(logged(*edits), fold)] == seqs


def test_a_first_import_and_an_empty_log_have_nothing_to_apply() -> None:
    assert reached([], fold) == ()
    assert reached([entry(1, e.JourneyMuted("x")), entry(2, LATE, "model")], fold) == ()


@pytest.mark.parametrize(("n", "said"), [(0, ""), (1, "1 of your edits applies"), (3, "3 of your edits apply")])
def test_how_many_apply_is_said(n: int, said: str) -> None:
    assert reach_in_words(n).startswith(said)
    assert bool(reach_in_words(n)) is bool(n)
