"""Ask the demo's catalogue in six languages: what each encoder finds, and what it makes of English.

Thirty interests, each asked for in six languages (`search_queries.tsv`, written for this). The shares of the two
encoders and how far the English one is believed were chosen on every other interest from the first; the figures are of
the others. Neighbours are those of the whole catalogue.
"""

import csv
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from numpy.typing import NDArray

from benchmarks.setup import print_setup
from core.adapters.encoders.encoder import Encoder, MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder, from_parts, parts_of
from core.adapters.places import DATA
from core.adapters.shipped.demo import demo_interactions, demo_items, read_shipped
from core.catalogue import Catalogue, build_catalogue
from core.entities import Item
from core.metrics.ranking import bootstrap
from core.ranking.ranker import History, Ranker
from core.ranking.retrieval import journey_query
from core.similarity import Floats, Rows

QUERIES = Path(__file__).with_name("search_queries.tsv")
N = 10
LEAST = 6

Labels = NDArray[np.str_]


def queries() -> tuple[list[str], list[str], list[list[str]]]:
    """Return the languages, the reported interests, and for each interest one query a language."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file, delimiter="\t")
    reported = rows[1::2]
    return head[1:], [row[0] for row in reported], [row[1:] for row in reported]


def interests(items: Sequence[Item]) -> Labels:
    """Return the interest `(n_items,)` that each item was written for."""
    known: dict[str, str] = {}
    for path in sorted((DATA / "demo" / "source" / "catalogue").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            interest, title, *_ = line.split("\t")
            known[title] = interest
    return np.array([known.get(item.title, "") for item in items])


def gain(scores: Floats, is_right: NDArray[np.bool_]) -> float:
    """Return nDCG@10 of `(n_items,)` scores (Jarvelin and Kekalainen 2002)."""
    worth = 1.0 / np.log2(np.arange(2, N + 2))
    best = worth[: int(is_right.sum())].sum()
    return float((worth * is_right[np.argsort(-scores, kind="stable")[:N]]).sum() / best) if best else 0.0


def neighbours_alike(catalogue: Catalogue, interest: Labels) -> Floats:
    """Return for each item the share `(n_items,)` of its ten nearest that were written for the same interest."""
    similarity = catalogue.vectors @ catalogue.vectors.T
    np.fill_diagonal(similarity, -np.inf)
    nearest = np.argpartition(-similarity, N, axis=1)[:, :N]
    shares: Floats = (interest[nearest] == interest[:, None]).mean(axis=1).astype(np.float32)
    return shares


def journeys(items: Sequence[Item], interest: Labels) -> list[tuple[Rows, Rows]]:
    """Return the demo people's interests of six items or more: rows of the first two thirds, and all rows consumed."""
    row_of = {item.item_id: row for row, item in enumerate(items)}
    consumed: dict[str, list[int]] = {}
    for x in sorted(demo_interactions(), key=lambda x: x.time):
        known = consumed.setdefault(x.person_id, [])
        if row_of[x.item_id] not in known:
            known.append(row_of[x.item_id])
    found: list[tuple[Rows, Rows]] = []
    for met in consumed.values():
        rows = np.array(met, np.int64)
        for name in sorted(set(interest[rows])):
            of_it = rows[interest[rows] == name]
            if len(of_it) >= LEAST:
                found.append((of_it[: len(of_it) * 2 // 3], rows))
    return found


def ranked(catalogue: Catalogue, interest: Labels) -> NDArray[np.float64]:
    """Return nDCG@10 of the product's ranking for every interest of the demo people, of items not consumed."""
    gains = []
    for rows, consumed in journeys(catalogue.items, interest):
        ranker = Ranker(catalogue, History({}, consumed))
        query = journey_query(catalogue, rows, np.ones(len(rows), np.float32))
        scored = ranker.scored(ranker.found([query], None, N)[0], 0.0, np.empty(0, np.int64))
        scores = np.full(len(catalogue.items), -np.inf, np.float32)
        scores[scored.found.rows] = scored.scores
        is_right = interest == interest[rows[0]]
        is_right[consumed] = False
        gains.append(gain(scores, is_right))
    return np.array(gains)


def main() -> None:
    """Print the table, and the figures as one line of JSON."""
    print_setup(0)
    headline: dict[str, list[str]] = {}
    items, shipped = demo_items(), read_shipped()
    interest, is_english = interests(items), np.array([item.language == "en" for item in items])
    languages, names, asked = queries()
    english, multilingual = MiniLMEncoder(), MultilingualEncoder()
    encoders: tuple[Encoder, ...] = (english, multilingual, PairEncoder(english, multilingual))
    print(f"| encoder | {' | '.join(languages)} | neighbours, English | other | ranking for journeys |")
    print("|---" * (len(languages) + 4) + "|")
    for encoder in encoders:
        raw = from_parts(encoder, [shipped.vectors[part.encoder_id] for part in parts_of(encoder)])
        catalogue = build_catalogue(items, raw, date(2026, 11, 14))
        said = catalogue.centre(encoder.encode([text for row in asked for text in row]))
        scores = (said @ catalogue.vectors.T).reshape(len(asked), len(languages), -1)
        gains = [[gain(s, interest == name) for s in of] for of, name in zip(scores, names, strict=True)]
        alike, ranking = neighbours_alike(catalogue, interest), ranked(catalogue, interest)
        low, high = bootstrap(ranking)
        cells = [f"{value:.3f}" for value in np.mean(gains, axis=0)]
        cells += [f"{alike[is_english].mean():.3f}", f"{alike[~is_english].mean():.3f}"]
        headline[encoder.encoder_id] = [*cells, f"{ranking.mean():.3f}"]
        print(f"| {encoder.encoder_id} | {' | '.join(cells)} | {ranking.mean():.3f} ({low:.3f} to {high:.3f}) |")
    print(json.dumps(headline))


if __name__ == "__main__":
    main()
