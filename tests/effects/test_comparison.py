"""Two slates side by side: who moved, who came, who went, and what was disturbed."""

import pytest

from core.effects.comparison import compare
from core.ranking.slate import Place, Slate


def slate(text: str, **asked: float) -> Slate:
    """Return a slate from places like `a1 b1`: the letter is the journey."""
    return Slate(tuple(Place(word, word[0], score=1.0) for word in text.split()), asked)


def test_equal_slates_change_nothing() -> None:
    same = compare(slate("a1 b1 a2"), slate("a1 b1 a2"), ("a",))
    assert same.changes_nothing
    assert (same.came, same.gone, same.ranks_gained) == ((), (), 0.0)


def test_moves_are_counted_in_ranks_from_one() -> None:
    moved = compare(slate("a1 b1 c1"), slate("b1 c1 d1"))
    assert {m.item_id: (m.before, m.after) for m in moved.moves} == {"b1": (2, 1), "c1": (3, 2), "d1": (None, 3)}
    assert [m.item_id for m in moved.came] == ["d1"]
    assert [(m.item_id, m.before) for m in moved.gone] == [("a1", 1)]


def test_an_edit_is_measured_on_what_it_aimed_at() -> None:
    lifted = compare(slate("b1 b2 a1"), slate("a1 b1 b2"), ("a",))
    assert lifted.ranks_gained == 2.0
    assert lifted.tau == 1.0


@pytest.mark.parametrize(
    ("after", "tau"), [("a1 b1 b2 b3", 1.0), ("a1 b3 b2 b1", -1.0), ("a1 b2 b1 b3", 1 / 3), ("a1", None)]
)
def test_disturbance_elsewhere_is_a_rank_correlation(after: str, tau: float | None) -> None:
    found = compare(slate("a1 b1 b2 b3"), slate(after), ("a",)).tau
    assert found == (None if tau is None else pytest.approx(tau))


def test_shares_stand_before_and_after_also_for_journeys_that_came_or_went() -> None:
    both = compare(slate("a1 b1", a=0.5, b=0.5), slate("a1 c1", a=0.8, c=0.2))
    assert both.asked == {"a": (0.5, 0.8), "b": (0.5, 0.0), "c": (0.0, 0.2)}
    assert both.got == {"a": (0.5, 0.5), "b": (0.5, 0.0), "c": (0.0, 0.5)}
