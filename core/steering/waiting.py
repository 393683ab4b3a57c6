"""What waits for the person's word: an agent's turn that was logged, changes nothing, and is answered once."""

from collections.abc import Sequence

from core.steering import edits as e
from core.steering.decisions import Refused
from core.steering.fold import effective
from core.steering.log import LogEntry

ANSWERED = "That was answered already, or never asked. The page shows what waits for your word now."


def waiting(entries: Sequence[LogEntry]) -> list[LogEntry]:
    """Return what waits for the person's word, oldest first: neither said yes nor, for good, no to."""
    if not any(entry.waits for entry in entries):
        return []
    answered = {x.edit.answers for x in entries if isinstance(x.edit, e.TurnTaken)}
    return [entry for entry in effective(entries) if entry.waits and entry.seq not in answered]


def asked_under(entries: Sequence[LogEntry], seq: int) -> str:
    """Return the actor who asks or asked under a number; raise Refused where nobody ever did."""
    for entry in entries:
        if entry.seq == seq and entry.waits:
            return entry.actor
    raise Refused(ANSWERED)


def decide_yes(entries: Sequence[LogEntry], seq: int) -> e.TurnTaken:
    """Return the wish to take what waits under a number; raise Refused where nothing does."""
    edit = _asked(entries, seq).edit
    return e.TurnTaken(edit.edits if isinstance(edit, e.TurnTaken) else (), answers=seq)


def decide_no(entries: Sequence[LogEntry], seq: int) -> e.EditUndone:
    """Return the fact that the person said no; raise Refused where nothing waits under a number."""
    return e.EditUndone(_asked(entries, seq).seq)


def _asked(entries: Sequence[LogEntry], seq: int) -> LogEntry:
    """Return what waits under a number; raise Refused where nothing does."""
    for entry in waiting(entries):
        if entry.seq == seq:
            return entry
    raise Refused(ANSWERED)
