"""What came of edits that belong together and are in the log already, as if they had been one."""

from core.desk.desk import Desk
from core.desk.views import EditOutcome
from core.effects.comparison import compare
from core.effects.meter import measure
from core.entities import JourneyState, Profile
from core.steering import edits as e
from core.steering.log import LogEntry
from core.workspace.journal import Journal


def together(desk: Desk, journal: Journal, first: LogEntry, last: LogEntry) -> EditOutcome:
    """Return what the edits from one entry to another came to, under the entry and the sentence of the first.

    A journey that was made only to be taken out again stood on no page, and none of it is told.
    """
    before = desk.profile([x for x in desk.entries if x.seq < first.seq])
    after = _just_after(desk, last)
    aimed = [j for x in desk.entries if first.seq <= x.seq <= last.seq for j in journal.aim(desk, x.edit)]
    aims = [j for j in aimed if not _came_and_went(j, before, after)]
    then, now = journal.slate(desk, before), journal.slate(desk, after)
    comparison = compare(then, now, tuple(dict.fromkeys(aims)))
    return EditOutcome(first, journal.say(desk, first.edit, before), comparison, measure(comparison, before, after))


def _just_after(desk: Desk, last: LogEntry) -> Profile:
    """Return the profile just after an entry, with the names that it called for."""
    named = (x for x in desk.entries if isinstance(x.edit, e.JourneysNamed) and x.edit.cause == last.seq)
    return desk.profile([*(x for x in desk.entries if x.seq <= last.seq), *(x for x in named if x.seq > last.seq)])


def _came_and_went(journey_id: str, before: Profile, after: Profile) -> bool:
    """Tell whether a journey was made only to be taken out."""
    journey = after.by_id.get(journey_id)
    return journey_id not in before.by_id and journey is not None and journey.state is JourneyState.REMOVED
