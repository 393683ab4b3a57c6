"""What a page sends: bytes of the first load and of the map, and websocket frames and bytes of every verb."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

MEGA = 1_000_000
"""Bytes of a megabyte."""
LEAST_QUIET_MS = 700
"""Milliseconds without a frame after which an act is taken to be over; by eye."""


@dataclass(slots=True)
class Traffic:
    """What came to a page: websocket frames, their bytes, and the bytes of all files as they came over the wire."""

    frames: int = 0
    frame_bytes: int = 0
    file_bytes: int = 0

    @property
    def megabytes(self) -> float:
        """Return the megabytes of files and frames."""
        return round((self.frame_bytes + self.file_bytes) / MEGA, 2)

    def frame(self, event: dict[str, Any]) -> None:
        """Count a frame; the payload of a binary one is written in base 64."""
        self.frames += 1
        said = event["response"]
        self.frame_bytes += len(said["payloadData"]) * (3 if said["opcode"] == 2 else 4) // 4

    def file(self, event: dict[str, Any]) -> None:
        """Count a file by its length on the wire."""
        self.file_bytes += int(event["encodedDataLength"])


@contextmanager
def counted(page: Page) -> Iterator[Traffic]:
    """Count what comes to a page while this is open."""
    traffic, session = Traffic(), page.context.new_cdp_session(page)
    session.on("Network.webSocketFrameReceived", lambda event: traffic.frame(event))
    session.on("Network.loadingFinished", lambda event: traffic.file(event))
    session.send("Network.enable")
    yield traffic
    session.detach()


def settle(page: Page, traffic: Traffic) -> None:
    """Wait until no frame and no file has come for a while."""
    before = (-1, -1)
    while before != (traffic.frames, traffic.file_bytes):
        before = (traffic.frames, traffic.file_bytes)
        page.wait_for_timeout(LEAST_QUIET_MS)


def loaded(browser: Browser, address: str, until: str) -> Traffic:
    """Return what a browser that knows nothing yet is sent for a page, until something is seen and no more comes."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    with counted(page) as traffic:
        page.goto(address)
        page.wait_for_selector(until, timeout=180_000)
        settle(page, traffic)
    context.close()
    return traffic


def sent_by(page: Page, act: Callable[[Page], object]) -> Traffic:
    """Return what a page is sent for an act."""
    with counted(page) as traffic:
        act(page)
        settle(page, traffic)
    return traffic
