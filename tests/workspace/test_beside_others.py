"""A history has the same journeys whatever else lies in the database: real encoders, real model."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from small_world import START

from benchmarks.languages import titles_in
from core.adapters.encoders.encoder import Encoder, HashingEncoder, MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.store.database import Database
from core.entities import Interaction, Item, Person
from core.extraction.tree import Clusters
from core.metrics.clustering import bcubed_f1
from core.workspace.workspace import Workspace

LEAST_AGREEMENT, LEAST_FRAMED = 0.95, 0.8
ENCODER = PairEncoder(MiniLMEncoder(), MultilingualEncoder())


def titles(language: str, n: int) -> list[str]:
    """Return n titles of six interests, in turn, every other one in English where the language is 'mixed'."""
    own, english = titles_in("de" if language == "mixed" else language), titles_in("en")
    told = [[row.title for row in rows] for rows in (own, english)]
    by_interest = [[told[language == "mixed" and k % 2][15 * i + k] for i in range(6)] for k in range(15)]
    return [title for round_ in by_interest for title in round_][:n]


def brought_in(workspace: Workspace, person_id: str, written: Sequence[str]) -> Clusters:
    """Bring a history into a workspace and return its journeys as they are found, before a person edits any."""
    own = [Item(f"{person_id}-{row:02d}", title) for row, title in enumerate(written)]
    met = [Interaction(person_id, item.item_id, START + timedelta(days=row)) for row, item in enumerate(own)]
    workspace.histories.add(person_id, person_id, [Person(person_id, person_id)], own, met)
    return workspace.preparation.extraction(workspace.preparation.desk(person_id)).cut()


def empty(encoder: Encoder) -> Workspace:
    """Return a workspace without anybody."""
    return Workspace(Database(), encoder, with_demo=False)


@pytest.fixture(scope="module")
def demo() -> Workspace:
    """Return a workspace with the demo, into which one history comes after the other."""
    return Workspace(Database(), ENCODER)


def agreement(left: Clusters, right: Clusters) -> float:
    """Return the B-cubed F1 of one way to part items, held against another."""
    first, second = ({i: n for n, cluster in enumerate(clusters) for i in cluster} for clusters in (left, right))
    return bcubed_f1(list(first.values()), [second[item_id] for item_id in first])


@pytest.mark.parametrize("n", [24, 90])
@pytest.mark.parametrize("language", ["de", "mixed", "en"])
def test_a_history_has_the_same_journeys_alone_and_beside_the_demo(demo: Workspace, language: str, n: int) -> None:
    written = titles(language, n)
    alone, beside = (brought_in(workspace, f"{language}-{n}", written) for workspace in (empty(ENCODER), demo))
    assert agreement(alone, beside) >= LEAST_AGREEMENT
    assert 3 <= len(beside) <= 12


@pytest.mark.parametrize(
    "around",
    ["Watched {}", "Ep. 7: {} (Official Video) [4K]", "{} #shorts #fyp", "🔥🔥 {} 😱", "{} | The Daily Channel"],
)
def test_what_a_service_puts_around_titles_makes_hardly_other_journeys(around: str) -> None:
    written = titles("en", 24)
    bare = brought_in(empty(ENCODER), "bare", written)
    framed = brought_in(empty(ENCODER), "bare", [around.format(title) for title in written])
    assert agreement(bare, framed) >= LEAST_FRAMED


def test_so_it_has_where_the_encoder_has_not_read_what_ships() -> None:
    written = [f"{topic} {word} {n}" for topic in ("kiln", "tide", "yarn") for word in "abc" for n in range(4)]
    alone = brought_in(empty(HashingEncoder(dim=64)), "gwen", written)
    beside = brought_in(Workspace(Database(), HashingEncoder(dim=64)), "gwen", written)
    assert agreement(alone, beside) >= LEAST_AGREEMENT
