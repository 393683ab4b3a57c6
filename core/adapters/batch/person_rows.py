"""A person's rows of a batch as values, and what was found for them as a row."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from core.adapters.batch.schemas import ANSWERS
from core.adapters.store.packing import pack, readable
from core.entities import Profile
from core.extraction.tree import Extraction
from core.steering.log import LogEntry, edit_to_json, logged

_START = datetime(1970, 1, 1, tzinfo=UTC)
"""The moment from which microseconds are counted, as Unix does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRows:
    """One person's history in order of time, and what an earlier run found.

    `item_rows` are rows of the catalogue, `moments` UTC, `kinds` what was done; all aligned.
    """

    person_id: str
    digest: str
    item_rows: tuple[int, ...]
    moments: tuple[datetime, ...]
    kinds: tuple[str, ...]
    entries: tuple[LogEntry, ...] = ()
    extractions: tuple[Extraction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFound:
    """What was found for a person: the profile, the log that leads to it, and the extractions that the log names."""

    profile: Profile
    entries: tuple[LogEntry, ...]
    extractions: tuple[Extraction, ...]


def person_tables(table: pa.Table) -> Iterator[pa.Table]:
    """Yield the rows of each person of a table in which nobody's rows are apart."""
    person_ids = table.column("person_id").combine_chunks()
    runs = pc.run_end_encode(person_ids) if len(person_ids) else None
    start = 0
    for end in runs.run_ends.to_pylist() if runs is not None else []:
        yield table.slice(start, end - start)
        start = end


def read_person(table: pa.Table) -> PersonRows:
    """Return one person's rows as values, in order of time, then of the catalogue, whatever order they came in."""
    known = table.filter(pc.is_null(table.column("item_row"))).select(["log", "extractions"]).to_pylist()
    took = table.filter(pc.is_valid(table.column("item_row")))
    order = [("micros", "ascending"), ("item_row", "ascending"), ("kind", "ascending")]
    took = took.select(["item_row", "micros", "kind"]).sort_by(order)
    person_id = table.column("person_id")[0].as_py()
    return PersonRows(
        person_id=person_id,
        digest=table.column("digest")[0].as_py(),
        item_rows=tuple(took.column("item_row").to_pylist()),
        moments=tuple(_START + timedelta(microseconds=n) for n in took.column("micros").to_pylist()),
        kinds=tuple(took.column("kind").to_pylist()),
        entries=tuple(_entry(person_id, row) for one in known for row in one["log"] or ()),
        extractions=tuple(x for one in known for row in one["extractions"] or () if (x := readable(**row)) is not None),
    )


def found_table(person: PersonRows, found: PersonFound | None, run: int, fault: str = "") -> pa.Table:
    """Return what was found for a person as a table of one row; for someone with a fault, what was known before."""
    entries, extractions = (person.entries, person.extractions) if found is None else (found.entries, found.extractions)
    row = {
        "person_id": person.person_id,
        "run": run,
        "digest": person.digest,
        "n_interactions": len(person.moments),
        "journeys": [] if found is None else _journeys(found.profile, _spans(person, found.profile)),
        "log": list(map(_row_of, entries)),
        "extractions": [
            {"extraction_id": x.extraction_id, "method": x.method, "encoder_id": x.encoder_id, "payload": pack(x)}
            for x in extractions
        ],
        "fault": fault,
    }
    return pa.Table.from_pylist([row], schema=ANSWERS)


def _entry(person_id: str, row: dict[str, Any]) -> LogEntry:
    return LogEntry(
        seq=row["seq"],
        person_id=person_id,
        time=row["moment"].astimezone(UTC),
        actor=row["actor"],
        edit=logged(row["kind"], row["payload"]),
        action_id=row["action_id"],
    )


def _row_of(entry: LogEntry) -> dict[str, Any]:
    return {
        "seq": entry.seq,
        "moment": entry.time,
        "actor": entry.actor,
        "kind": entry.edit.kind,
        "payload": edit_to_json(entry.edit),
        "action_id": entry.action_id,
    }


def _spans(person: PersonRows, profile: Profile) -> dict[str, tuple[datetime, datetime]]:
    """Map journey ids to the first and last moment of their items; the profile has these in the history's order."""
    item_of = dict(zip(dict.fromkeys(person.item_rows), profile.history_ids, strict=True))
    spans: dict[str, tuple[datetime, datetime]] = {}
    for row, moment in zip(person.item_rows, person.moments, strict=True):
        journey_id = profile.journey_of.get(item_of[row])
        if journey_id is not None:
            spans[journey_id] = (spans.get(journey_id, (moment,))[0], moment)
    return spans


def _journeys(profile: Profile, spans: dict[str, tuple[datetime, datetime]]) -> list[dict[str, Any]]:
    return [
        {
            "journey_id": j.journey_id,
            "name": profile.name(j.journey_id),
            "first": spans[j.journey_id][0],
            "last": spans[j.journey_id][1],
            "item_ids": list(j.members),
        }
        for j in profile.journeys
        if j.members
    ]
