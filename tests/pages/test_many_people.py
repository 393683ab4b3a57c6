"""A database of many people: they are searched, never all drawn, and a page reads the one it shows."""

import pytest
from pages.conftest import Open, shown

from core.entities import Person
from core.workspace.workspace import Workspace
from ui.welcome import PEOPLE_SHOWN

MANY = 100_000


@pytest.fixture
def crowd(workspace: Workspace) -> Workspace:
    """Return the small world with many more people in it, of whom one is called Zenobia."""
    people = [Person(f"p{n}", "Zenobia" if n == MANY // 2 else f"Visitor {n}", "somebody") for n in range(MANY)]
    workspace.histories.add("crowd", "A crowd", people, [], [])
    return workspace


def buttons(app: object) -> list[str]:
    return [button.key for button in app.button if str(button.key).startswith("person-")]  # type: ignore[attr-defined]


def test_of_many_people_a_page_draws_some_and_finds_the_others(crowd: Workspace, open_app: Open) -> None:
    app = open_app(None, panel=("people", ""))
    assert f"{PEOPLE_SHOWN} of {MANY + 4:,} people" in shown(app)
    assert len(buttons(app)) == PEOPLE_SHOWN
    found = open_app(None, panel=("people", ""), search_people="zenob")
    assert buttons(found) == [f"person-p{MANY // 2}"]
    nobody = open_app(None, panel=("people", ""), search_people="nobody of that name")
    assert "Nobody here is called" in shown(nobody)
    assert buttons(nobody) == []


def test_few_people_are_all_drawn_without_a_search(open_app: Open) -> None:
    app = open_app(None, panel=("people", ""))
    assert buttons(app) == ["person-ada", "person-bo", "person-cy", "person-di"]
    assert not [field for field in app.text_input if field.key == "search_people"]


def test_somebody_of_many_is_shown_as_quickly_as_of_few(crowd: Workspace, open_app: Open) -> None:
    assert "Bo" in shown(open_app("bo"))
    assert crowd.person("nobody") is None
    assert crowd.histories.how_many_people() == MANY + 4
