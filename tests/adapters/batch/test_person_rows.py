"""A person's rows become values and come back as one row, in any order that an engine hands them over."""

from datetime import UTC, datetime

import pyarrow as pa
import pytest
from batch_world import nothing_found
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.batch.answering import answers_of
from core.adapters.batch.person_rows import PersonFound, PersonRows, person_tables, read_person
from core.adapters.batch.schemas import ANSWERS, HISTORY


def rows(person_id: str, took: list[tuple[int, int]]) -> pa.Table:
    made = [
        {"person_id": person_id, "digest": "d", "n": len(took), "item_row": row, "micros": micros, "kind": ""}
        for row, micros in took
    ]
    return pa.Table.from_pylist(made, schema=HISTORY)


@given(st.permutations([(0, 5), (1, 5), (2, 1), (0, 9)]))
def test_rows_stand_in_order_of_time_then_of_the_catalogue(took: list[tuple[int, int]]) -> None:
    person = read_person(rows("ada", took))
    assert person.item_rows == (2, 0, 1, 0)
    assert person.moments[0] == datetime(1970, 1, 1, microsecond=1, tzinfo=UTC)


def test_each_person_s_rows_are_a_table_of_their_own() -> None:
    table = pa.concat_tables([rows("ada", [(0, 1)]), rows("bo", [(0, 1), (1, 2)])])
    assert [(each.column("person_id")[0].as_py(), each.num_rows) for each in person_tables(table)] == [
        ("ada", 1),
        ("bo", 2),
    ]
    assert list(person_tables(HISTORY.empty_table())) == []


def test_nobody_gives_no_rows_of_the_same_form() -> None:
    assert answers_of(HISTORY.empty_table(), nothing_found, 1) == ANSWERS.empty_table()


@pytest.mark.parametrize("error", [MemoryError, KeyError, ValueError])
def test_what_goes_wrong_with_one_person_is_told_by_its_kind_and_stops_nobody(error: type[Exception]) -> None:
    def find(person: PersonRows) -> PersonFound:
        if person.person_id == "bo":
            raise error("a title of theirs")
        return nothing_found(person)

    table = pa.concat_tables([rows(who, [(0, 1)]) for who in ("ada", "bo", "cy")])
    found = answers_of(table, find, 1).to_pylist()
    assert [(row["person_id"], row["fault"]) for row in found] == [("ada", ""), ("bo", error.__name__), ("cy", "")]
    assert "title" not in str(found)
