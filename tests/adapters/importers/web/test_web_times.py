"""Times of pages: any unit, never before the web, never still to come."""

from datetime import UTC, datetime

import pytest
from adapters.importers.web_files import NO_TIMES, READER

from core.adapters.importers.web.web_times import saved_moment, web_moment

MOMENT = datetime(2023, 6, 15, 7, 18, 38, tzinfo=UTC)
FORMS = [
    1686813518,
    "1686813518",
    1686813518000,
    "1686813518000000",
    13331287118000000,
    "2023-06-15T07:18:38Z",
    "2023-06-15T09:18:38+02:00",
    "Thu, 15 Jun 2023 07:18:38 GMT",
]


@pytest.mark.parametrize("value", FORMS)
def test_a_time_is_read_in_every_unit_and_form(value: object) -> None:
    assert web_moment(value, READER) == MOMENT


@pytest.mark.parametrize("value", [*NO_TIMES, True, None, "1990-01-01", "2027-01-01", float("inf")])
def test_a_time_that_cannot_be_right_is_refused_with_a_reason(value: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        web_moment(value, READER)


@pytest.mark.parametrize("value", [None, "", 0, "0", "null", 0.0, "-11644473600"])
def test_no_time_is_none(value: object) -> None:
    assert saved_moment(value, READER) is None
