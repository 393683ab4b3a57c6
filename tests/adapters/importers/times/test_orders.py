"""What a whole file tells of its dates: the order of day and month, and when that is only a guess."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.adapters.importers.times.dates import written_moment
from core.adapters.importers.times.orders import Order, order_of
from core.adapters.importers.times.zones import INDIA, IRELAND, ISRAEL

DAYS = st.lists(st.dates(date(2001, 1, 1), date(2029, 12, 31)), min_size=1, max_size=30)
FORMS = {True: "%d/%m/%Y", False: "%m/%d/%Y"}


@given(days=DAYS, day_first=st.booleans())
def test_a_day_above_twelve_settles_the_order_of_the_whole_file(days: list[date], day_first: bool) -> None:
    assume(any(day.day > 12 for day in days))
    texts = [day.strftime(FORMS[day_first]) for day in days]
    found = order_of(texts)
    assert (found.day_first, found.is_sure) == (day_first, True)
    assert [written_moment(text, found.day_first, found.habits).date() for text in texts] == days


@given(
    start=st.dates(date(2001, 1, 1), date(2028, 1, 1)),
    steps=st.lists(st.integers(1, 40), min_size=2, max_size=30),
    day_first=st.booleans(),
    newest_first=st.booleans(),
)
def test_where_no_day_tells_only_the_order_that_keeps_the_file_in_order_is_sure(
    start: date, steps: list[int], day_first: bool, newest_first: bool
) -> None:
    days = [start + timedelta(days=sum(steps[:n])) for n in range(len(steps) + 1)]
    days = [day for day in days if day.day <= 12]
    assume(days)
    texts = [day.strftime(FORMS[day_first]) for day in (reversed(days) if newest_first else days)]
    found = order_of(texts)
    if found.is_sure:
        assert found.day_first is day_first
    swapped = [(day.year, day.day, day.month) for day in days]
    assert found.is_sure is (swapped not in (sorted(swapped), sorted(swapped, reverse=True)))


@given(days=DAYS, asked=st.booleans())
def test_what_the_person_says_of_the_order_holds_whatever_the_file_tells(days: list[date], asked: bool) -> None:
    found = order_of([day.strftime(FORMS[not asked]) for day in days], asked)
    assert (found.day_first, found.is_sure) == (asked, True)


@given(days=DAYS, dotted_first=st.booleans())
def test_dates_with_dots_and_dates_with_slashes_have_an_order_each(days: list[date], dotted_first: bool) -> None:
    assume(any(day.day > 12 for day in days))
    dots = [day.strftime("%d.%m.%Y") for day in days]
    slashes = [day.strftime("%m/%d/%Y") for day in days]
    found = order_of([*dots, *slashes] if dotted_first else [*slashes, *dots])
    assert found.is_sure
    for texts in (dots, slashes):
        assert [written_moment(text, found.day_first, found.habits).date() for text in texts] == days


@pytest.mark.parametrize("texts", [[], [""], ["soon"], ["2024-03-04", "2024-05-06T07:08:09Z"]])
def test_a_file_without_numeric_dates_leaves_nothing_open(texts: list[str]) -> None:
    assert order_of(texts) == Order()


@pytest.mark.parametrize(
    ("texts", "hours"),
    [
        (["4 Jan 2024 10:00 IST", "4 Jul 2024 10:00 IST"], INDIA),
        (["4 जनवरी 2024 10:00 IST"], INDIA),
        (["4 Jan 2024 10:00 IST", "4 Jan 2024 ערב IST"], ISRAEL),
        (["4 Jan 2024 10:00 IST", "4 Jul 2024 10:00 IDT"], ISRAEL),
        (["4 Jul 2024 10:00 IST", "4 Jan 2024 10:00 GMT"], IRELAND),
        (["4 Jul 2024 10:00 IST"], None),
    ],
)
def test_an_unsure_zone_is_told_by_what_stands_beside_it(texts: list[str], hours: float | None) -> None:
    assert order_of(texts).habits.unsure_hours == hours
