"""Exports that are broken or odd: whatever stands in a file, it is read, or refused in words, and no row is lost."""

import csv
import importlib
import io
import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from adapters.importers.parts_read import BROKEN, LONG, ODD, READER, member_of, replaced, rows_of, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Outcome
from core.adapters.importers.lines.format import Service
from core.adapters.importers.lines.recognising import json_keys

NAMES = (
    "youtube",
    "spotify",
    "netflix",
    "prime_video",
    "tiktok",
    "lastfm",
    "listenbrainz",
    "apple_music",
    "audible",
    "opml",
    "steam",
    "strava",
    "deezer",
)
"""The services whose files are broken here: video, music, listening, play and sport."""


def service_of(name: str) -> Service:
    found: Service = importlib.import_module(f"core.adapters.importers.formats.{name}").FORMAT
    return found


def files_of(name: str) -> Iterator[tuple[str, bytes]]:
    for sample in importlib.import_module(f"adapters.importers.formats.test_{name}").SAMPLES:
        found: Mapping[str, bytes] = sample
        yield from found.items()


FILES = [(name, content) for name in NAMES for _, content in files_of(name) if content]
IDS = [f"{name}-{n}" for n, (name, _) in enumerate(FILES)]


def read(name: str, path: Path) -> list[Outcome] | None:
    """Return what becomes of a file's rows, None where nobody knows it, or where it is refused in words."""
    try:
        part = service_of(name).part(member_of(path))
        if part is None or part.read is None:
            return None
        return list(part.read(path, READER))
    except ImportRefused:
        return None


def check(outcomes: list[Outcome]) -> None:
    """Hold outcomes to what every one promises."""
    for outcome in outcomes:
        match outcome:
            case Entry():
                assert outcome.title or outcome.identity
                assert outcome.time is None or outcome.time <= READER.now.replace(day=READER.now.day + 1)
                assert outcome.link == "" or outcome.link.startswith("https://")
            case LeftOut() | Refusal():
                assert outcome.reason
                assert LONG not in outcome.reason
            case Note():
                assert outcome.text.endswith(".")


@pytest.mark.parametrize(("name", "content"), FILES, ids=IDS)
@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_file_is_read_or_refused_in_words(tmp_path: Path, name: str, content: bytes, how: str) -> None:
    check(read(name, written(tmp_path, BROKEN[how](content))) or [])


def is_list(content: bytes) -> bool:
    return content.lstrip()[:1] == b"["


@pytest.mark.parametrize(("name", "content"), [file for file in FILES if is_list(file[1])])
@pytest.mark.parametrize("value", ODD, ids=lambda value: repr(value)[:20])
def test_records_that_hold_anything_anywhere_are_all_accounted_for(
    tmp_path: Path, name: str, content: bytes, value: object
) -> None:
    whole = json.loads(content)
    mixed = [*whole, *(replaced(record, value) for record in whole), value, 7]
    outcomes = read(name, written(tmp_path, json.dumps(mixed).encode("utf-8", "surrogatepass")))
    if outcomes is not None:
        check(outcomes)
        assert sorted(set(rows_of(outcomes))) == list(range(1, len(mixed) + 1))


def is_table(content: bytes) -> bool:
    return content.lstrip()[:1] not in (b"[", b"{", b"<", b"") and b"\x00" not in content


@pytest.mark.parametrize(("name", "content"), [file for file in FILES if is_table(file[1])])
@pytest.mark.parametrize(
    "cell", ["", " ", "0", "-1", "1e400", "x", "null", LONG, "1601-01-01", "=1+1", "9" * 50, "🙂\u202e"]
)
def test_rows_that_hold_anything_in_every_cell_are_all_accounted_for(
    tmp_path: Path, name: str, content: bytes, cell: str
) -> None:
    mark = "\t" if b"\t" in content else ","
    rows = [row for row in csv.reader(io.StringIO(content.decode()), delimiter=mark) if any(row)]
    odd = io.StringIO()
    csv.writer(odd, delimiter=mark).writerows([*rows, [cell or "-" for _ in rows[-1]], *rows[1:]])
    outcomes = read(name, written(tmp_path, odd.getvalue().encode()))
    assert outcomes is None or len(rows_of(outcomes)) >= len(rows) - 1
    check(outcomes or [])


KEYS = sorted({key for _, content in FILES if is_list(content) for key in json_keys(content)})
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30)
TIMES = st.sampled_from(
    ["2024-03-01T10:00:00Z", "2024-03-01 10:00", "1", "01 Jan 1970", "https://youtu.be/aaaaaaaaaa1"]
)
VALUES = st.recursive(
    LEAVES | TIMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS or ["a"]), inner, max_size=5),
    max_leaves=12,
)


@pytest.mark.parametrize(("name", "content"), [file for file in FILES if is_list(file[1])])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records=st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8), max_size=4))
def test_no_record_made_of_the_services_own_keys_is_an_error(
    name: str, content: bytes, records: list[dict[str, object]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        mixed = json.dumps([*json.loads(content), *records]).encode("utf-8", "surrogatepass")
        check(read(name, written(Path(folder), mixed)) or [])


@pytest.mark.parametrize(("name", "content"), FILES, ids=IDS)
@settings(max_examples=25, deadline=None)
@given(tail=st.binary(max_size=60) | st.text(max_size=60).map(str.encode), at=st.integers(0, 3_000))
def test_no_bytes_in_a_file_are_an_error(name: str, content: bytes, tail: bytes, at: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        check(read(name, written(Path(folder), content[:at] + tail + content[at:])) or [])
