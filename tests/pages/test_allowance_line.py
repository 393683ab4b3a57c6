"""What is used of today's budget stands before the button that asks; once it is used up there is no button."""

from datetime import UTC, datetime

import pytest
from pages.conftest import Open
from small_world import in_doubt, small_workspace

from core.adapters.llm.llm import ScriptedChatModel
from core.adapters.store.ledger import Sending
from core.workspace.workspace import Workspace

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
PANELS = {
    "model_names": ("name_all", None),
    "model_doubts": ("settle_joins", None),
    "model_order": ("look_over", "for_you"),
    "beyond": ("ask_beyond", "explore"),
    "reword_reasons": ("reword_reasons_send", "for_you"),
}
"""Panels that ask, by the state that opens them, with the keys of their buttons and their pages."""


@pytest.fixture
def workspace() -> Workspace:
    """Return a workspace on the small world in which a person may use 5,000 tokens a day."""
    workspace = small_workspace(with_map=False, clock=lambda: NOON, day_tokens=5000)
    in_doubt(workspace)
    workspace.chat = lambda _: ScriptedChatModel([])
    return workspace


def first_thing(workspace: Workspace) -> tuple[str, str]:
    """Return the panel of the first thing of the list, whose reasons can be put into other words."""
    return ("item", workspace.of("bo").view().slate.item_ids[0])


def use(workspace: Workspace, tokens: int) -> None:
    spent = Sending(
        host="models.test", model="small", purpose="a name", texts=1, person_id="bo", tokens_in=tokens, tokens_out=0
    )
    workspace.ledger.note(spent)


@pytest.mark.parametrize(("panel", "button", "page"), [(panel, *where) for panel, where in PANELS.items()])
def test_what_is_used_is_said_and_once_it_is_all_nothing_can_be_asked(
    open_app: Open, workspace: Workspace, panel: str, button: str, page: str | None
) -> None:
    use(workspace, 1200)
    app = open_app(page=page, panel=first_thing(workspace), **{panel: True})
    assert "Used today: 1,200 of 5,000 tokens." in [each.value for each in app.caption]
    assert [b.key for b in app.button if b.key == button]
    use(workspace, 3800)
    app = open_app(page=page, panel=first_thing(workspace), **{panel: True})
    assert any("used up (5,000 used), so nothing is sent" in each.value for each in app.markdown)
    assert not [b.key for b in app.button if b.key == button]
