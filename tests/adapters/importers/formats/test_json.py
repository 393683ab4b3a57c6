"""JSON is known by its first sign, in any encoding, and not by the file's ending."""

import pytest

from core.adapters.importers.formats.json import FORMAT

SAMPLES = (
    {"mine.json": b'[{"title": "Heat", "time": 1767312000}]'},
    {"mine.jsonl": b'{"title": "Heat", "time": 1767312000}\n{"title": "Ran", "time": 1767398400}\n'},
    {
        "dump.json": b'{"_id": {"$oid": "65a1"}, "title": "Ran", "seen": {"$date": {"$numberLong": "1704225600000"}}}\n'
        b'{"_id": {"$oid": "65a2"}, "title": "Ran", "seen": {"$date": "2024-01-02T20:00:00Z"}}\n'
    },
    {
        "lists.json": b'{"shows": [{"at": "2024-01-02", "show": {"title": "Dark"}}, {"at": "2024-01-04", "show": '
        b'{"title": "Ran"}}], "movies": [{"seen": "2024-01-03", "movie": {"title": "Heat"}}], '
        b'"wishlist": [{"title": "Emma"}]}'
    },
    {
        "groups.json": b'{"lists": [{"name": "Done", "entries": [{"ended": {"year": 2020, "month": 3, "day": null}, '
        b'"media": {"title": "Mushishi"}}]}, {"name": "Planning", "entries": [{"status": "PLANNING", '
        b'"media": {"title": "Bebop"}}]}]}'
    },
    {"mine.txt": '  {"title": "Amélie", "time": 1767312000}'.encode("utf-16")},
)


@pytest.mark.parametrize("head", [b"[]", b"[ [1]", b'["a"', b"[1, 2]", b"[", b"\xef\xbb\xbf{}"])
def test_a_list_or_an_object_is_json(head: bytes) -> None:
    assert FORMAT.recognise(head)


@pytest.mark.parametrize("head", [b"[Title],time\n", b"title\n{", b"", b"{\x00\x01\x02\x03\x04\x05\x06\x07"])
def test_a_table_whose_first_column_stands_in_brackets_is_not_json(head: bytes) -> None:
    assert not FORMAT.recognise(head)
