"""A library of iTunes, read track by track: what is so and what is not, what is cut off, what no reader may open."""

import re
from pathlib import Path

import pytest
from adapters.importers.formats.test_apple_music import TRACKS, itunes
from adapters.importers.parts_read import READER, written

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.lines.entries import Entry, Status
from core.adapters.importers.services.itunes_library import is_itunes, read_itunes


def test_a_library_is_known_by_its_head_and_another_property_list_is_none() -> None:
    assert is_itunes(itunes(*TRACKS)[:600])
    assert not is_itunes(b'<?xml version="1.0"?><plist version="1.0"><dict><key>Children</key>')


@pytest.mark.parametrize(("tag", "kind"), [("true", "film"), ("false", "track")])
def test_what_a_thing_is_said_not_to_be_it_is_not(tmp_path: Path, tag: str, kind: str) -> None:
    track = (("Name", "string", "Heat"), ("Movie", tag, ""), ("Date Added", "date", "2016-01-01T10:00:00Z"))
    (entry,) = read_itunes(written(tmp_path, itunes(track)), READER)
    assert isinstance(entry, Entry)
    assert (entry.title, entry.kind, entry.status) == ("Heat", kind, Status.CANDIDATE)


def test_a_library_of_itunes_that_is_cut_off_or_holds_an_entity_is_refused(tmp_path: Path) -> None:
    whole = itunes(*TRACKS)
    with_entity = re.sub(rb"<!DOCTYPE[^>]*>", b'<!DOCTYPE plist [<!ENTITY a "b">]>', whole)
    for content in (whole[:-40], with_entity.replace(b"Nocturne", b"&a;")):
        with pytest.raises(ImportRefused, match="Export Library"):
            list(read_itunes(written(tmp_path, content), READER))
