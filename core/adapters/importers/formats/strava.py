"""Strava: the activities of its bulk export, in the language of the account; private notes are not taken."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from core.adapters.importers.lines.entries import Entry, Outcome
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import has_header
from core.adapters.importers.lines.rows import Cells, table_rows
from core.adapters.importers.lines.turning import row_outcomes, taken_at
from core.adapters.importers.texts.cells import minutes_of
from core.adapters.importers.times.moments import Clock, clock_of

_SINCE = 1990
"""The year from which activities of older devices may have been brought to Strava; chosen by hand."""
_ID = ("activity id", "aktivitats id", "id de actividad", "id de la actividad", "id de l activite", "アクティビティid")
_DATE = (
    *("activity date", "aktivitatsdatum", "fecha de la actividad", "date de l activite", "アクティヒティ日"),
    *("datum der aktivitat", "data dell attivita", "datum van activiteit", "data da atividade"),
)
_NAME = (
    *("activity name", "name der aktivitat", "nombre de la actividad", "nom de l activite", "アクティヒティ名"),
    *("nome dell attivita", "naam activiteit", "nome da atividade"),
)
_TYPE = (
    *("activity type", "aktivitatsart", "tipo de actividad", "type d activite", "アクティヒティタイフ"),
    *("art der aktivitat", "tipo di attivita", "activiteitstype", "tipo de atividade"),
)
_TEXT = (
    "activity description",
    "beschreibung der aktivitat",
    "descripcion de la actividad",
    "description de l activite",
)
_LASTED = ("moving time", "bewegungszeit", "tiempo en movimiento", "duree de deplacement", "elapsed time")
_NEITHER = (
    (("bike name", "bike brand"), "bicycles"),
    (("shoe name", "shoe brand"), "shoes"),
    (("comment", "comment date"), "comments"),
)


def part(member: Member) -> Part | None:
    """Return what a file is to Strava, by its columns in the account's language."""
    head = member.head()
    if all(any(has_header(head, name) for name in names) for names in (_DATE, _NAME, _TYPE)):
        return Part(what="activities", role=Role.HISTORY, read=read)
    what = next((what for columns, what in _NEITHER if has_header(head, *columns)), "")
    why = f"This file of Strava's export holds {what}, and no activities."
    step = "Bring the whole zip or 'activities.csv'."
    return Part(what=what, role=Role.NEITHER, why=why, step=step) if what else None


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield every activity at its start; raises ImportRefused with advice."""
    times = [row.get(*_DATE) for row in table_rows(path) if isinstance(row, Cells)]
    clock = clock_of(times, reader.day_first)
    yield from row_outcomes(path, partial(_activity, clock=clock, reader=reader), *_NAME)


def _activity(cells: Cells, clock: Clock, reader: Reader) -> Outcome:
    kind = cells.get(*_TYPE).casefold()
    title = cells.get(*_NAME) or kind
    if not title:
        raise ValueError("it has neither a name nor a kind")
    return Entry(
        row=cells.row,
        title=title,
        time=taken_at(cells.get(*_DATE), clock, reader, _SINCE),
        kind=kind or "activity",
        action="did",
        text=cells.get(*_TEXT),
        length_minutes=minutes_of(cells.get(*_LASTED), "s"),
    )


FORMAT = Service(
    key="strava",
    name="Strava",
    thing="Strava activities",
    how="On strava.com: Settings, My Account, Download or Delete Your Account, Get Started, Request Your Archive; bring"
    " the zip or its 'activities.csv'.",
    taken="Every activity at its start, with its name, kind, description and length; private notes are not taken.",
    part=part,
)
