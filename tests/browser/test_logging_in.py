"""Logging in at a scripted provider: each sees their own, by address and by socket; fakes see nothing."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from browser.conftest import SEEN_MS, OpenPage, Running, served
from playwright.sync_api import FilePayload, Page, expect
from scripted_provider import FAULTS, ScriptedProvider, settings_of
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from core.adapters.settings import Settings
from core.adapters.store.accounts import Accounts, account_id_of
from core.adapters.store.database import Database

OWN = "title,when\n" + "\n".join(f"{{0}} lesson {n},2024-0{1 + n % 9}-1{n % 9}" for n in range(12))
"""A table of one's own, of twelve things about one subject."""
SILENT_S = 15.0
"""Seconds after which a socket that says nothing more is left; by hand, some ten times what a page takes."""
TOLD_S = 60.0
"""Seconds within which the provider has to be told of a logout: the page that says so may be drawn before it is."""
PATIENT_MS = 90_000
"""Milliseconds that a page may take which reads a history for the first time on a busy machine; by hand."""


@pytest.fixture(autouse=True)
def _patience() -> Iterator[None]:
    """Wait longer than usual for what a page says."""
    expect.set_options(timeout=PATIENT_MS)
    yield
    expect.set_options(timeout=SEEN_MS)


@pytest.fixture(scope="module")
def provider() -> Iterator[ScriptedProvider]:
    """Serve logins on loopback."""
    made = ScriptedProvider({who: f"{who}@people.test" for who in ("ada", "bo", "root")})
    yield made
    made.stop()


@pytest.fixture
def running(tmp_path: Path, prepared: Path, provider: ScriptedProvider) -> Iterator[Running]:
    """Start the app with the login on; rosalind, whose journeys are found, is bo's."""
    own = tmp_path / "own.duckdb"
    own.write_bytes(prepared.read_bytes())
    database = Database(own)
    bo = Accounts(database).know(provider.address, "bo", "bo@people.test")
    Accounts(database).bind(["rosalind"], bo.account_id)
    database.close()
    provider.fault = ""
    more = {"JOURNEYS_ADMINISTRATORS": "root@people.test, bo@people.test.evil", "JOURNEYS_LIMIT_LOGINS": "8/minute"}
    yield from served(tmp_path, own, lambda address: settings_of(provider, address) | more)


def choose(page: Page, who: str) -> Page:
    """Press Log in, and be somebody at the provider."""
    page.get_by_role("button", name="Log in", exact=True).click()
    page.get_by_role("link", name=who, exact=True).click()
    return page


def logged_in(page: Page, who: str) -> Page:
    """Log in and see it said."""
    choose(page, who)
    expect(page.locator(".st-key-account")).to_contain_text(f"{who}@people.test")
    return page


def test_two_people_see_each_their_own_and_nothing_of_the_other_by_address(open_page: OpenPage) -> None:
    ada = open_page("/?person=rosalind")
    expect(ada.get_by_role("heading", name="Your journeys are yours")).to_be_visible()
    assert "Rosalind" not in ada.inner_text("body")
    logged_in(ada, "ada")
    ada.goto(ada.url.split("?")[0] + "?person=rosalind")
    expect(ada.get_by_role("heading", name="What are you into")).to_be_visible()
    assert "Rosalind" not in ada.inner_text("body")
    bo = logged_in(open_page("/"), "bo")
    expect(bo.locator(".st-key-whose")).to_contain_text("Rosalind")
    expect(bo.get_by_role("heading", name="Your journeys")).to_be_visible()
    bo.get_by_role("link", name="Data").first.click()
    expect(bo.get_by_role("button", name="Delete Rosalind")).to_be_visible()
    for name in ("Delete everything here", "A backup of everybody", "Bring the demo histories back"):
        expect(bo.get_by_role("button", name=name)).to_have_count(0)


def test_what_one_brings_in_is_theirs_and_an_administrator_sees_all(
    open_page: OpenPage, running: Running, provider: ScriptedProvider
) -> None:
    ada = logged_in(open_page("/data"), "ada")
    ada.get_by_role("link", name="Data").first.click()
    table = FilePayload(name="own.csv", mimeType="text/csv", buffer=OWN.format("Pottery").encode())
    ada.locator("input[type=file]").first.set_input_files(table)
    ada.get_by_role("button", name="Bring in").click()
    expect(ada.locator(".st-key-whose")).to_contain_text("Me")
    root = logged_in(open_page("/"), "root")
    expect(root.locator(".st-key-account")).to_contain_text("everybody’s histories")
    root.locator("summary", has_text="All ").click()
    for name in ("Me", "Rosalind"):
        expect(root.locator(".st-key-people").get_by_role("button", name=re.compile(rf"^{name}\b"))).to_be_visible()
    running.stop()
    database = Database(running.database)
    (mine,) = Accounts(database).people(account_id_of(provider.address, "ada"))
    assert mine.startswith("me.")
    database.close()


def said_to(address: str, cookies: dict[str, str], query: str) -> bytes:
    """Open the app's socket as a browser with some cookies would, ask for a page, and return all that it says."""
    header = "; ".join(f"{name}={value}" for name, value in cookies.items())
    protocols = [Subprotocol(told) for told in ("streamlit", cookies.get("_streamlit_xsrf", "none"))]
    told = b""
    with connect(
        address.replace("http", "ws") + "/_stcore/stream",
        subprotocols=protocols,
        origin=Origin(address),
        additional_headers={"Cookie": header},
        max_size=None,
    ) as socket:
        wish = BackMsg()
        wish.rerun_script.query_string = query
        socket.send(wish.SerializeToString())
        while True:
            part = socket.recv(timeout=SILENT_S)
            assert isinstance(part, bytes)
            told += part
            message = ForwardMsg()
            message.ParseFromString(part)
            if message.WhichOneof("type") == "script_finished" and len(told) > len(part):
                return told


def cookies_of(page: Page) -> dict[str, str]:
    """Return a browser's cookies."""
    return {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}


def test_a_socket_shows_their_own_alone_to_who_logged_in(open_page: OpenPage, running: Running) -> None:
    pages = [logged_in(open_page("/"), who) for who in ("ada", "bo")]
    ada, bo = map(cookies_of, pages)
    expect(pages[1].get_by_role("heading", name="Your journeys")).to_be_visible()
    assert b"Rosalind" in said_to(running.address, bo, "person=rosalind")
    forged = bo | {"_streamlit_user": bo["_streamlit_user"][:-4] + "AAAA"}
    without = {name: value for name, value in bo.items() if name != "_streamlit_user"}
    for cookies in (ada, forged, without, {}):
        assert b"Rosalind" not in said_to(running.address, cookies, "person=rosalind")
    flags = {each["name"]: each for each in pages[1].context.cookies()}
    assert flags["_streamlit_user"]["httpOnly"], "no script reads who is logged in"
    assert {each["sameSite"] for each in flags.values()} <= {"Lax", "Strict"}
    with pytest.raises(WebSocketException):
        connect(
            running.address.replace("http", "ws") + "/_stcore/stream",
            origin=Origin("http://127.0.0.1:1"),
            additional_headers={"Cookie": "; ".join(f"{name}={value}" for name, value in bo.items())},
        )


def test_a_token_or_a_state_with_a_fault_lets_nobody_in(open_page: OpenPage, provider: ScriptedProvider) -> None:
    page = open_page("/")
    for fault in FAULTS:
        provider.fault = fault
        choose(page, "bo")
        expect(page.get_by_role("heading", name="Your journeys are yours")).to_be_visible()
        assert "_streamlit_user" not in cookies_of(page), fault
    provider.fault = ""
    page.get_by_role("button", name="Log in", exact=True).click()
    link = page.get_by_role("link", name="bo", exact=True).get_attribute("href") or ""
    parts = urlsplit(page.url)
    asked = dict(parse_qsl(urlsplit(link).query)) | {"state": "made up"}
    page.goto(f"{parts.scheme}://{parts.netloc}/chosen?{urlencode(asked)}")
    expect(page.get_by_role("heading", name="Your journeys are yours")).to_be_visible()
    assert "_streamlit_user" not in cookies_of(page)
    logged_in(page, "bo")


def test_logging_out_ends_the_login_in_every_tab_and_for_a_cookie_that_was_kept(
    open_page: OpenPage, running: Running, provider: ScriptedProvider
) -> None:
    page = logged_in(open_page("/"), "bo")
    kept, tab = cookies_of(page), page.context.new_page()
    tab.goto(running.address)
    expect(tab.get_by_role("heading", name="Your journeys")).to_be_visible()
    before = provider.logouts
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", name="Your journeys are yours")).to_be_visible()
    end = time.monotonic() + TOLD_S
    while provider.logouts == before and time.monotonic() < end:
        page.wait_for_timeout(100)
    assert provider.logouts == before + 1
    tab.get_by_role("button", name=re.compile("^More of")).first.click()
    expect(tab.get_by_role("heading", name="Your journeys are yours")).to_be_visible()
    assert b"Rosalind" not in said_to(running.address, kept, "person=rosalind")
    assert all(entry.actor != "person" for entry in running.log("rosalind"))


def test_too_many_logins_from_one_address_are_refused_with_when_it_works_again(
    open_page: OpenPage, running: Running
) -> None:
    page = open_page("/")
    answers = [page.request.get(f"{running.address}/auth/login", max_redirects=0) for _ in range(9)]
    assert [answer.status for answer in answers] == [302] * 8 + [429]
    assert "It works again in" in answers[-1].text()
    assert 0 < int(answers[-1].headers["retry-after"]) <= 60


def test_the_login_is_whole_or_the_app_does_not_start(provider: ScriptedProvider) -> None:
    told = {name.removeprefix("JOURNEYS_").lower(): value for name, value in settings_of(provider, "http://a").items()}
    assert Settings(_env_file=None, **told).has_login  # type: ignore[arg-type]
    for name in told:
        with pytest.raises(ValueError, match=name.upper()):
            Settings(_env_file=None, **(told | {name: ""}))  # type: ignore[arg-type]
