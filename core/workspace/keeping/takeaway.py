"""Everything of a person as one zip, readable by people and programs, that brings back the same profile bit for bit."""

import io
import json
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from core.adapters.importers.joined.bringing import BACKUP
from core.adapters.store.backups import QUERIES, SCHEMA, TABLES_SINCE, AlreadyHere
from core.desk.sieve import EVERYTHING, Sieve, kinds_of, services_of
from core.desk.taken_out import exports, history_exports, tag_exports
from core.desk.taken_out.history_exports import WrittenPart
from core.desk.taken_out.tag_exports import Tagged
from core.entities import Interaction, Item, Person, Saved
from core.steering.decisions import Refused
from core.workspace.accounts.account_workspace import AnyWorkspace
from core.workspace.bringing.importing import person_named
from core.workspace.keeping.backup_zips import NoBackup, opened_backup
from core.workspace.person_workspace import PersonWorkspace

VERSION = 1
"""The version of the zip's layout; one that is newer is refused."""
_READ_ME = """Everything that the journeys dashboard knows of you.

history.csv, history.json      what you took up and what you saved for later; times are UTC
journeys.csv, journeys.json    your journeys as they are now
log.csv, log.json              everything you changed, in sentences and as data
tags/                          your journeys as tags, for bookmark managers
state/                         the same, exactly as it is stored; this is what a restore reads
settings.json                  which program and which models wrote this

To bring it back: the Data page, or `journeys restore THIS.zip`. A program can add history.csv to anybody's history.
"""


def history_table(workspace: AnyWorkspace, person_id: str, sieve: Sieve = EVERYTHING) -> str:
    """Return a person's history and backlog as a table, or what a sieve lets through of it."""
    return history_exports.history_csv(*_history(workspace, person_id), sieve)


def history_records(workspace: AnyWorkspace, person_id: str, sieve: Sieve = EVERYTHING) -> str:
    """Return a person's history and backlog as JSON, or what a sieve lets through of it."""
    return history_exports.history_json(person_id, *_history(workspace, person_id), sieve)


def history_part(workspace: AnyWorkspace, person_id: str, sieve: Sieve) -> WrittenPart:
    """Return how much of a person's history and backlog a sieve lets through."""
    return history_exports.part_written(*_history(workspace, person_id), sieve)


def kept_services_and_kinds(workspace: AnyWorkspace, person_id: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the services and the kinds of what a person took up and saved, commonest first."""
    items, moments, saved = _history(workspace, person_id)
    ids = dict.fromkeys([*(moment.item_id for moment in moments), *(each.item_id for each in saved)])
    held = [items[item_id] for item_id in ids if item_id in items]
    return services_of(held), kinds_of(held)


def _history(workspace: AnyWorkspace, person_id: str) -> tuple[dict[str, Item], list[Interaction], list[Saved]]:
    """Return a person's items by id, what they took up, and what they saved."""
    workspace.check_export(person_id)
    histories = workspace.histories
    items = {item.item_id: item for item in histories.items(histories.collections_of(person_id))}
    return items, histories.interactions(person_id), histories.saved(person_id)


def tags_of(
    workspace: AnyWorkspace, mine: PersonWorkspace, also_sensitive: bool = False, sieve: Sieve = EVERYTHING
) -> list[Tagged]:
    """Return a person's items that a sieve lets through with their journeys as tags; sensitive ones only when told."""
    workspace.check_export(mine.desk.person_id)
    view = exports.shareable(mine.view(), mine.sensitive().keys(), also_sensitive)
    first: dict[str, datetime] = {}
    for moment in workspace.histories.interactions(view.person_id):
        first.setdefault(moment.item_id, moment.time)
    rows = tag_exports.tagged(view.journeys, mine.desk.catalogue.item, first.get)
    return [row for row in rows if sieve.passes(row.item)]


def packed(workspace: AnyWorkspace, person: Person) -> bytes:
    """Return everything of a person as a zip. Raises UnknownPerson for someone without a history."""
    mine = workspace.of(person.person_id)
    view, told = mine.view(), mine.told()
    texts = {
        "README.txt": _READ_ME,
        BACKUP: json.dumps({"version": VERSION, "schema": SCHEMA, "person_id": person.person_id, "name": person.name}),
        "history.csv": history_table(workspace, person.person_id),
        "history.json": history_records(workspace, person.person_id),
        "journeys.csv": exports.journeys_csv(view),
        "journeys.json": exports.journeys_json(view, mine.title_of),
        "log.csv": exports.log_csv(told),
        "log.json": exports.log_json(person.person_id, told),
        "settings.json": json.dumps({"encoder": workspace.encoder.encoder_id, "method": mine.method()}),
        **{f"tags/{name}": text for name, text in tag_files(workspace, mine, also_sensitive=True).items()},
    }
    return _zipped(texts, workspace.backups.rows(person.person_id))


def tag_files(
    workspace: AnyWorkspace, mine: PersonWorkspace, also_sensitive: bool = False, sieve: Sieve = EVERYTHING
) -> dict[str, str]:
    """Return a person's journeys as tags, a text for every file name."""
    rows = tags_of(workspace, mine, also_sensitive, sieve)
    return {
        "tags.csv": tag_exports.tags_csv(rows),
        "bookmarks.html": tag_exports.bookmarks_html(rows),
        "karakeep.json": tag_exports.karakeep_json(rows),
        "linkwarden.json": tag_exports.linkwarden_json(rows),
    }


def _zipped(texts: Mapping[str, str], tables: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    year, month, day, hour, minute, second, *_ = datetime.now(UTC).timetuple()
    now = (year, month, day, hour, minute, second)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(zipfile.ZipInfo(name, now), text, zipfile.ZIP_DEFLATED)
        for name, rows in tables.items():
            archive.writestr(zipfile.ZipInfo(f"state/{name}.parquet", now), rows, zipfile.ZIP_STORED)
    return out.getvalue()


def restore(workspace: AnyWorkspace, content: bytes | Path, name: str = "") -> Person:
    """Bring a person back from a zip that `packed` made, under their own name or another; return them.

    One of an older version lacks the tables that came later: they are empty. Raises NoBackup for a file that is none,
    that is damaged or of a newer version, and for a name that is taken; Refused for what is not whoever brings it.
    """
    tables, told = _unpacked(content)
    person = person_named(name) if name.strip() else Person(str(told["person_id"]), str(told["name"]))
    try:
        return workspace.restore_person(tables, person)
    except Refused:
        raise
    except AlreadyHere as error:
        raise NoBackup(
            f"{person.name} has a history here already. Delete it first, or bring this one back under another name."
        ) from error
    except ValueError as error:
        raise NoBackup(f"The backup is damaged: {error}. Take it from where it was made again.") from error


def _unpacked(content: bytes | Path) -> tuple[dict[str, bytes], dict[str, object]]:
    with opened_backup(content) as backup:
        backup.check_version(VERSION)
        backup.check_version(SCHEMA, "schema")
        held = [name for name in QUERIES if name not in TABLES_SINCE or name in backup.tables]
        told = {key: backup.told[key] for key in ("person_id", "name")}
        return {name: backup.rows(name) for name in held}, told
