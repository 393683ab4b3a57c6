"""Every question to a model that is waited for goes by one piece: without a model no fold, and a refusal is told."""

from datetime import UTC, datetime

import pytest
from pages.conftest import Open, shown
from pages.test_allowance_line import PANELS, first_thing
from small_world import in_doubt, small_workspace

from core.adapters.llm.llm import ScriptedChatModel
from core.adapters.store.ledger import Sending
from core.workspace.workspace import Workspace

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
WAITED_FOR = {panel: where for panel, where in PANELS.items() if panel != "model_names"}
"""Panels that wait for their answers; names come in the background."""


@pytest.fixture
def workspace() -> Workspace:
    """Return the small world with a model, in which a person may use 5,000 tokens a day."""
    workspace = small_workspace(with_map=False, clock=lambda: NOON, day_tokens=5000)
    in_doubt(workspace)
    return workspace


@pytest.mark.parametrize(("panel", "button", "page"), [(panel, *where) for panel, where in WAITED_FOR.items()])
def test_what_is_refused_after_the_page_was_drawn_is_told_and_nothing_is_sent(
    open_app: Open, workspace: Workspace, panel: str, button: str, page: str | None
) -> None:
    model = ScriptedChatModel([])
    workspace.chat = lambda _: model
    app = open_app(page=page, panel=first_thing(workspace), **{panel: True})
    workspace.ledger.note(
        Sending(
            host="models.test", model="small", purpose="a name", texts=1, person_id="bo", tokens_in=5000, tokens_out=0
        )
    )
    app = app.button(key=button).click().run()
    assert "used up" in shown(app)
    assert (model.seen, list(app.exception)) == ([], [])


@pytest.mark.parametrize(("panel", "page"), [(panel, page) for panel, (_, page) in WAITED_FOR.items()])
def test_without_a_model_there_is_no_fold_also_where_the_address_opens_it(
    open_app: Open, workspace: Workspace, panel: str, page: str | None
) -> None:
    labels = [
        expander.label for expander in open_app(page=page, panel=first_thing(workspace), **{panel: True}).expander
    ]
    assert not [label for label in labels if "model" in label]
