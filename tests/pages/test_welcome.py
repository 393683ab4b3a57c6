"""The first screen: a person of the demo alive, others in small, and the page without a demo as it was."""

import json

import pytest
from accounts_world import seen_as
from pages.conftest import APP, Open, shown
from small_world import few_of_the_demo, small_workspace
from streamlit.testing.v1 import AppTest

from core.adapters.shipped.demo import demo_people
from core.entities import Person
from core.workspace.rights import AccountRole
from core.workspace.workspace import Workspace
from ui.welcome import FIRST_PLACES, HERO, PORTRAITS

FEW = (HERO, *PORTRAITS[:2], "rosalind")


@pytest.fixture
def workspace() -> Workspace:
    """Return a workspace with some people of the demo, read by the tiny encoder."""
    return few_of_the_demo(FEW)


def river(app: AppTest) -> str:
    (found,) = (x.proto for x in app.get("bidi_component") if x.proto.component_name.endswith("river_of_years"))
    return str(json.loads(found.json or found.mixed.json)["svg"])


def buttons(app: AppTest, kind: str) -> list[str]:
    return [str(button.key) for button in app.button if str(button.key).startswith(f"{kind}-")]


def test_somebody_s_river_and_the_top_of_their_list_stand_there_alive(open_app: Open, workspace: Workspace) -> None:
    app = open_app(person=None)
    html = shown(app)
    view = workspace.of(HERO).view()
    for journey in view.journeys:
        if journey.got and not journey.is_leftover:
            assert f'data-key="{journey.journey_id}"' in river(app)
    assert html.count('class="rank"') == FIRST_PLACES
    assert all(place.item.title[:20] in html for place in workspace.of(HERO).places(view, n=1))


def test_there_is_one_primary_button_and_it_shows_that_person(open_app: Open) -> None:
    app = open_app(person=None)
    assert [b.key for b in app.button if b.proto.type == "primary"] == ["steer"]
    assert [link.label for link in app.page_link] == ["Use my own history"]
    app.button(key="steer").click().run()
    assert app.query_params["person"] in (HERO, [HERO])
    assert "What are you into, really?" not in shown(app)


def test_the_others_are_drawn_in_small_and_none_of_them_is_read(open_app: Open, workspace: Workspace) -> None:
    app = open_app(person=None)
    assert shown(app).count('class="small-river"') == len(FEW) - 2
    assert buttons(app, "show") == [f"show-{each}" for each in PORTRAITS[:2]]
    assert [each for each in FEW if workspace.is_ready(each)] == [HERO]
    assert [each for each in FEW if workspace.logbook.position(each)] == [HERO]
    app.button(key=f"show-{PORTRAITS[0]}").click().run()
    assert workspace.is_ready(PORTRAITS[0])


def test_everybody_is_behind_a_fold_that_says_how_many(open_app: Open) -> None:
    app = open_app(person=None)
    assert [fold.label for fold in app.expander] == [f"All {len(FEW)}"]
    assert buttons(app, "person") == []


def test_who_asks_for_someone_else_gets_the_choice_and_waits_for_no_river(open_app: Open, workspace: Workspace) -> None:
    app = open_app(person=None, panel=("people", ""))
    assert sorted(buttons(app, "person")) == sorted(f"person-{each}" for each in FEW)
    assert [drawn.key for drawn in app.get("bidi_component")] == ["keys"]
    assert not workspace.is_ready(HERO)


def test_when_whose_river_it_is_was_deleted_the_next_one_s_is_shown(open_app: Open, workspace: Workspace) -> None:
    workspace.delete_person(HERO)
    app = open_app(person=None)
    shown(app)
    assert workspace.is_ready(PORTRAITS[0])
    assert buttons(app, "show") == [f"show-{PORTRAITS[1]}"]


def test_somebody_of_one_s_own_with_a_name_of_the_demo_is_not_shown_for_it(workspace: Workspace) -> None:
    other = small_workspace()
    person = next(x for x in demo_people() if x.person_id == HERO)
    other.histories.add("own", "Own", [person], [], [])
    app = AppTest.from_file(APP, default_timeout=30)
    app.session_state["workspace"] = other
    html = shown(app.run())
    assert person.portrait not in html
    assert app.button(key="look_around")


def test_whoever_brought_a_history_in_already_goes_on_with_it(workspace: Workspace) -> None:
    noor = Person("noor", "Noor <b>", "")
    workspace.histories.add("own", "Own", [noor], [], [])
    app = AppTest.from_file(APP, default_timeout=30)
    app.session_state["workspace"] = workspace
    shown(app.run())
    assert [(b.key, b.label) for b in app.button if "own-" in str(b.key)] == [("own-noor", r"Go on with Noor \<b\>")]
    app.button(key="own-noor").click().run()
    assert app.query_params["person"] in ("noor", ["noor"])


def test_without_anybody_there_is_one_way_in_and_it_is_one_s_own(open_app: Open, workspace: Workspace) -> None:
    workspace.delete_everything()
    app = open_app(person=None)
    assert "What are you into, really?" in shown(app)
    assert [button.key for button in app.button] == []
    assert [link.label for link in app.page_link] == ["Use my own history"]


@pytest.mark.parametrize(
    ("role", "sees_demo", "ways"),
    [
        (AccountRole.VISITOR, True, ["Look around in it"]),
        (AccountRole.ANALYST, True, ["Look around in it"]),
        (AccountRole.PERSON, False, []),
    ],
)
def test_who_may_only_look_is_not_told_to_steer(
    workspace: Workspace, role: AccountRole, sees_demo: bool, ways: list[str]
) -> None:
    name = "" if role is AccountRole.VISITOR else "ada"
    app = AppTest.from_file(APP, default_timeout=30)
    app.session_state["workspace"] = seen_as(workspace, name, role, sees_demo=sees_demo)
    app.run()
    shown(app)
    assert [b.label for b in app.button if b.proto.type == "primary"] == ways
    assert bool(app.page_link) is (role is AccountRole.PERSON)
