"""MyAnimeList: finished titles at their day, planned ones to come, also packed and in the older numbers."""

import gzip
import re
from pathlib import Path

import pytest
from export_files import (
    CASES,
    WORDS,
    check_read,
    day,
    entries,
    notes,
    part_of_file,
    reasons,
    told,
    told_of,
)
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS

from core.adapters.importers.formats.myanimelist import FORMAT
from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.lines.entries import Status

ANIME = (
    "<anime><series_animedb_id>5114</series_animedb_id><series_title><![CDATA[Tides & Salt]]></series_title>"
    "<my_watched_episodes>64</my_watched_episodes><my_start_date>2015-01-01</my_start_date>"
    "<my_finish_date>2015-02-03</my_finish_date><my_score>9</my_score><my_status>Completed</my_status>"
    "<my_comments><![CDATA[for my eyes]]></my_comments><my_tags><![CDATA[sea, salt]]></my_tags></anime>"
)
MANGA = (
    "<manga><manga_mangadb_id>2</manga_mangadb_id><manga_title><![CDATA[Low Tide]]></manga_title>"
    "<my_start_date>2016-01-01</my_start_date><my_finish_date>0000-00-00</my_finish_date><my_score>0</my_score>"
    "<my_status>Reading</my_status></manga>"
)


def listed(*titles: str) -> bytes:
    start = '<?xml version="1.0" encoding="UTF-8" ?>\n<!-- made by a site -->\n<myanimelist>'
    return f"{start}<myinfo><user_name>someone</user_name></myinfo>{''.join(titles)}</myanimelist>".encode()


SAMPLES = [
    {"animelist.xml": listed(ANIME), "mangalist.xml": listed(MANGA)},
    {"animelist.xml.gz": gzip.compress(listed(ANIME))},
]


def test_the_case_gives_one_anime_at_the_month_it_was_finished_and_one_to_come() -> None:
    outcomes = told(FORMAT, CASES / "myanimelist_animelist.xml")
    done, planned = entries(outcomes)
    assert (done.title, done.time, done.value) == ("Fullmetal Alchemist: Brotherhood", day("2015-02-01"), 10)
    assert (planned.title, planned.status, planned.value) == ("Cowboy Bebop", Status.CANDIDATE, None)
    assert done.owner == "someone"
    assert len(notes(outcomes)) == 1


@pytest.mark.parametrize("content", [listed(ANIME), gzip.compress(listed(ANIME)), b"\xef\xbb\xbf" + listed(ANIME)])
def test_a_list_is_read_as_it_is_and_packed(tmp_path: Path, content: bytes) -> None:
    found = told_of(FORMAT, tmp_path, content)
    (anime,) = entries(found)
    assert (anime.title, anime.time, anime.value) == ("Tides & Salt", day("2015-02-03"), 9)
    assert (anime.tags, anime.kind, anime.action) == (("sea", "salt"), "anime", "completed")
    assert anime.link == "https://myanimelist.net/anime/5114"
    assert "for my eyes" not in repr(found)


def test_a_manga_that_is_being_read_stands_at_the_day_it_was_begun(tmp_path: Path) -> None:
    (manga,) = entries(told_of(FORMAT, tmp_path, listed(MANGA)))
    assert (manga.kind, manga.time, manga.action, manga.value) == ("manga", day("2016-01-01"), "reading", None)


@pytest.mark.parametrize("status", ["Plan to Watch", "Plan to Read", "6", "plan to watch"])
def test_what_is_planned_waits(tmp_path: Path, status: str) -> None:
    (planned,) = entries(told_of(FORMAT, tmp_path, listed(ANIME.replace("Completed", status))))
    assert (planned.status, planned.time) == (Status.CANDIDATE, None)


def test_a_title_without_days_stands_weakly_at_its_last_change_or_is_refused(tmp_path: Path) -> None:
    bare = ANIME.replace("2015-01-01", "0000-00-00").replace("2015-02-03", "0000-00-00")
    changed = bare.replace("</anime>", "<my_last_updated>1487768892</my_last_updated></anime>")
    never = bare.replace("</anime>", "<my_last_updated>0</my_last_updated></anime>")
    found = told_of(FORMAT, tmp_path, listed(changed, never, bare))
    assert [(title.time, title.weak) for title in entries(found)] == [(day("2017-02-22T13:08:12"), True)]
    assert reasons(found) == ["the time is empty", "the time is empty"]


def test_a_list_in_another_encoding_keeps_its_letters(tmp_path: Path) -> None:
    content = listed(ANIME.replace("Tides", "Ébbe")).decode().replace("UTF-8", "ISO-8859-1").encode("latin-1")
    (anime,) = entries(told_of(FORMAT, tmp_path, content))
    assert anime.title == "Ébbe & Salt"


BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<myanimelist><anime><series_title>&b;</series_title></anime></myanimelist>"""
ODD = {
    "cut off": listed(ANIME)[:-40],
    "cut off in the packing": gzip.compress(listed(ANIME) * 9)[:-20],
    "packed and broken": gzip.compress(listed(ANIME))[:-60] + b"\xff" * 90,
    "a bomb of entities": BOMB,
    "an outer file": BOMB.replace(b'"aaaaaaaaaa"', b'SYSTEM "file:///etc/passwd"'),
    "an unknown encoding": listed(ANIME).replace(b"UTF-8", b"UTF-99"),
    "letters of no encoding": listed(ANIME).replace(b"Tides", b"\xff\xfe\x81"),
    "a sign that XML forbids": listed(ANIME).replace(b"Tides", b"\x01"),
    "text behind the end": listed(ANIME) + b"<x>",
}
ODD_TITLES = {
    "no fields": "<anime></anime>",
    "fields twice": ANIME.replace("</anime>", "<series_title>Other</series_title></anime>"),
    "a title inside a title": ANIME.replace("</anime>", ANIME + "</anime>"),
    "empty fields": "<anime><series_title/><my_status/><my_finish_date/></anime>",
    **{f"'{word[:9]}' in fields": re.sub(r">(20[^<]*|9|5114|Completed)<", f">{word}<", ANIME) for word in WORDS},
}


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_a_broken_list_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ImportRefused, match="Export the list again"):
        told_of(FORMAT, tmp_path, content)


@pytest.mark.parametrize("title", ODD_TITLES.values(), ids=ODD_TITLES)
def test_an_odd_title_costs_no_other(tmp_path: Path, title: str) -> None:
    (tmp_path / "list.xml").write_bytes(listed(title, MANGA))
    outcomes = check_read(part_of_file(FORMAT, tmp_path / "list.xml"), tmp_path / "list.xml")
    assert entries(outcomes)[-1].title == "Low Tide"


FIELDS = (
    "series_title",
    "series_animedb_id",
    "my_status",
    "my_start_date",
    "my_finish_date",
    "my_score",
    "my_last_updated",
)
CELLS = st.sampled_from(("Completed", "Plan to Watch", "2", "2015-02-00", *WORDS)) | st.text(
    "0123456789-<>&x", max_size=9
)


@LAWS
@given(titles=st.lists(st.dictionaries(st.sampled_from(FIELDS), CELLS), max_size=4), end=st.integers(0, 40))
def test_whatever_the_fields_hold_nothing_but_a_refusal_comes(
    tmp_path_factory: pytest.TempPathFactory, titles: list[dict[str, str]], end: int
) -> None:
    parts = ["".join(f"<{name}>{text}</{name}>" for name, text in fields.items()) for fields in titles]
    content = listed(*(f"<anime>{part}</anime>" for part in parts))
    path = tmp_path_factory.mktemp("any") / "list.xml"
    path.write_bytes(content[: len(content) - end])
    check_read(part_of_file(FORMAT, path), path)
