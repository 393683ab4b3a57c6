"""Everybody's histories and edits as one zip: made while the app runs, brought back, asked to forget somebody."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from core.adapters.importers.joined.bringing import BACKUP
from core.adapters.private_files import write_privately
from core.adapters.store import backups
from core.adapters.store.backups import AlreadyHere, Backups
from core.adapters.store.database import Database
from core.adapters.store.histories import Histories
from core.adapters.store.logbook import UnknownPerson
from core.entities import Person
from core.wording import amount
from core.workspace.accounts.account_workspace import AnyWorkspace
from core.workspace.keeping.backup_zips import NoBackup, opened_backup

LAYOUT = 1
"""The version of the zip's layout; one that is newer is refused."""
EVERYBODY = "everybody"
"""What the backup says that it is of; one of a single person says nothing of the kind."""


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """Who came back from a backup, and who was here already and stayed as they are."""

    people: tuple[Person, ...]
    here_already: tuple[Person, ...]

    def in_words(self) -> str:
        """Say who came back and who did not, and what to do about those."""
        came = f"{amount(len(self.people), 'person', 'people')} came back."
        if not self.here_already:
            return came
        names = ", ".join(person.name for person in self.here_already)
        return f"{came} Here already, and left as they are: {names}. Delete them first to have them as they were."


def everybody_zipped(database: Database) -> bytes:
    """Return a zip of everything that the database holds at one moment; the app may go on meanwhile."""
    people = [person.name for person in Histories(database).people()]
    told = {"version": LAYOUT, "of": EVERYBODY, "people": len(people), "made": datetime.now(UTC).isoformat()}
    return _zipped(told, backups.everything(database))


def is_of_everybody(content: bytes | Path) -> bool:
    """Tell whether a file is a backup that `everybody_zipped` made."""
    try:
        with opened_backup(content) as backup:
            return backup.told.get("of") == EVERYBODY
    except NoBackup:
        return False


def bring_everybody_back(workspace: AnyWorkspace, content: bytes | Path) -> BroughtBack:
    """Bring everybody back who has no history here, with vectors and maps; whoever has one stays as they are.

    Raises NoBackup for a file that is none, that is damaged or of a newer version; Refused for all but
    an administrator.
    """
    workspace.check_administers()
    source = opened_backup_of(content)
    try:
        came, here = [], []
        with workspace.seal.lifted():
            for person in Histories(source).people():
                rows = Backups(source).rows(person.person_id)
                try:
                    workspace.backups.restore(rows, person.person_id, person.name)
                    came.append(person)
                except AlreadyHere:
                    here.append(person)
            if came:
                backups.copy_shared(source, workspace.database)
                backups.copy_accounts(source, workspace.database, [person.person_id for person in came])
    finally:
        source.close()
        workspace.forget()
    return BroughtBack(tuple(came), tuple(here))


def forget_in(path: Path, person_id: str) -> None:
    """Write a backup anew without a person and what is only theirs.

    Raises UnknownPerson for someone who is not in it, NoBackup for a file that is no backup of everybody.
    """
    source = opened_backup_of(path)
    try:
        histories = Histories(source)
        if person_id not in {person.person_id for person in histories.people()}:
            raise UnknownPerson(person_id)
        histories.delete_person(person_id)
        content = everybody_zipped(source)
    finally:
        source.close()
    write_privately(path, content)


def _zipped(told: Mapping[str, object], tables: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(BACKUP, json.dumps(told))
        for name, rows in tables.items():
            archive.writestr(f"state/{name}.parquet", rows)
    return out.getvalue()


def opened_backup_of(content: bytes | Path) -> Database:
    """Return a backup as a database in memory; raises NoBackup saying what is wrong with it."""
    with opened_backup(content) as backup:
        if backup.told.get("of") != EVERYBODY:
            raise NoBackup("This is a backup of one person. The Data page and `journeys restore` bring them back.")
        backup.check_version(LAYOUT)
        return backups.as_database({name: backup.rows(name) for name in sorted(backup.tables)})
