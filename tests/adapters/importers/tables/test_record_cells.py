"""Nested objects become columns, and what a program writes an object for is its value."""

import pytest

from core.adapters.importers.tables.record_cells import flat


def test_nested_objects_are_columns_down_to_a_depth_and_the_first_of_a_list_counts() -> None:
    record = {"a": {"b": {"c": {"d": {"e": 1}}}}, "f": [{"g": 2}, {"g": 3}], "h": [1, 2]}
    assert flat(record) == {"a.b.c.d": {"e": 1}, "f.g": 2, "h": [1, 2]}


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((2020, 3, 15), "2020-03-15"),
        ((2020, 3, None), "2020-03"),
        ((2020, None, None), "2020"),
        ((None, None, None), None),
    ],
)
def test_a_day_in_parts_is_as_much_of_it_as_is_known(parts: tuple[int | None, ...], text: str | None) -> None:
    assert flat({"seen": dict(zip(("year", "month", "day"), parts, strict=True))}) == {"seen": text}


@pytest.mark.parametrize(
    "day", [{"year": 2020}, {"year": None, "month": 3, "day": None}, {"year": "x", "month": 1, "day": 2}]
)
def test_what_is_no_day_stays_columns(day: dict[str, object]) -> None:
    assert flat({"seen": day}) == {f"seen.{key}": value for key, value in day.items()}


def test_a_value_that_mongodb_wraps_is_the_value() -> None:
    assert flat({"seen": {"$date": {"$numberLong": "1704225600000"}}}) == {"seen": "1704225600000"}


@pytest.mark.parametrize(
    "moment",
    [
        {"seconds": 1709373600, "nanoseconds": 5},
        {"_seconds": 1709373600, "_nanoseconds": 0},
        {"nanos": 1, "seconds": 1709373600},
    ],
)
def test_a_moment_in_seconds_and_what_goes_beyond_them_is_the_seconds(moment: dict[str, object]) -> None:
    assert flat({"seen": moment}) == {"seen": 1709373600}
    assert flat({"seen": {**moment, "zone": "x"}}) == {f"seen.{key}": v for key, v in {**moment, "zone": "x"}.items()}
