"""A guard stands before what it is to stand before, and where nobody sets one nothing is refused."""

from collections.abc import Callable

import pytest
from small_world import small_workspace

from core.steering import edits as e
from core.steering.decisions import Refused
from core.workspace.guard import Guard
from core.workspace.person_workspace import PersonWorkspace


def refuse() -> None:
    """Refuse."""
    raise Refused("Not now.")


def test_nothing_is_refused_unless_told_otherwise() -> None:
    guard = Guard()
    guard.edit()
    guard.model()
    guard.work()
    half = small_workspace(with_map=False).of("bo").under(guard)
    half.commit(e.JourneyMuted(half.view().journeys[0].journey_id))
    assert half.suggest_names() is None


def test_each_guard_refuses_what_is_its_and_nothing_else() -> None:
    workspace = small_workspace()
    first = workspace.of("bo").view().journeys[0].journey_id
    weights = iter((2.0, 3.0, 4.0))
    guarded = {name: workspace.of("bo").under(Guard(**{name: refuse})) for name in ("edit", "model", "work")}
    acts: dict[str, Callable[[PersonWorkspace], object]] = {
        "edit": lambda half: half.commit(e.JourneyWeighted(first, next(weights))),
        "model": lambda half: half.suggest_names(),
        "work": lambda half: half.draw_map(),
    }
    for name, half in guarded.items():
        for kind, act in acts.items():
            if kind == name:
                with pytest.raises(Refused, match="Not now"):
                    act(half)
            else:
                act(half)
    assert [entry.edit.kind for entry in workspace.of("bo").entries()][2:] == ["journey_weighted"] * 2
