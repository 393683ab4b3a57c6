"""The list of pages: every file has its line and its test, and the app shows them in that order."""

import ast
import tomllib
from pathlib import Path

import pytest
from pages.conftest import Open, shown
from streamlit.testing.v1 import AppTest

from core.workspace.workspace import Workspace
from ui.pages import PAGES, PageLine, titled

ROOT = Path(__file__).parents[2]
MOST_LINES = 80


def test_every_page_is_one_file_with_one_line_in_the_list() -> None:
    assert sorted(page.path for page in PAGES) == sorted(f"pages/{file.name}" for file in (ROOT / "pages").glob("*.py"))
    assert len({page.title for page in PAGES}) == len(PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_short_has_a_test_and_begins_with_its_title(page: PageLine) -> None:
    source = (ROOT / page.path).read_text(encoding="utf-8")
    assert len(source.splitlines()) < MOST_LINES
    assert (ast.get_docstring(ast.parse(source)) or "").startswith(f"{page.title}: ")
    assert (ROOT / "tests" / "pages" / f"test_{page.name}.py").exists()


def test_nothing_of_a_pages_source_is_drawn_by_itself() -> None:
    drawn = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["runner"]["magicEnabled"]
    assert drawn is False
    for page in PAGES:
        _, *body = ast.parse((ROOT / page.path).read_text(encoding="utf-8")).body
        assert not any(isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant) for line in body), page.path


def test_no_other_file_names_a_page_that_there_is_not() -> None:
    named = {
        node.value
        for file in (*(ROOT / "ui").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("pages/")
    }
    assert named - {"pages/"} <= {page.path for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_of_the_list_opens_for_a_person(open_app: Open, page: PageLine) -> None:
    shown(open_app("ada", page=page.name))


def test_the_first_page_is_where_one_lands(open_app: Open) -> None:
    assert PAGES[0].title == "Journeys"
    assert "<h1>Your journeys</h1>" in shown(open_app("ada"))


def framed(title: str) -> None:
    """Draw the frame alone, as a script of its own, and say whether the page would follow."""
    import streamlit as st

    from ui import frame, session

    session.begin()
    st.session_state.is_followed = frame.draw(title)


def test_without_a_person_a_welcome_stands_where_a_page_needs_one(open_app: Open) -> None:
    assert PAGES[0].needs_person
    html = shown(open_app(None))
    assert "What are you into, really?" in html
    assert "<h1>Your journeys</h1>" not in html


@pytest.mark.parametrize("page", [page for page in PAGES if not page.needs_person], ids=lambda page: page.name)
def test_a_page_that_needs_no_person_is_drawn_without_one(workspace: Workspace, page: PageLine) -> None:
    app = AppTest.from_function(framed, args=(page.title,), default_timeout=30)
    app.session_state["workspace"] = workspace
    assert "What are you into, really?" not in shown(app.run())
    assert app.session_state["is_followed"]


def test_a_title_that_no_page_has_is_an_error() -> None:
    assert [titled(page.title) for page in PAGES] == list(PAGES)
    with pytest.raises(KeyError):
        titled("Abacus")


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.stem)
def test_a_page_holds_no_text_of_its_own_beside_its_first_line_since_streamlit_would_draw_it(path: Path) -> None:
    _, *rest = ast.parse(path.read_text(encoding="utf-8")).body
    assert not [node.lineno for node in rest if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)]
