"""A history that was taken away from here comes back as it went."""

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.adapters.importers.formats.steerable_journeys import read
from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, Status
from core.adapters.importers.lines.format import Reader
from core.adapters.importers.texts.cells import clean
from core.desk.taken_out.history_exports import history_csv
from core.entities import Interaction, Item, Saved

THEN = datetime(2026, 1, 2, 10, tzinfo=UTC)
NOW = Reader(datetime(2026, 6, 1, tzinfo=UTC))
HEADER = "time,title,creator,kind,value,source,status,link\r\n"
ROWS = (
    "2026-01-02T10:00:00Z,'=cmd(),Ada,book,4.5,Goodreads,done,https://a.example/\r\n"
    ",Later,,,,,candidate,\r\n,Undated,,,,,done,\r\n2026-01-02T10:00:00Z,Odd,,,,,maybe,\r\n"
)
SAMPLES = [{"history.csv": (HEADER + ROWS).encode()}]


def test_every_row_is_what_it_was_and_a_row_that_says_neither_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "h.csv"
    path.write_text(HEADER + ROWS, newline="")
    first, second, third, fourth = read(path, NOW)
    assert first == Entry(
        row=2,
        title="=cmd()",
        time=THEN,
        creator="Ada",
        kind="book",
        value=4.5,
        source="Goodreads",
        link="https://a.example/",
    )
    assert isinstance(second, Entry)
    assert (second.title, second.time, second.status) == ("Later", None, Status.CANDIDATE)
    assert third == Refusal(4, "the time is empty", "Undated")
    assert fourth == Refusal(5, "its status is neither done nor candidate", "Odd")


WORDS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)
    .map(clean)
    .filter(bool)
)
"""Titles as they are stored: clean, with letters and their accents composed."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, st.booleans()), min_size=1, max_size=5))
def test_whatever_a_title_holds_it_comes_back(tmp_path: Path, rows: list[tuple[str, str, bool]]) -> None:
    items = {str(n): Item(str(n), title, creator=creator) for n, (title, creator, _) in enumerate(rows)}
    moments = [Interaction("p", str(n), THEN) for n, row in enumerate(rows) if row[2]]
    saved = [Saved("p", str(n), THEN) for n, row in enumerate(rows) if not row[2]]
    path = tmp_path / "h.csv"
    path.write_text(history_csv(items, moments, saved), encoding="utf-8", newline="")
    back = [entry for entry in read(path, NOW) if isinstance(entry, Entry)]
    told = [items[x.item_id] for x in moments] + [items[x.item_id] for x in saved]
    assert [(entry.title, entry.creator) for entry in back] == [(item.title, item.creator) for item in told]
