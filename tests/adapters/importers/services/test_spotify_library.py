"""Spotify's library is read section by section, with rows counted through all of them."""

import json
from pathlib import Path

from adapters.importers.parts_read import READER, rows_of, written

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Status
from core.adapters.importers.services.spotify_library import read_library


def test_sections_in_any_order_with_anything_in_them_are_all_accounted_for(tmp_path: Path) -> None:
    library = {
        "bannedTracks": [{"track": "C", "uri": "spotify:track:6"}, 7],
        "artists": [{"name": "Lina Brandt", "uri": "spotify:artist:7"}],
        "tracks": [{"track": "Nocturne", "artist": "Lina Brandt", "uri": None}, None, {"track": 7}],
        "unknown": [{"track": "x"}],
    }
    outcomes = list(read_library(written(tmp_path, json.dumps(library).encode()), READER))
    assert rows_of(outcomes) == [1, 2, 3, 4, 5, 6]
    assert [type(outcome) for outcome in outcomes] == [Entry, Refusal, Refusal, Entry, LeftOut, LeftOut]
    assert all(outcome.status is Status.CANDIDATE for outcome in outcomes if isinstance(outcome, Entry))
