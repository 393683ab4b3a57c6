"""Reasons and the companion's lines in a model's words: sent at a press, refused where they say something else."""

import json

from pages.conftest import Open, shown
from streamlit.testing.v1 import AppTest

from core.adapters.llm.llm import Ending, ScriptedChatModel
from core.desk.facts_told import reason_facts
from core.workspace.workspace import Workspace
from ui.reworded_panel import IN_OTHER_WORDS
from ui.river_panel import LIFE

STRANGE = json.dumps({"wording": "This is number 1,234 for “Tolkien”."})


def with_model(workspace: Workspace, *replies: str | Ending) -> ScriptedChatModel:
    model = ScriptedChatModel(replies)
    workspace.chat = lambda _: model
    return model


def opened(open_app: Open, workspace: Workspace) -> AppTest:
    item_id = workspace.of("bo").view().slate.item_ids[0]
    return open_app(page="for_you", panel=("item", item_id), reword_reasons=True)


def said(app: AppTest) -> str:
    return " ".join(str(caption.value) for caption in app.caption)


def test_without_a_language_model_nothing_is_offered(open_app: Open, workspace: Workspace) -> None:
    assert IN_OTHER_WORDS not in {expander.label for expander in opened(open_app, workspace).expander}


def test_a_reason_is_shown_before_it_is_sent_and_stands_in_the_models_words(
    open_app: Open, workspace: Workspace
) -> None:
    mine = workspace.of("bo")
    facts = reason_facts(mine.places(mine.view())[0])
    names = " and ".join(f"“{name}”" for name in facts.names)
    fits = f"Here it is close to {names}."
    model = with_model(workspace, json.dumps({"wording": fits}), STRANGE)
    app = opened(open_app, workspace)
    assert model.seen == []
    assert facts.names[0] in shown(app)
    app = app.button(key="reword_reasons_send").click().run()
    html = shown(app)
    assert "Here it is close to" in html
    assert "Tolkien" not in html
    assert "put 1 of 2 sentences into other words" in said(app)
    assert "1 was refused" in said(app)


def test_the_lines_of_the_companion_are_reworded_and_a_server_that_fails_is_told(
    open_app: Open, workspace: Workspace
) -> None:
    with_model(workspace, json.dumps({"wording": "So far you took up eight things."}), Ending.SLOW)
    journey_id = workspace.of("bo").view().journeys[0].journey_id
    app = open_app(panel=(LIFE, journey_id), companion=True, reword_companion=True)
    assert "You took up 8 things." in shown(app)
    app = app.button(key="reword_companion_send").click().run()
    assert "So far you took up eight things." in shown(app)
    assert "did not answer in time" in said(app)
