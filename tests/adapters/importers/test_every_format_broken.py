"""Every shipped example of every format, broken in every way: refused with a next step, or every row is counted."""

import logging
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.joined.test_register import NAMES, samples_of
from breakages import BREAKAGES

from core.adapters.importers import ImportRefused, Parcel, Reading, look_into
from core.adapters.importers.joined import choosing
from core.entities import Person

NOOR = Person("noor", "Noor")
NOW = datetime(2026, 11, 1, tzinfo=UTC)
NEXT_STEP = re.compile(
    r"\b(Export|Choose|Bring|Split|Tick|Say|Copy|Download|Close|Leave|Unpack|Make|choose|import|read|bring)\b"
)
"""A word that tells what to do: no refusal ends without one."""
NAMES_OF_ERRORS = re.compile(r"Traceback|\b\w+(Error|Exception)\b|\bNoneType\b|0x[0-9a-f]{6}")
FEWEST = 12
"""Ways at least in which every example has to come out other than it went in."""


def is_counted(reading: Reading) -> bool:
    """Tell whether rows in = stored + saved + refused + there twice + left out."""
    stored = len(reading.interactions) + len(reading.saved)
    return reading.n_rows == stored + reading.n_refused + reading.duplicates + reading.left_out


def check_parcel(parcel: Parcel) -> None:
    """Hold what became of one file to the promise."""
    if holding := parcel.holding:
        counted = len(holding.touches) + holding.duplicates + holding.refusals.n + holding.left_out.total()
        assert holding.n_rows == counted
    has_reasons = bool(parcel.holding and parcel.holding.refusals.kept)
    assert parcel.is_full or parcel.trouble or has_reasons or parcel.role.name != "HISTORY"
    assert not NAMES_OF_ERRORS.search(parcel.trouble)


def check_refusal(said: str) -> None:
    """Hold a refusal to be words for the one who brought the file, with what to do next."""
    assert not NAMES_OF_ERRORS.search(said)
    assert NEXT_STEP.search(said), said


def check(path: Path) -> None:
    """Hold what becomes of a file to the promise."""
    try:
        parcels = look_into([path], now=NOW)
        for parcel in parcels:
            check_parcel(parcel)
        reading = choosing.read(parcels, NOOR)
    except ImportRefused as refusal:
        check_refusal(str(refusal))
        return
    assert is_counted(reading)
    assert all(refused.reason for refused in reading.refused)


@pytest.mark.parametrize("how", BREAKAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_broken_example_is_refused_with_a_next_step_or_counted_to_the_last_row(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str, how: str
) -> None:
    with caplog.at_level(logging.WARNING):
        for number, sample in enumerate(samples_of(name)):
            for file, content in sample.items():
                if (broken := BREAKAGES[how](content)) != content:
                    path = tmp_path / str(number) / file
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(broken)
                    check(path)
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_example_is_broken_in_a_dozen_ways_at_least(name: str) -> None:
    for sample in samples_of(name):
        for content in sample.values():
            assert sum(how(content) != content for how in BREAKAGES.values()) >= FEWEST
