"""The pages show an account what it may see, whatever an address or a message says, and say what it may not."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from accounts_world import ISSUER, shared_world, written
from pages.conftest import APP, shown
from streamlit.testing.v1 import AppTest

from core.workspace.accounts.account_workspace import AccountWorkspace
from core.workspace.workspace import Workspace
from ui.pages import PAGES
from ui.session import PERSON

Open = Callable[..., AppTest]


@pytest.fixture
def whole() -> Workspace:
    """Return everybody's workspace."""
    return shared_world()


@pytest.fixture
def enter(whole: Workspace) -> Open:
    """Return a function that opens the app as somebody, '' for nobody, with an address that asks for a person."""

    def opened(name: str, person: str = "bo", **claims: Any) -> AppTest:
        app = AppTest.from_file(APP, default_timeout=60)
        app.session_state["workspace"] = whole
        told = {"iss": ISSUER, "sub": name, "iat": int(time.time()), "email": f"{name}@people.test"} | claims
        app.user = {"is_logged_in": bool(name)} | (told if name else {})
        app.query_params["person"] = person
        return app.run()

    return opened


def test_before_the_login_no_page_shows_anything_of_anybody(enter: Open) -> None:
    app = enter("")
    assert "Your journeys are yours" in shown(app)
    assert [button.label for button in app.button] == ["Log in"]
    for page in PAGES[1:]:
        other = app.switch_page(page.path).run()
        told = "\n".join(str(element.value) for element in other.html)
        assert "Bo" not in told, page.name
        assert "Pottery" not in told, page.name


def test_an_address_that_asks_for_another_account_s_person_shows_the_welcome(enter: Open) -> None:
    app = enter("ada")
    assert "Bo" not in shown(app)
    assert "Logged in as <b>ada@people.test</b>" in shown(app)
    assert "Pottery" in shown(enter("ada", person="ada"))


def test_a_message_that_names_another_account_s_person_reads_and_changes_nothing(enter: Open, whole: Workspace) -> None:
    app = enter("ada", person="ada")
    before = written(whole)
    app.session_state[PERSON] = "bo"
    next(button for button in app.button if button.label.startswith("More *")).click().run()
    told = shown(app)
    assert written(whole) == before
    assert "no longer here" in told
    assert "Baking" not in told


def test_an_analyst_is_told_that_they_change_nothing(enter: Open, whole: Workspace) -> None:
    account = whole.accounts.know(ISSUER, "an", "an@people.test")
    whole.accounts.give_role(account.account_id, "analyst")
    app = enter("an")
    assert "change nothing" in shown(app)
    whole.of("bo").view()
    before = written(whole)
    next(button for button in app.button if button.label.startswith("More *")).click().run()
    assert "You may look at this and change nothing." in shown(app)
    assert written(whole) == before
    assert not [button for button in app.switch_page("pages/data.py").run().button if "Delete" in button.label]


def test_whoever_logs_in_after_another_in_the_same_session_finds_nothing_of_theirs(enter: Open) -> None:
    app = enter("bo")
    assert "Baking" in shown(app)
    app.session_state["joined"] = "what bo was about to bring in"
    app.user = app.user | {"sub": "ada", "email": "ada@people.test"}
    app.run()
    assert "Baking" not in shown(app)
    assert "joined" not in app.session_state


def test_a_login_that_is_too_old_is_asked_for_again(enter: Open) -> None:
    app = enter("bo", iat=int(time.time()) - 13 * 3600)
    assert "Your login has ended" in shown(app)
    assert "Baking" not in shown(app)


def test_without_a_login_everything_is_as_on_one_s_own_computer(whole: Workspace) -> None:
    app = AppTest.from_file(APP, default_timeout=60)
    app.session_state["workspace"] = whole
    app.query_params["person"] = "bo"
    app.run()
    assert "Baking" in shown(app)
    assert not [button for button in app.button if button.label in ("Log in", "Log out")]
    assert not isinstance(app.session_state["workspace"], AccountWorkspace)
