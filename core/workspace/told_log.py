"""The log as a person reads it: each entry in a sentence, with what it did and whether it still counts."""

from core.desk.desk import Desk
from core.effects.meter import effect_from_json
from core.effects.moments import Told
from core.steering.fold import effective, ends
from core.workspace.journal import Journal


def told_log(desk: Desk, journal: Journal) -> list[Told]:
    """Return the log in sentences, newest first."""
    said = dict[int, str]()
    counting = {entry.seq for entry in effective(desk.entries, desk.moment)}
    over = {seq for seq, until in ends(desk.entries).items() if until <= desk.moment}
    for i, entry in enumerate(desk.entries):
        said[entry.seq] = journal.say(desk, entry.edit, desk.profile(desk.entries[:i]), said)
    return [
        Told(entry, said[entry.seq], effect_from_json(entry.effect), entry.seq in counting, entry.seq in over)
        for entry in reversed(desk.entries)
    ]
