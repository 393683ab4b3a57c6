"""A list to choose from is taken away on the Data page once its name is typed."""

import pytest
from pages.conftest import Open, shown
from small_world import lone, small_workspace, to_choose_from

from core.workspace.workspace import Workspace


@pytest.fixture
def workspace() -> Workspace:
    return to_choose_from(lone(small_workspace(with_map=False)))


def test_the_lists_are_named_with_how_much_they_hold(open_app: Open) -> None:
    html = shown(open_app("me", page="data"))
    assert "What you choose from" in html
    assert "<b>A list</b> · 18 things to choose from" in html
    assert "What you choose from" not in shown(open_app("ada", page="data"))


def test_without_its_name_a_list_stays(open_app: Open, workspace: Workspace) -> None:
    app = open_app("me", page="data")
    app.text_input(key="typed-list").set_value("A listing").run()
    app.button(key="away-list").click().run()
    assert "Nothing was taken away" in shown(app)
    assert len(workspace.histories.items(["list"])) == 18


def test_with_its_name_it_is_gone_and_the_page_says_so(open_app: Open, workspace: Workspace) -> None:
    app = open_app("me", page="data")
    app.text_input(key="typed-list").set_value(" a list").run()
    app.button(key="away-list").click().run()
    html = shown(app)
    assert "18 things of A list are gone for good." in html
    assert "to choose from</p>" not in html
    assert workspace.histories.items(["list"]) == []
    assert "gone for good" not in shown(app.run())
