"""Every button says what it is about to whoever hears the page read: no two of a page are called the same."""

from collections import Counter

import pytest
from pages.conftest import Open, shown
from streamlit.testing.v1 import AppTest

from core.steering import edits as e
from core.workspace.workspace import Workspace
from ui.drawing.text import plain
from ui.pages import PAGES

FOLDS = dict.fromkeys(("smaller", "resting", "removed", "in_force", "blocked_words", "mendings", "methods"), True)
SEEN = {
    "journeys": {"off-", "again-", "lasts-"},
    "map": {"pick_"},
    "for_you": {"let-in-"},
    "explore": {"adopt-", "decline-"},
    "talk": {"chip-"},
    "history": {"turn-"},
    "analyst": {"analyst_renew"},
    "data": set[str](),
}
"""Kinds of buttons, by how their keys begin, that the fixture below has brought about on each page."""
ABOUT_ONE = ("turn-", "again-", "off-", "lasts-", "let-in-", "adopt-", "decline-", "mend-", "meter_undo", "pick_")
"""How the keys of buttons begin that are about one change, word, proposal, journey or item of several."""


def names(app: AppTest) -> dict[str, str]:
    """Return what the enabled buttons of a page are called, by their keys."""
    shown(app)
    buttons = [*app.button, *app.get("menu_button"), *app.get("download_button")]
    return {str(each.key): each.proto.label for each in buttons if not each.proto.disabled}


def twice(found: dict[str, str]) -> list[str]:
    """Return the names that more than one button has; what stands in two places and does the very same is one."""
    one_act = {key.replace("mend-opened-", "mend-"): label for key, label in found.items()}
    return [label for label, n in Counter(one_act.values()).items() if n > 1]


@pytest.fixture
def steered(workspace: Workspace) -> Workspace:
    """Return the small world after edits of bo's that leave many kinds of buttons, some edits made twice."""
    workspace.may_analyse = True
    first, second, third = (v.journey_id for v in workspace.of("bo").view().journeys)
    for wish in (
        e.JourneyWeighted(first, 2.0),
        e.JourneyWeighted(first, 1.0),
        e.JourneyWeighted(first, 2.0),
        e.JourneyWeighted(second, 2.0),
        e.WordsBlocked(("yarn",)),
        e.WordsBlocked(("glaze",)),
        e.JourneyMuted(third),
        e.JourneyMuted(second),
    ):
        made = workspace.of("bo").commit(wish)
    workspace.of("bo").end((made.entry.seq,), e.AT_ONCE)
    return workspace


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_no_two_buttons_of_a_page_are_called_the_same(open_app: Open, steered: Workspace, page: str) -> None:
    mine = steered.of("bo")
    picked = tuple(item_id for v in mine.view().journeys for item_id in v.journey.members[:2])
    found = names(open_app(page=page, picked=picked, **FOLDS))
    assert all(any(key.startswith(kind) for key in found) for kind in SEEN[page]), sorted(found)
    assert twice(found) == []
    assert [key for key, name in found.items() if key.startswith(ABOUT_ONE) and not name.endswith("*")] == []


@pytest.mark.parametrize("panel", ["deeper", "rename", "merge", "split", "life"])
def test_an_opened_journeys_buttons_say_whose_they_are(open_app: Open, workspace: Workspace, panel: str) -> None:
    first = workspace.of("bo").view().journeys[0]
    found = names(open_app(panel=(panel, first.journey_id), mendings=True))
    assert "panel_close" in found
    assert twice(found) == []


def test_an_opened_items_buttons_say_which_it_is(open_app: Open, workspace: Workspace) -> None:
    view = workspace.of("bo").view()
    place = view.slate.places[0]
    found = names(open_app(page="for_you", panel=("item", place.item_id)))
    title = plain(workspace.of("bo").title_of(place.item_id))
    assert twice(found) == []
    for key in ("pin", "not_this", "alike", "panel_close"):
        assert found[key].endswith(f"*{title}*")


def test_the_undo_beside_what_was_done_says_what_that_was(open_app: Open) -> None:
    app = open_app()
    app.button(key=next(str(b.key) for b in app.button if str(b.key).startswith("More-"))).click().run()
    found = names(app)
    assert found["undo"] == "Undo"
    assert found["meter_undo"].startswith("Undo *More of ")
    assert twice(found) == []
