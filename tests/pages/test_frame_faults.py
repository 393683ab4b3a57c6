"""What stands around a page when something is wrong: edits that are missing, a click that failed."""

from pathlib import Path

import pytest
from faults.scenes import NAME, opened, weigh
from streamlit.testing.v1 import AppTest

APP = str(Path(__file__).parents[2] / "app.py")


def test_missing_edits_are_said_on_every_first_view_until_the_reader_goes_on(tmp_path: Path) -> None:
    opened(tmp_path).database.close()
    older = (tmp_path / NAME).read_bytes()
    workspace = opened(tmp_path)
    weigh(workspace, "ada", 2.0)
    weigh(workspace, "ada", 3.0)
    workspace.database.close()
    (tmp_path / NAME).write_bytes(older)
    workspace = opened(tmp_path)
    app = AppTest.from_file(APP, default_timeout=60)
    app.session_state["workspace"] = workspace
    app.query_params["person"] = "ada"
    app.run()
    assert "2 edits that were here are missing" in "\n".join(str(each.value) for each in app.html)
    next(button for button in app.button if button.key == "go_on").click()
    app.run()
    assert "missing" not in "\n".join(str(each.value) for each in app.html)
    workspace.database.close()


def failing(kind: str) -> None:
    """Show what stands in place of the framework's own words after an error of a kind."""
    from core.adapters.store.faults import DiskFull
    from core.adapters.store.logbook import UnknownPerson
    from ui import frame

    errors = {
        "full": DiskFull("There is no room left."),
        "gone": UnknownPerson("ada"),
        "else": KeyError("secret title"),
    }
    assert frame.show_failure(errors[kind])


@pytest.mark.parametrize(
    ("kind", "said"),
    [("full", "There is no room left."), ("gone", "deleted in another tab"), ("else", "Reload the page")],
)
def test_a_failed_click_is_said_in_our_words_with_a_way_back(kind: str, said: str) -> None:
    app = AppTest.from_function(failing, kwargs={"kind": kind}, default_timeout=60).run()
    html = "\n".join(str(each.value) for each in app.html)
    assert 'class="failure"' in html
    assert said in html
    assert "secret title" not in html
    assert [button.label for button in app.button] == ["Back to the page"]
