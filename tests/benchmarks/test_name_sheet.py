"""A sheet tells nobody who gave a name, and what is filled in is counted for whoever gave it."""

import csv
import json
from pathlib import Path

import pytest

from benchmarks.name_sheet import (
    COLUMNS,
    MODEL,
    PRODUCT,
    SHOWN,
    SUGGESTED,
    NamedTwice,
    Share,
    better_and_worse,
    rated_shares,
    read_key,
    read_ratings,
    sheet_rows,
    told_of,
    write_sheet,
)

TITLES = tuple(f"Rye <bread> no. {n}" for n in range(20))
NAMED = [
    NamedTwice(journey="ann/0", titles=TITLES, product="Bread", model="Baking <rye>"),
    NamedTwice(journey="ann/1", titles=TITLES[:2], product="Knots", model="Knots"),
    NamedTwice(journey="bob/0", titles=TITLES, product="Chess", model="A list, of, things", fault="list"),
    NamedTwice(journey="bob/1", titles=TITLES, product="Kites", model=""),
]


def filled(folder: Path, ratings: dict[str, str]) -> Path:
    """Fill the table as a person would, by name."""
    with (folder / "sheet.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    path = folder / "filled.tsv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter="\t")
        writer.writeheader()
        writer.writerows(row | {"rating": ratings.get(row["name"], "")} for row in rows)
    return path


def test_a_sheet_holds_each_name_once_beside_its_titles_and_not_who_gave_it(tmp_path: Path) -> None:
    rows = sheet_rows(NAMED, 1)
    write_sheet(rows, tmp_path)
    assert sorted(row.name for row in rows) == sorted(
        ["Bread", "Baking <rye>", "Knots", "Chess", "A list, of, things", "Kites"]
    )
    assert all(len(row.titles) <= SHOWN for row in rows)
    journeys = [row.journey for row in rows]
    assert all(journeys[journeys.index(j) :][: journeys.count(j)] == [j] * journeys.count(j) for j in journeys)
    for name in ("sheet.tsv", "sheet.html"):
        shown = (tmp_path / name).read_text(encoding="utf-8")
        assert not any(told in shown for told in ("ann/", "product", MODEL))
    assert "Baking <rye>" not in (tmp_path / "sheet.html").read_text(encoding="utf-8")
    assert len(json.loads((tmp_path / "key.json").read_text(encoding="utf-8"))) == len(rows)


def test_the_order_of_names_within_a_journey_is_chance() -> None:
    first = {sheet_rows(NAMED[:1], seed)[0].by[0] for seed in range(20)}
    assert first == {PRODUCT, MODEL}


def test_ratings_count_for_whoever_gave_the_name_and_only_where_a_person_would_see_it(tmp_path: Path) -> None:
    write_sheet(sheet_rows(NAMED, 2), tmp_path)
    ratings = read_ratings(
        filled(
            tmp_path, {"Bread": "good", "Baking <rye>": " G", "Knots": "p", "Chess": "Bad", "A list, of, things": "b"}
        )
    )
    key = read_key(tmp_path / "key.json")
    shares = rated_shares(ratings, key)
    assert shares[PRODUCT]["good"] == Share(1, 3)
    assert shares[MODEL]["bad"] == Share(1, 3)
    assert shares[SUGGESTED]["bad"] == Share(0, 2)
    assert better_and_worse(ratings, key, MODEL) == {"better": 0, "as good": 3, "worse": 0}
    assert "5 of 6 names rated" in told_of(ratings, key)


def test_what_is_no_rating_is_said_and_an_empty_sheet_is_no_share(tmp_path: Path) -> None:
    write_sheet(sheet_rows(NAMED, 3), tmp_path)
    with pytest.raises(ValueError, match="these are none: lovely"):
        read_ratings(filled(tmp_path, {"Bread": "lovely"}))
    assert read_ratings(filled(tmp_path, {})) == {}
    assert rated_shares({}, {})[PRODUCT]["good"].value is None
    assert str(Share(0, 0)) == "none"
    assert str(Share(5, 10)) == "50 % (24 to 76)"


def test_what_the_page_saves_is_read(tmp_path: Path) -> None:
    saved = tmp_path / "rated.tsv"
    saved.write_text("number\trating\n2\tgood\n1\tbad\n", encoding="utf-8")
    assert read_ratings(saved) == {"2": "good", "1": "bad"}
