"""The walkthrough: eight acts in a copy, noticed by what they did, left in one click, and nothing of it stored."""

import json
from dataclasses import replace

import pytest
from accounts_world import seen_as
from pages.conftest import APP, Open, shown
from small_world import few_of_the_demo
from streamlit.testing.v1 import AppTest

from core.desk.tour_steps import TourStep, next_of
from core.steering import edits as e
from core.workspace.rights import AccountRole
from core.workspace.workspace import Workspace
from ui.drawing.tour_strip import WAITS_ON_JOURNEYS
from ui.river_panel import LIFE
from ui.tour import Tour
from ui.welcome import HERO, PORTRAITS

FEW = (HERO, PORTRAITS[0])


@pytest.fixture
def workspace() -> Workspace:
    """Return a workspace with two people of the demo, read by the tiny encoder."""
    return few_of_the_demo(FEW)


@pytest.fixture
def app(open_app: Open) -> AppTest:
    """Return the app at the first step."""
    return begin(open_app(person=None))


def framed(app: AppTest) -> AppTest:
    """Draw the app's first page anew in its frame: left to itself, AppTest would go on with the page alone."""
    app._finished_page_script_hash = ""
    shown(app.run())
    return app


def press(app: AppTest, key: str) -> None:
    """Press a button, and draw the first page in its frame."""
    app.button(key=key).click()
    framed(app)


def begin(app: AppTest) -> AppTest:
    """Begin the walkthrough on the first screen."""
    press(app, "take_tour")
    return app


def walk(app: AppTest) -> Tour:
    found = app.session_state["tour"]
    assert isinstance(found, Tour)
    return found


def step(app: AppTest) -> TourStep:
    """Return the step that the strip tells."""
    html = shown(app)
    told = next(line for line in html.splitlines() if 'class="step"' in line)
    at = int(told.split("Step ")[1].split(" of 8")[0])
    assert list(TourStep)[at - 1] is next_of(walk(app).done)
    return list(TourStep)[at - 1]


def wishes(workspace: Workspace) -> list[str]:
    """Return the kinds of what persons have made edits of in the stored logs."""
    return [entry.edit.kind for each in FEW for entry in workspace.logbook.entries(each) if entry.actor == "person"]


def rows(app: AppTest) -> list[str]:
    """Return the journeys of the page, in the order of their rows."""
    return [str(each.key).removeprefix("More-") for each in app.button if str(each.key).startswith("More-")]


def test_what_was_found_off_in_the_person_is_looked_for_anew_in_the_copy(open_app: Open) -> None:
    app = open_app(person=None)
    app.session_state["mendings_of"] = ((HERO, 1, None), ("what is off in who is stored",))
    assert "mendings_of" not in begin(app).session_state


def test_the_acts_of_all_steps_are_noticed_in_turn_and_nothing_is_stored(app: AppTest, workspace: Workspace) -> None:
    assert step(app) is TourStep.RECOGNISE
    first, *_, last = rows(app)
    app.session_state["panel"] = (LIFE, first)
    framed(app)
    assert step(app) is TourStep.WRONG
    app.session_state["panel"] = None
    copy = walk(app).half
    assert copy is not None
    app.menu_button(key=f"menu-{last}").click("This is not me")
    framed(app)
    assert step(app) is TourStep.SPLIT
    app.menu_button(key=f"menu-{first}").click("Split it up …")
    framed(app)
    members = copy.view().find(first)
    assert members is not None
    app.multiselect(key="split_items").set_value(list(members.journey.members[:2]))
    framed(app)
    press(app, "split_picked")
    assert step(app) is TourStep.NAME
    app.text_input(key=f"name-{first}").set_value("Words of mine")
    framed(app)
    assert step(app) is TourStep.WATCH
    press(app, f"More-{first}")
    assert step(app) is TourStep.PREVIEW
    app.toggle(key="previewing").set_value(True)
    framed(app)
    press(app, f"Less-{first}")
    assert step(app) is TourStep.PREVIEW
    press(app, "apply")
    assert step(app) is TourStep.UNDO
    press(app, "undo")
    assert step(app) is TourStep.OWN
    assert len([entry for entry in copy.entries() if entry.actor == "person"]) == 6
    assert wishes(workspace) == []


def test_what_is_pointed_at_is_there_and_what_is_worth_a_split_has_parts(app: AppTest) -> None:
    copy = walk(app).half
    assert copy is not None
    view = copy.view()
    pointer = json.loads(_pointer(app))
    assert pointer["where"] == [f'.st-key-river_box [data-key="{rows(app)[0]}"]']
    app.session_state["tour"] = replace(walk(app), seen=frozenset({TourStep.RECOGNISE, TourStep.WRONG}))
    framed(app)
    *_, menu = json.loads(_pointer(app))["where"]
    pointed = next(each for each in rows(app) if f"menu-{each} " in menu)
    sizes = {each: sorted(len(p.item_ids) for p in copy.parts(each, whole=True)) for each in rows(app)}
    assert max((found[-2:-1] or [0]) for found in sizes.values()) == (sizes[pointed][-2:-1] or [0])
    assert view.find(pointed) is not None


def _pointer(app: AppTest) -> str:
    """Return what the part that rings the control was handed."""
    (found,) = (x.proto for x in app.get("bidi_component") if x.proto.component_name.endswith("show_where"))
    return str(found.json or found.mixed.json)


def test_whatever_was_done_before_the_copy_begins_as_the_person_was_found(open_app: Open, workspace: Workspace) -> None:
    mine = workspace.of(HERO)
    first = mine.view().journeys[0]
    mine.commit(e.JourneyRenamed(first.journey_id, "Steered before"))
    app = begin(open_app(person=None))
    assert [each.value for each in app.text_input if each.key == f"name-{first.journey_id}"] == [first.name]
    press(app, "tour_skip")
    assert [each.value for each in app.text_input if each.key == f"name-{first.journey_id}"] == ["Steered before"]


def test_one_click_skips_it_and_the_person_is_as_they_were(app: AppTest, workspace: Workspace) -> None:
    before = shown(app)
    first = rows(app)[0]
    app.toggle(key="previewing").set_value(True)
    framed(app)
    press(app, f"More-{first}")
    press(app, "apply")
    press(app, "tour_skip")
    html = shown(app)
    assert "tour" not in app.session_state
    assert 'class="step"' not in html
    assert app.toggle(key="previewing").value is False
    assert 'class="said"' not in html
    assert rows(app)[0] == first
    assert [line for line in before.splitlines() if 'class="rank"' in line] == [
        line for line in html.splitlines() if 'class="rank"' in line
    ]
    press(app, f"More-{first}")
    assert wishes(workspace) == ["journey_weighted"]


def test_started_again_it_is_a_fresh_copy_at_the_first_step(app: AppTest, workspace: Workspace) -> None:
    first = rows(app)[0]
    old = walk(app).half
    press(app, f"More-{first}")
    press(app, "tour_again")
    assert step(app) is TourStep.RECOGNISE
    assert walk(app).half is not old
    assert walk(app).edits == []
    press(app, f"More-{first}")
    assert len(walk(app).edits) == 1
    assert wishes(workspace) == []


def test_two_sessions_walk_each_in_a_copy_of_its_own(open_app: Open, app: AppTest, workspace: Workspace) -> None:
    other = begin(open_app(person=None))
    first = rows(app)[0]
    app.text_input(key=f"name-{first}").set_value("Mine alone")
    framed(app)
    assert framed(other).text_input(key=f"name-{first}").value != "Mine alone"
    assert walk(other).edits == []
    assert open_app(HERO).text_input(key=f"name-{first}").value != "Mine alone"
    assert wishes(workspace) == []


def test_in_a_new_session_as_after_a_reload_it_is_cleanly_over(open_app: Open, app: AppTest) -> None:
    press(app, f"More-{rows(app)[0]}")
    fresh = open_app(HERO)
    assert 'class="step"' not in shown(fresh)
    assert fresh.button(key="undo").disabled


def test_it_ends_where_ones_own_comes_in_and_says_that_nothing_was_kept(app: AppTest, workspace: Workspace) -> None:
    press(app, f"More-{rows(app)[0]}")
    app.session_state["tour"] = replace(walk(app), seen=frozenset(TourStep) - {TourStep.OWN})
    framed(app)
    assert step(app) is TourStep.OWN
    assert "Bring yours" in [link.label for link in app.page_link]
    data = AppTest.from_function(strip_of, args=("Data",), default_timeout=30)
    data.session_state["workspace"] = workspace
    data.session_state["tour"] = walk(app)
    data.query_params["person"] = HERO
    html = shown(data.run())
    assert "That was the tour." in html
    assert "Someone else" not in [button.label for button in data.button]
    assert walk(data).half is None
    assert "person" not in data.query_params
    assert wishes(workspace) == []


def test_data_opened_on_the_way_does_not_end_it(app: AppTest, workspace: Workspace) -> None:
    data = AppTest.from_function(strip_of, args=("Data",), default_timeout=30)
    data.session_state["workspace"] = workspace
    data.session_state["tour"] = walk(app)
    data.query_params["person"] = HERO
    assert WAITS_ON_JOURNEYS in shown(data.run())
    assert walk(data).half is walk(app).half


def strip_of(title: str) -> None:
    """Draw the frame of a page alone, as a script of its own."""
    from ui import frame, session

    session.begin()
    frame.draw(title)


@pytest.mark.parametrize("title", ["Map", "For you", "Explore", "History", "Data"])
def test_on_another_page_the_step_says_where_it_waits_and_the_way_out_stands_there(
    workspace: Workspace, title: str
) -> None:
    app = AppTest.from_function(strip_of, args=(title,), default_timeout=30)
    app.session_state["workspace"] = workspace
    app.session_state["tour"] = Tour(HERO)
    app.query_params["person"] = HERO
    assert WAITS_ON_JOURNEYS in shown(app.run())
    app.button(key="tour_skip").click().run()
    assert 'class="step"' not in shown(app)
    assert wishes(workspace) == []


def test_where_it_ended_it_may_be_started_again_and_on_other_pages_it_is_gone(workspace: Workspace) -> None:
    for title, told in (("Data", True), ("Map", False)):
        app = AppTest.from_function(strip_of, args=(title,), default_timeout=30)
        app.session_state["workspace"] = workspace
        app.session_state["tour"] = Tour(HERO, is_over=True)
        app.query_params["person"] = PORTRAITS[0]
        assert ("That was the tour." in shown(app.run())) is told
        assert ("tour" in app.session_state) is told
        assert ("tour_again" in [button.key for button in app.button]) is told
    assert not workspace.is_ready(HERO)


def test_who_goes_to_somebody_else_leaves_it(app: AppTest, workspace: Workspace) -> None:
    press(app, "someone_else")
    assert "tour" not in app.session_state
    press(app, f"person-{HERO}")
    assert 'class="step"' not in shown(app)
    press(app, f"More-{rows(app)[0]}")
    assert wishes(workspace) == ["journey_weighted"]


def test_when_its_person_is_deleted_meanwhile_it_is_over_and_nobody_s_copy_is_steered(
    app: AppTest, workspace: Workspace
) -> None:
    first = rows(app)[0]
    workspace.delete_person(HERO)
    press(app, f"More-{first}")
    assert "tour" not in app.session_state
    assert "What are you into, really?" in shown(app)
    workspace.delete_everything()
    gone = framed(app)
    assert "take_tour" not in [button.key for button in gone.button]


@pytest.mark.parametrize(
    ("role", "name", "is_offered"),
    [
        (AccountRole.VISITOR, "", False),
        (AccountRole.ANALYST, "ada", False),
        (AccountRole.PERSON, "ada", True),
        (AccountRole.ADMINISTRATOR, "ada", True),
    ],
)
def test_it_is_offered_to_whoever_may_bring_their_own_and_steers_what_they_may_not(
    workspace: Workspace, role: AccountRole, name: str, is_offered: bool
) -> None:
    app = AppTest.from_file(APP, default_timeout=30)
    app.session_state["workspace"] = seen_as(workspace, name, role, sees_demo=True)
    framed(app)
    assert ("take_tour" in [button.key for button in app.button]) is is_offered
    if is_offered:
        press(app, "take_tour")
        press(app, f"More-{rows(app)[0]}")
        assert len(walk(app).edits) == 1
        assert "Nothing changed" not in shown(app)
    assert wishes(workspace) == []
