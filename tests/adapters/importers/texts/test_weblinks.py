"""Addresses of pages: one identity for all spellings, a plain link over https, a name of their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.texts.weblinks import host_of, is_video, named_by, opened_link, page_identity, why_no_page

PAGE = "https://rye.example/a"
SAME = [
    "http://rye.example/a",
    "HTTP://RYE.example/a#part",
    "https://rye.example/a?utm_source=x&utm_medium=y",
    "https://rye.example/a?fbclid=1",
    "http://rye.example:80/a",
    "https://rye.example:443/a",
]


@pytest.mark.parametrize("address", SAME)
def test_spellings_of_one_page_are_one(address: str) -> None:
    assert page_identity(address) == PAGE


@pytest.mark.parametrize("address", [f"{PAGE}?q=1", "https://rye.example/b", "https://rye.example/A", f"{PAGE}/"])
def test_other_pages_stay_apart(address: str) -> None:
    assert page_identity(address) != PAGE


VIDEOS = [
    "https://www.youtube.com/watch?v=abcdefghijk&t=3",
    "https://m.youtube.com/watch?app=desktop&v=abcdefghijk",
    "https://youtu.be/abcdefghijk?si=x",
    "https://music.youtube.com/watch?v=abcdefghijk",
    "https://www.youtube.com/shorts/abcdefghijk",
    "https://www.youtube-nocookie.com/embed/abcdefghijk",
]


@pytest.mark.parametrize("address", VIDEOS)
def test_a_video_has_one_identity_wherever_it_is_seen(address: str) -> None:
    assert page_identity(address) == "youtube abcdefghijk"
    assert is_video(address)


@pytest.mark.parametrize(
    "address", ["https://www.youtube.com/", "https://www.youtube.com/@crumb", "https://a.example/watch?v=x"]
)
def test_other_pages_are_no_videos(address: str) -> None:
    assert not is_video(address)


NO_LINKS = [
    "",
    "javascript:1",
    "file:///a",
    "http://rye.example:8080/",
    "https://u:p@rye.example/",
    "https://",
    "x" * 3_000,
]


@pytest.mark.parametrize("address", NO_LINKS)
def test_what_cannot_be_opened_safely_has_no_link(address: str) -> None:
    assert opened_link(address) == ""


def test_a_link_keeps_its_part_of_the_page_and_its_own_questions() -> None:
    assert opened_link("http://rye.example/a?q=r%20b&utm_id=7#how") == "https://rye.example/a?q=r%20b#how"


OUTSIDE = [
    ("chrome-extension://abc/x.html", "a page of the browser itself"),
    ("moz-extension://abc/x.html", "a page of the browser itself"),
    ("safari-web-extension://abc", "a page of the browser itself"),
    ("about:config", "a page of the browser itself"),
    ("FILE:///C:/a.pdf", "a file on the own computer"),
    ("android-app://com.example", "an address that is none of the web"),
    ("mailto:noor@mail.example", "an address that is none of the web"),
    ("rye", "an address that is none of the web"),
]


@pytest.mark.parametrize(("address", "why"), OUTSIDE)
def test_an_address_outside_the_web_is_called_what_it_is(address: str, why: str) -> None:
    assert why_no_page(address) == why


NAMES = [
    ("https://rye.example/2024/05/keeping-a-levain.html", "Keeping a levain"),
    ("https://www.rye.example/", "rye.example"),
    ("https://rye.example/levain", "levain (rye.example)"),
    ("https://rye.example/article/keeping-a-levain/123456", "Keeping a levain"),
    ("https://de.wiki.example/wiki/Br%C3%B6tchen_backen", "Brötchen backen"),
    ("https://rye.example/p/3f9a8b7c6d5e", "rye.example"),
    ("https://rye.example/12/34", "rye.example"),
    ("no address", "no address"),
]


@pytest.mark.parametrize(("address", "name"), NAMES)
def test_an_address_is_called_by_its_words(address: str, name: str) -> None:
    assert named_by(address) == name


@given(st.text(max_size=60) | st.from_regex(r"https?://[^\s]{0,40}", fullmatch=True))
def test_no_address_breaks_anything_and_a_link_is_always_over_https(address: str) -> None:
    assert isinstance(page_identity(address), str)
    assert isinstance(named_by(address), str)
    assert opened_link(address).startswith("https://") or opened_link(address) == ""
    assert opened_link(opened_link(address)) == opened_link(address)
    if host_of(address):
        assert page_identity(page_identity(address)) == page_identity(address)
