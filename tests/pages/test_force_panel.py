"""What is in force now, on the page: until when, switched off and on, and gone by itself when its time is over."""

from datetime import timedelta

import pytest
from pages.conftest import Open, shown
from small_world import START, Clock, small_workspace
from streamlit.testing.v1 import AppTest

from core.steering import edits as e
from core.workspace.workspace import Workspace

NOW = START + timedelta(days=900)


@pytest.fixture
def clock() -> Clock:
    """Return a clock that is set by hand."""
    return Clock(NOW)


@pytest.fixture
def workspace(clock: Clock) -> Workspace:
    """Return the small world by that clock."""
    return small_workspace(clock=clock)


def unfolded(app: AppTest) -> AppTest:
    """Open the fold."""
    app.session_state["in_force"] = True
    return app.run()


def muted(workspace: Workspace) -> int:
    """Mute the strongest journey; return the number of the entry."""
    mine = workspace.of("bo")
    return mine.commit(e.JourneyMuted(mine.view().journeys[0].journey_id)).entry.seq


def test_without_a_wish_there_is_no_fold(open_app: Open) -> None:
    assert not [fold for fold in open_app().expander if fold.label.startswith("In force")]


def test_a_wish_is_switched_off_and_on_again(open_app: Open, workspace: Workspace) -> None:
    seq = muted(workspace)
    app = unfolded(open_app())
    assert "In force now (1)" in [fold.label for fold in app.expander]
    assert "until you say" in shown(app)
    app.button(key=f"off-{seq}").click().run()
    assert "switched off" in shown(app)
    assert not workspace.of("bo").view().profile.journeys[2].muted
    app.button(key=f"again-{seq}").click().run()
    assert "until you say" in shown(app)
    assert sum(j.muted for j in workspace.of("bo").view().profile.journeys) == 1


def test_a_wish_for_a_while_says_what_is_left_and_is_over_by_itself(
    open_app: Open, workspace: Workspace, clock: Clock
) -> None:
    seq = muted(workspace)
    workspace.of("bo").end((seq,), NOW + timedelta(days=3))
    app = unfolded(open_app())
    assert "3 days left" in shown(app)
    clock.now += timedelta(days=4)
    html = shown(app.run())
    assert "ended 1 day ago" in html
    assert "In force now (0)" in [fold.label for fold in app.expander]
    assert not any(j.muted for j in workspace.of("bo").view().profile.journeys)


def test_the_last_day_that_is_picked_counts_to_its_end(open_app: Open, workspace: Workspace) -> None:
    seq = muted(workspace)
    app = unfolded(open_app(panel=("until", f"{seq}")))
    app.date_input(key="last_day").set_value(NOW.date() + timedelta(days=2))
    (let,) = [button for button in app.button if button.label.startswith("Let it end then *change ")]
    let.click().run()
    (one,) = workspace.of("bo").in_force(workspace.of("bo").view())
    assert one.until is not None
    assert one.until.date() == NOW.date() + timedelta(days=3)
    assert "2 days left" in shown(app)


def test_history_says_what_has_ended_and_lets_it_count_again(
    open_app: Open, workspace: Workspace, clock: Clock
) -> None:
    seq = muted(workspace)
    workspace.of("bo").end((seq,), NOW + timedelta(days=1))
    clock.now += timedelta(days=2)
    app = open_app(page="history")
    html = shown(app)
    assert "<em>ended</em>" in html
    assert "Lasts until" in html
    app.button(key=f"turn-{seq}").click().run()
    assert "<em>ended</em>" not in shown(app)
    assert any(j.muted for j in workspace.of("bo").view().profile.journeys)


def test_a_fold_stays_open_while_the_count_in_its_label_changes_and_closes_when_closed(
    open_app: Open, workspace: Workspace
) -> None:
    mine = workspace.of("bo")
    first, second, _ = (view.journey_id for view in mine.view().journeys)
    mine.commit(e.JourneyRemoved(first))
    app = open_app()
    app.session_state["removed"] = True
    app.run()
    assert app.button(key=f"back-{first}")
    mine.commit(e.JourneyRemoved(second))
    app.run()
    assert "Not you (2)" in [fold.label for fold in app.expander]
    assert app.button(key=f"back-{second}")
    app.session_state["removed"] = False
    app.run()
    mine.undo()
    app.run()
    assert not [button for button in app.button if button.key == f"back-{first}"]
