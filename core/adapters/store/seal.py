"""A small file beside the database that says how many entries the log has and what they add up to.

A write-ahead log that is lost, or a file put back from a plain copy, opens without a word and without the newest
entries: the seal is how that is noticed.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock

from core.adapters.private_files import write_privately
from core.adapters.store.database import Database

_DIGEST = "md5_number_lower(concat_ws(chr(31), seq, person_id, moment, actor, kind, payload, action_id, effect))"
"""An entry as 64 bits, the same in every version; added up by exclusive or, so that entries may come and go."""
_SUM = f"SELECT count(*), coalesce(bit_xor({_DIGEST}), 0) FROM log WHERE seq <= ?"


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the log was: its number of entries, the last one's number, and the exclusive or of their digests."""

    entries: int
    last: int
    digest: int


class Seal:
    """The seal of an open database; one in memory has none. Safe to use from many threads."""

    def __init__(self, database: Database) -> None:
        """Use an open database, and see what its log is short of."""
        self._database, self._lock = database, Lock()
        self._place = None if database.in_memory else Path(f"{database.path}.seal")
        self._sealed = Sealed(0, 0, 0)
        found = self._read()
        self.missing = self._short_of(found) if found else 0
        """Entries that were here when the seal was written and are not any more; 0 where all are."""
        if not self.missing:
            self.renew()

    def note(self, seq: int) -> None:
        """Add an entry that was just written."""
        if self._place is None or self.missing:
            return
        rows = self._database.read(f"SELECT {_DIGEST} FROM log WHERE seq = ?", [seq])
        with self._lock:
            if not rows:  # deleted again in the meantime
                return
            now = self._sealed
            self._sealed = Sealed(now.entries + 1, max(now.last, seq), now.digest ^ int(rows[0][0]))
            self._write()

    @contextmanager
    def lifted(self) -> Iterator[None]:
        """Take the seal away while entries are deleted or brought back, and seal what is there afterwards.

        A process that dies in between leaves no seal, so that nothing counts as missing.
        """
        if self._place is not None:
            self._place.unlink(missing_ok=True)
        try:
            yield
        finally:
            if not self.missing:
                self.renew()

    def renew(self) -> None:
        """Seal the log as it is: from here on nothing counts as missing."""
        if self._place is None:
            return
        rows = self._database.read("SELECT seq FROM log ORDER BY seq DESC LIMIT 1")
        last = int(rows[0][0]) if rows else 0
        with self._lock:
            entries, digest = self._sum(last)
            self._sealed, self.missing = Sealed(entries, last, digest), 0
            self._write()

    def _short_of(self, then: Sealed) -> int:
        """Return how many entries are missing; at least one where as many are there that are not the same."""
        entries, digest = self._sum(then.last)
        if entries < then.entries:
            return then.entries - entries
        return 1 if entries == then.entries and digest != then.digest else 0

    def _sum(self, last: int) -> tuple[int, int]:
        (entries, digest) = self._database.read(_SUM, [last])[0]
        return int(entries), int(digest)

    def _read(self) -> Sealed | None:
        """Return what the seal says; None where there is none, or where it is no seal."""
        if self._place is None:
            return None
        try:
            told = json.loads(self._place.read_text(encoding="ascii"))
            return Sealed(int(told["entries"]), int(told["last"]), int(told["digest"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _write(self) -> None:
        """Replace the file in one step; a full disk leaves the older one, which holds for the entries before."""
        if self._place is not None:
            with suppress(OSError):
                write_privately(self._place, json.dumps(asdict(self._sealed)).encode("ascii"))
