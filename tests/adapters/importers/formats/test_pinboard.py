"""Pinboard: titles stand in 'description', and what is marked to read is still to come."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.web_files import CASES, NO_TIMES, as_json, is_counted, kinds, outcomes_of, with_odd

from core.adapters.importers.formats.pinboard import read, read_html, read_xml
from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Status

BOOKMARKS = b"""[
{"href":"https://rye.example/levain","description":"Keeping a levain","extended":"feed it","meta":"a","hash":"b",
 "time":"2024-03-01T19:04:05Z","shared":"no","toread":"no","tags":"bread rye"},
{"href":"https://moss.example/","description":"","extended":"","meta":"a","hash":"c",
 "time":"2024-03-02T19:04:05Z","shared":"no","toread":"yes","tags":""},
{"href":"https://fern.example/","description":"Ferns","extended":"","meta":"a","hash":"d",
 "time":"","shared":"no","toread":"no","tags":""}, 7]"""
HTML = b"""<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Pinboard Bookmarks</TITLE><H1>Bookmarks</H1><DL><p>
<DT><A HREF="https://rye.example/" ADD_DATE="1700000000" PRIVATE="1" TOREAD="1" TAGS="bread,rye">Rye</A>
<DT><A HREF="https://moss.example/" ADD_DATE="1700000000" PRIVATE="1" TOREAD="0" TAGS="">Moss</A><DD>soft</DL>"""
ONE = {
    "href": "https://rye.example/",
    "description": "Rye",
    "extended": "",
    "time": "2024-03-01T19:04:05Z",
    "toread": "no",
    "tags": "bread",
}
XML = b"""<?xml version="1.0" encoding="UTF-8"?>
<posts user="someone">
<post href="https://rye.example/levain" time="2024-03-01T19:04:05Z" description="Keeping a levain" extended="feed it"
 tag="bread rye" hash="b" shared="no"/>
<post href="https://moss.example/" time="2024-03-02T19:04:05Z" description="" extended="" tag="" hash="c" toread="yes"/>
<post href="" time="2024-03-02T19:04:05Z" description="Ferns" extended="" tag="" hash="d"/>
</posts>"""
SAMPLES = [
    {"bookmarks.json": BOOKMARKS},
    {"pinboard_export.json": (CASES / "pinboard_export.json").read_bytes()},
    {"with_a_mark.json": b"\xef\xbb\xbf" + as_json([ONE])},
    {"bookmarks.html": HTML},
    {"bookmarks.xml": XML},
]


def test_the_xml_says_the_same_as_the_json(tmp_path: Path) -> None:
    levain, moss, fern = outcomes_of(read_xml, XML, tmp_path / "b.xml")
    assert isinstance(levain, Entry)
    assert isinstance(moss, Entry)
    assert (levain.title, levain.text, levain.tags) == ("Keeping a levain", "feed it", ("bread", "rye"))
    assert (levain.time, moss.status) == (datetime(2024, 3, 1, 19, 4, 5, tzinfo=UTC), Status.CANDIDATE)
    assert isinstance(fern, Refusal)


@pytest.mark.parametrize("content", [XML[:-40], b"<posts><post href='a'>&x;</posts>", b"\xff<posts>"])
def test_xml_that_is_cut_off_or_hostile_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ImportRefused, match="cut off or no proper XML"):
        outcomes_of(read_xml, content, tmp_path / "b.xml")


def test_every_bookmark_is_a_page_or_is_refused_with_its_reason(tmp_path: Path) -> None:
    first, second, third, fourth = outcomes_of(read, BOOKMARKS, tmp_path / "b.json")
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert (first.title, first.text, first.tags) == ("Keeping a levain", "feed it", ("bread", "rye"))
    assert first.time == datetime(2024, 3, 1, 19, 4, 5, tzinfo=UTC)
    assert (second.title, second.status) == ("moss.example", Status.CANDIDATE)
    assert isinstance(third, Refusal)
    assert fourth == Refusal(4, "it is no bookmark")


def test_an_export_gives_titles_from_its_descriptions(tmp_path: Path) -> None:
    found = outcomes_of(read, (CASES / "pinboard_export.json").read_bytes(), tmp_path / "b.json")
    assert [entry.title for entry in found if isinstance(entry, Entry)] == [
        "Complexities of an Infinite Scroller",
        "Varnish (explained) for developers",
        "Dummy PDF file",
    ]
    assert isinstance(found[0], Entry)
    assert found[0].text == "Re-use your DOM elements and remove the ones far away"
    assert found[0].tags == ("infinite", "dom", "performance", "scroll")


def test_what_is_to_read_needs_no_time(tmp_path: Path) -> None:
    (entry,) = outcomes_of(read, as_json([{**ONE, "time": "", "toread": "yes"}]), tmp_path / "b.json")
    assert isinstance(entry, Entry)
    assert (entry.status, entry.time) == (Status.CANDIDATE, None)


def test_the_html_form_tells_what_is_to_read(tmp_path: Path) -> None:
    first, second = outcomes_of(read_html, HTML, tmp_path / "b.html")
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert (first.status, first.tags) == (Status.CANDIDATE, ("bread", "rye"))
    assert (second.status, second.text) == (Status.DONE, "soft")


@pytest.mark.parametrize("time", NO_TIMES)
def test_a_time_that_cannot_be_right_is_refused(tmp_path: Path, time: object) -> None:
    assert kinds(outcomes_of(read, as_json([{**ONE, "time": time}]), tmp_path / "b.json")) == [Refusal]


def test_whatever_a_key_holds_every_bookmark_is_counted(tmp_path: Path) -> None:
    rows = with_odd(ONE)
    found = outcomes_of(read, as_json(rows), tmp_path / "b.json")
    assert is_counted(found, len(rows))
    assert {Entry, LeftOut, Refusal} == set(kinds(found))


def test_a_file_that_is_cut_off_is_refused_after_what_was_whole(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_bytes(BOOKMARKS[:300])
    with pytest.raises(ImportRefused, match="cut off"):
        outcomes_of(read, BOOKMARKS[:300], tmp_path / "b.json")
