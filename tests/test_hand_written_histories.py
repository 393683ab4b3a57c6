"""The titles written for tests and benchmarks: as many as promised, told apart, the same for the same seed."""

from collections import Counter

import pytest
from bad_histories import BAD_HISTORIES

from benchmarks.languages import languages, titles_in
from benchmarks.watch_exports import watch_export


def test_there_are_six_languages_beside_english() -> None:
    assert set(languages()) == {"de", "en", "es", "fr", "it", "ja", "pt"}


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "ja", "pt"])
def test_each_language_has_six_interests_of_fifteen_different_titles(language: str) -> None:
    titles = titles_in(language)
    counts = Counter(title.interest for title in titles)
    assert set(counts) == {"baking", "running", "gardening", "guitar", "astronomy", "dogs"}
    assert set(counts.values()) == {15}
    assert len({title.title for title in titles}) == 90
    assert {title.language for title in titles} == {language}
    assert all(title.title == title.title.strip() for title in titles)


def test_no_title_stands_in_two_languages() -> None:
    told = Counter(title.title for language in languages() for title in titles_in(language))
    assert max(told.values()) == 1


def test_an_export_is_the_same_for_the_same_seed_and_another_for_another() -> None:
    assert watch_export(1) == watch_export(1)
    assert watch_export(1) != watch_export(2)


def test_an_export_has_eight_interests_and_titles_in_templates_and_bare() -> None:
    rows = watch_export(3)
    assert len(rows) == 1500
    assert len({row.interest for row in rows}) == 8
    assert 900 < len({row.title for row in rows}) < 1500
    assert 0.05 < sum(row.title.startswith("Watched ") for row in rows) / len(rows) < 0.5
    assert any(row.title.endswith(" angesehen") for row in rows)
    assert [row.at for row in rows] == sorted(row.at for row in rows)


def test_an_export_without_a_template_has_bare_titles_only() -> None:
    assert not any(
        word in row.title for row in watch_export(4, rows=200, in_template=0.0) for word in ("Watched", "angesehen")
    )


@pytest.mark.parametrize("kind", list(BAD_HISTORIES))
def test_bad_histories_are_the_same_each_time(kind: str) -> None:
    assert BAD_HISTORIES[kind]() == BAD_HISTORIES[kind]()
    assert BAD_HISTORIES[kind]()
