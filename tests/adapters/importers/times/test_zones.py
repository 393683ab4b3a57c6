"""Zones are told by letters, offsets and places; one that means several, or that nobody has, is refused."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.times.dates import written_moment
from core.adapters.importers.times.zones import with_letters, without_place, zone_behind


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        (" utc", 0),
        (" cet", 1),
        (" mesz", 2),
        (" jst", 9),
        (" pst", -8),
        ("+0200", 2),
        ("+02:00", 2),
        (" gmt-6", -6),
        (" (utc+05:30)", 5.5),
        ("−03:30", -3.5),
        (" nst", -3.5),
        (" akst", -9),
        (" hst", -10),
        (" pkt", 5),
        (" wib", 7),
        (" mmt", 6.5),
    ],
)
def test_a_zone_is_its_distance_from_utc(text: str, hours: float) -> None:
    assert zone_behind(text, None) == (timedelta(hours=hours), "")


@given(st.integers(-14, 14), st.sampled_from([0, 15, 30, 45]))
def test_every_offset_comes_back_with_the_minutes_on_its_side(hours: int, minutes: int) -> None:
    sign = -1 if hours < 0 else 1
    found, rest = zone_behind(f"{hours:+03d}:{minutes:02}", None)
    assert (found, rest) == (sign * timedelta(hours=abs(hours), minutes=minutes), "")


def test_text_without_a_zone_stays_as_it_is() -> None:
    assert zone_behind(" in march", None) == (None, " in march")


@pytest.mark.parametrize("text", ["+16:00", "-99:00", "+02:75", " xyz+2"])
def test_a_zone_that_no_place_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="time zone"):
        zone_behind(text, None)


def test_the_zone_of_three_countries_is_told_by_the_file_or_refused() -> None:
    assert zone_behind(" ist", 5.5) == (timedelta(hours=5.5), "")
    with pytest.raises(ValueError, match="India's, Israel's or Ireland's"):
        zone_behind(" ist", None)


@pytest.mark.parametrize(("letters", "places"), [("AST", "Atlantic's or Arabia's"), ("AMT", "Amazon's or Armenia's")])
def test_a_zone_of_two_places_is_refused_with_both(letters: str, places: str) -> None:
    with pytest.raises(ValueError, match=places):
        written_moment(f"2 Mar 2025, 7:04 {letters}", day_first=True)


def test_a_place_is_its_zone_in_summer_as_in_winter() -> None:
    text, zone = without_place("2025-07-02 19:04 Europe/Berlin")
    assert text.strip() == "2025-07-02 19:04"
    assert isinstance(zone, ZoneInfo)
    offsets = [datetime(2025, month, 2, tzinfo=zone).utcoffset() for month in (1, 7)]
    assert offsets == [timedelta(hours=1), timedelta(hours=2)]
    assert without_place("2025-07-02") == ("2025-07-02", None)
    with pytest.raises(ValueError, match="'Middle/Earth' is not known"):
        without_place("2025-07-02 Middle/Earth")


@pytest.mark.parametrize(
    ("text", "plain"),
    [("غرينتش+3", "gmt+3"), ("гринуич+2", "gmt+2"), ("+3:30 گرینویچ", "gmt+3:30"), ("[gmt]+5:30", "[gmt]+5:30")],
)
def test_an_offset_in_other_letters_is_written_with_latin_ones(text: str, plain: str) -> None:
    assert with_letters(text) == plain


@pytest.mark.parametrize("text", ["02/03/2025, 7:04 AST", "2 Mar 2025, 7:04 IST"])
def test_a_zone_that_cannot_be_told_is_refused_with_two_ways_out(text: str) -> None:
    with pytest.raises(ValueError, match=r"write it as an offset such as \+\d\d:\d\d, or export as JSON"):
        written_moment(text, day_first=True)


@pytest.mark.parametrize(
    "text", ["2025年3月2日 15:04:05 CST", "2025年3月2日 下午3:04:05 [CST]", "2025/3/2 下午3:04:05 CST"]
)
def test_cst_beside_chinese_letters_is_chinas_time_and_elsewhere_americas(text: str) -> None:
    assert written_moment(text, day_first=True) == datetime(2025, 3, 2, 7, 4, 5, tzinfo=UTC)
    assert written_moment("Mar 2, 2025, 3:04:05 PM CST", day_first=True) == datetime(2025, 3, 2, 21, 4, 5, tzinfo=UTC)
