"""Measure what a model's order of the first twenty is worth: everyone's last item hidden, listwise, in lots, in pairs.

The list is the product's, with the weights that ship. Without an endpoint (OPENAI_BASE_URL, OPENAI_MODEL and, where it
takes one, OPENAI_API_KEY) or SmolLM2 on this machine (`make test-model`) only the rows that need none are printed: the
list as it stands, chance, and what could be reached at most.
"""

import argparse
import importlib.util
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.real_model import PACKAGES, is_remote, serving
from benchmarks.recommendation_sets import SETS, Split, leave_out, load
from benchmarks.setup import print_setup, to_stderr
from benchmarks.train_ranking import person, signals
from core.adapters.llm.endpoint import Endpoint
from core.adapters.llm.llm import ChatModel, MemoryAnswerCache
from core.adapters.llm.openai_chat import OpenAIChatModel
from core.adapters.shipped.ranking_weights import load_weights
from core.adapters.shipped.rerank_measures import RerankMeasure, record
from core.metrics.ranking import bootstrap, ndcg, rank_of
from core.prompts.reranking import TITLES_OF_PERSON
from core.ranking.model_order import within_turns
from core.ranking.weights import of_so_many
from core.similarity import Doubles, Rows
from core.workspace.models.looking_over import LOOKED_OVER
from core.workspace.models.reordering import Reordered, RerankWay, let_reorder, reorder_by_turns

AS_IT_IS, CHANCE, ORACLE, ORACLE_TURNS = (
    "the list as it is",
    "chance",
    "oracle: the hidden item first",
    "oracle, within its journey",
)
BY_JOURNEY = "listwise, one journey at a time (as the page asks)"
WAYS: Mapping[str, RerankWay | None] = {BY_JOURNEY: None} | {way.value: way for way in RerankWay}
CONTEXT_TOKENS = 2048
"""Tokens that the local server reads: room for twenty titles on offer and twelve of the person's."""
ANSWER_TOKENS = 160
"""Tokens that an answer may have: twenty numbers take some eighty."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Listed:
    """One person's first places: rows of the catalogue, whom each serves, their titles, and what the person had."""

    rows: Rows
    hidden: int
    turns: tuple[str, ...]
    titles: tuple[str, ...]
    own: tuple[str, ...]
    own_by_journey: Mapping[str, tuple[str, ...]]


@dataclass(eq=False)
class Row:
    """One way's nDCG@10 of every person, and what it took."""

    name: str
    gains: list[float] = field(default_factory=list)
    asked: int = 0
    questions: int = 0
    tokens: int = 0
    seconds: float = 0.0
    refused: int = 0
    unheld: int = 0

    def add(self, listed: Listed, order: Sequence[int], told: Reordered | None = None) -> None:
        """Count one person's order of the first places."""
        rank = rank_of(listed.rows[np.array(order, np.int64)], listed.hidden)
        self.gains.append(float(ndcg(np.array([rank]))[0]))
        if told is not None:
            self.asked += 1
            self.questions += len(told.answers)
            self.tokens += sum(a.tokens_in + a.tokens_out for a in told.answers)
            self.seconds += sum(a.seconds for a in told.answers)
            self.refused += told.taken.refused
            self.unheld += told.taken.is_old


def lists(split: Split, n: int = LOOKED_OVER) -> list[Listed]:
    """Return everyone's first places as the product ranks them, with what a model would be shown."""
    learned, items = signals(split.known), split.known.items
    weights = of_so_many(load_weights(), len(split.known.histories))
    found = []
    for number, hidden in zip(split.persons, split.hidden.tolist(), strict=True):
        one = person(split.known, number, learned, weights, 0.0)
        places = one.ranker.slate(one.profile, n=n).places
        rows, salience = one.ranker.catalogue.rows([p.item_id for p in places]), one.ranker.history.salience
        title_of = {item.item_id: item.title for item in (items[row] for row in split.known.histories[number].tolist())}
        strongest = partial(_strongest, salience, title_of)
        found.append(
            Listed(
                rows=rows,
                hidden=hidden,
                turns=tuple(place.journey_id for place in places),
                titles=tuple(items[row].title for row in rows.tolist()),
                own=strongest(list(title_of)),
                own_by_journey={j.journey_id: strongest(j.members) for j in one.profile.journeys},
            )
        )
    return found


def _strongest(salience: Mapping[str, float], title_of: Mapping[str, str], members: Sequence[str]) -> tuple[str, ...]:
    """Return the titles of the strongest of some items of a person."""
    ordered = sorted(members, key=lambda item_id: (-salience.get(item_id, 0.0), item_id))
    return tuple(title_of[item_id] for item_id in ordered[:TITLES_OF_PERSON])


def without_model(found: Sequence[Listed], seed: int = 0) -> list[Row]:
    """Return the rows that need no model: the list, chance, and the most that any order could reach."""
    rng = np.random.default_rng(seed)
    rows = {name: Row(name) for name in (AS_IT_IS, CHANCE, ORACLE, ORACLE_TURNS)}
    for one in found:
        n = len(one.rows)
        first = sorted(range(n), key=lambda at: (one.rows[at] != one.hidden, at))
        rows[AS_IT_IS].add(one, range(n))
        rows[CHANCE].add(one, rng.permutation(n).tolist())
        rows[ORACLE].add(one, first)
        rows[ORACLE_TURNS].add(one, within_turns(one.turns, first))
    return list(rows.values())


def with_model(found: Sequence[Listed], name: str, model_of: Callable[[], ChatModel]) -> Row:
    """Return the row of one way to ask; every person is a round of questions of its own.

    Nobody is asked about a list without the hidden item: whatever its order, it gains nothing.
    """
    row, way = Row(name), WAYS[name]
    for done, one in enumerate(found):
        if one.hidden not in one.rows:
            row.add(one, range(len(one.rows)))
            continue
        model = model_of()
        if way is None:
            told = reorder_by_turns(model, one.turns, one.own_by_journey, one.titles)
        else:
            told = let_reorder(model, way, one.own, one.titles)
        row.add(one, told.taken.order, told)
        to_stderr(f"{name}: {done + 1} of {len(found)} persons")
    return row


def print_rows(rows: Sequence[Row]) -> None:
    """Print every way's gain over the list as it is, paired by person, and what it took a person asked about."""
    basis = np.array(rows[0].gains)
    print("| order | nDCG@10 | minus the list, 95 % | asked | questions | tokens | seconds | refused | unchanged |")
    print("|---|---|---|---|---|---|---|---|---|")
    for row in rows:
        n, (mean, low, high) = max(row.asked, 1), gain(row, basis)
        lead = "" if row is rows[0] else f"{mean:+.4f} ({low:+.4f} to {high:+.4f})"
        cost = f"{row.asked} | {row.questions / n:.1f} | {row.tokens / n:,.0f} | {row.seconds / n:.1f}"
        print(f"| {row.name} | {np.mean(row.gains):.4f} | {lead} | {cost} | {row.refused / n:.1f} | {row.unheld} |")
    sys.stdout.flush()


def gain(row: Row, basis: Doubles) -> tuple[float, float, float]:
    """Return how far a row is ahead of the list as it is, on the mean, with the 95 % interval over persons."""
    ahead = np.array(row.gains) - basis
    return (float(ahead.mean()), *bootstrap(ahead))


def has_model() -> bool:
    """Tell whether there is an endpoint in the environment, or a model on this machine."""
    return is_remote() or all(map(importlib.util.find_spec, PACKAGES))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark; the last line is one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "steerable-journeys")
    parser.add_argument("--people", type=int, default=300, help="measure at most so many persons a set, by chance")
    parser.add_argument("--sets", nargs="+", choices=sorted(SETS), default=sorted(SETS))
    parser.add_argument("--ways", nargs="*", choices=list(WAYS), default=list(WAYS))
    parser.add_argument(
        "--record", action="store_true", help="keep what the page's way gained, for this model and host"
    )
    chosen = parser.parse_args(arguments)
    print_setup(0)
    found, ways = list[Listed](), chosen.ways if has_model() else []
    for name in chosen.sets:
        split = leave_out(load(name, chosen.data, chosen.cache, to_stderr), 1).every_second(1).sampled(chosen.people)
        listed = lists(split)
        print(f"{name}: {len(listed)} persons, {sum(one.hidden in one.rows for one in listed)} hidden items are listed")
        found += listed
    rows = without_model(found)
    with serving(CONTEXT_TOKENS, ANSWER_TOKENS) if ways else nullcontext() as endpoint:
        if endpoint is None:
            print("No model is asked: set OPENAI_BASE_URL and OPENAI_MODEL, or run `make test-model` first.")
        else:
            print(f"asked: {endpoint.model} at {endpoint.host}")
            rows += [with_model(found, name, partial(_fresh, endpoint)) for name in ways]
        print_rows(rows)
        basis = np.array(rows[0].gains)
        print(json.dumps({row.name: round(gain(row, basis)[0], 4) for row in rows}), flush=True)
        if endpoint is not None and chosen.record:
            keep_measured(endpoint, next(row for row in rows if row.name == BY_JOURNEY), basis)
        if endpoint is not None and not is_remote():
            os._exit(0)  # the server has threads of its own that are never joined


def _fresh(endpoint: Endpoint) -> ChatModel:
    """Open a model for one round of questions; nothing is kept from person to person."""
    return OpenAIChatModel(endpoint, MemoryAnswerCache())


def keep_measured(endpoint: Endpoint, row: Row, basis: Doubles) -> None:
    """Record what the page's way gained; a model on this machine is the same at any address of it."""
    mean, low, high = (round(x, 4) for x in gain(row, basis))
    host = endpoint.host if is_remote() else ""
    record(RerankMeasure(model=endpoint.model, host=host, persons=len(row.gains), gain=mean, low=low, high=high))


if __name__ == "__main__":
    main()
