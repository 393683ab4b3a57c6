"""What one export names by its title is the thing that another knows by an id; what only looks alike stays apart."""

from datetime import UTC, datetime, timedelta

import pytest

from core.adapters.importers.joined.joining import SAME_MOMENT, joined_history
from core.adapters.importers.joined.named_alike import with_ids
from core.adapters.importers.lines.entries import Entry
from core.adapters.importers.lines.holdings import Holding, held
from core.entities import Person

NOW = datetime(2026, 6, 1, tzinfo=UTC)
THEN = datetime(2026, 1, 2, 10, tzinfo=UTC)
NOOR = Person("noor", "Noor")


def play(later: timedelta = timedelta(0), creator: str = "Nils", kind: str = "track", identity: str = "") -> Entry:
    return Entry(row=1, title="Tide", time=THEN + later, creator=creator, kind=kind, identity=identity)


def holding(*entries: Entry, source: str = "Spotify") -> Holding:
    return held(entries, source, NOW)


def test_a_title_alone_is_the_thing_of_that_title_that_has_a_moment_near_it() -> None:
    long = holding(play(timedelta(days=1), identity="spotify 2"), play(timedelta(seconds=5), identity="spotify 1"))
    reading = joined_history([holding(play()), long], NOOR)
    assert (len(reading.items), len(reading.interactions), reading.duplicates) == (2, 2, 1)


def test_without_a_moment_near_it_is_the_first_of_that_title() -> None:
    long = holding(play(timedelta(days=1), identity="spotify 2"), play(timedelta(days=2), identity="spotify 1"))
    reading = joined_history([holding(play()), long], NOOR)
    assert (len(reading.items), len(reading.interactions), reading.duplicates) == (2, 3, 0)


@pytest.mark.parametrize(
    "other",
    [
        holding(play(creator="Ida")),
        holding(play(kind="album")),
        holding(play(creator="")),
        holding(play(), source="Deezer"),
    ],
)
def test_a_title_of_another_maker_kind_or_service_stays_a_thing_of_its_own(other: Holding) -> None:
    assert len(joined_history([holding(play(identity="spotify 1")), other], NOOR).items) == 2


def test_touches_stay_as_they_are_where_nothing_has_an_id() -> None:
    alone = holding(play())
    assert with_ids(alone.things, alone.touches, SAME_MOMENT) == alone.touches
