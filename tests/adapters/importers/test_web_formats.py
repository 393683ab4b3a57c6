"""Every format of the web holds the same laws, whatever its files hold: rows are counted, only refusals raised."""

import importlib
import json
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from adapters.importers.web_files import READER, as_csv
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.joined.register import service_of, services
from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Outcome, Status
from core.adapters.importers.lines.format import PEEKED, Member, Part

NAMES = (
    "awesome_list bookmarks chrome chrome_bookmarks facebook firefox firefox_bookmarks instagram instapaper karakeep "
    "linkwarden matter omnivore pinboard pocket raindrop reddit safari twitter wallabag"
)
SAMPLES = [
    (name, member, content)
    for name in NAMES.split()
    for sample in importlib.import_module(f"adapters.importers.formats.test_{name}").SAMPLES
    for member, content in sample.items()
]
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**62), 2**62)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.sampled_from(["https://rye.example/a", "https://[", "javascript:1", "2024-06-03T08:51:30Z", "1717404690"]),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside, max_size=3),
    max_leaves=5,
)


def member(name: str, path: Path) -> Member:
    return Member(name, lambda: path.read_bytes()[:PEEKED], partial(Path, path))


def read_whole(part: Part | None, path: Path) -> list[Outcome]:
    """Return every outcome of a file, none where nobody reads it or where it is refused as a whole."""
    if part is None or part.read is None:
        return []
    try:
        return list(part.read(path, READER))
    except ImportRefused:
        return []


def hold_the_laws(found: list[Outcome]) -> None:
    """Hold what an outcome promises: rows once and in order, plain links, and a time for what was done."""
    rows = [outcome.row for outcome in found if not isinstance(outcome, Note)]
    assert rows == sorted(set(rows))
    for outcome in found:
        if isinstance(outcome, Entry):
            assert outcome.title.strip()
            assert outcome.link == "" or outcome.link.startswith("https://")
            assert outcome.time is not None or outcome.status is Status.CANDIDATE
            assert outcome.time is None or outcome.time.utcoffset() is not None
            assert outcome.value is None
        elif isinstance(outcome, LeftOut | Refusal):
            assert outcome.reason


@pytest.mark.parametrize(("name", "file", "content"), SAMPLES)
def test_a_sample_is_read_or_says_why_it_is_not(tmp_path: Path, name: str, file: str, content: bytes) -> None:
    path = tmp_path / "sample"
    path.write_bytes(content)
    found = service_of(member(file, path))
    assert found is not None
    service, part = found
    assert service.key == name
    hold_the_laws(read_whole(part, path))
    assert (part.read is None) is bool(part.why)


@pytest.mark.parametrize(("name", "file", "content"), SAMPLES)
def test_a_sample_that_is_cut_off_anywhere_is_read_as_far_or_refused(
    tmp_path: Path, name: str, file: str, content: bytes
) -> None:
    whole = tmp_path / "whole"
    whole.write_bytes(content)
    found = service_of(member(file, whole))
    assert found is not None
    for tenth in range(10):
        path = tmp_path / f"cut{tenth}"
        path.write_bytes(content[: len(content) * tenth // 10])
        hold_the_laws(read_whole(found[1], path))
        service_of(member(file, path))


def changed(content: Any, values: st.DataObject) -> Any:
    """Return JSON of the same keys in which some values are any others."""
    if values.draw(st.integers(0, 5)) == 0:
        return values.draw(VALUES)
    if isinstance(content, dict):
        return {key: changed(value, values) for key, value in content.items()}
    if isinstance(content, list):
        return [changed(value, values) for value in content]
    return content


def in_json(content: bytes) -> Any:
    """Return a sample as JSON, None for another kind of file."""
    try:
        return json.loads(content.decode("utf-8-sig"))
    except ValueError:
        return None


JSON_SAMPLES = [(file, content) for _, file, content in SAMPLES if in_json(content) is not None]


@pytest.mark.parametrize(("file", "content"), JSON_SAMPLES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(values=st.data())
def test_json_of_a_services_own_keys_with_any_values_never_breaks_it(
    file: str, content: bytes, values: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample"
        path.write_bytes(content)
        found = service_of(member(file, path))
        assert found is not None
        path.write_text(json.dumps(changed(in_json(content), values)), encoding="utf-8")
        hold_the_laws(read_whole(found[1], path))
        service_of(member(file, path))


HEADERS = [
    "title,url,time_added,tags,status",
    "URL,Title,Selection,Folder,Timestamp,Tags",
    "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite",
    "Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight Count,Last Interaction Date,File Id",
    "id,permalink",
]
CELLS = st.sampled_from(
    ["", "https://rye.example/a", "/r/a/comments/b/c_d/", "1717404690", "unread", "True", "[", '"', "a,b"]
)


@pytest.mark.parametrize("header", HEADERS)
@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.lists(CELLS | st.text(max_size=12), max_size=13), max_size=6))
def test_tables_of_a_services_own_columns_with_any_cells_never_break_it(header: str, rows: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table"
        path.write_bytes(as_csv(header, *rows))
        for service in services():
            if service.key in NAMES.split():
                hold_the_laws(read_whole(service.part(member("table", path)), path))


ORDINARY: Mapping[str, bytes] = {
    "a table": b"title,url,date\nRye,https://rye.example/,2024-01-01\n",
    "a list": b'[{"title": "Rye", "url": "https://rye.example/", "time": "2024-01-01"}]',
    "a page": b"<!DOCTYPE html><html><title>Rye</title><a href='https://rye.example/'>Rye</a></html>",
    "a script": b"window.onload = function () {}",
    "notes": b"# Notes\n- buy flour\n- [a link](https://rye.example/)\n",
    "a property list": b"<?xml version='1.0'?><plist><dict><key>Name</key><string>x</string></dict></plist>",
    "XML": b"<?xml version='1.0'?><opml><outline text='x'/></opml>",
    "nothing": b"",
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\x00" * 99,
}


@pytest.mark.parametrize("what", ORDINARY)
def test_ordinary_files_are_nobodys(tmp_path: Path, what: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(ORDINARY[what])
    ours = [service for service in services() if service.key in NAMES.split()]
    assert [service.key for service in ours if service.part(member("f", path))] == []
