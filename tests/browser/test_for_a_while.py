"""A wish for a while in a browser: made by a clock that is handed in, and over by the one on the wall."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from browser.conftest import OpenPage, settled
from playwright.sync_api import Page, expect
from small_world import Clock

from core.adapters.settings import Settings
from core.adapters.store.database import Database
from core.steering import edits as e
from core.workspace.opening import encoder_of
from core.workspace.workspace import Workspace

DAYS_AGO, LASTED, LASTS = timedelta(days=4), timedelta(days=3), timedelta(days=9)


@dataclass(frozen=True, slots=True)
class Wished:
    """What somebody's list was before a wish, and while it counted."""

    before: tuple[str, ...]
    meanwhile: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class World:
    """A database in which two people wished for a while, days ago; whose wish is over by now, and whose is not."""

    database: Path
    over: Wished
    lasting: Wished


def titles(workspace: Workspace, person_id: str) -> tuple[str, ...]:
    mine = workspace.of(person_id)
    return tuple(mine.title_of(item_id) for item_id in mine.view().slate.item_ids)


def wished(workspace: Workspace, person_id: str, end: datetime) -> Wished:
    """Mute a person's first journey until a moment."""
    mine, before = workspace.of(person_id), titles(workspace, person_id)
    made = mine.commit(e.JourneyMuted(mine.view().journeys[0].journey_id))
    mine.end((made.entry.seq,), end)
    return Wished(before, titles(workspace, person_id))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, small: Path) -> World:
    """Make the wishes by a clock that stands four days ago."""
    path = Path(shutil.copy(small, tmp_path_factory.mktemp("wished") / "journeys.duckdb"))
    clock = Clock(datetime.now(UTC) - DAYS_AGO)
    workspace = Workspace(Database(path), encoder_of(Settings(database=path)), with_demo=False, clock=clock)
    over, lasting = wished(workspace, "bo", clock() + LASTED), wished(workspace, "ada", clock() + LASTS)
    workspace.database.close()
    return World(path, over, lasting)


@pytest.fixture(scope="module")
def prepared(world: World) -> Path:
    """Serve it, by the clock on the wall."""
    return world.database


def listed(page: Page) -> tuple[str, ...]:
    return tuple(settled(page).locator("ol.slate .title").all_inner_texts())


def unfolded(open_page: OpenPage, person_id: str, n: int) -> Page:
    """Open somebody's page and what is in force there, so many wishes."""
    page = open_page(f"/?person={person_id}")
    page.wait_for_selector("ol.slate li")
    settled(page).get_by_text(f"In force now ({n})").click()
    return page


def test_a_wish_that_is_past_its_end_leaves_the_list_as_it_was_and_counts_again_when_asked(
    world: World, open_page: OpenPage
) -> None:
    page = unfolded(open_page, "bo", 0)
    wish = page.locator(".force")
    expect(wish).to_contain_text("ended 1 day ago")
    shown = listed(page)
    assert len(shown) > 1
    assert shown == world.over.before[: len(shown)] != world.over.meanwhile[: len(shown)]
    page.locator('[class*="st-key-again-"] button').click()
    expect(page.get_by_text("In force now (1)")).to_be_visible()
    expect(wish).to_contain_text("until you say")
    again = listed(page)
    assert again == world.over.meanwhile[: len(again)]


def test_one_that_is_not_counts_and_says_how_long_it_has(world: World, open_page: OpenPage) -> None:
    page = unfolded(open_page, "ada", 1)
    expect(page.locator(".force")).to_contain_text("days left")
    shown = listed(page)
    assert shown == world.lasting.meanwhile[: len(shown)] != world.lasting.before[: len(shown)]
