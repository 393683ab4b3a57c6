"""Promises of the demo files: real-looking, reproducible, and honest about what the app may know."""

import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from demo_files import (
    APP_FILES,
    CONSUMING,
    DEMO,
    HISTORIES,
    INTERACTIONS,
    ITEMS,
    NOISE,
    PURSUITS,
    TRUTH,
    TRUTHS,
    journeys,
    moment,
    rows,
    share,
    sources,
)
from title_frames import shared_frames


def test_generating_again_gives_the_committed_files_byte_for_byte(tmp_path: Path) -> None:
    """The files follow from the sources alone."""
    command = [sys.executable, "-B", str(DEMO / "generate.py"), str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    for name in APP_FILES:
        assert (tmp_path / name).read_bytes() == (DEMO / name).read_bytes(), name
    assert (tmp_path / TRUTH.name).read_bytes() == TRUTH.read_bytes()


def test_every_line_ends_with_a_line_feed_only() -> None:
    """No carriage return slips in."""
    for path in (*(DEMO / name for name in APP_FILES), TRUTH):
        assert b"\r" not in path.read_bytes()


def test_the_catalogue_is_wide_and_deep() -> None:
    """Many items, many interests, all nine pursuits."""
    interests = Counter(cells[0] for cells in sources())
    assert len(ITEMS) >= 2400
    assert len(interests) >= 120
    assert set(interests) <= set(PURSUITS)
    assert len({PURSUITS[interest] for interest in interests}) == len(set(PURSUITS.values())) == 9
    assert min(interests.values()) >= 15


def test_the_scripts_name_only_interests_that_exist() -> None:
    """A misspelt interest would silently leave a journey empty."""
    for path in sorted((DEMO / "source" / "personas").glob("*.toml")):
        script = tomllib.loads(path.read_text(encoding="utf-8"))
        named = set(script["near_misses"])
        for journey in script["journey"]:
            named |= {*journey["interests"], *journey.get("later", {})}
            named |= {entry.split(": ")[0] for entry in journey.get("borrow", [])}
        assert named <= set(PURSUITS), path.name


def test_no_two_items_share_a_title() -> None:
    """Every title is one of a kind, so is every id."""
    titles = Counter(item["title"].casefold() for item in ITEMS.values())
    assert [title for title, count in titles.items() if count > 1] == []
    assert len(ITEMS) == len(sources())


def test_no_title_template_is_used_more_than_three_times() -> None:
    """The titles were written, not filled in."""
    assert shared_frames([item["title"] for item in ITEMS.values()]) == {}


def test_the_titles_look_like_a_real_feed() -> None:
    """Emoji, numbers, other languages and capitals appear, and none of them everywhere."""
    titles = [item["title"] for item in ITEMS.values()]
    emoji = share(any(ord(c) >= 0x1F300 or 0x2600 <= ord(c) < 0x27C0 for c in title) for title in titles)
    digits = share(any(c.isdigit() for c in title) for title in titles)
    foreign = share(item["language"] != "en" for item in ITEMS.values())
    shouting = share(any(len(w) > 3 and w.isupper() and w.isascii() for w in title.split()) for title in titles)
    assert 0.002 <= emoji <= 0.15
    assert 0.15 <= digits <= 0.6
    assert 0.04 <= foreign <= 0.2
    assert 0.005 <= shouting <= 0.2


def test_popularity_has_a_long_tail() -> None:
    """A tenth of the items draws most of the audience."""
    counts = sorted((int(item["popularity"]) for item in ITEMS.values()), reverse=True)
    assert sum(counts[: len(counts) // 10]) > 0.4 * sum(counts)


def test_there_are_enough_people_and_each_is_described() -> None:
    """Whoever has a history has a name and a portrait."""
    people = rows(DEMO / "people.csv")
    assert len(people) >= 24
    assert [person["person_id"] for person in people] == list(HISTORIES)
    assert all(person["name"] and len(person["portrait"]) > 30 for person in people)


@pytest.mark.parametrize("person", list(HISTORIES))
def test_a_history_is_of_human_size(person: str) -> None:
    """80 to 600 interactions over one to four years, 3 to 9 journeys, a tenth to a quarter noise."""
    history = HISTORIES[person]
    years = (moment(history[-1]) - moment(history[0])).days / 365.25
    assert 80 <= len(history) <= 600
    assert 1 <= years <= 4
    assert 3 <= len(journeys(history)) <= 9
    assert 0.1 <= share(row["journey"] == NOISE for row in history) <= 0.25
    assert datetime(2026, 10, 10) < moment(history[-1]) < datetime(2026, 11, 15)


@pytest.mark.parametrize("person", list(HISTORIES))
def test_something_of_every_interest_is_left_to_recommend(person: str) -> None:
    """Nobody has met more than seven tenths of an interest."""
    sizes = Counter(cells[0] for cells in sources())
    items = {(row["interest"], row["item_id"]) for row in HISTORIES[person]}
    met = Counter(interest for interest, _ in items)
    assert all(count <= 0.7 * sizes[interest] for interest, count in met.items())


@pytest.mark.parametrize("person", list(HISTORIES))
def test_a_journey_can_be_told_from_noise(person: str) -> None:
    """A journey has several items; an item has one journey; noise comes from no interest that is pursued."""
    history = HISTORIES[person]
    homes: dict[str, set[str]] = defaultdict(set)
    for row in history:
        homes[row["item_id"]].add(row["journey"])
    assert all(len(home) == 1 for home in homes.values())
    assert all(len({row["item_id"] for row in group}) >= 3 for group in journeys(history).values())
    pursued = {row["interest"] for row in history if row["journey"] != NOISE}
    assert pursued.isdisjoint(row["interest"] for row in history if row["journey"] == NOISE)


def test_journeys_last_as_long_as_people_say_they_do() -> None:
    """9 % under a week, 10 % weeks, 12 % months, 16 % most of a year, 51 % longer, give or take 4 points."""
    groups = [group for history in HISTORIES.values() for group in journeys(history).values()]
    days = [(moment(group[-1]) - moment(group[0])).days for group in groups]
    bounds = (0, 7, 30, 91, 365, 10_000)
    shares = [share(low <= length < high for length in days) for low, high in pairwise(bounds)]
    assert shares == pytest.approx([0.09, 0.10, 0.12, 0.16, 0.51], abs=0.04)


def test_the_same_item_means_different_things_to_different_people() -> None:
    """At least fifty items serve journeys of different pursuits."""
    meanings: dict[str, set[str]] = defaultdict(set)
    for history in HISTORIES.values():
        for group in journeys(history).values():
            pursuits = Counter(PURSUITS[row["interest"]] for row in group)
            for row in group:
                meanings[row["item_id"]].add(min(pursuits, key=lambda name: (-pursuits[name], name)))
    assert sum(len(pursuits) > 1 for pursuits in meanings.values()) >= 50


def test_nothing_is_met_before_it_is_published() -> None:
    """Time runs forward."""
    assert all(row["time"][:10] > ITEMS[row["item_id"]]["published"] for row in INTERACTIONS)


def test_interactions_are_sorted_and_their_values_make_sense() -> None:
    """Sorted by person and time; parts, marks and stars within their bounds."""
    keys = [(row["person_id"], row["time"]) for row in INTERACTIONS]
    assert keys == sorted(keys)
    for row in INTERACTIONS:
        value = float(row["value"])
        if row["kind"] in CONSUMING:
            assert 0 < value <= 1
        else:
            assert value in {"saved": {1}, "liked": {1}, "rated": {1, 2, 3, 4, 5}}[row["kind"]]


def test_every_truth_is_about_one_interaction() -> None:
    """Truth and interactions stand in the same order and name the same persons, items and times."""
    key = ("person_id", "item_id", "time")
    assert [[row[k] for k in key] for row in TRUTHS] == [[row[k] for k in key] for row in INTERACTIONS]
    assert len({tuple(row[k] for k in key) for row in TRUTHS}) == len(TRUTHS)


def test_the_app_files_do_not_give_the_truth_away() -> None:
    """No column of the app's files tells an interest or a journey."""
    expected = {
        "items.csv": "item_id,title,creator,kind,length_minutes,published,popularity,language,description",
        "people.csv": "person_id,name,portrait",
        "interactions.csv": "person_id,item_id,time,kind,value",
    }
    for name, header in expected.items():
        assert (DEMO / name).read_text(encoding="utf-8").split("\n", 1)[0] == header


def test_every_item_says_what_it_is_about() -> None:
    """No item is without a description, and no two say the same."""
    descriptions = [item["description"] for item in ITEMS.values()]
    assert all(len(text.split()) >= 3 or not text.isascii() for text in descriptions)
    assert len(set(descriptions)) == len(descriptions)


def test_the_vectors_and_the_map_that_ship_are_those_of_the_catalogue() -> None:
    """The demo's vectors have a row for every item, so that the first page needs no model."""
    with np.load(DEMO / "vectors.npz", allow_pickle=False) as shipped:
        assert [str(item_id) for item_id in shipped["item_ids"]] == list(ITEMS)
        assert list(shipped["encoder_ids"]) == ["all-MiniLM-L6-v2", "use-multilingual-v3"]
        assert shipped["all-MiniLM-L6-v2"].shape == (len(ITEMS), 384)
        assert shipped["use-multilingual-v3"].shape == (len(ITEMS), 512)
        assert np.isfinite(shipped["xy"]).all()
