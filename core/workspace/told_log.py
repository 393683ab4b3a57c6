"""The log as a person reads it: each entry in a sentence, with what it did and whether it still counts."""

from core.desk.desk import Desk
from core.effects.meter import effect_from_json
from core.effects.moments import Told
from core.steering.fold import effective, ends, over
from core.workspace.journal import Journal


def told_log(desk: Desk, journal: Journal) -> list[Told]:
    """Return the log in sentences, newest first.

    A sentence holds for good, since what comes later does not change what was before: each is made once.
    """
    with desk.lock:
        _tell(desk, journal)
        counting = {entry.seq for entry in effective(desk.entries, desk.moment)}
        ended = over(ends(desk.entries), desk.moment)
        return [
            Told(entry, *desk.told[entry.seq], entry.seq in counting, entry.seq in ended)
            for entry in reversed(desk.entries)
        ]


def _tell(desk: Desk, journal: Journal) -> None:
    """Say the entries that were not said yet."""
    start = len(desk.told)
    said = {seq: sentence for seq, (sentence, _) in desk.told.items()} if start < len(desk.entries) else {}
    for entry, before in zip(desk.entries[start:], desk.profiles(start), strict=False):
        said[entry.seq] = journal.say(desk, entry.edit, before, said)
        desk.told[entry.seq] = (said[entry.seq], effect_from_json(entry.effect))
