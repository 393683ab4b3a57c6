"""In an opened journey one sees where one is; a step is taken under one's own words, dropped, and undone."""

from pages.conftest import Open, shown
from streamlit.testing.v1 import AppTest

from core.steering import edits as e
from core.workspace.companion import Companion
from core.workspace.workspace import Workspace
from ui.drawing.companion import NO_PLAN, TOO_LITTLE
from ui.river_panel import LIFE


def first(workspace: Workspace) -> str:
    """Return the journey that is drawn first: it rests in no fold."""
    return workspace.of("bo").view().journeys[0].journey_id


def at(workspace: Workspace) -> Companion:
    mine = workspace.of("bo")
    found = mine.companion(mine.view(), first(workspace))
    assert found is not None
    return found


def opened(open_app: Open, workspace: Workspace) -> AppTest:
    app = open_app(panel=(LIFE, first(workspace)), companion=True)
    shown(app)
    return app


def end_of(step_id: str) -> str:
    """Return what a step's controls are known by."""
    return step_id.rpartition("+")[2]


def test_the_fold_is_closed_at_first_and_nothing_is_worked_out(open_app: Open, workspace: Workspace) -> None:
    app = open_app(panel=(LIFE, first(workspace)))
    assert "how-far" not in shown(app)
    assert "companion_of" not in app.session_state


def test_a_step_is_taken_under_ones_own_words_and_dropped_as_if_it_had_not_been(
    open_app: Open, workspace: Workspace
) -> None:
    before, step = at(workspace), at(workspace).open[0]
    app = opened(open_app, workspace)
    assert "You took up 8 things." in shown(app)
    app.text_input(key=f"step-name-{end_of(step.step_id)}").input("Bowls, one by one").run()
    app.button(key=f"step-take-{end_of(step.step_id)}").click().run()
    drawn = shown(app)
    (taken,) = at(workspace).taken
    assert (taken.name, "Bowls, one by one" in drawn, "0 of " in drawn) == ("Bowls, one by one", True, True)
    app.button(key=f"step-drop-{taken.journey_id}").click().run()
    assert at(workspace) == before
    shown(app)


def test_a_step_that_is_done_with_is_a_finished_journey(open_app: Open, workspace: Workspace) -> None:
    step = at(workspace).open[0]
    workspace.of("bo").commit(step.take())
    app = opened(open_app, workspace)
    app.button(key=f"step-done-{step.take().journey_id}").click().run()
    assert isinstance(workspace.of("bo").entries()[-1].edit, e.JourneyFinished)
    assert at(workspace).taken == ()


def test_another_comes_in_the_place_of_a_step_until_there_is_none(open_app: Open, workspace: Workspace) -> None:
    app = opened(open_app, workspace)
    while steps := at(workspace).open:
        app.button(key=f"step-drop-{end_of(steps[0].step_id)}").click().run()
        shown(app)
    assert TOO_LITTLE in shown(app)


def test_with_preview_on_a_step_is_laid_out_first(open_app: Open, workspace: Workspace) -> None:
    app = open_app(panel=(LIFE, first(workspace)), companion=True, previewing=True)
    before, step = len(workspace.of("bo").entries()), at(workspace).open[0]
    app.button(key=f"step-take-{end_of(step.step_id)}").click().run()
    assert app.session_state.branch == (step.take(),)
    assert len(workspace.of("bo").entries()) == before


def test_of_a_sensitive_journey_no_plan_is_made(open_app: Open, workspace: Workspace) -> None:
    journey_id = first(workspace)
    workspace.of("bo").commit(e.JourneyRenamed(journey_id, "Bereavement after a suicide"))
    app = open_app(panel=(LIFE, journey_id), companion=True)
    assert NO_PLAN in shown(app)
    assert not [one for one in app.button if (one.key or "").startswith("step-")]
