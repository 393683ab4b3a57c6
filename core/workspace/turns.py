"""An agent's turns with one person: laid out, made, and undone as one; what takes away waits for the person's word."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from core.desk.asked_verbs import AskedVerb, edit_of
from core.desk.views import EditOutcome, PersonView
from core.effects.comparison import Comparison
from core.effects.meter import effect_in_words, measure
from core.entities import Profile
from core.exploration.proposals import RelatedInterest
from core.steering import edits as e
from core.steering.consent import asks_for
from core.steering.decisions import (
    GONE,
    NO_CHANGE,
    TOO_LATE,
    Refused,
    clean_name,
    decide_end,
    decide_undo,
    undoable,
)
from core.steering.fold import apply, effective
from core.steering.log import AGENT, LogEntry
from core.steering.waiting import waiting
from core.workspace.person_workspace import PersonWorkspace

MOVED = "Something changed since you looked. Propose again: the answer says where things stand now."
NOT_YOURS = "That is no turn of yours that counts. Only what you did yourself can be undone by you."
BUILT_ON = "The person changed the same journeys since. They can undo your turn on the History page."
WITH_THEIR_WORD = "The person said yes to that turn. They can undo it on the History page."
ONE_FOR_A_WHILE = (
    "Only one wish at a time can end by itself: more, less, weigh, mute, pause or delve, alone in its turn."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """What a turn would do: its edits in words, the meter's line, the list that would follow, and where the log stood.

    `asks` says why the person's word would be needed; empty where the turn would just be made.
    """

    position: int
    sentences: tuple[str, ...]
    meter: str
    view: PersonView
    comparison: Comparison
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TurnMade:
    """What came of a turn: its entry, what to say, and whether it waits for the person's word, and why."""

    outcome: EditOutcome
    asks: tuple[str, ...]


class Turns:
    """One agent's hands on one person. Every act of theirs stands in the log under its name."""

    def __init__(self, mine: PersonWorkspace, name: str, hidden: AbstractSet[str] = frozenset()) -> None:
        """Act under a name, on all but the journeys that are hidden; raises Refused for a name without a letter."""
        self.mine, self.name, self._hidden = mine, clean_name(name), hidden
        self.actor = f"{AGENT}{self.name}"

    def lay_out(self, asked: Sequence[AskedVerb]) -> LaidOut:
        """Return what a turn would do, and do nothing; raise Refused."""
        mine = self.mine
        with mine.desk.lock:
            now = mine.desk.profile()
            edits, after = self._edits(now, asked)
            view, comparison = mine.preview(edits)
            return LaidOut(
                position=mine.desk.position,
                sentences=tuple(mine.imagine(edits)),
                meter=effect_in_words(measure(comparison, now, view.profile)),
                view=view,
                comparison=comparison,
                asks=asks_for(now, after),
            )

    def make(self, asked: Sequence[AskedVerb], position: int, until: datetime | None = None) -> TurnMade:
        """Make a turn one edit of the agent's, or have it wait for the person's word; raise Refused.

        `position` is where the log stood when it was laid out: nothing is done where it moved since. `until` (aware)
        ends a single wish by itself.
        """
        asks = list[str]()

        def fact_of(profile: Profile) -> e.Edit:
            """Decide on the turn as the log stands."""
            if self.mine.desk.position != position:
                raise Refused(MOVED)
            edits, after = self._edits(profile, asked)
            asks[:] = asks_for(profile, after)
            if asks:
                return self._waiting(edits)
            if until is not None:
                return self._for_a_while(edits, until)
            return e.as_one(edits)

        outcome = self.mine.commit_as(self.actor, fact_of)
        if until is not None and not outcome.entry.waits:
            self.mine.commit_as(self.actor, lambda _: self._ending(outcome.entry, until))
        return TurnMade(outcome, tuple(asks))

    def undo(self, seq: int | None = None) -> EditOutcome:
        """Undo a turn of the agent's own, its newest unless told which; raise Refused."""
        return self.mine.commit_as(self.actor, lambda _: self._undoing(seq))

    def _edits(self, profile: Profile, asked: Sequence[AskedVerb]) -> tuple[tuple[e.Steering, ...], Profile]:
        """Return the edits of a turn, each decided on the profile that those before it leave, and the last."""
        edits, desk, start = list[e.Steering](), self.mine.desk, profile
        for each in asked:
            edit = edit_of(each, profile, desk.catalogue, self._interest, lambda w: self.mine.search(w).as_interest())
            fact = self.mine.decide(profile, edit)
            if not self._hidden.isdisjoint(fact.concerns):
                raise Refused(GONE)
            edits.append(fact)  # type: ignore[arg-type]
            profile = apply(profile, fact, desk.proposals)
        if profile == start:
            raise Refused(NO_CHANGE)
        return tuple(edits), profile

    def _interest(self, proposal_id: str) -> RelatedInterest | None:
        """Return an interest that is proposed now."""
        return next((each for each in self.mine.proposals() if each.proposal_id == proposal_id), None)

    def _waiting(self, edits: tuple[e.Steering, ...]) -> e.TurnTaken:
        """Return a turn that waits; raise Refused where the same waits already."""
        if any(isinstance(x.edit, e.TurnTaken) and x.edit.edits == edits for x in waiting(self.mine.desk.entries)):
            raise Refused("The person has been asked for just that, and has not answered yet.")
        return e.TurnTaken(edits, waits=True)

    def _for_a_while(self, edits: tuple[e.Steering, ...], until: datetime) -> e.Edit:
        """Return the one wish of a turn that is to end; raise Refused for anything else, and for a moment that is over.

        The wish is logged first: what could be refused of its end is refused before.
        """
        if until <= self.mine.desk.moment:
            raise Refused(TOO_LATE)
        if len(edits) != 1 or not isinstance(edits[0], e.ForAWhile):
            raise Refused(ONE_FOR_A_WHILE)
        return edits[0]

    def _ending(self, entry: LogEntry, until: datetime) -> e.EndSet:
        """Return the fact that a wish ends at a moment."""
        return decide_end(self.mine.desk.entries, [entry.seq], until, self.mine.desk.moment)

    def _undoing(self, seq: int | None) -> e.EditUndone:
        """Return the fact that undoes a turn of the agent's own."""
        entries, now = self.mine.desk.entries, self.mine.desk.moment
        own = [x for x in undoable(entries, now) if x.actor == self.actor and not isinstance(x.edit, e.EndSet)]
        chosen = next((x for x in own if seq is None or x.seq == seq), None)
        if chosen is None:
            raise Refused(NOT_YOURS)
        if isinstance(chosen.edit, e.TurnTaken) and chosen.edit.answers is not None:
            raise Refused(WITH_THEIR_WORD)
        touched = set(chosen.edit.concerns)
        later = (x for x in effective(entries, now) if x.seq > chosen.seq and x.is_wished and x.actor != self.actor)
        if any(touched.intersection(x.edit.concerns) for x in later):
            raise Refused(BUILT_ON)
        return decide_undo(entries, chosen.seq, now)
