"""Lists of videos and channels are known by their rows where their columns are in another language."""

from pathlib import Path

import pytest
from adapters.importers.parts_read import READER

from core.adapters.importers.lines.entries import Entry
from core.adapters.importers.services.youtube_lists import is_playlist, is_songs, is_subscriptions, read_songs

ROW = b"aaaaaaaaaa1,2025-03-02T19:04:05+00:00\n"


@pytest.mark.parametrize(
    "header", [b"Video ID,Playlist Video Creation Timestamp\n", "影片 ID,建立時間\n".encode(), b"a,b\n"]
)
@pytest.mark.parametrize("end", [b"", b"\n\n\n"])
def test_rows_of_an_id_and_a_time_are_a_playlist(header: bytes, end: bytes) -> None:
    assert is_playlist(header + ROW + end)
    assert is_playlist((header + ROW).replace(b"\n", b"\r\n"))


@pytest.mark.parametrize(
    "content",
    [
        b"id,time\nshort,2025-03-02T19:04:05+00:00\n",
        b"title,time\nKeeping a levain,2025-03-02\n",
        b"aaaaaaaaaa1,rye\n",
        b"",
    ],
)
def test_other_tables_are_none(content: bytes) -> None:
    assert not is_playlist(content)
    assert not is_subscriptions(content)
    assert not is_songs(content)


def test_a_channel_whose_address_repeats_its_id_is_a_subscription() -> None:
    assert is_subscriptions(b"Kanal-ID,Kanal-URL,Kanaltitel\nUCa,http://www.youtube.com/channel/UCa,Rye\n")
    assert not is_subscriptions(b"a,b,c\nUCa,http://www.youtube.com/channel/UCb,Rye\n")


POLISH_SONGS = (
    "Identyfikator filmu,Tytuł utworu,Tytuł albumu,Imię i nazwisko wykonawcy 1,Imię i nazwisko wykonawcy 2\n"
    "aaaaaaaaaa1,Chleb,Piekarnia,Kapela,\naaaaaaaaaa2,Mąka,Piekarnia,Kapela,Chór\n"
)


def test_songs_of_a_library_are_read_in_any_language_where_their_folder_tells_of_youtube(tmp_path: Path) -> None:
    path = tmp_path / "utwory.csv"
    path.write_text(POLISH_SONGS, encoding="utf-8")
    assert is_songs(path.read_bytes(), "Takeout/YouTube i YouTube Music/muzyka/utwory.csv")
    assert not is_songs(path.read_bytes(), "utwory.csv")
    found = list(read_songs(path, READER))
    assert [(e.title, e.creator, e.kind) for e in found if isinstance(e, Entry)] == [
        ("Chleb", "Kapela", "track"),
        ("Mąka", "Kapela", "track"),
    ]
