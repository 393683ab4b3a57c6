"""A real browser has names suggested by a scripted server, takes two of five, and takes both back by one undo."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.conftest import TRIES, OpenPage, Running, served, settled
from llm_stub import Body, Stub, StubReply, serving
from playwright.sync_api import Page, expect
from scripted_server import answer
from small_world import START, TAKEN

from core.adapters.settings import Settings
from core.adapters.store.database import Database
from core.entities import LEFTOVER, GivenName, Interaction, Person
from core.steering import edits as e
from core.workspace.opening import encoder_of
from core.workspace.workspace import Workspace

TOPICS = ("pottery", "baking", "knitting", "chess", "sailing")
TITLE = re.compile(r'"(\w+) (\w+), ')


def named(body: Body) -> StubReply:
    """Name a journey by the two words that its first title begins with."""
    first = TITLE.search(str(body["messages"][-1]["content"]))
    assert first is not None
    return answer(json.dumps({"name": f"{first[1]} {first[2]}"}))


@pytest.fixture
def server() -> Iterator[Stub]:
    """Serve the scripted model on loopback."""
    with serving(named) as stub:
        yield stub


@pytest.fixture
def running(tmp_path: Path, small: Path, server: Stub) -> Iterator[Running]:
    """Start the app for somebody with five journeys, none of which has a name that says anything."""
    own = Path(shutil.copy(small, tmp_path / "five.duckdb"))
    workspace = Workspace(Database(own), encoder_of(Settings(database=own)), with_demo=False)
    took = [
        Interaction("eve", f"{topic}-{n:02d}", START, kind="watched", value=1.0)
        for topic in TOPICS
        for n in range(TAKEN)
    ]
    workspace.import_history("eve's", "Eve's", people=[Person("eve", "Eve")], items=[], interactions=took)
    journeys = workspace.of("eve").view().journeys
    assert len(journeys) == len(TOPICS)
    names = tuple(
        (
            view.journey_id,
            GivenName(f"Other things ({n})", source=LEFTOVER, evidence=view.journey.members, size=view.n_items),
        )
        for n, view in enumerate(journeys, 1)
    )
    workspace.journal.log_names(workspace.of("eve").desk, e.JourneysNamed(names), "rules")
    workspace.database.close()
    more = {"OPENAI_BASE_URL": server.url, "OPENAI_MODEL": "scripted", "JOURNEYS_LLM_CONSENT": "true"}
    yield from served(tmp_path, own, lambda _: more)


def suggested(page: Page) -> list[str]:
    """Return the names on offer."""
    return [text.split("→")[1].strip() for text in page.locator(".st-key-suggested label").all_inner_texts()]


def unfolded(page: Page) -> None:
    """Open the fold in which a model is asked, and see that it is open: a press while the page is drawn may be lost."""
    fold = page.locator(".st-key-model_names details")
    for _ in range(TRIES):
        if fold.get_attribute("open") is None:
            page.get_by_text("Ask the language model for names").click()
        settled(page)
        if fold.get_attribute("open") is not None:
            return
    raise AssertionError("The fold does not open.")


def test_two_of_five_suggested_names_are_taken_and_undone_in_one(open_page: OpenPage, running: Running) -> None:
    page = open_page("/?person=eve")
    unfolded(page)
    page.get_by_role("button", name="Send these titles and let names be suggested").click()
    expect(page.get_by_role("heading", name="5 suggested names")).to_be_visible()
    settled(page)
    names = suggested(page)
    assert len(set(names)) == len(TOPICS)
    assert not running.own("eve")
    page.reload()
    expect(page.get_by_role("heading", name="5 suggested names")).to_be_visible()
    settled(page)
    for name in names[:2]:
        page.locator(".st-key-suggested label", has_text=name).click()
        settled(page)
    page.get_by_role("button", name="Take 2 ticked names").click()
    expect(page.get_by_role("heading", name="3 suggested names")).to_be_visible()
    settled(page)
    expect(page.get_by_text("Took 2 names that the language model suggested").first).to_be_visible()
    (taken,) = [entry.edit for entry in running.own("eve")]
    assert isinstance(taken, e.SuggestionsTaken)
    assert {rename.name for rename in taken.renames} == set(names[:2])
    page.locator(".st-key-undo button").first.click()
    expect(page.get_by_role("heading", name="5 suggested names")).to_be_visible()
    assert [type(entry.edit) for entry in running.own("eve")] == [e.SuggestionsTaken, e.EditUndone]


@pytest.mark.parametrize("width", [1280, 400])
def test_suggestions_fit_the_window_and_every_box_can_be_hit(open_page: OpenPage, width: int) -> None:
    page = open_page("/?person=eve", width=width)
    unfolded(page)
    page.get_by_role("button", name="Send these titles and let names be suggested").click()
    expect(page.get_by_role("heading", name="5 suggested names")).to_be_visible()
    settled(page)
    block = page.locator(".st-key-suggested")
    box = block.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    for label in block.locator("label").all():
        hit = label.bounding_box()
        assert hit is not None
        assert hit["height"] >= 24
