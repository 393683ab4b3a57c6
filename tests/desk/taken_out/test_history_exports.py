"""A history as a table: one row a moment in UTC, then the backlog, and no cell that is a formula."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta, timezone

from core.desk.sieve import Sieve
from core.desk.taken_out.history_exports import HISTORY_COLUMNS, history_csv, history_json, part_written
from core.entities import Interaction, Item, Saved

THEN = datetime(2026, 1, 2, 12, tzinfo=timezone(timedelta(hours=2))).astimezone(UTC)
ITEMS = {
    "1": Item("1", "=cmd()", creator="Ada", kind="book", text="A text.", source="Goodreads", link="https://a.example/"),
    "2": Item("2", "Later"),
}
MOMENTS = [Interaction("noor", "1", THEN, value=4.0), Interaction("noor", "gone", THEN)]
SAVED = [Saved("noor", "2"), Saved("noor", "2", THEN)]


def test_every_moment_and_every_saved_thing_is_a_row() -> None:
    rows = list(csv.DictReader(io.StringIO(history_csv(ITEMS, MOMENTS, SAVED))))
    assert tuple(rows[0]) == HISTORY_COLUMNS
    assert rows[0] == {
        "time": "2026-01-02T10:00:00Z",
        "title": "'=cmd()",
        "creator": "Ada",
        "kind": "book",
        "value": "4.0",
        "source": "Goodreads",
        "status": "done",
        "link": "https://a.example/",
    }
    assert [(row["title"], row["status"], row["time"]) for row in rows[1:]] == [
        ("gone", "done", "2026-01-02T10:00:00Z"),
        ("Later", "candidate", ""),
        ("Later", "candidate", "2026-01-02T10:00:00Z"),
    ]


def test_json_holds_the_same_rows_with_texts_and_ids() -> None:
    told = json.loads(history_json("noor", ITEMS, MOMENTS, SAVED))
    assert told["person_id"] == "noor"
    assert [(row["item_id"], row["text"]) for row in told["history"][:2]] == [("1", "A text."), ("gone", "")]
    assert len(told["history"]) == 4
    assert history_json("noor", {}, [], []) == '{\n  "person_id": "noor",\n  "history": []\n}'
    assert "Beyoncé" in history_json("noor", {"1": Item("1", "Beyoncé")}, MOMENTS, SAVED)


def test_a_choice_is_written_alone_and_says_how_much_is_left_out() -> None:
    books = Sieve(kind="book")
    rows = list(csv.DictReader(io.StringIO(history_csv(ITEMS, MOMENTS, SAVED, books))))
    assert [row["title"] for row in rows] == ["'=cmd()"]
    part = part_written(ITEMS, MOMENTS, SAVED, books)
    assert (part.moments, part.saved, part.all_moments, part.all_saved) == (1, 0, 2, 2)
    words = "Only book: 1 moment and 0 saved things. Left out: 3 rows of other kinds or services."
    assert part.in_words(books) == words
    told = json.loads(history_json("noor", ITEMS, MOMENTS, SAVED, books))
    assert told["note"] == words
    assert len(told["history"]) == 1
    assert part_written(ITEMS, MOMENTS, SAVED, Sieve()).in_words(Sieve()) == ""
