"""The public sets of the ranking benchmarks: histories in order over one catalogue with vectors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from hashlib import md5
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.importers import look_into
from core.adapters.importers.joined.choosing import read
from core.catalogue import Catalogue, build_catalogue
from core.entities import Interaction, Item
from core.ranking.trend import trend
from core.salience import DAY_SECONDS
from core.similarity import Doubles, Floats, Rows

TODAY = date(2026, 1, 1)
START = datetime(2020, 1, 1, tzinfo=UTC)
LEAST, LEAST_RATING = 5, 4.0
"""Items that somebody has who is measured at least; of five stars, those from which on a rating is taken for a yes."""
KNOWN = (1, 2, 3, 4, 5)
"""Items that are known of cold people, each of as many of them."""
SETS = {
    "movielens_latest_small": "SELECT user_id, item_id, title, replace(coalesce(tags, ''), '|', ', ') AS said, ts, "
    "value FROM '{path}' WHERE value >= 4",
    "amazon_office": "SELECT user_id, item_id, title, coalesce(text, '') AS said, NULL AS ts, value FROM '{path}'",
    "lastfm_tagged_artists": "SELECT user_id, item_id, any_value(title) AS title, '' AS said, min(ts) AS ts, "
    "NULL AS value FROM '{path}' GROUP BY user_id, item_id",
    "movietweetings_half": "SELECT user_id, item_id, title, replace(coalesce(tags, ''), '|', ', ') AS said, ts, "
    "value FROM '{path}' WHERE value >= 7",
}
"""What is read of each set. Amazon's `value` is the order of purchase; the tags of MovieLens and MovieTweetings are
genres. Only MovieTweetings has true times of consumption; ratings of 7 and up are its usual positives."""
OF_OTHERS = {"movielens_100k": SETS["movielens_latest_small"]}
"""Sets that are measured where somebody has them, and that nothing here was ever chosen on."""
AS_IT_COMES = ("ml-100k", "ml-100k.zip")
"""What the people of MovieLens call the set of a hundred thousand ratings, which is read as it comes."""
TIMED = ("movietweetings_half",)
"""Sets whose times say when something was taken up: only there can something be in fashion."""


@dataclass(frozen=True, eq=False, kw_only=True)
class DataSet:
    """Everyone's distinct items in order: `histories[p]` `(m,)` are rows of the catalogue, `moments[p]` their times."""

    name: str
    items: tuple[Item, ...]
    raw_vectors: Floats
    histories: tuple[Rows, ...]
    moments: tuple[tuple[datetime, ...], ...]

    @cached_property
    def catalogue(self) -> Catalogue:
        """Return the catalogue with the popularity that these histories give."""
        counts = np.bincount(np.concatenate(self.histories), minlength=len(self.items)).tolist()
        items = [replace(item, popularity=float(n)) for item, n in zip(self.items, counts, strict=True)]
        return build_catalogue(items, self.raw_vectors, TODAY)

    @cached_property
    def everything(self) -> tuple[Rows, Doubles]:
        """Return the rows of all interactions and the days when they were `(m,)`."""
        days = [moment.timestamp() / DAY_SECONDS for moments in self.moments for moment in moments]
        return np.concatenate(self.histories), np.array(days)

    def trend(self, person: int) -> Floats | None:
        """Return what was being taken up when a person was last seen `(n_items,)`; None where times do not tell."""
        if self.name not in TIMED or not self.moments[person]:
            return None
        return trend(*self.everything, len(self.items), self.moments[person][-1].timestamp() / DAY_SECONDS)

    def without_last(self, n: int) -> "DataSet":
        """Return the set with the last n items of everyone who has enough hidden."""
        cut = [max(len(h) - n, 0) if len(h) >= LEAST else len(h) for h in self.histories]
        return replace(
            self,
            histories=tuple(h[:k] for h, k in zip(self.histories, cut, strict=True)),
            moments=tuple(m[:k] for m, k in zip(self.moments, cut, strict=True)),
        )

    def interactions(self, person: int) -> list[Interaction]:
        """Return a person's interactions."""
        taken = zip(self.histories[person].tolist(), self.moments[person], strict=True)
        return [Interaction(str(person), self.items[row].item_id, moment) for row, moment in taken]


@dataclass(frozen=True, eq=False)
class Split:
    """What is known and, for everyone with five items or more, the one item to find."""

    known: DataSet
    persons: tuple[int, ...]
    hidden: Rows

    def every_second(self, first: int) -> "Split":
        """Return the split with every second person to measure alone, from the first (0) or the second (1) on."""
        return Split(self.known, self.persons[first::2], self.hidden[first::2])

    def sampled(self, most: int, seed: int = 0) -> "Split":
        """Return the split with at most so many persons to measure, drawn by chance; everyone is still learned from."""
        if len(self.persons) <= most:
            return self
        drawn = np.sort(np.random.default_rng(seed).choice(len(self.persons), most, replace=False))
        return Split(self.known, tuple(self.persons[at] for at in drawn), self.hidden[drawn])


def leave_out(whole: DataSet, last: int) -> Split:
    """Hide the last item but `last - 1` of everyone with five or more, and all after it."""
    persons = tuple(p for p, h in enumerate(whole.histories) if len(h) >= LEAST)
    hidden = np.array([whole.histories[p][-last] for p in persons], np.int64)
    return Split(whole.without_last(last), persons, hidden)


def cold(whole: DataSet, first: int, most: int, seed: int = 0) -> Split:
    """Return every second person, from the first (0) or second (1) on, with one to five items, the next one hidden.

    At most so many, by chance; whoever is not measured keeps the whole history.
    """
    able = [p for p, history in enumerate(whole.histories) if len(history) >= LEAST + 1][first::2]
    drawn = np.sort(np.random.default_rng(seed).permutation(len(able))[:most])
    persons = tuple(able[at] for at in drawn)
    known = {p: KNOWN[k % len(KNOWN)] for k, p in enumerate(persons)}
    cut = [known.get(p, len(history)) for p, history in enumerate(whole.histories)]
    left = replace(
        whole,
        histories=tuple(h[:k] for h, k in zip(whole.histories, cut, strict=True)),
        moments=tuple(m[:k] for m, k in zip(whole.moments, cut, strict=True)),
    )
    return Split(left, persons, np.array([whole.histories[p][known[p]] for p in persons], np.int64))


def load(name: str, folder: Path, cache: Path, progress: Callable[[str], None] = print) -> DataSet:
    """Read a set, encoding its items unless the cache has them; raise FileNotFoundError with what to do."""
    rows = _rows(name, folder)
    titles = {str(r[1]): (str(r[2] or ""), str(r[3])) for r in rows}
    ids = sorted(titles)
    items = tuple(Item(i, titles[i][0], text=titles[i][1][:400]) for i in ids)
    vectors = encoded(name, [". ".join(x for x in (item.title, item.text) if x) for item in items], cache, progress)
    row_of = {item_id: row for row, item_id in enumerate(ids)}
    histories, moments = _ordered(rows, row_of)
    return DataSet(name=name, items=items, raw_vectors=vectors, histories=histories, moments=moments)


def _rows(name: str, folder: Path) -> Sequence[tuple[Any, ...]]:
    """Return person, item, title, what else is said, time and value of every positive row of a set."""
    path = folder / f"{name}.parquet"
    if path.exists():
        return duckdb.connect().execute({**SETS, **OF_OTHERS}[name].format(path=path)).fetchall()
    found = [folder / own for own in AS_IT_COMES if (folder / own).exists()] if name in OF_OTHERS else []
    if not found:
        raise FileNotFoundError(f"{path} is missing: benchmarks/README.md tells where the public sets come from.")
    reading = read(look_into(found[:1], most_people=None, min_rating=LEAST_RATING), None)
    titles = {item.item_id: (item.title, item.text) for item in reading.items}
    return [(x.person_id, x.item_id, *titles[x.item_id], x.time.timestamp(), x.value) for x in reading.interactions]


def _ordered(
    rows: Sequence[tuple[Any, ...]], row_of: dict[str, int]
) -> tuple[tuple[Rows, ...], tuple[tuple[datetime, ...], ...]]:
    """Return everyone's distinct items in order; what happened at the same time is in an order of chance."""
    people: dict[str, list[tuple[float, str, int]]] = {}
    for person, item_id, _, _, ts, value in rows:
        moment = float(ts if ts is not None else value * 86400)
        chance = md5(f"{person}|{item_id}".encode()).hexdigest()
        people.setdefault(str(person), []).append((moment, chance, row_of[str(item_id)]))
    histories, moments = [], []
    for person in sorted(people):
        firsts: dict[int, float] = {}
        for moment, _, row in sorted(people[person]):
            firsts.setdefault(row, moment)
        histories.append(np.array(list(firsts), np.int64))
        moments.append(tuple(START + timedelta(seconds=s) for s in firsts.values()))
    return tuple(histories), tuple(moments)


def encoded(name: str, texts: Sequence[str], cache: Path, progress: Callable[[str], None] = print) -> Floats:
    """Return the texts' vectors from the cache, or encode and keep them."""
    digest = md5("\n".join(texts).encode("utf-8", "replace")).hexdigest()[:12]
    path = cache / f"{name}-{digest}.npy"
    if path.exists():
        kept: Floats = np.load(path)
        return kept
    step = max(len(texts) // 10, 1)
    encoder = MiniLMEncoder()
    vectors = encoder.encode(
        texts, lambda done, total: progress(f"{name}: {done} of {total} texts encoded") if done % step < 32 else None
    )
    cache.mkdir(parents=True, exist_ok=True)
    np.save(path, vectors)
    return vectors
