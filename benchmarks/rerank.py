"""Time the live re-rank, from edit emitted to new slate, beside one matrix-vector product and top-k.

Times are those of the one thread that does the work, so that other load on the machine does not count.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.setup import percentile, print_setup, resident_mb
from core.catalogue import Catalogue
from core.entities import Item, Profile
from core.extraction.extraction import extract
from core.extraction.tree import Extraction
from core.ranking.ranker import History, Ranker
from core.ranking.retrieval import K_NEAREST
from core.similarity import Floats, unit
from core.steering import edits as e
from core.steering.decisions import Refused, decide
from core.steering.fold import Proposals, apply

SIZES = (10_000, 100_000)
LARGE = 1_000_000
DIM = 384
N_JOURNEYS = 12
MEMBERS = 25
BLOCK = 50_000


@dataclass(frozen=True, kw_only=True)
class World:
    """A synthetic catalogue with one person's history in it."""

    catalogue: Catalogue
    history: History
    profile: Profile
    proposals: Proposals
    words: dict[str, Floats]


def synthetic_catalogue(n_items: int, rng: np.random.Generator) -> Catalogue:
    """Return a catalogue of items around topics, 50 to a topic."""
    topics = rng.normal(size=(max(n_items // 50, 20), DIM)).astype(np.float32)
    vectors = np.empty((n_items, DIM), np.float32)
    for start in range(0, n_items, BLOCK):
        rows = np.arange(start, min(start + BLOCK, n_items))
        noise = rng.standard_normal((len(rows), DIM), dtype=np.float32)
        vectors[rows] = unit(topics[rows % len(topics)] + noise)
    items = tuple(Item(f"i{row}", f"Item {row}", published=date(2026, 1, 1)) for row in range(n_items))
    popularity, freshness = rng.random((2, n_items), dtype=np.float32)
    return Catalogue(
        items=items, vectors=vectors, mean=np.zeros(DIM, np.float32), popularity=popularity, freshness=freshness
    )


def make_world(n_items: int, seed: int) -> World:
    """Return a person with twelve journeys of twenty-five items in a catalogue of this size."""
    rng = np.random.default_rng(seed)
    catalogue = synthetic_catalogue(n_items, rng)
    n_topics = max(n_items // 50, 20)
    members = [np.arange(topic, n_items, n_topics)[:MEMBERS] for topic in range(N_JOURNEYS)]
    rows = np.concatenate(members)
    ids = [f"i{row}" for row in rows]
    extraction: Extraction = extract(ids, catalogue.vectors[rows])
    proposals: Proposals = {extraction.extraction_id: extraction}
    profile = apply(Profile(), e.JourneysExtracted(extraction.extraction_id), proposals)
    salience = {item_id: float(x) for item_id, x in zip(ids, rng.random(len(ids)), strict=True)}
    names = unit(rng.normal(size=(2000, DIM)).astype(np.float32))
    words = {f"name {i}": name for i, name in enumerate(names)}
    return World(
        catalogue=catalogue, history=History(salience, rows), profile=profile, proposals=proposals, words=words
    )


ASK_ANEW = frozenset(("adopt", "delve deeper", "granularity", "merge", "move items", "rename", "split"))
"""Kinds of edits after which a journey asks for something else: they need a product, or what follows from others."""
Maker = Callable[[Profile, np.random.Generator], e.Edit]


def _one(profile: Profile, rng: np.random.Generator) -> str:
    """Return a journey that may speak."""
    speaking = [j.journey_id for j in profile.journeys if j.has_share and len(j.members) > 3]
    return str(rng.choice(speaking))


def _two(profile: Profile, rng: np.random.Generator) -> list[str]:
    """Return two journeys."""
    return [str(i) for i in rng.choice([j.journey_id for j in profile.journeys if j.members], 2, replace=False)]


def _some(profile: Profile, journey_id: str, rng: np.random.Generator, n: int) -> tuple[str, ...]:
    """Return some members of a journey."""
    members = profile.by_id[journey_id].members
    return tuple(str(i) for i in rng.choice(members, min(n, len(members) - 1), replace=False))


def _split(profile: Profile, rng: np.random.Generator) -> e.Edit:
    journey_id = _one(profile, rng)
    return e.JourneySplit(journey_id, (("", _some(profile, journey_id, rng, 8)),))


def _move(profile: Profile, rng: np.random.Generator) -> e.Edit:
    source, target = _two(profile, rng)
    return e.ItemsMoved(_some(profile, source, rng, 2), target)


def _focus(profile: Profile, rng: np.random.Generator) -> e.Edit:
    journey_id = _one(profile, rng)
    return e.JourneyFocused(journey_id, _some(profile, journey_id, rng, 6), "a part")


def _merge(profile: Profile, rng: np.random.Generator) -> e.Edit:
    target, other = _two(profile, rng)
    return e.JourneysMerged(target, (other,))


def _catalogue_item(rng: np.random.Generator) -> str:
    return f"i{rng.integers(N_JOURNEYS, 10_000)}"


MAKERS: dict[str, Maker] = {
    "rename": lambda p, rng: e.JourneyRenamed(_one(p, rng), f"name {rng.integers(2000)}"),
    "merge": _merge,
    "split": _split,
    "move items": _move,
    "delve deeper": _focus,
    "adopt": lambda _, rng: e.InterestAdopted(
        f"n{rng.integers(10**9)}", f"name {rng.integers(2000)}", anchors=(_catalogue_item(rng), _catalogue_item(rng))
    ),
    "more": lambda p, rng: e.JourneyWeighted(_one(p, rng), 2.0),
    "less": lambda p, rng: e.JourneyWeighted(_one(p, rng), 0.5),
    "mute": lambda p, rng: e.JourneyMuted(_one(p, rng)),
    "pause": lambda p, rng: e.JourneyPaused(_one(p, rng)),
    "not me": lambda p, rng: e.JourneyRemoved(_one(p, rng)),
    "pin": lambda _, rng: e.ItemPinned(_catalogue_item(rng)),
    "dismiss": lambda _, rng: e.ItemDismissed(_catalogue_item(rng)),
    "exploration": lambda _, rng: e.ExplorationSet(float(rng.random())),
    "granularity": lambda _, rng: e.GranularitySet(float(0.4 + 0.2 * rng.random())),
}


def floor(vectors: Floats, query: Floats, k: int = K_NEAREST) -> None:
    """Do the least that a ranking over all items can do: one product, one top-k."""
    scores = vectors @ query
    best = np.argpartition(scores, len(scores) - k)[len(scores) - k :]
    best[np.argsort(-scores[best])]


def one_session(world: World, rng: np.random.Generator) -> tuple[list[tuple[str, float]], list[float]]:
    """Return the seconds of one edit of each kind in random order, and of the floor between them."""
    ranker, profile = Ranker(world.catalogue, world.history), world.profile
    ranker.slate(profile, world.words)
    timed, floors = [], []
    for kind in rng.permutation(sorted(MAKERS)):
        try:
            edit = decide(profile, MAKERS[kind](profile, rng))
        except Refused:
            continue
        start = time.thread_time()
        profile = apply(profile, edit, world.proposals)
        ranker.slate(profile, world.words)
        timed.append((str(kind), time.thread_time() - start))
        query = ranker.query(profile.journeys[0], world.words).vector
        start = time.thread_time()
        floor(world.catalogue.vectors, query)
        floors.append(time.thread_time() - start)
    return timed, floors


def measure(n_items: int, sessions: int, seed: int) -> dict[str, float]:
    """Time edits at one size, print a row a kind, and return the ratios to the floor."""
    world = make_world(n_items, seed)
    matrix_mb = world.catalogue.vectors.nbytes / 1e6
    before = resident_mb()
    rng = np.random.default_rng(seed + 1)
    one_session(world, rng)
    edits: list[tuple[str, float]] = []
    floors: list[float] = []
    for session in range(sessions):
        timed, between = one_session(world, rng)
        edits, floors = edits + timed, floors + between
        print(f"\r{n_items:,} items: session {session + 1} of {sessions}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    seconds = [s for _, s in edits]
    anew = [s for kind, s in edits if kind in ASK_ANEW]
    ratios = {
        "anew_p50_ratio": round(percentile(anew, 50) / percentile(floors, 50), 2),
        "anew_p95_ratio": round(percentile(anew, 95) / percentile(floors, 95), 2),
        "floor_noise": round(percentile(floors, 95) / percentile(floors, 50), 2),
        "p50_ratio": round(percentile(seconds, 50) / percentile(floors, 50), 2),
        "p95_ratio": round(percentile(seconds, 95) / percentile(floors, 95), 2),
        "memory_ratio": round((matrix_mb + max(resident_mb() - before, 0.0)) / matrix_mb, 2),
    }
    _print_rows(n_items, edits, floors, ratios)
    return ratios


def _print_rows(
    n_items: int, edits: Sequence[tuple[str, float]], floors: Sequence[float], ratios: dict[str, float]
) -> None:
    """Print the table of one size, in multiples of the floor's median."""
    unit_s = percentile(floors, 50)
    print(f"\n| {n_items:,} items | p50 / floor | p95 / floor |\n|---|---|---|")
    for kind in sorted(MAKERS):
        own = [s for k, s in edits if k == kind]
        print(f"| {kind} | {percentile(own, 50) / unit_s:.2f} | {percentile(own, 95) / unit_s:.2f} |")
    print(f"| the floor itself | 1.00 | {percentile(floors, 95) / unit_s:.2f} |")
    print(f"| **all edits, each percentile over the floor's own** | {ratios['p50_ratio']} | {ratios['p95_ratio']} |")
    anew = f"{ratios['anew_p50_ratio']} | {ratios['anew_p95_ratio']}"
    print(f"| **those after which a journey asks anew, likewise** | {anew} |")
    print(f"the floor's own noise: its p95 is {ratios['floor_noise']} times its p50")
    print(f"memory after the sessions: {ratios['memory_ratio']} times the matrix", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark; the last line is one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="", help="not needed: the vectors are synthetic")
    parser.add_argument("--quick", action="store_true", help="fewer sessions, ten thousand items only")
    parser.add_argument("--large", action="store_true", help="a million items as well (4 GB of memory)")
    parser.add_argument("--sessions", type=int, default=40)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    print_setup(chosen.seed)
    sizes = SIZES[:1] if chosen.quick else (*SIZES, LARGE) if chosen.large else SIZES
    sessions = 8 if chosen.quick else chosen.sessions
    headline = {str(n): measure(n, max(sessions // (1 + n // 500_000), 4), chosen.seed) for n in sizes}
    print(json.dumps(headline))


if __name__ == "__main__":
    main()
