"""Every registered format against files that its own good examples become when they are changed at random.

`pytest tests/adapters/importers/test_mutated_exports.py --seconds-a-format 60` searches for so many seconds of the
processor in each of them, `-k "youtube or spotify"` in some, and `--first-batch 500` goes on where an earlier search
ended, with files that it did not try. No format can be registered without an example, so none is forgotten.
"""

import json
import logging
import random
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest
from adapters.importers.joined.test_register import NAMES, Sample, brought, samples_of
from adapters.importers.mutations import CELLS, CHANGES, Change, mutated, other_value
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from core.adapters.importers import ImportRefused, Parcel, Reading, look_into
from core.adapters.importers.joined import choosing
from core.entities import Person

NOOR = Person("noor", "Noor")
NOW = datetime(2026, 11, 1, tzinfo=UTC)
FILES = 10
"""Changed files of a format that are tried at a time; one such batch where no seconds are given."""
LONGER = 20
"""Times as many files of a batch where seconds are given, so that a batch takes some of them; by hand."""
LARGEST = 400_000
"""Bytes above which an example is left to its own tests, so that many files are tried."""


@pytest.fixture
def first_batch(request: pytest.FixtureRequest) -> int:
    """Return the seed of the first files that are tried."""
    return int(request.config.getoption("first_batch", 0))


@pytest.fixture
def seconds(request: pytest.FixtureRequest) -> float:
    """Return for how long each format is searched."""
    return float(request.config.getoption("seconds_a_format", 0.0))


class Faults(logging.Handler):
    """What the importers write down of errors that they caught, so that one bad file stops no other."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def changed(name: str) -> st.SearchStrategy[Sample]:
    """Return samples of a format of which at least one file is changed."""
    good = [sample for sample in samples_of(name) if sum(map(len, sample.values())) < LARGEST]
    others = [content for sample in good for content in sample.values()]

    def with_changes(sample: Sample, number: int) -> Sample:
        draw = random.Random(number)
        chosen = draw.choice(list(sample))
        odd = {file for file in sample if file == chosen or draw.random() < 0.3}
        return {file: mutated(content, draw, others) if file in odd else content for file, content in sample.items()}

    return st.builds(with_changes, st.sampled_from(good), st.integers(0, 2**62))


def check(sample: Sample) -> None:
    """Bring files; raises what no file may raise, and AssertionError where a row is lost or an error was hidden."""
    faults = Faults()
    logger = logging.getLogger("core")
    logger.addHandler(faults)
    try:
        with tempfile.TemporaryDirectory() as folder:
            one = {PurePosixPath(name).name: content for name, content in sample.items()}
            read(brought(Path(folder), one if len(sample) == 1 else sample))
    finally:
        logger.removeHandler(faults)
    assert not faults.records, faults.records[0].exc_info


def read(path: Path) -> None:
    """Look into what was brought and read it, or be refused in words."""
    try:
        parcels = look_into([path], now=NOW)
        hold(parcels)
        reading = choosing.read(parcels, NOOR)
    except ImportRefused:
        return
    hold_reading(reading)


def hold(parcels: Sequence[Parcel]) -> None:
    """Hold every file to the law: rows in = taken + there twice + refused + left out."""
    for parcel in parcels:
        if rows := parcel.holding:
            counted = len(rows.touches) + rows.duplicates + rows.refusals.n + sum(rows.left_out.values())
            assert rows.n_rows == counted, parcel.name


def hold_reading(reading: Reading) -> None:
    """Hold what comes out to the same law."""
    kept = len(reading.interactions) + len(reading.saved)
    assert reading.n_rows == kept + reading.duplicates + reading.n_refused + reading.left_out


@pytest.mark.hypothesis
@pytest.mark.parametrize("name", NAMES)
def test_no_change_of_a_good_file_is_an_error_or_loses_a_row(name: str, seconds: float, first_batch: int) -> None:
    started, batch = time.process_time(), first_batch
    while batch == first_batch or time.process_time() - started < seconds:
        searched = settings(
            max_examples=FILES if not seconds else LONGER * FILES,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )(given(changed(name))(check))
        seed(batch)(searched)()
        batch += 1
    files = (batch - first_batch) * FILES * (LONGER if seconds else 1)
    print(f"{name}: {files} files in {time.process_time() - started:.0f} s, next --first-batch {batch}")


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_every_change_makes_other_files_and_is_the_same_for_the_same_number(change: Change) -> None:
    content = b'[{"a": 1, "b": "x"},\n {"a": 2, "b": "y"},\n {"a": 3, "b": "z"}]\n'
    made = {change(content, random.Random(number)) for number in range(40)}
    assert len(made) > 5
    assert change(content, random.Random(7)) == change(content, random.Random(7))


def test_the_odd_values_are_the_same_after_many_files_were_made_of_them() -> None:
    before = json.dumps(CELLS)
    for number in range(300):
        other_value(b'[{"a": 1, "b": [2]}]', random.Random(number))
    assert json.dumps(CELLS) == before
