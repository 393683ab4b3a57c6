"""Whatever is pressed on whatever page while the disk is full or somebody is gone: our own words, never a traceback."""

import asyncio
import resource
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from faults.every_press import Presser

from benchmarks.served_app import Served, running
from benchmarks.sessions_people import crowd
from ui.pages import PAGES


@dataclass
class Seen:
    """What came of every press: the page and the button, the kinds of elements that stood there then, and the words."""

    presses: dict[tuple[str, str], tuple[list[str], str]] = field(default_factory=dict)


async def press_all(served: Served, query: str, seen: Seen) -> None:
    """Open every page anew for each of its buttons, and press that one."""
    for page in PAGES:
        async with Presser(served.address, query, page.name) as first:
            keys = first.one_of_each()
        for key in keys:
            async with Presser(served.address, query, page.name) as visitor:
                if key in visitor.widgets:
                    await visitor.press(key)
                    seen.presses[page.name, key] = (visitor.kinds, visitor.html)


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Served, tuple[str, ...]]]:
    """Serve copies of people of the demo."""
    people: list[str] = []

    def fill(database: Path) -> None:
        people.extend(crowd(database, 2, originals=1))

    with running(fill) as served:
        yield served, tuple(people)


def test_whatever_is_pressed_while_the_disk_is_full_no_page_shows_the_frameworks_own_words(
    server: tuple[Served, tuple[str, ...]],
) -> None:
    if not hasattr(resource, "prlimit"):
        pytest.skip("no file of another process can be kept from growing here")
    served, people = server
    free, seen = resource.prlimit(served.process.pid, resource.RLIMIT_FSIZE), Seen()
    resource.prlimit(served.process.pid, resource.RLIMIT_FSIZE, (1, free[1]))
    try:
        asyncio.run(press_all(served, f"person={people[0]}", seen))
    finally:
        resource.prlimit(served.process.pid, resource.RLIMIT_FSIZE, free)
    check(seen)


def check(seen: Seen) -> None:
    """Check that every page was tried, and that whatever was pressed left words of ours."""
    assert {page for page, _ in seen.presses} == {page.name for page in PAGES}
    assert [at for at, (kinds, _) in seen.presses.items() if "exception" in kinds] == []
    assert [at for at, (_, html) in seen.presses.items() if not html] == []


def test_whatever_is_pressed_for_somebody_who_was_deleted_meanwhile_no_page_shows_the_frameworks_own_words(
    server: tuple[Served, tuple[str, ...]],
) -> None:
    served, people = server
    seen = Seen()
    asyncio.run(press_what_is_gone(served, people[1], seen))
    check(seen)
    assert "Traceback" not in (served.database.parent / "served.log").read_text(encoding="utf-8")


async def press_what_is_gone(served: Served, person_id: str, seen: Seen) -> None:
    """Open a tab for each button of each page, delete the person in another one, then press."""
    async with AsyncExitStack() as tabs:
        opened = []
        for page in PAGES:
            first = await tabs.enter_async_context(Presser(served.address, f"person={person_id}", page.name))
            for key in first.one_of_each():
                tab = await tabs.enter_async_context(Presser(served.address, f"person={person_id}", page.name))
                opened.append((page.name, key, tab))
        await delete(served, person_id)
        for name, key, tab in opened:
            if key in tab.widgets:
                await tab.press(key)
                seen.presses[name, key] = (tab.kinds, tab.html)


async def delete(served: Served, person_id: str) -> None:
    """Delete a person on Data, as a browser does it: the words typed, then the button."""
    async with Presser(served.address, f"person={person_id}", "data") as tab:
        name = person_id.replace("-", " ").title()
        await tab.press_with("delete-person", {"typed-person": name})
        assert "Gone for good" in tab.html
