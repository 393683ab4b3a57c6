"""What to do about a file without a history goes by what else was brought: nobody is told to bring what is there."""

import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from export_files import activity

from core.adapters.importers import Parcel, look_into
from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.joined.next_steps import with_next_steps

NOW = datetime(2026, 6, 1, tzinfo=UTC)
SEARCHED = "This is Takeout's file of what was searched on YouTube, not of what was watched."


SEARCHES, WATCHES = activity("Searched for", "results?search_query="), activity("Watched", "watch?v=")


def zipped(folder: Path, files: Mapping[str, str]) -> tuple[Parcel, ...]:
    path = folder / "takeout.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return look_into([path], now=NOW)


def test_beside_the_history_a_file_of_searches_needs_nothing(tmp_path: Path) -> None:
    parcel = zipped(tmp_path, {"a/s.json": SEARCHES, "a/w.json": WATCHES})[0]
    assert parcel.trouble == f"{SEARCHED} What is history stands beside it."


@pytest.mark.parametrize("more", [{}, {"a/note.txt": "hello"}])
def test_of_a_whole_zip_without_the_history_it_is_said_how_to_get_one(tmp_path: Path, more: dict[str, str]) -> None:
    try:
        said = zipped(tmp_path, {"a/s.json": SEARCHES, **more})[0].trouble
    except ImportRefused as refusal:
        said = str(refusal)
    assert said.startswith(f"{SEARCHED} Nothing that was brought holds YouTube's history. To get it: On takeout")
    assert "whole zip" not in said


def test_a_file_alone_is_sent_to_the_whole_zip(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text(SEARCHES, encoding="utf-8")
    with pytest.raises(ImportRefused, match="bring the whole zip"):
        look_into([path], now=NOW)


def test_a_parcel_without_a_next_step_of_its_own_stays_as_it_is(tmp_path: Path) -> None:
    parcels = zipped(tmp_path, {"a/w.json": WATCHES, "a/me.png": "\x89PNG"})
    assert with_next_steps(parcels, are_many=True) == parcels
