"""TikTok: links without titles are refused in words that help; titles that a tool has added are read."""

import json
from datetime import UTC, datetime
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

from core.adapters.importers.formats.tiktok import FORMAT
from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.lines.format import Role

CASE = CASES / "tiktok_user_data_tiktok.json"
LINES = b"Date: 2025-01-01 10:03:21 UTC\nLink: https://www.tiktokv.com/share/video/731/\n\n"
LINK = "https://www.tiktokv.com/share/video/731/"


def titled(*videos: object, room: str = "Your Activity", name: str = "Watch History") -> bytes:
    return json.dumps({"Profile": {"ProfileMap": {}}, room: {name: {"VideoList": list(videos)}}}).encode()


TITLED = titled(
    {"Date": "2025-01-01 10:03:21", "Link": LINK, "Title": "Keeping a levain", "Author": "Crumb Street"},
    {"Date": "2025-01-02 10:03:21", "Link": LINK},
    {"Date": "", "Link": LINK, "Title": "Rye"},
    7,
)
SAMPLES = [{"user_data_tiktok.json": CASE.read_bytes()}, {"titled.json": TITLED}, {"Watch History.txt": LINES}]


def test_links_without_titles_are_refused_with_the_next_step() -> None:
    with pytest.raises(ImportRefused, match=r"TikTok's export.* no title .* columns title, time and link"):
        outcomes_at(FORMAT, CASE)


@pytest.mark.parametrize("room", ["Your Activity", "Activity"])
@pytest.mark.parametrize("name", ["Watch History", "Video Browsing History"])
def test_titles_that_a_tool_added_are_read_in_every_layout(tmp_path: Path, room: str, name: str) -> None:
    video = {"Date": "2025-01-01 10:03:21", "Link": LINK, "Title": "Keeping a levain", "Author": "Crumb Street"}
    (entry,) = entries_at(FORMAT, written(tmp_path, titled(video, room=room, name=name)))
    assert (entry.title, entry.creator, entry.link) == ("Keeping a levain", "Crumb Street", LINK)
    assert entry.time == datetime(2025, 1, 1, 10, 3, 21, tzinfo=UTC)


def test_every_video_of_a_titled_file_is_accounted_for(tmp_path: Path) -> None:
    path = written(tmp_path, TITLED)
    assert reasons_at(FORMAT, path) == ["a video without a title", "the time is empty", "it is no record"]
    assert rows_of(outcomes_at(FORMAT, path)) == [1, 2, 3, 4]


def test_the_lines_of_the_text_form_are_neither_and_say_why(tmp_path: Path) -> None:
    part = part_at(FORMAT, written(tmp_path, LINES))
    assert part.role == Role.NEITHER
    assert "no title" in part.why


def test_another_object_is_not_taken_for_it(tmp_path: Path) -> None:
    assert FORMAT.part(member_of(written(tmp_path, b'{"Activity": {"videos": []}}'))) is None
