"""Measure what is told sensitive: hand-written titles, the demo's interests, and collections that are harmless.

Thresholds are chosen (`--choose`) on half of the cases that were written before the list of words; the other half,
and those written after the list was closed, are only reported. TOLD_TOGETHER is chosen on the journeys of the demo
people that the tests do not ask about; those of the four others are only reported. The encoder is the product's own.
"""

import argparse
import csv
import itertools
import json
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha1
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from numpy.typing import NDArray

from benchmarks.extraction_people import encoded
from benchmarks.judged_people import shipped_pair
from benchmarks.languages import languages, titles_in
from benchmarks.name_worlds import read_rows
from benchmarks.setup import print_setup
from core.adapters.encoders.encoder import Encoder, MiniLMEncoder, unit_rows
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.shipped.demo import demo_items
from core.adapters.store.database import Database
from core.catalogue import text_of
from core.sensitivity.finding import find_sensitive, sensitive_titles
from core.sensitivity.meaning import TEXTS, Meanings, learn_phrases, left_out
from core.sensitivity.words import said_in
from core.similarity import Floats
from core.workspace.workspace import Workspace

TESTS = Path(__file__).resolve().parents[1] / "tests"
SENSITIVE_INTERESTS = frozenset({"anxiety", "grief", "burnout", "adhd-adults", "menopause", "sobriety"})
EITHER_WAY = frozenset({"back-pain", "sleep", "caring-parents", "relationships", "mindfulness"})
"""Interests of the demo that one may call sensitive or not; they are not scored."""

ASKED_IN_TESTS = frozenset({"clementine", "concetta", "hana", "ines"})
"""Demo people whose journeys `tests/workspace/test_demo_sensitive.py` asks about: nothing is chosen on them."""

MOSTLY = 1 / 3
"""Share of a journey's items of sensitive interests from which it counts as sensitive, as in that test."""

Encode = Callable[[Sequence[str]], Floats]
Marks = NDArray[np.bool_]
Case = dict[str, str]


def cases() -> list[Case]:
    """Read the hand-written cases: `when` they were written, `subject` ('none'), `language` and `text`."""
    with (TESTS / "sensitivity" / "cases.tsv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def part_of(case: Case) -> str:
    """Return 'choose' for half of the cases written before the list, 'report' for the other, 'after' for later ones."""
    if case["when"] == "after":
        return "after"
    return "choose" if sha1(case["text"].encode()).digest()[0] % 2 == 0 else "report"


def precision_recall_f1(told: Marks, true: Marks) -> tuple[float, float, float]:
    """Return the share of alarms that are true, of sensitive texts told, and their harmonic mean; 0 of nothing."""
    hits = float((told & true).sum())
    precision, recall = hits / max(told.sum(), 1), hits / max(true.sum(), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-12)


def print_cases(encode: Encode, choose: bool) -> dict[str, float]:
    """Print how the hand-written titles are told, by words alone and with meaning; return the F1 of each part."""
    rows = cases()
    texts, true = [row["text"] for row in rows], np.array([row["subject"] != "none" for row in rows])
    phrases = encode(TEXTS)
    near = learn_phrases(phrases).of(encode(texts))
    alone = dict(zip(TEXTS, left_out(phrases), strict=True))
    near = replace(near, score=np.array([alone.get(t, s) for t, s in zip(texts, near.score, strict=True)]))
    certain = np.array([said_in(text).certain is not None for text in texts])
    doubtful = np.array([said_in(text).doubtful is not None for text in texts])
    part, english = np.array([part_of(row) for row in rows]), np.array([row["language"] == "en" for row in rows])
    if choose:
        _choose(near.score, certain, doubtful, true, part == "choose")
    told = np.array([subject is not None for subject in sensitive_titles(texts, near)])
    scores = {}
    print(f"{'cases':28}{'n':>5}{'precision':>11}{'recall':>8}{'F1':>7}   certain words alone: F1")
    for name in ("choose", "report", "after"):
        for label, where in ((name, part == name), (f"{name}, English", (part == name) & english)):
            p, r, f = precision_recall_f1(told[where], true[where])
            words = precision_recall_f1(certain[where], true[where])[2]
            print(f"{label:28}{where.sum():>5}{p:>11.3f}{r:>8.3f}{f:>7.3f}   {words:.3f}")
            scores[label] = round(f, 4)
    return scores


def _choose(score: Floats, certain: Marks, doubtful: Marks, true: Marks, where: Marks) -> None:
    """Print the five best settings of CONFIRMED and TOLD_ALONE on the half for choosing.

    By F2 (van Rijsbergen 1979): to show what should stay private is worse than to ask once too often.
    """
    found = []
    for confirmed, alone in itertools.product(np.arange(0.3, 0.71, 0.05), np.arange(0.45, 0.81, 0.05)):
        told = certain | (doubtful & (score >= confirmed)) | (score >= alone)
        p, r, _ = precision_recall_f1(told[where], true[where])
        found.append((5 * p * r / (4 * p + r), confirmed, alone))
    for f, confirmed, alone in sorted(found, reverse=True)[:5]:
        print(f"  F2 {f:.3f} at CONFIRMED {confirmed:.2f}, TOLD_ALONE {alone:.2f}")


def print_interests(encoder: Encoder, mean: Floats, cache: Path, meanings: Meanings) -> dict[str, float]:
    """Print which of the demo's interests are told sensitive, by the titles that its people took up."""
    items = {item.item_id: item for item in demo_items()}
    members: dict[str, set[str]] = defaultdict(set)
    with (TESTS / "demo_truth.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            members[row["interest"]].add(row["item_id"])
    vectors = encoded([text_of(item) for item in items.values()], encoder, cache, _quiet)
    told = set()
    for interest in sorted(members.keys() - EITHER_WAY - {""}):
        group = [items[item_id] for item_id in sorted(members[interest])]
        own = unit_rows(np.stack([vectors[text_of(item)] for item in group]) - mean)
        if find_sensitive("", [item.title for item in group], own, meanings) is not None:
            told.add(interest)
    scored = members.keys() - EITHER_WAY - {""}
    print(f"demo interests told sensitive: {', '.join(sorted(told))}")
    print(f"  of {len(SENSITIVE_INTERESTS)} sensitive ones {len(told & SENSITIVE_INTERESTS)}, of "
          f"{len(scored - SENSITIVE_INTERESTS)} others {len(told - SENSITIVE_INTERESTS)}")  # fmt: skip
    return {"interests_told": len(told & SENSITIVE_INTERESTS), "interests_false": len(told - SENSITIVE_INTERESTS)}


def print_journeys(phrases: Floats, choose: bool) -> dict[str, float]:
    """Print which journeys found for the demo people are told sensitive; `phrases` `(m, dim)` have the mean still in.

    A journey is sensitive when a third of its items are, everyday when none is of a subject that may be either.
    """
    with (TESTS / "demo_truth.csv").open(encoding="utf-8", newline="") as table:
        interest = {row["item_id"]: row["interest"] for row in csv.DictReader(table) if row["interest"]}
    workspace, found = Workspace(Database(), shipped_pair()), list[tuple[bool, bool, bool, float]]()
    for person in workspace.people():
        mine = workspace.of(person.person_id)
        catalogue, profile = mine.desk.catalogue, mine.desk.profile()
        meanings = learn_phrases(catalogue.centre(phrases))
        for journey in (journey for journey in profile.journeys if journey.members):
            meant = [interest.get(item_id) for item_id in journey.members]
            true = bool(np.mean([one in SENSITIVE_INTERESTS for one in meant]) >= MOSTLY)
            if not true and EITHER_WAY & set(meant):
                continue
            rows = catalogue.rows(journey.members)
            titles, own = [catalogue.items[row].title for row in rows], catalogue.vectors[rows]
            told = find_sensitive(profile.name(journey.journey_id), titles, own, meanings)
            middle = float(meanings.of(unit_rows(own.mean(axis=0, keepdims=True))).score[0])
            found.append((person.person_id in ASKED_IN_TESTS, true, told is not None, middle))
    if choose:
        for step in np.arange(0.3, 0.71, 0.05):
            alone = [(true, middle >= step) for asked, true, _, middle in found if not asked]
            p, r, _ = precision_recall_f1(np.array([t for _, t in alone]), np.array([true for true, _ in alone]))
            print(f"  F2 {5 * p * r / max(4 * p + r, 1e-12):.3f} at TOLD_TOGETHER {step:.2f} by the middle alone")
    counts: dict[str, float] = {}
    for name, which in (("choose", False), ("report", True)):
        rows_of = [(true, told) for asked, true, told, _ in found if asked is which]
        hits, false = sum(t and told for t, told in rows_of), sum(told and not t for t, told in rows_of)
        n_true = sum(true for true, _ in rows_of)
        print(
            f"demo journeys, {name}: of {n_true} sensitive ones {hits} told, of {len(rows_of) - n_true} others {false}"
        )
        counts |= {f"journeys_told, {name}": hits / max(n_true, 1), f"journeys_false, {name}": false}
    return counts


def print_harmless(encode: Encode, meanings: Meanings, data: Path | None) -> dict[str, float]:
    """Print the false alarms: hand-written titles of everyday interests, and public collections of them."""
    titles = [title.title for language in languages() for title in titles_in(language)]
    told = [t for t, s in zip(titles, sensitive_titles(titles, meanings.of(encode(titles))), strict=True) if s]
    print(f"everyday titles in {len(languages())} languages told sensitive: {len(told)} of {len(titles)}: {told[:20]}")
    result: dict[str, float] = {"everyday_false": len(told) / len(titles)}
    if data is not None:
        names = [row["collection_title"] for row in read_rows(data / "collections.jsonl.gz")]
        groups = {row["collection_title"]: row["items"][:20] for row in read_rows(data / "collections.jsonl.gz")}
        vectors = encode([title for group in groups.values() for title in group])
        ends = np.cumsum([0, *map(len, groups.values())])
        found = {
            name: find_sensitive("", group, vectors[ends[i] : ends[i + 1]], meanings)
            for i, (name, group) in enumerate(groups.items())
        }
        hits = {name: told.subject.value for name, told in found.items() if told}
        print(f"collections told sensitive: {len(hits)} of {len(set(names))}: {hits}")
        result["collections_told"] = len(hits)
    return result


def _quiet(done: int, total: int) -> None:
    """Say nothing of how far the encoding is."""


def main() -> None:
    """Print the tables and one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--cache", type=Path, default=Path("build/benchmarks"))
    parser.add_argument("--choose", action="store_true", help="print the best thresholds on the half for choosing")
    args = parser.parse_args()
    print_setup(0)
    encoder = PairEncoder(MiniLMEncoder(), MultilingualEncoder())
    demo = list(encoded([text_of(item) for item in demo_items()], encoder, args.cache, _quiet).values())
    mean = np.asarray(np.mean(demo, axis=0), dtype=np.float32)

    def raw(texts: Sequence[str]) -> Floats:
        """Return unit vectors, the mean still in."""
        found = encoded(list(texts), encoder, args.cache, _quiet)
        return np.stack([found[text] for text in texts])

    def encode(texts: Sequence[str]) -> Floats:
        """Return unit vectors with the mean of the demo's catalogue taken off, as a catalogue makes them."""
        return unit_rows(raw(texts) - mean)

    meanings = learn_phrases(encode(TEXTS))
    result = print_cases(encode, args.choose)
    result |= print_interests(encoder, mean, args.cache, meanings)
    result |= print_journeys(raw(TEXTS), args.choose)
    result |= print_harmless(encode, meanings, args.data)
    print(json.dumps({"benchmark": "sensitivity", **result}))


if __name__ == "__main__":
    main()
