"""The pages of someone with a history of their own: sources to switch, things to sift, and what to bring."""

import pytest
from pages.conftest import Open, shown
from small_world import lone, small_workspace, to_choose_from

from core.desk.sieve import Sieve
from core.entities import ListSource
from core.workspace.workspace import Workspace


@pytest.fixture
def workspace() -> Workspace:
    return lone(small_workspace())


def test_a_source_is_switched_off_and_the_list_follows(open_app: Open, workspace: Workspace) -> None:
    app = open_app("me", page="for_you")
    assert "Your list comes from" in shown(app)
    app.toggle(key="source-backlog").set_value(False).run()
    assert "Switched off “Your backlog”" in shown(app)
    assert ListSource.BACKLOG not in workspace.of("me").view().profile.sources
    assert not app.toggle(key="source-backlog").value
    app.toggle(key="source-backlog").set_value(True).run()
    assert ListSource.BACKLOG in workspace.of("me").view().profile.sources


def test_what_is_shown_is_chosen_once_for_every_page(open_app: Open, workspace: Workspace) -> None:
    to_choose_from(workspace, topics=("running",))
    app = open_app("me", page="for_you")
    before = sum(str(button.key).startswith("item-") for button in app.button)
    app.selectbox(key="sieve_kind").set_value("book").run()
    after = [button.key for button in app.button if str(button.key).startswith("item-")]
    assert 0 < len(after) < before
    assert all(str(key).startswith("item-me:") for key in after)
    assert app.session_state["sieve"] == Sieve(kind="book")
    html = shown(open_app("me", sieve=Sieve("Shelf", "book")))
    assert " · 8 are book from Shelf" in html


def test_with_nothing_to_choose_from_the_page_says_what_to_bring_and_shows_second_looks(open_app: Open) -> None:
    workspace = lone(small_workspace(with_map=False), saved=())
    app = open_app("me", page="for_you", workspace=workspace)
    html = shown(app)
    assert "Nothing new to choose from yet" in html
    assert any(str(button.key).startswith("item-me:pottery") for button in app.button)


def test_a_person_of_a_data_set_sees_no_switches(open_app: Open) -> None:
    app = open_app("bo", page="for_you")
    assert "Your list comes from" not in shown(app)
    assert [toggle.key for toggle in app.toggle] == ["unprofiled"]
