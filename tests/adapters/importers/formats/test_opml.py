"""OPML: subscriptions wait; Overcast's episodes count when they were heard or begun."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from adapters.importers.parts_read import (
    CASES,
    entries_at,
    member_of,
    outcomes_at,
    part_at,
    reasons_at,
    rows_of,
    written,
)

from core.adapters.importers.formats.opml import FORMAT
from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.lines.entries import Status
from core.adapters.importers.lines.format import Role

CASE = CASES / "podcasts_overcast.opml"
EPISODES = b"""<?xml version="1.0" encoding="utf-8"?>
<opml version="1.0"><head><title>Overcast Podcast Subscriptions</title></head><body>
<outline text="playlists"><outline type="podcast-playlist" title="All" smart="1"/></outline>
<outline text="feeds">
<outline type="rss" overcastId="7" title="Garden Hour" xmlUrl="https://feeds.example/g.xml" subscribed="1">
<outline type="podcast-episode" overcastId="1" pubDate="2024-02-01T08:00:00-05:00" title="Frost in the beds"
 url="https://g.example/1" overcastUrl="https://overcast.fm/+a" userUpdatedDate="2024-03-01T10:00:00-05:00" played="1"/>
<outline type="podcast-episode" overcastId="2" title="Moss" url="http://g.example/2" progress="725"
 userUpdatedDate="2024-03-02T10:00:00-05:00"/>
<outline type="podcast-episode" overcastId="3" title="Rye" url="https://g.example/3" userDeleted="1"
 userUpdatedDate="2024-03-02T10:00:00-05:00"/>
<outline type="podcast-episode" overcastId="4" title="Ferns" url="https://g.example/4"/>
<outline type="podcast-episode" overcastId="5" title="Oats" played="1" userUpdatedDate=""/>
</outline>
<outline type="rss" overcastId="8" title="Old Hour" xmlUrl="https://feeds.example/o.xml" subscribed="0"/>
</outline></body></opml>"""
FEEDS = (
    b'<opml version="2.0"><body><outline text="Bread"><outline text="" xmlUrl="https://b.example/f"/></outline>'
    b"</body></opml>"
)
SAMPLES = [{"overcast.opml": CASE.read_bytes()}, {"extended.opml": EPISODES}, {"feeds.opml": FEEDS}]


def test_subscriptions_wait_and_say_that_they_do() -> None:
    assert part_at(FORMAT, CASE).role == Role.BACKLOG
    assert [(e.title, e.status, e.time) for e in entries_at(FORMAT, CASE)] == [
        ("Garden Hour", Status.CANDIDATE, None),
        ("Everyday Questions", Status.CANDIDATE, None),
    ]
    assert entries_at(FORMAT, CASE)[0].link == "https://g.example"


def test_episodes_that_were_heard_or_begun_count_and_others_wait(tmp_path: Path) -> None:
    path = written(tmp_path, EPISODES)
    assert part_at(FORMAT, path).role == Role.HISTORY
    assert [(e.title, e.creator, e.action, e.status.value) for e in entries_at(FORMAT, path)] == [
        ("Garden Hour", "", "subscribed", "candidate"),
        ("Frost in the beds", "Garden Hour", "played", "done"),
        ("Moss", "Garden Hour", "started", "done"),
        ("Ferns", "Garden Hour", "saved", "candidate"),
    ]
    heard = entries_at(FORMAT, path)[1]
    assert (heard.time, heard.published) == (datetime(2024, 3, 1, 15, tzinfo=UTC), date(2024, 2, 1))
    assert reasons_at(FORMAT, path) == [
        "an episode that was removed unheard",
        "the time is empty",
        "a podcast that is no longer followed",
    ]
    assert rows_of(outcomes_at(FORMAT, path)) == [1, 2, 3, 4, 5, 6, 7]


def test_a_feed_without_a_title_is_named_by_its_address(tmp_path: Path) -> None:
    assert [entry.title for entry in entries_at(FORMAT, written(tmp_path, FEEDS))] == ["https://b.example/f"]


@pytest.mark.parametrize(
    "content",
    [
        FEEDS[:-20],
        FEEDS.replace(b"/>", b">"),
        b'<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "b">]><opml><body><outline text="&a;"/></body></opml>',
        b'<?xml version="1.0" encoding="nonsense"?><opml><body/></opml>',
    ],
)
def test_what_is_no_proper_xml_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ImportRefused, match="cut off or no proper OPML"):
        outcomes_at(FORMAT, written(tmp_path, content))


def test_a_page_that_speaks_of_opml_is_none(tmp_path: Path) -> None:
    assert FORMAT.part(member_of(written(tmp_path, b"<html><body>&lt;opml <opml></body></html>"))) is None
