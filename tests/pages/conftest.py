"""A small world for the pages: a workspace in memory with the tiny encoder, handed to the app as its own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from small_world import small_workspace
from streamlit.testing.v1 import AppTest

from core.workspace.workspace import Workspace

APP = str(Path(__file__).parents[2] / "app.py")
Open = Callable[..., AppTest]


def shown(app: AppTest) -> str:
    """Return everything that the page drew as HTML, and require that nothing failed."""
    assert not app.exception
    html = "\n".join(str(element.value) for element in app.html)
    assert 'class="failure"' not in html, html[-600:]
    return html


@pytest.fixture
def workspace() -> Workspace:
    """Return a workspace on the small world."""
    return small_workspace()


@pytest.fixture
def open_app(workspace: Workspace) -> Open:
    """Return a function that opens the app for a person, on a page.

    AppTest takes a folder named pages for the old kind of pages: it draws every page after the first without the
    frame around it. What the frame draws is therefore looked at in the first run, and in the browser tests.
    """

    def opened(person: str | None = "bo", page: str | None = None, **state: object) -> AppTest:
        app = AppTest.from_file(APP, default_timeout=30)
        for name, value in (("workspace", workspace), *state.items()):
            app.session_state[name] = value
        if person is not None:
            app.query_params["person"] = person
        app.run()
        return app.switch_page(f"pages/{page}.py").run() if page else app

    return opened
