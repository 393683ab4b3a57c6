"""Names of folders: those to read later in several languages, and those that every browser has."""

import pytest

from core.adapters.importers.texts.folder_names import is_every_browsers, is_for_later

LATER = [
    "Read Later",
    "read-later",
    "To Read (12)",
    "später lesen",
    "A LIRE",
    "Por leer",
    "Ler mais tarde",
    "あとで読む",
]
LATER += ["稍后阅读", "나중에 읽기", "Прочитать позже", "Läs senare", "com.apple.ReadingList", "📚 Reading list"]


@pytest.mark.parametrize("name", LATER)
def test_a_folder_to_read_later_is_known_in_every_language(name: str) -> None:
    assert is_for_later(name)


@pytest.mark.parametrize(
    "name", ["", "Read", "Reading", "Lecture notes", "Later Roman Empire", "Inbox design", "x" * 999]
)
def test_other_folders_are_none(name: str) -> None:
    assert not is_for_later(name)


@pytest.mark.parametrize(
    "name", ["Bookmarks bar", "Lesezeichen-Symbolleiste", "Barre de favoris", "その他のブックマーク"]
)
def test_folders_that_a_browser_makes_say_nothing(name: str) -> None:
    assert is_every_browsers(name)
    assert not is_every_browsers(f"{name} of mine")
