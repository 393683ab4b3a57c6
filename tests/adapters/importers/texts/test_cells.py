"""Cells become clean text and numbers."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.texts.cells import capped, clean, minutes_of, number_of


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("=SUM(A1:A9)", "=SUM(A1:A9)"),
        ("a\x00b\tc\r\nd", "a b c d"),
        ("  wide \u202e gap\ufeff ", "wide gap"),
        ("\ud800broken", "broken"),
        ("cafe\u0301", "café"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        (17.0, "17"),
        (float("nan"), ""),
        (None, ""),
        (["a", None, "b"], "a|b"),
        ({"a": 1}, '{"a": 1}'),
        (b"ok", "ok"),
        (True, "True"),
    ],
)
def test_a_cell_is_cleaned(cell: object, text: str) -> None:
    assert clean(cell) == text


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("4.5", 4.5),
        ("80 %", 80),
        ("95％", 95),
        ("٤٫٥", 4.5),
        ("１．５", 1.5),
        ("★★★★", 4),
        ("★★★½", 3.5),
        ("⭐️⭐️☆☆☆", 2),
        ("%", None),
        ("☆☆☆", None),
        ("4,5", 4.5),
        ("1,234", 1234),
        ("1.234.567", 1234567),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1 234", 1234),
        ("1.2K", 1200),
        ("3M", 3e6),
        ("4/5", 4),
        (3, 3),
        ("", None),
        ("nan", None),
        ("inf", None),
        ("1_000", None),
        ("good", None),
        (True, None),
        (10**400, None),
        ("9" * 9_000, None),
    ],
)
def test_a_number_is_read_as_people_write_it(cell: object, number: float | None) -> None:
    assert number_of(cell) == number


@pytest.mark.parametrize(
    ("cell", "unit", "minutes"),
    [
        ("1:02:00", "min", 62),
        ("12:30", "min", 12.5),
        ("PT1H2M", "s", 62),
        ("1h 2min", "s", 62),
        ("1 hr and 2 mins", "s", 62),
        ("1 Std. und 2 Min.", "s", None),
        ("and", "min", None),
        ("90", "s", 1.5),
        (90_000, "ms", 1.5),
        (2, "h", 120),
        ("-5", "min", None),
        ("long", "min", None),
        ("P", "min", None),
        ("", "min", None),
    ],
)
def test_a_length_is_read_in_minutes(cell: object, unit: str, minutes: float | None) -> None:
    assert minutes_of(cell, unit) == minutes


@given(st.text())
def test_clean_text_is_one_line_that_can_be_stored(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert clean(cleaned) == cleaned
    assert not any(ord(letter) < 32 for letter in cleaned)
    assert len(capped(cleaned, 10)) <= 10


def test_a_record_that_json_has_no_form_of_is_text_all_the_same() -> None:
    moment = datetime(2024, 5, 6)
    assert "2024" in clean({moment: "read"})
    assert "read" in clean([{"a": {moment: "read"}}])
    round_list: list[object] = ["read"]
    round_list.append(round_list)
    assert "read" in clean(round_list)
    assert "read" in clean({"a": round_list})
