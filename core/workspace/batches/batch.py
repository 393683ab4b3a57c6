"""Find and name the journeys of very many people, from Parquet to Parquet, by one engine or another."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from core.adapters.batch.answering import Job
from core.adapters.batch.ground import write_ground
from core.adapters.batch.inputs import check_interactions, read_things
from core.adapters.batch.outcome import BatchOutcome, outcome_of
from core.adapters.batch.pool import run_in_pool
from core.adapters.batch.results import THINGS_READ, About, begin_batch, next_run
from core.adapters.batch.spark import run_on_spark
from core.adapters.encoders.encoder import Encoder
from core.adapters.encoders.pair import blocks_of
from core.adapters.store.database import Database
from core.adapters.store.vectors import Vectors
from core.catalogue import build_catalogue, text_of
from core.naming.terms import TermStatistics
from core.progress import Stages
from core.workspace.batches.person_task import journeys_of

_ANY_DAY = date(1970, 1, 1)
"""The day of a catalogue whose freshness nobody asks for."""
Engine = Callable[[Job, Stages | None], int]
"""Answers for everybody with news, writes it, and returns how many people that were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What a batch reads and where it writes: Parquet files, folders of them or patterns, and a folder of its own."""

    interactions: str
    items: str
    folder: Path


def in_pool(workers: int) -> Engine:
    """Return the engine of this machine, by so many processes."""
    return lambda job, progress: run_in_pool(job, workers, progress)


def on_spark(master: str) -> Engine:
    """Return the engine of a Spark master."""
    return lambda job, progress: run_on_spark(job, master, progress)


def run_batch(
    batch: Batch, encoder: Encoder, engine: Engine, moment: datetime, progress: Stages | None = None
) -> BatchOutcome:
    """Find and name the journeys of everybody with news, and return how it went.

    Whoever is as they were in the last run is left alone. `moment` (UTC) stands in everybody's log. Raises
    ImportRefused for files that are no interactions or items, DatabaseError for a folder that cannot be used or is in
    use, EncoderError for an encoder that is not of this computer.
    """
    folder = batch.folder.absolute()
    check_interactions(batch.interactions)
    begin_batch(folder, About(interactions=batch.interactions, encoder_id=encoder.encoder_id))
    read = Database(folder / THINGS_READ)  # held to the end: one run at a time
    try:
        _lay_ground(batch.items, folder, Vectors(read), encoder, progress)
        run = next_run(folder)
        find = partial(journeys_of, folder=folder, run=run, moment=moment)
        n_people = engine(Job(interactions=batch.interactions, folder=folder, run=run, find=find), progress)
        return outcome_of(folder, batch.interactions, run, n_people)
    finally:
        read.close()


def _lay_ground(items: str, folder: Path, vectors: Vectors, encoder: Encoder, progress: Stages | None) -> None:
    """Read the things, and write what workers stand on."""
    things = read_things(items, folder)
    texts = list(map(text_of, things))
    report = (lambda done, total: progress("Reading titles", done, total)) if progress else None
    raw = vectors.encode(texts, encoder, report)
    raw[[not text for text in texts]] = 0.0
    catalogue = build_catalogue(things, raw, _ANY_DAY, blocks_of(encoder))
    write_ground(folder, catalogue, TermStatistics.from_titles(texts), encoder.encoder_id)
