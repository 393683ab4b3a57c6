"""ListenBrainz: a listen a line; a broken line costs itself alone."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.parts_read import CASES, entries_at, outcomes_at, part_at, reasons_at, records, rows_of, written

from core.adapters.importers.formats.listenbrainz import FORMAT
from core.adapters.importers.lines.format import Role

CASE = CASES / "listenbrainz_listens_2024_4.jsonl"
LINES = CASE.read_bytes()
FIRST = json.loads(LINES.splitlines()[0])
LOVES = b'{"score": 1, "recording_mbid": "m", "recording_msid": null, "created": 1712318340}\n'
USER = b'{"user_id": 7, "username": "someone"}'
SAMPLES = [
    {"listens/2024/4.jsonl": LINES},
    {"old.json": records(FIRST)},
    {"feedback.jsonl": LOVES, "user.json": USER},
]


def lines(*values: object) -> bytes:
    return "\n".join(json.dumps(value) for value in values).encode()


def test_listens_keep_artist_album_moment_and_the_account() -> None:
    first, second, third = entries_at(FORMAT, CASE)
    assert (first.title, first.creator, first.text) == ("Nocturne", "Lina Brandt", "Night Music")
    assert first.time == datetime(2024, 4, 5, 11, 59, tzinfo=UTC)
    assert {entry.owner for entry in (first, second, third)} == {"someone"}


def test_a_listen_that_spotify_played_is_the_track_that_spotify_names(tmp_path: Path) -> None:
    played = {"spotify_id": "https://open.spotify.com/track/4uLU6"}
    listen = {"listened_at": 1712318340, "track_metadata": {"track_name": "Rye", "additional_info": played}}
    (entry,) = entries_at(FORMAT, written(tmp_path, lines(listen)))
    assert (entry.identity, entry.link) == ("spotify 4uLU6", "https://open.spotify.com/track/4uLU6")


def test_a_list_is_read_like_lines(tmp_path: Path) -> None:
    assert [entry.title for entry in entries_at(FORMAT, written(tmp_path, records(FIRST)))] == ["Nocturne"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"listened_at": 17123', "the line is no whole record"),
        (b"7", "it is no record"),
        (b'{"listened_at": null, "track_metadata": {"track_name": "x"}}', "the time is empty"),
        (b'{"listened_at": 0, "track_metadata": {"track_name": "x"}}', "the number 0 is no time"),
        (b'{"listened_at": 86400, "track_metadata": {"track_name": "x"}}', "the year 1970 cannot be right"),
        (
            b'{"listened_at": 1e30, "track_metadata": {"track_name": "x"}}',
            "the number 1e+30 is too large for a time",
        ),
        (b'{"listened_at": 1712318340, "track_metadata": null}', "a listen without a title"),
    ],
)
def test_a_line_that_does_not_fit_costs_itself_alone(tmp_path: Path, line: bytes, reason: str) -> None:
    path = written(tmp_path, LINES + b"\n" + line + b"\n\n")
    assert reasons_at(FORMAT, path) == [reason]
    assert rows_of(outcomes_at(FORMAT, path)) == [1, 2, 3, 4]


@pytest.mark.parametrize("content", [LOVES, USER])
def test_what_is_neither_says_what_it_is(tmp_path: Path, content: bytes) -> None:
    part = part_at(FORMAT, written(tmp_path, content))
    assert part.role == Role.NEITHER
    assert "listens" in part.why
