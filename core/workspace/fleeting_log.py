"""A person's log in memory, gone with whoever holds it; a journal writes it as it writes the stored one."""

import threading
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Protocol

from core.adapters.store.logbook import LogMoved, UnknownPerson
from core.extraction.tree import Extraction
from core.steering.log import LogEntry, Logged


class Log(Protocol):
    """What a journal asks of a log: `Logbook` is the stored one."""

    @property
    def now(self) -> Callable[[], datetime]:
        """Return the clock that tells UTC."""

    @property
    def version(self) -> int:
        """Return a number that is the same as long as nothing was appended."""

    def entries(self, person_id: str, after: int = 0) -> list[LogEntry]:
        """Return a person's entries in order, those after a number only."""

    def append(
        self,
        person_id: str,
        edit: Logged,
        *,
        actor: str,
        action_id: str,
        expected: int,
        extraction: Extraction | None = None,
        effect: str = "",
    ) -> LogEntry:
        """Append an edit if the log still ends at the expected entry; raise LogMoved and UnknownPerson."""

    def extraction(self, extraction_id: str) -> Extraction | None:
        """Return an extraction that an entry refers to; None where there is none."""


class StoredLog(Log, Protocol):
    """What everybody asks of a log that is stored, beyond what a journal does: in the file, or shared by replicas."""

    def entries_of(self, person_ids: Collection[str]) -> dict[str, list[LogEntry]]:
        """Map some people to their entries in order, read together; who has none is left out."""

    def position(self, person_id: str) -> int:
        """Return the number of a person's last entry; 0 for an empty log."""

    def extractions(self, extraction_ids: Collection[str]) -> dict[str, Extraction]:
        """Map ids to stored extractions, read together; one that is not there or is damaged is left out."""

    def has_extractions(self, extraction_ids: Collection[str], beside: str) -> bool:
        """Tell whether any of some extractions is here already for anybody beside one person."""


class FleetingLog:
    """One person's log in memory. Safe to append to from many threads; nothing of it is ever stored."""

    def __init__(self, person_id: str, entries: Sequence[LogEntry], clock: Callable[[], datetime]) -> None:
        """Begin with entries in order, and a clock that tells UTC."""
        self.now = clock
        self._person_id, self._entries = person_id, list(entries)
        self._extractions: dict[str, Extraction] = {}
        self._lock = threading.Lock()

    @property
    def version(self) -> int:
        """Return a number that is the same as long as nothing was appended."""
        return len(self._entries)

    def entries(self, person_id: str, after: int = 0) -> list[LogEntry]:
        """Return the person's entries in order, those after a number only; nobody else has any."""
        return [x for x in self._entries if x.seq > after] if person_id == self._person_id else []

    def append(
        self,
        person_id: str,
        edit: Logged,
        *,
        actor: str,
        action_id: str,
        expected: int,
        extraction: Extraction | None = None,
        effect: str = "",
    ) -> LogEntry:
        """Append an edit if the log still ends at the expected entry; a known action id gives the entry it made.

        Raises LogMoved when another edit came first, and UnknownPerson for anybody else.
        """
        with self._lock:
            if person_id != self._person_id:
                raise UnknownPerson(person_id)
            known = next((x for x in self._entries if x.action_id == action_id), None)
            if known is not None:
                return known
            last = self._entries[-1].seq if self._entries else 0
            if last != expected:
                raise LogMoved
            if extraction is not None:
                self._extractions[extraction.extraction_id] = extraction
            entry = LogEntry(
                seq=last + 1,
                person_id=person_id,
                time=self.now(),
                actor=actor,
                edit=edit,
                action_id=action_id,
                effect=effect,
            )
            self._entries.append(entry)
            return entry

    def extraction(self, extraction_id: str) -> Extraction | None:
        """Return an extraction that came with an edit; None where none did."""
        return self._extractions.get(extraction_id)
