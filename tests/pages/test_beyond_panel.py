"""Interests beyond the areas are asked for by a button that shows what is sent; those that hold can be answered."""

import json

from pages.conftest import Open, shown
from streamlit.testing.v1 import AppTest

from core.adapters.llm.llm import Ending, ScriptedChatModel
from core.workspace.beyond_areas import SAMPLES_ASKED
from core.workspace.workspace import Workspace
from ui.beyond_panel import ASK_BEYOND

NAMED = json.dumps({"interests": ["knitting socks", "zzyzx pluvvit"]})


def opened(open_app: Open, workspace: Workspace, *replies: str | Ending) -> AppTest:
    workspace.chat = lambda cache: ScriptedChatModel(replies, cache)
    return open_app("ada", page="explore", beyond=True)


def test_without_a_language_model_nothing_is_offered(open_app: Open) -> None:
    assert ASK_BEYOND not in {expander.label for expander in open_app("ada", page="explore").expander}


def test_the_titles_are_shown_first_and_what_holds_can_be_taken_up(open_app: Open, workspace: Workspace) -> None:
    app = opened(open_app, workspace, *[NAMED] * SAMPLES_ASKED)
    html = shown(app)
    assert all(title in html for title in workspace.of("ada").titles_beyond())
    assert "knitting socks" not in html
    app = app.button(key="ask_beyond").click().run()
    assert "knitting socks" in shown(app)
    assert "zzyzx" not in shown(app)
    adopt = [button for button in app.button if str(button.key).startswith("adopt-")][-1]
    app = adopt.click().run()
    assert "knitting socks" in {view.name for view in workspace.of("ada").view().journeys}
    assert str(adopt.key) not in {str(button.key) for button in app.button}


def test_a_model_that_fails_says_so(open_app: Open, workspace: Workspace) -> None:
    app = opened(open_app, workspace, Ending.UNREACHABLE).button(key="ask_beyond").click().run()
    assert "could not be reached" in " ".join(str(caption.value) for caption in app.caption)
