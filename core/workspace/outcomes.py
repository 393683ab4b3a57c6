"""What came of edits that belong together and are in the log already, as if they had been one."""

from core.desk.desk import Desk
from core.desk.views import EditOutcome
from core.effects.comparison import compare
from core.effects.meter import measure
from core.entities import Profile
from core.steering import edits as e
from core.steering.log import LogEntry
from core.workspace.journal import Journal


def together(desk: Desk, journal: Journal, first: LogEntry, last: LogEntry) -> EditOutcome:
    """Return what the edits from one entry to another came to, under the entry and the sentence of the first."""
    before = desk.profile([x for x in desk.entries if x.seq < first.seq])
    after = _just_after(desk, last)
    aims = [j for x in desk.entries if first.seq <= x.seq <= last.seq for j in journal.aim(desk, x.edit)]
    then, now = journal.slate(desk, before), journal.slate(desk, after)
    comparison = compare(then, now, tuple(dict.fromkeys(aims)))
    return EditOutcome(first, journal.say(desk, first.edit, before), comparison, measure(comparison, before, after))


def _just_after(desk: Desk, last: LogEntry) -> Profile:
    """Return the profile just after an entry, with the names that it called for."""
    named = (x for x in desk.entries if isinstance(x.edit, e.JourneysNamed) and x.edit.cause == last.seq)
    return desk.profile([*(x for x in desk.entries if x.seq <= last.seq), *(x for x in named if x.seq > last.seq)])
