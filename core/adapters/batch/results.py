"""The folder of a batch: what is done in it by run, and the numbers of its runs."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from core.adapters.batch.schemas import ANSWERS
from core.adapters.private_files import OWN_FILE, OWN_FOLDER, write_privately
from core.adapters.store.faults import DatabaseError

PEOPLE = "people"
THINGS_READ = "things.duckdb"
"""The file that keeps what things mean, so that a later run reads only those that are new."""
_ABOUT = "batch.json"
_DIGITS = 4
"""Digits of a run's number in its folder's name; by hand: folders stand in order for some years of daily runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a batch was made of: where its interactions lie, and which encoder read its things."""

    interactions: str
    encoder_id: str


def begin_batch(folder: Path, about: About) -> None:
    """Make the folder of a batch, for its owner alone, or go on in it; raise DatabaseError where it is another's."""
    try:
        folder.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
        if any(folder.iterdir()) and (folder / _ABOUT).exists() is False:
            raise DatabaseError(f"{folder} holds something else than a batch. Choose another folder.")
        if (folder / _ABOUT).exists() and about_of(folder).encoder_id != about.encoder_id:
            raise DatabaseError(
                f"The things of {folder} were read by {about_of(folder).encoder_id}, and the settings say "
                f"{about.encoder_id} now. Choose another folder, or set JOURNEYS_ENCODER back."
            )
        write_privately(folder / _ABOUT, json.dumps(asdict(about)).encode())
    except OSError as error:
        raise DatabaseError(f"{folder} cannot be written: {error.strerror}. Choose another folder.") from error


def about_of(folder: Path) -> About:
    """Return what a batch was made of; raise DatabaseError for a folder that holds none."""
    try:
        return About(**json.loads((folder / _ABOUT).read_bytes()))
    except (OSError, ValueError, TypeError) as error:
        raise DatabaseError(f"{folder} holds no batch: `journeys batch` makes one.") from error


def done_files(folder: Path) -> list[str]:
    """Return the Parquet files of all runs."""
    return sorted(map(str, (folder / PEOPLE).glob("run-*/*.parquet")))


def next_run(folder: Path) -> int:
    """Return the number of the next run, from 1 on."""
    runs = [int(path.name.removeprefix("run-")) for path in (folder / PEOPLE).glob("run-*")]
    return max(runs, default=0) + 1


def run_folder(folder: Path, run: int) -> Path:
    """Return the folder of a run's files."""
    return folder / PEOPLE / f"run-{run:0{_DIGITS}}"


def write_part(folder: Path, run: int, part: int, tables: list[pa.Table]) -> None:
    """Write some people's rows as one file of a run, whole or not at all."""
    place = run_folder(folder, run)
    place.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
    fresh = place / f".{part}.fresh"
    pq.write_table(pa.concat_tables(tables).cast(ANSWERS), fresh, compression="zstd")
    fresh.chmod(OWN_FILE)
    os.replace(fresh, place / f"part-{part:05}.parquet")
