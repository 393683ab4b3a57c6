"""The list of subjects is whole, and the encoders that ship have read it; it names journeys in seven languages."""

import csv
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from core.adapters.encoders.encoder import HashingEncoder, MiniLMEncoder, unit_rows
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.shipped.reference import ordinary_vectors
from core.adapters.shipped.subjects import (
    listed_subjects,
    save_subjects,
    subject_vectors,
    subjects,
    within,
    words_by_language,
)
from core.naming.names import name_siblings
from core.naming.terms import TermStatistics
from core.prompts.names import NAME_LIMIT
from core.similarity import Floats

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "de", "es", "fr", "pt", "it", "ja")


def test_every_subject_has_a_name_in_every_language_and_words_that_tell_of_it() -> None:
    for subject in listed_subjects():
        assert set(subject.words) == set(LANGUAGES)
        assert all(name == name.strip() and 0 < len(name) <= NAME_LIMIT for name in subject.words.values())
        assert subject.told_by


def test_no_two_subjects_share_an_english_name_and_each_is_part_of_listed_ones() -> None:
    names = words_by_language(listed_subjects())["en"]
    assert len(set(names)) == len(names)
    assert all(above in names for subject in listed_subjects() for above in subject.part_of)


def test_no_subject_is_a_part_of_its_own_part() -> None:
    inside = within(listed_subjects())
    assert inside.diagonal().all()
    assert not (inside & inside.T & ~np.eye(len(inside), dtype=bool)).any()


def test_parts_of_parts_belong_to_the_whole() -> None:
    names = words_by_language(listed_subjects())["en"]
    inside = within(listed_subjects())
    assert inside[names.index("Cooking"), names.index("Bread baking")]


def test_the_encoders_that_ship_have_read_it() -> None:
    for encoder in (MiniLMEncoder(), MultilingualEncoder(), PairEncoder(MiniLMEncoder(), MultilingualEncoder())):
        vectors = subject_vectors(encoder)
        assert vectors is not None
        assert vectors.shape == (len(listed_subjects()), encoder.dim)


def test_the_vectors_are_those_of_the_list() -> None:
    encoder, places = MultilingualEncoder(), [0, 100, 300, -1]
    read, vectors = encoder.encode([listed_subjects()[at].text for at in places]), subject_vectors(encoder)
    assert vectors is not None
    assert (read * vectors[places]).sum(axis=1).min() > 0.99


def test_another_encoder_has_not_until_it_is_made_for_it(tmp_path: Path) -> None:
    encoder = HashingEncoder(dim=16)
    assert subjects(encoder, lambda rows: rows) is None
    save_subjects(encoder, tmp_path / "own.npz")
    made = subject_vectors(encoder, tmp_path / "own.npz")
    assert made is not None
    assert made.shape == (len(listed_subjects()), 16)


def test_without_the_files_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="train_subjects"):
        subject_vectors(HashingEncoder(), tmp_path / "none.npz")
    with pytest.raises(FileNotFoundError, match="list of subjects"):
        listed_subjects(tmp_path / "none.tsv")


@cache
def pair() -> PairEncoder:
    return PairEncoder(MiniLMEncoder(), MultilingualEncoder())


def centre(rows: Floats) -> Floats:
    ordinary = ordinary_vectors(pair())
    assert ordinary is not None
    return unit_rows(rows - ordinary.mean(axis=0))


def names_of(groups: dict[str, list[str]]) -> dict[str, str]:
    """Name groups of titles as after a click: no phrase is read by an encoder."""
    titles = list(groups.values())
    background = TermStatistics.from_titles([title for group in titles for title in group])
    vectors = [centre(pair().encode(group)) for group in titles]
    named = name_siblings(titles, background=background, vectors=vectors, subjects=subjects(pair(), centre))
    return dict(zip(groups, (each.text for each in named), strict=True))


def hand_written(language: str) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    with (ROOT / "languages" / f"{language}.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            groups.setdefault(row["interest"], []).append(row["title"])
    return groups


BREAD = [
    "Sourdough that did not rise", "Rye loaf with caraway", "Croissants in a warm kitchen", "Why my crust goes soft",
    "Brioche knots", "Oven spring with a lid", "Focaccia for a crowd", "Kneading by hand again", "Baguettes, third try",
]  # fmt: skip
PUPPY = [
    "Puppy's first night", "Recall with sardines", "Leash pulling, solved", "A muzzle is not a punishment",
    "Walking two terriers", "Barking at the doorbell", "Sheepdog trials", "Clicker training", "A rescue from Romania",
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "interest", "either"),
    [
        ("de", "running", {"Laufen"}),
        ("de", "astronomy", {"Astronomie", "Sterne beobachten"}),
        ("es", "astronomy", {"Astronomía", "Observar las estrellas"}),
        ("fr", "baking", {"Cuisine", "Pâtisserie et pain"}),
        ("it", "astronomy", {"Astronomia", "Osservare le stelle"}),
        ("pt", "astronomy", {"Astronomia", "Observar as estrelas"}),
        ("ja", "running", {"ランニング"}),
        ("en", "running", {"Running"}),
    ],
)
def test_hand_written_titles_are_named_by_their_subject_in_their_language(
    language: str, interest: str, either: set[str]
) -> None:
    assert names_of(hand_written(language))[interest] in either


def test_titles_without_a_common_word_are_named_by_what_they_are_about() -> None:
    names = names_of({"bread": BREAD, "puppy": PUPPY})
    assert names["bread"] in {"Baking", "Bread baking"}
    assert names["puppy"] in {"Dogs", "Pets"}
