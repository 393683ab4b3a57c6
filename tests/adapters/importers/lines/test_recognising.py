"""What a file is, is told by its first bytes, wherever they are cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.lines.recognising import has_header, header_of, json_keys, no_table, text_at_start


def test_a_header_is_read_whatever_the_delimiter_the_encoding_and_the_capitals() -> None:
    for head in (b"Title,Watched Date\n", b"\xef\xbb\xbftitle;watched_date\r\n", "Title\tWatchedDate".encode("utf-16")):
        assert header_of(head) >= {"title", "watched date"}


def test_a_header_may_stand_below_facts_about_the_account() -> None:
    head = b"Playlist,Mine\nCreated,2020\n\nVideo ID,Added\nabc,2020\n"
    assert has_header(head, "video id", "added")
    assert not has_header(head, "video id", "title")
    assert header_of(b"\n\nVideo ID,Added\n") == {"video id", "added"}


def test_keys_are_found_at_any_depth_and_only_in_json() -> None:
    assert json_keys(b'[{"a": {"b c": [1, {"d": "e: f"}]}, "g":') == {"a", "b c", "d", "g"}
    assert json_keys(b'key,"a": 1\n') == frozenset()
    assert json_keys(b"\x89PNG\r\n" + bytes(99)) == frozenset()


@pytest.mark.parametrize("head", [b"", b"\x00\x01\x02" * 30, b"\xff\xd8\xff" + bytes(99)])
def test_what_is_no_text_has_neither_columns_nor_keys(head: bytes) -> None:
    assert (text_at_start(head), header_of(head), json_keys(head)) == ("", frozenset(), frozenset())


@given(st.binary(max_size=300))
def test_no_bytes_break_a_look(head: bytes) -> None:
    assert isinstance(header_of(head) | json_keys(head), frozenset)
    assert not has_header(head, "a column", "that nobody has")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("\ufeff\n <HTML><body>", "a web page"),
        ("<?xml version='1.0'?><items/>", "an XML file"),
        ("<?xml version='1.0'?>\n<rss version='2.0'><channel/></rss>", "a feed"),
        ("<?xml version='1.0'?><?xml-stylesheet href='x'?>\n<!-- a > b -->\n<feed xmlns='x'>", "a feed"),
        ("<?xml version='1.0'?>\n<!DOCTYPE rss SYSTEM 'x'><rss>", "a feed"),
        ("<?xml version='1.0'?><items><feed/></items>", "an XML file"),
        ("<?xml version='1.0'?>", "an XML file"),
        ("<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'>", "a web page"),
        ("{\\rtf1\\ansi", "a text document"),
        ("BEGIN:VCALENDAR\r\n", "a calendar"),
        ("Received: from x", "an e-mail"),
        ("[13.01.24, 20:00:00] Noor: hi, how are you", "a chat"),
        ("\u200e[2024-01-13, 8:00:00\u202fPM] Noor: hi", "a chat"),
        ("13/01/2024, 20:00 - Noor: hi", "a chat"),
        ('[Event "Rated game"]\n[Site "x"]', "a game of chess"),
    ],
)
def test_a_text_that_is_no_table_is_told_with_what_to_do(text: str, what: str) -> None:
    said = no_table(text)
    assert said.startswith(what)
    assert "Leave it out" in said


@pytest.mark.parametrize(
    "text",
    ["title,time\n", '{"a": 1}', "[]", "", "received,at\n", "htmltitle;x\n", "2024-01-13 20:00 - Heat\n", "[1]\n"],
)
def test_what_may_be_a_table_is_not_told_to_be_none(text: str) -> None:
    assert no_table(text) == ""
