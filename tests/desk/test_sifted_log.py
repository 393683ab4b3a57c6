"""An edit stands under a kind where it is about a thing of that kind, as its journeys were before or after it."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
import pytest

from core.desk.sieve import Sieve
from core.desk.sifted_log import sifted_log
from core.entities import Item
from core.extraction.tree import build
from core.journeys import journey_id_for, proposal_id
from core.steering import edits as e
from core.steering.log import LogEntry, Logged, UnknownEdit
from core.steering.prefixes import prefixes

ITEMS = (
    Item("a", "A", kind="book", source="Shelf"),
    Item("b", "B", kind="book", source="Shelf"),
    Item("c", "C", kind="film", source="Screen"),
    Item("d", "D", kind="game", source="Shelf"),
)
FOUND = build(
    "personal",
    "none",
    ("a", "b", "c"),
    leaf=np.array([0, 0, 1], np.int32),
    merges=np.array([(0, 1)], np.int32),
    heights=np.array([0.9], np.float32),
    default_height=0.5,
)
BOOKS, FILMS = journey_id_for("a"), journey_id_for("c")
LOG: tuple[Logged, ...] = (
    e.JourneysExtracted(FOUND.extraction_id),
    e.JourneyRenamed(BOOKS, "Reading"),
    e.JourneyMuted(FILMS),
    e.ItemPinned("d"),
    e.ItemsMoved(("c",), BOOKS, source_ids=(FILMS,)),
    e.EditUndone(3),
    e.InterestDeclined(proposal_id("d"), "Play"),
    e.InterestAdopted("new", "More play", anchors=("d",)),
    e.ExplorationSet(0.5),
    UnknownEdit("journey_cloned", "{}"),
)


def entries(log: Sequence[Logged] = LOG) -> list[LogEntry]:
    return [
        LogEntry(seq=n, person_id="x", time=datetime(2026, 1, 1, tzinfo=UTC), actor="person", edit=edit)
        for n, edit in enumerate(log, start=1)
    ]


@pytest.mark.parametrize(
    ("sieve", "seqs"),
    [
        (Sieve(), set(range(1, 11))),
        (Sieve(kind="book"), {1, 2, 5, 9, 10}),
        (Sieve(kind="film"), {1, 3, 5, 6, 9, 10}),
        (Sieve(kind="game"), {4, 7, 8}),
        (Sieve("Screen", "film"), {1, 3, 5, 6, 9, 10}),
        (Sieve("Screen", "book"), set()),
    ],
)
def test_the_edits_about_a_kind_are_those_about_its_things(sieve: Sieve, seqs: set[int]) -> None:
    proposals = {FOUND.extraction_id: FOUND}
    assert sifted_log(entries(), prefixes(entries(), proposals), ITEMS, sieve) == seqs


def test_what_comes_into_a_journey_later_is_not_what_an_edit_before_it_was_about() -> None:
    proposals = {FOUND.extraction_id: FOUND}
    log = (LOG[0], LOG[1], LOG[4])
    films = sifted_log(entries(log), prefixes(entries(log), proposals), ITEMS, Sieve(kind="film"))
    assert films == {1, 3}
