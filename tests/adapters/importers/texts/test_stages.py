"""Names of columns tell a day on which a thing was done from those on which it was begun or put on a list."""

import pytest

from core.adapters.importers.texts.stages import Stage, are_answers, is_no, is_taken_up, is_yes, stage_of


@pytest.mark.parametrize(
    ("header", "stage"),
    [
        ("Date Finished", Stage.DONE),
        ("readAt", Stage.DONE),
        ("Last watched", Stage.DONE),
        ("Gelesen am", Stage.DONE),
        ("Date de fin", Stage.DONE),
        ("Fecha de finalización", Stage.DONE),
        ("Letto il", Stage.DONE),
        ("Lido em", Stage.DONE),
        ("Uitgelezen", Stage.DONE),
        ("Läst", Stage.DONE),
        ("Data obejrzenia", Stage.DONE),
        ("Дата прочтения", Stage.DONE),
        ("読了日", Stage.DONE),
        ("완독일", Stage.DONE),
        ("Tillagd", Stage.ADDED),
        ("Data dodania", Stage.ADDED),
        ("Дата добавления", Stage.ADDED),
        ("登録日", Stage.ADDED),
        ("Started reading", Stage.BEGUN),
        ("Lecture commencée", Stage.BEGUN),
        ("Fecha de inicio de lectura", Stage.BEGUN),
        ("Begonnen am", Stage.BEGUN),
        ("Date added to library", Stage.ADDED),
        ("Hinzugefügt am", Stage.ADDED),
        ("Date d'ajout", Stage.ADDED),
        ("Data di aggiunta", Stage.ADDED),
        ("Adicionado em", Stage.ADDED),
        ("savedAt", Stage.ADDED),
        ("Date", None),
        ("Start Time", None),
        ("End Timestamp", None),
        ("Endtime", None),
        ("Heure de fin", None),
        ("Release started", None),
        ("First played", Stage.BEGUN),
        ("firstInstallationTime", Stage.BEGUN),
        ("Last update time", None),
        ("installed at", Stage.ADDED),
        ("fully_watched", None),
        ("Read Count", None),
        ("To read", None),
        ("", None),
    ],
)
def test_a_header_tells_how_far_a_thing_was(header: str, stage: Stage | None) -> None:
    assert stage_of(header) is stage


def test_a_cell_answers_yes_or_no_in_several_languages() -> None:
    assert all(map(is_yes, ["Yes", "TRUE", True, 1, "x", "Ja", "Sí".replace("í", "i"), "✓"]))
    assert all(map(is_no, ["No", False, 0, "nein", "Não", "", None, "❌"]))
    assert not any(is_yes(cell) or is_no(cell) for cell in ("2024-01-02", 3, "perhaps"))


@pytest.mark.parametrize(
    "said",
    [
        "Read",
        "currently-reading",
        "Did not finish",
        "Lese ich gerade",
        "Terminé",
        "visto",
        "看过",
        "読んだ",
        "읽었어요",
        "Прочитано",
        "Borrowed",
    ],
)
def test_a_status_says_that_a_thing_was_taken_up(said: str) -> None:
    assert is_taken_up(said)
    assert not is_taken_up(f"want to {said}")


@pytest.mark.parametrize(
    ("cells", "are"),
    [
        (["yes", "no"], True),
        (["x", ""], True),
        ([True, False], True),
        ([1, 0], True),
        ([1, None], False),
        (["yes", "yes"], False),
        (["", ""], False),
        (["yes", "soon"], False),
    ],
)
def test_a_column_answers_where_it_says_both(cells: list[object], are: bool) -> None:
    assert are_answers(cells) == are
