"""Strava: activities at their start, in the account's language, without private notes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.parts_read import CASES, entries_at, member_of, outcomes_at, part_at, reasons_at, written

from core.adapters.importers.formats.strava import FORMAT
from core.adapters.importers.lines.format import Role

CASE = CASES / "strava_activities.csv"
BIKES = b"Bike Name,Bike Brand,Bike Model\nRed one,A,B\n"
GERMAN = """Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Private Notiz
1,"05.01.2023, 06:12:11",Frühlauf,Lauf,geheim
"""
SPANISH = """ID de actividad,Fecha de la actividad,Nombre de la actividad,Tipo de actividad
1,"5 ene 2023, 6:12:11",Carrera,Correr
"""
FRENCH = """ID de l’activité,Date de l’activité,Nom de l’activité,Type d’activité
1,"5 janv. 2023, 06:12:11",Course,Course
"""
JAPANESE = (
    "アクティビティ ID,アクティビティ日,アクティビティ名,アクティビティタイプ\n1,2023/01/05 6:12:11,朝ラン,ラン\n"
)
SAMPLES = [
    {"activities.csv": CASE.read_bytes(), "bikes.csv": BIKES},
    *({"a.csv": text.encode()} for text in (GERMAN, SPANISH, FRENCH, JAPANESE)),
]


def test_activities_stand_at_their_start_with_their_length() -> None:
    first, second = entries_at(FORMAT, CASE)
    assert (first.title, first.kind, first.time) == ("Morning Run", "run", datetime(2023, 1, 5, 6, 12, 11, tzinfo=UTC))
    assert second.time == datetime(2023, 1, 7, 17, 40, tzinfo=UTC)
    assert first.length_minutes == pytest.approx(2950 / 60)


@pytest.mark.parametrize(
    ("text", "title"), [(GERMAN, "Frühlauf"), (SPANISH, "Carrera"), (FRENCH, "Course"), (JAPANESE, "朝ラン")]
)
def test_an_account_in_another_language_gives_the_same(tmp_path: Path, text: str, title: str) -> None:
    path = written(tmp_path, text.encode())
    (entry,) = entries_at(FORMAT, path)
    assert (entry.title, entry.time) == (title, datetime(2023, 1, 5, 6, 12, 11, tzinfo=UTC))
    assert "geheim" not in repr(outcomes_at(FORMAT, path))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1,,Run,Run", "the time is empty"),
        ('1,"Jan 5, 1601, 6:12:11 AM",Run,Run', "the year 1601 cannot be right"),
        ('1,"Jan 5, 2023, 6:12:11 AM",,', "it has neither a name nor a kind"),
    ],
)
def test_an_activity_that_says_too_little_is_refused(tmp_path: Path, row: str, reason: str) -> None:
    header = "Activity ID,Activity Date,Activity Name,Activity Type\n"
    assert reasons_at(FORMAT, written(tmp_path, f"{header}{row}\n".encode())) == [reason]


def test_bicycles_are_neither_and_a_table_of_dates_is_nobodys(tmp_path: Path) -> None:
    part = part_at(FORMAT, written(tmp_path, BIKES))
    assert (part.role, part.what) == (Role.NEITHER, "bicycles")
    assert FORMAT.part(member_of(written(tmp_path, b"Activity,Date\nRun,2024-01-01\n"))) is None


@pytest.mark.parametrize(
    "header",
    [
        "Aktivitäts-ID,Datum der Aktivität,Name der Aktivität,Aktivitätsart",
        "ID attività,Data dell'attività,Nome dell'attività,Tipo di attività",
        "Activiteits-ID,Datum van activiteit,Naam activiteit,Activiteitstype",
    ],
)
def test_other_languages_name_the_same_columns(tmp_path: Path, header: str) -> None:
    row = '1,"02.03.2026, 19:04:05",At dusk,Run'
    (entry,) = entries_at(FORMAT, written(tmp_path, f"{header}\n{row}\n".encode()))
    assert (entry.title, entry.time) == ("At dusk", datetime(2026, 3, 2, 19, 4, 5, tzinfo=UTC))
