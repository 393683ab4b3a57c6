"""Whatever is pressed on whatever page while the disk is full or somebody is gone: our own words, never a traceback."""

import asyncio
import os
import resource
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from faults.every_press import Presser

from benchmarks.served_app import Served, running
from benchmarks.sessions_people import crowd
from core.adapters.settings import Settings
from core.entities import Interaction, Item, Person
from core.workspace.opening import open_workspace
from ui.pages import PAGES

CANARY = "Qzxcanary"


@dataclass
class Seen:
    """What came of every press: the page and the button, the kinds of elements that stood there then, and the words."""

    presses: dict[tuple[str, str], tuple[list[str], str]] = field(default_factory=dict)
    log: str = ""


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
    assert {page for page, _ in seen.presses} == {page.name for page in PAGES}
    assert [at for at, (kinds, _) in seen.presses.items() if "exception" in kinds] == []
    print(len(seen.presses), {at: h[-300:] for at, (_, h) in seen.presses.items() if "failure" in h})
