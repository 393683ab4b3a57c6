"""Random worlds, wishes and logs for the laws; LAW_EXAMPLES=2000 in the environment looks further."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from typing import Any, get_args, get_type_hints

import numpy as np
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from pydantic import AwareDatetime

from core.adapters.encoders.encoder import HashingEncoder
from core.catalogue import Catalogue, build_catalogue
from core.entities import GivenName, Interaction, Item, ListSource, Profile, Proposal
from core.extraction.extraction import extract
from core.extraction.growth import extend
from core.journeys import journey_id_for
from core.ranking.ranker import History, Ranker
from core.salience import item_salience
from core.similarity import Floats, unit
from core.steering import edits as e
from core.steering.decisions import Refused, decide, decide_end, decide_redo, decide_undo
from core.steering.fold import apply, replay
from core.steering.log import LogEntry, Logged

LAWS = settings(
    max_examples=int(os.environ.get("LAW_EXAMPLES", "50")),
    derandomize="LAW_EXAMPLES" not in os.environ,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
NOW = datetime(2026, 11, 14, 12, tzinfo=UTC)
DIM = 8
TOPICS = 5
KINDS: tuple[type[Any], ...] = get_args(e.Edit)
HOLDS: dict[type[Any], Any] = {e.RecipeTaken: e.Takeable, e.SentenceTaken: e.Sayable, e.TurnTaken: e.Steering}


@dataclass(frozen=True)
class Handmade:
    """A proposal with two partitions that need not nest: broad below 0.5, fine from there on."""

    extraction_id: str
    item_ids: tuple[str, ...]
    broad: tuple[tuple[str, ...], ...]
    fine: tuple[tuple[str, ...], ...]

    def cut(self, granularity: float = 0.5) -> Sequence[tuple[str, ...]]:
        """Return one of the two partitions."""
        return self.broad if granularity < 0.5 else self.fine


@dataclass(frozen=True, eq=False)
class World:
    """A person's history, a catalogue with items they have not seen, and extractions of the history.

    `proposals` hold, in this order, an early part of the history, that part extended by the rest, the whole
    under other vectors, and partitions at random.
    """

    history_ids: tuple[str, ...]
    interactions: tuple[Interaction, ...]
    catalogue: Catalogue
    proposals: Mapping[str, Proposal]

    @cached_property
    def whole(self) -> tuple[Proposal, ...]:
        """Return the extractions that know the whole history."""
        return tuple(p for p in self.proposals.values() if set(p.item_ids) == set(self.history_ids))

    @cached_property
    def salience(self) -> dict[str, float]:
        """Return the salience of every item of the history."""
        return item_salience(self.interactions, NOW)

    def ranker(self) -> Ranker:
        """Return a ranker that remembers nothing yet."""
        return Ranker(self.catalogue, History(self.salience, self.catalogue.rows(self.history_ids)))

    def words(self, profile: Profile) -> dict[str, Floats]:
        """Return the centred vectors of the person's own names."""
        names = [j.own_name for j in profile.journeys if j.own_name is not None]
        vectors = self.catalogue.centre(HashingEncoder(DIM).encode(names))
        return dict(zip(names, vectors, strict=True))


@lru_cache(maxsize=512)
def make_world(seed: int, n_items: int, n_early: int, n_fresh: int, n_blank: int = 0) -> World:
    """Return a world of items around a few topics; `n_blank` items of the catalogue have no vector."""
    rng = np.random.default_rng(seed)
    n = n_items + n_fresh
    topics = rng.normal(size=(TOPICS, DIM))
    raw = unit(topics[rng.integers(TOPICS, size=n)] + 0.4 * rng.normal(size=(n, DIM)))
    raw[rng.choice(n, min(n_blank, n), replace=False)] = 0.0
    ids = tuple(f"i{row:03d}" for row in range(n))
    popularity = rng.integers(0, 5, size=n).tolist()
    items = [Item(item_id, f"title {item_id}", popularity=popularity[row]) for row, item_id in enumerate(ids)]
    days = np.sort(rng.integers(0, 700, size=n_items))[::-1].tolist()
    took = [Interaction("ann", ids[row], NOW - timedelta(days=day)) for row, day in enumerate(days)]
    known = ids[:n_items]
    return World(
        known,
        tuple(took),
        build_catalogue(items, raw, NOW.date()),
        _proposals(rng, known, raw[:n_items], n_early),
    )


def _proposals(
    rng: np.random.Generator, item_ids: tuple[str, ...], vectors: Floats, n_early: int
) -> dict[str, Proposal]:
    early = extract(item_ids[:n_early], vectors[:n_early])
    others = unit(rng.normal(size=vectors.shape))
    proposals: list[Proposal] = [early, extend(early, item_ids, vectors), extract(item_ids, others)]
    for number in range(2):
        broad, fine = (_partition(rng, item_ids, k) for k in (3, 7))
        proposals.append(Handmade(f"handmade-{number}", item_ids, broad, fine))
    return {proposal.extraction_id: proposal for proposal in proposals}


def _partition(rng: np.random.Generator, item_ids: tuple[str, ...], k: int) -> tuple[tuple[str, ...], ...]:
    labels = rng.integers(k, size=len(item_ids)).tolist()
    groups: dict[int, list[str]] = {}
    for item_id, label in zip(item_ids, labels, strict=True):
        groups.setdefault(label, []).append(item_id)
    return tuple(tuple(group) for group in groups.values())


@st.composite
def worlds(draw: st.DrawFn, least: int = 0, n_fresh: int = 12) -> World:
    """Draw a world with a history of `least` to 24 items."""
    n_items = draw(st.integers(least, 24))
    n_early = draw(st.integers(min(least, n_items), n_items))
    return make_world(draw(st.integers(0, 99)), n_items, n_early, n_fresh, draw(st.sampled_from([0, 0, 3])))


def rich_worlds() -> st.SearchStrategy[World]:
    """Draw a world with plenty to recommend."""
    return st.builds(make_world, st.integers(0, 99), st.integers(8, 20), st.integers(6, 8), st.just(240))


NASTY_NAMES = (
    "Herbs on the balcony",
    "",
    "   ",
    "\x00\x1b[31m",
    "![pixel](https://example.org/pixel.png)",
    "<script>alert(1)</script>",
    "'); DROP TABLE log; --",
    "=cmd|' /C calc'!A0",
    "自転車の旅",
    "ترسيم",
    "\u202eevil",
    "👩‍🌾 farming",
    "name " * 60,
    '{"kind": "edit_undone", "seq": 1}',
)
names = st.sampled_from(NASTY_NAMES) | st.text(max_size=20)
NASTY_NUMBERS = (0.0, 0.5, 1.0, 1.5, 2.0, 1e6, 1e300, 5e-324, -1.0, float("nan"), float("inf"), float("-inf"))
numbers = st.sampled_from(NASTY_NUMBERS) | st.floats(0, 4)


ends = st.none() | st.just(e.AT_ONCE) | st.integers(-5, 5).map(lambda seconds: NOW + timedelta(seconds=seconds))


def journey_ids(profile: Profile) -> st.SearchStrategy[str]:
    """Draw the id of a journey, mostly one that is there."""
    return st.sampled_from([*profile.by_id, *profile.by_id, "gone", ""])


def some_items(world: World, profile: Profile) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw items: none, any, repeated, unknown, or several of one journey."""
    anything = st.sampled_from([*(item.item_id for item in world.catalogue.items), "unknown"])
    mixed = st.lists(anything, max_size=6).map(tuple)
    members = [j.members for j in profile.journeys if j.members]
    if not members:
        return mixed
    own = st.sampled_from(members).flatmap(lambda m: st.lists(st.sampled_from(m), max_size=len(m)).map(tuple))
    return own | mixed


def wishes(world: World, profile: Profile) -> st.SearchStrategy[e.Edit]:
    """Draw any edit that a page, a chat, a model or an old log may ask for; many are stale or absurd."""
    return st.sampled_from(KINDS).flatmap(lambda kind: edits_of(kind, world, profile))


def edits_of(kind: type[Any], world: World, profile: Profile) -> st.SearchStrategy[Any]:
    """Draw edits of one kind: every field by what its name says it holds, else by its type."""
    held, hints = _fields(kind, world, profile), get_type_hints(kind)
    typed = {
        str: names,
        str | None: st.none() | names,
        float: numbers,
        bool: st.booleans(),
        int: st.integers(-1, 12),
        tuple[str, ...]: some_items(world, profile),
        tuple[int, ...]: st.lists(st.integers(-1, 12), max_size=4).map(tuple),
        AwareDatetime | None: ends,
    }
    drawn = {
        field.name: held[field.name] if field.name in held else typed[hints[field.name]]
        for field in fields(kind)
        if field.name != "kind"
    }
    return st.builds(kind, **drawn)


def _fields(kind: type[Any], world: World, profile: Profile) -> dict[str, st.SearchStrategy[Any]]:
    """Return what to draw for the fields whose type does not say it: ids, names that were given, causes."""
    j, items = journey_ids(profile), some_items(world, profile)
    founders = st.sampled_from(["new", *(journey_id_for(item_id) for item_id in world.history_ids)]) | j
    given = st.builds(GivenName, names, evidence=items, fidelity=st.none() | numbers)
    own = {e.GranularitySet: st.none() | j, e.ItemsGathered: founders, e.InterestAdopted: founders}
    return {
        "journey_id": own.get(kind, j),
        "target_id": j,
        "absorbed_ids": st.lists(j, max_size=3).map(tuple),
        "source_ids": st.lists(j, max_size=3).map(tuple),
        "parts": st.lists(st.tuples(founders, items), max_size=3).map(tuple),
        "item_id": st.sampled_from(["unknown", *_ids(world)]),
        "extraction_id": st.sampled_from([*world.proposals, "gone"]),
        "answered": st.just(0),
        "names": st.lists(st.tuples(j, given), max_size=3).map(tuple),
        "cause": st.none(),
        "edits": st.lists(_held(kind, world, profile), max_size=3).map(tuple) if kind in HOLDS else st.just(()),
        "answers": st.none() | st.integers(-1, 12),
        "said": st.just("so I said") if kind is e.SentenceTaken else st.just(""),
        "present": given,
        "suggested": st.none() | given,
        "renames": st.lists(st.builds(e.JourneyRenamed, j, names), max_size=3).map(tuple),
        "words": st.lists(st.sampled_from(["title", "i003"]) | names, max_size=3).map(tuple),
        "sources": st.lists(st.sampled_from([*ListSource, "of a later version"]), max_size=5).map(tuple),
    }


def _held(kind: type[Any], world: World, profile: Profile) -> st.SearchStrategy[Any]:
    """Draw an edit that an edit of a kind holds."""
    return st.sampled_from(get_args(HOLDS[kind])).flatmap(lambda held: edits_of(held, world, profile))


def _ids(world: World) -> tuple[str, ...]:
    return tuple(item.item_id for item in world.catalogue.items)


def entry(seq: int, edit: Logged, actor: str = "person") -> LogEntry:
    """Return the entry that carries an edit as number `seq`."""
    return LogEntry(
        seq=seq, person_id="ann", time=NOW + timedelta(seconds=seq), actor=actor, edit=edit, action_id=f"action-{seq}"
    )


def actor_of(edit: e.Edit) -> str:
    """Return who makes this kind of edit."""
    if isinstance(edit, e.NameSuggested):
        return "model"
    return "rules" if isinstance(edit, e.JourneysExtracted | e.JourneysNamed) else "person"


def started(world: World) -> list[LogEntry]:
    """Return the log of a person who has a history and has not edited anything."""
    return [entry(1, e.JourneysExtracted(next(iter(world.proposals))), "rules")]


@st.composite
def logs(draw: st.DrawFn, world: World, most: int = 8) -> list[LogEntry]:
    """Draw a log as the product writes it: decided wishes, undo and redo; what is refused leaves no entry."""
    log = started(world)
    for _ in range(draw(st.integers(0, most))):
        profile = replay(log, world.proposals)
        way = draw(st.sampled_from(["wish"] * 6 + ["undo", "redo", "end"]))
        try:
            if way == "wish":
                edit = decide(profile, draw(wishes(world, profile).filter(lambda w: not is_undo(w))))
            elif way == "end":
                seqs = draw(st.lists(st.integers(1, len(log)), min_size=1, max_size=3))
                edit = decide_end(log, seqs, draw(ends), log[-1].time)
            else:
                edit = decide_undo(log) if way == "undo" else decide_redo(log)
        except Refused:
            continue
        log.append(entry(len(log) + 1, edit, actor_of(edit)))
    return log


def is_undo(edit: Logged) -> bool:
    """Tell whether an edit is about another edit."""
    return isinstance(edit, e.AboutEntries)


@st.composite
def raw_logs(draw: st.DrawFn, world: World, most: int = 8) -> list[LogEntry]:
    """Draw a log that nobody decided: stale tabs, old versions, edits by hand."""
    log = started(world)
    profile = replay(log, world.proposals)
    for _ in range(draw(st.integers(0, most))):
        edit = draw(wishes(world, profile))
        log.append(entry(len(log) + 1, edit, actor_of(edit)))
        profile = apply(profile, edit, world.proposals)
    return log


@st.composite
def steered(draw: st.DrawFn, least: int = 0, n_fresh: int = 12) -> tuple[World, list[LogEntry], Profile]:
    """Draw a world, a decided log in it, and the profile that the log adds up to."""
    world = draw(worlds(least, n_fresh))
    log = draw(logs(world))
    return world, log, replay(log, world.proposals)


@st.composite
def richly_steered(draw: st.DrawFn) -> tuple[World, Profile]:
    """Draw a world with plenty to recommend and a profile in it with at least two journeys that speak."""
    world = draw(rich_worlds())
    profile = replay([*started(world), entry(2, e.JourneysExtracted("handmade-0"), "rules")], world.proposals)
    for journey in profile.journeys:
        weight = draw(st.sampled_from([1.0, 1.0, 1.0, 0.5, 2.0, 3.7]))
        profile = apply(profile, e.JourneyWeighted(journey.journey_id, weight), world.proposals)
    return world, profile
