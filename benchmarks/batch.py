"""Journeys for very many people: people a second by every engine, with the same rows from all; memory; growth.

People are invented: two to five of the demo's topics each, things with the words of the demo's titles, so that the
encoders and the naming do what they do for real ones. Things are read before the clock starts: they are read once, for
any number of people. Seconds are of this run on this machine, engines one after the other; read their ratios.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import psutil
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.setup import print_setup
from core.adapters.batch.results import about_of, done_files
from core.adapters.encoders.by_id import local_encoder
from core.adapters.encoders.encoder import Encoder, HashingEncoder
from core.adapters.settings import Settings
from core.adapters.shipped.demo import demo_interactions, demo_items
from core.workspace.batches.batch import Batch, Engine, in_pool, on_spark, run_batch
from core.workspace.opening import encoder_of

DIM = 256
"""Numbers of a vector of the encoder that costs nothing."""
MOMENT = datetime(2026, 11, 1, tzinfo=UTC)
START = datetime(2022, 1, 1, tzinfo=UTC)
PEOPLE, GROWTH = 60, (250, 500, 1_000)
ITEMS_EACH = 40
"""Things that a person took up, as many as a short history of a service holds."""
ENGINES: dict[str, Engine] = {
    "one process": in_pool(1),
    "pool of 2": in_pool(2),
    "Spark local[2]": on_spark("local[2]"),
    "Spark local-cluster[2,1,2048]": on_spark("local-cluster[2,1,2048]"),
}
MB = 1e6
SAID = 3_000
"""Signs that are told of what an engine said before it stopped."""
WATCHED_S = 0.2
"""Seconds between two looks at the memory of workers."""


def write_people(folder: Path, n: int, seed: int, very_many: int = 0) -> Batch:
    """Write n invented people: each a mixture of the histories of two demo people, in an order of their own.

    With `very_many` there is one person more, who took up the demo's things over and over, that many times in all.
    """
    rng = np.random.default_rng(seed)
    taken: dict[str, list[str]] = {}
    for x in demo_interactions():
        taken.setdefault(x.person_id, []).append(x.item_id)
    histories = [list(dict.fromkeys(ids)) for ids in taken.values()]
    rows: dict[str, list[object]] = {"person_id": [], "item_id": [], "time": []}
    for number in range(n):
        pool = [i for at in rng.choice(len(histories), size=2, replace=False) for i in histories[at]]
        ids = sorted(set(pool))
        moment = START
        for item_id in rng.choice(ids, size=min(ITEMS_EACH, len(ids)), replace=False):
            moment += timedelta(hours=int(rng.integers(2, 90)))
            rows["person_id"].append(f"p{number:06d}")
            rows["item_id"].append(str(item_id))
            rows["time"].append(moment)
    folder.mkdir(parents=True, exist_ok=True)
    things = demo_items()
    for at in range(very_many):
        rows["person_id"].append("z")
        rows["item_id"].append(things[at % len(things)].item_id)
        rows["time"].append(START + timedelta(minutes=at))
    columns = {name: [getattr(item, name) for item in things] for name in ("item_id", "title", "creator", "text")}
    pq.write_table(pa.table(columns), folder / "items.parquet")
    moments = pa.array(rows.pop("time"), pa.timestamp("us", tz="UTC"))
    pq.write_table(pa.table({**rows, "time": moments}), folder / "interactions.parquet")
    return Batch(
        interactions=str(folder / "interactions.parquet"), items=str(folder / "items.parquet"), folder=folder / "out"
    )


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: seconds on the clock, of all its processors, and the largest worker's own memory."""

    seconds: float
    cpu: float
    worker_mb: float


def measured(folder: Path, engine: str, n: int) -> Cost:
    """Run a batch by an engine in a process of its own, and return what it took, from the clock that it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, str(Path(__file__).resolve()), "--run", str(folder), "--engine", engine]
    started, largest = time.perf_counter(), 0.0
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        while process.poll() is None:
            largest = max(largest, own_memory(process.pid))
            time.sleep(WATCHED_S)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{engine} stopped with {process.returncode} at {n} people: {said.read()[-SAID:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.perf_counter() - started, cpu, largest)


def own_memory(pid: int) -> float:
    """Return what the largest Python process below one holds alone, in megabytes; its own where it has none."""
    sizes = [0.0]
    with suppress(psutil.Error):
        driver = psutil.Process(pid)
        below = [child for child in driver.children(recursive=True) if "python" in child.name()]
        for each in below or [driver]:
            with suppress(psutil.Error):
                sizes.append(each.memory_full_info().uss / MB)
    return max(sizes)


def rows_of(batch: Batch) -> pa.Table:
    """Return every row of a batch by person."""
    return pa.concat_tables([pq.read_table(path) for path in done_files(batch.folder)]).sort_by("person_id")


def different(a: pa.Table, b: pa.Table) -> int:
    """Return how many people's rows differ between two tables, those that one lacks among them."""
    left, right = ({row["person_id"]: row for row in table.to_pylist()} for table in (a, b))
    return sum(left.get(person) != right.get(person) for person in left.keys() | right.keys())


def laid(folder: Path, things: Path | None) -> None:
    """Put the things that were read before into the folder of a batch to come."""
    if things is not None:
        shutil.copytree(things, folder / "out")


def read_things(folder: Path, encoder: Encoder) -> Path:
    """Read the things once, for all engines, and return the folder of a batch in which nobody is answered for yet."""
    batch = write_people(folder, 1, seed=0)
    run_batch(batch, encoder, in_pool(1), MOMENT)
    shutil.rmtree(batch.folder / "people")
    return batch.folder


def compare(folder: Path, encoder: Encoder, n: int, names: Sequence[str], seed: int, very_many: int) -> None:
    """Print what every engine takes for the same people, and how many rows are not as those of one process."""
    things, tables = read_things(folder / "things", encoder), {}
    beside = f"; beside them one with {very_many:,} interactions" if very_many else ""
    print(f"\n{n} people of {ITEMS_EACH} things each{beside}, {len(demo_items())} things, {encoder.encoder_id}")
    print("| engine | people/s | CPU s a person | largest worker, MB | rows that differ |")
    print("|---|---|---|---|---|")
    for name in names:
        place = folder / name.replace(" ", "-")
        batch = write_people(place, n, seed, very_many)
        laid(place, things)
        cost = measured(place, name, n)
        tables[name] = rows_of(batch)
        off = different(tables[names[0]], tables[name])
        print(f"| {name} | {n / cost.seconds:.2f} | {cost.cpu / n:.2f} | {cost.worker_mb:.0f} | {off} |", flush=True)


def grow(folder: Path, encoder: Encoder, sizes: Sequence[int], engine: str, seed: int) -> None:
    """Print what more and more people take by one engine, and what a run without news takes after it."""
    things = read_things(folder / "grown-things", encoder)
    print(f"\nGrowth, {engine}, {encoder.encoder_id}")
    print("| people | people/s | CPU s a person | largest worker, MB | result, MB | again without news, s |")
    print("|---|---|---|---|---|---|")
    for n in sizes:
        place = folder / f"grown-{n}"
        batch = write_people(place, n, seed)
        laid(place, things)
        cost, again = measured(place, engine, n), measured(place, engine, n)
        size = sum(Path(path).stat().st_size for path in done_files(batch.folder)) / MB
        print(
            f"| {n:,} | {n / cost.seconds:.2f} | {cost.cpu / n:.3f} | {cost.worker_mb:.0f} | {size:.1f} | "
            f"{again.seconds:.1f} |",
            flush=True,
        )


def main() -> None:
    """Compare the engines, or let one grow, or run one batch that another process measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--grow", type=int, nargs="*", help="numbers of people; the encoder costs nothing then")
    parser.add_argument("--very-many", type=int, default=0, help="interactions of one person beside them")
    parser.add_argument("--hashing", action="store_true", help="compare with the encoder that costs nothing")
    parser.add_argument("--engines", nargs="*", default=list(ENGINES), choices=list(ENGINES))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--run", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--engine", default="pool of 2", choices=list(ENGINES))
    options = parser.parse_args()
    if options.run:
        folder = options.run
        batch = Batch(
            interactions=str(folder / "interactions.parquet"),
            items=str(folder / "items.parquet"),
            folder=folder / "out",
        )
        run_batch(batch, local_encoder(about_of(batch.folder).encoder_id), ENGINES[options.engine], MOMENT)
        return
    print_setup(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        if options.grow is None:
            encoder = HashingEncoder(dim=DIM) if options.hashing else encoder_of(Settings())
            compare(Path(folder), encoder, options.people, options.engines, options.seed, options.very_many)
        else:
            sizes = options.grow or GROWTH
            grow(Path(folder), HashingEncoder(dim=DIM), sizes, options.engine, options.seed)


if __name__ == "__main__":
    main()
