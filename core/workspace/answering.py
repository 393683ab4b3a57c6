"""What waits for the person's word: as it would be now, and what their yes makes of it."""

from dataclasses import dataclass

from core.desk.desk import Desk
from core.desk.views import EditOutcome
from core.effects.meter import effect_in_words, measure
from core.steering import edits as e
from core.steering.decisions import Refused
from core.steering.log import LogEntry
from core.steering.waiting import asked_under, decide_yes, waiting
from core.workspace import branches
from core.workspace.journal import Journal


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A turn that waits: who asks, what it would do in words, and the meter's line; or why it cannot be done now."""

    seq: int
    agent: str
    sentences: tuple[str, ...]
    meter: str
    refusal: str = ""


def waiting_turns(desk: Desk, journal: Journal) -> tuple[Waiting, ...]:
    """Return what waits, oldest first."""
    return tuple(_waiting(desk, journal, entry) for entry in waiting(desk.entries))


def _waiting(desk: Desk, journal: Journal, entry: LogEntry) -> Waiting:
    """Lay out one turn that waits; where it cannot be done any more its edits are told as they were asked for."""
    edits = entry.edit.edits if isinstance(entry.edit, e.TurnTaken) else ()
    try:
        sentences = tuple(branches.in_sentences(desk, journal, edits))
        view, comparison = branches.outcome(desk, journal, edits)
    except Refused as refusal:
        before = desk.profile([x for x in desk.entries if x.seq < entry.seq])
        said = tuple(journal.say(desk, edit, before) for edit in edits)
        return Waiting(seq=entry.seq, agent=entry.agent, sentences=said, meter="", refusal=str(refusal))
    meter = effect_in_words(measure(comparison, desk.profile(), view.profile))
    return Waiting(seq=entry.seq, agent=entry.agent, sentences=sentences, meter=meter)


def take_waiting(desk: Desk, journal: Journal, seq: int, action_id: str | None) -> EditOutcome:
    """Take a turn that waits, under its agent's name; raise Refused where it waits no more or cannot be done."""
    actor = asked_under(desk.entries, seq)
    return journal.commit(
        desk, lambda profile: journal.decide(desk, profile, decide_yes(desk.entries, seq)), action_id, actor=actor
    )
