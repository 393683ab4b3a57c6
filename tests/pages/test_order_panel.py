"""The first 20 in a model's order: shown before it is sent, off until measured better, and the list stays as it is."""

import json

import pytest
from pages.conftest import Open, shown
from streamlit.testing.v1 import AppTest

from core.adapters.llm.llm import Ending, ScriptedChatModel
from core.adapters.shipped.rerank_measures import RerankMeasure
from core.steering import edits as e
from core.workspace import person_workspace
from core.workspace.workspace import Workspace
from ui.order_panel import LOOK_OVER, NEVER_MEASURED

BACKWARDS = json.dumps({"order": list(range(20, 0, -1))})
PAGE = "for_you"


def with_model(workspace: Workspace, *replies: str | Ending) -> None:
    workspace.chat = lambda cache: ScriptedChatModel(replies, cache)


def ask(app: AppTest) -> AppTest:
    return app.button(key="look_over").click().run()


def items(app: AppTest) -> list[str]:
    return [str(b.key).removeprefix("item-") for b in app.button if str(b.key).startswith("item-")]


def said(app: AppTest) -> str:
    return " ".join(str(caption.value) for caption in app.caption)


def test_without_a_language_model_nothing_is_offered(open_app: Open) -> None:
    assert LOOK_OVER not in {expander.label for expander in open_app(page=PAGE).expander}


def test_the_titles_are_shown_and_nothing_is_sent_before_the_button(open_app: Open, workspace: Workspace) -> None:
    model = ScriptedChatModel([])
    workspace.chat = lambda _: model
    app = open_app(page=PAGE, model_order=True)
    html, mine = shown(app), workspace.of("bo")
    assert all(title in html for one in mine.shown_to_model(mine.view()) for title in (*one.own, *one.offered))
    assert NEVER_MEASURED in said(app)
    assert model.seen == []


def test_the_order_starts_off_is_switched_on_and_off_and_logs_nothing(open_app: Open, workspace: Workspace) -> None:
    with_model(workspace, *[BACKWARDS] * 9)
    mine = workspace.of("bo")
    position = mine.view().position
    app = open_app(page=PAGE, model_order=True)
    before = items(app)
    app = ask(app)
    assert items(app) == before
    app = app.toggle(key="in_model_order").set_value(True).run()
    assert items(app) != before
    assert sorted(items(app)) == sorted(before)
    app = app.toggle(key="in_model_order").set_value(False).run()
    assert items(app) == before
    assert mine.view().position == position


def test_why_one_thing_stands_above_another_says_whose_order_is_shown(open_app: Open, workspace: Workspace) -> None:
    with_model(workspace, *[BACKWARDS] * 9)
    app = ask(open_app(page=PAGE, model_order=True, panel=("item", workspace.of("bo").view().slate.item_ids[0])))
    assert "is the language model" not in shown(app)
    app = app.toggle(key="in_model_order").set_value(True).run()
    html = shown(app)
    assert "is the language model" in html
    assert "own order: Both are for" in html


def test_the_order_of_a_model_that_was_measured_better_starts_on(
    open_app: Open, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    better = RerankMeasure(model="scripted", persons=300, gain=0.02, low=0.01, high=0.03)
    monkeypatch.setattr(person_workspace, "load_measures", lambda: (better,))
    with_model(workspace, *[BACKWARDS] * 9)
    app = open_app(page=PAGE, model_order=True)
    assert "starts switched on" in said(app)
    before = items(app)
    app = ask(app)
    assert app.toggle(key="in_model_order").value
    assert items(app) != before


def test_a_list_that_changed_stands_in_its_own_order_and_says_so(open_app: Open, workspace: Workspace) -> None:
    with_model(workspace, *[BACKWARDS] * 9)
    app = ask(open_app(page=PAGE, model_order=True))
    app = app.toggle(key="in_model_order").set_value(True).run()
    mine = workspace.of("bo")
    mine.commit(e.ItemDismissed(mine.view().slate.item_ids[0]))
    app = app.run()
    assert "Your list has changed since" in said(app)
    assert set(items(app)) == set(mine.view().slate.item_ids)


def test_a_model_that_fails_says_so_and_offers_no_switch(open_app: Open, workspace: Workspace) -> None:
    with_model(workspace, Ending.SLOW)
    app = ask(open_app(page=PAGE, model_order=True))
    assert "did not answer in time" in said(app)
    assert "in_model_order" not in {toggle.key for toggle in app.toggle}
