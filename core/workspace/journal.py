"""A desk's edits: decided, measured, logged with what they did, and named; one way in for person, rules and model."""

import copy
from bisect import bisect_left
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Protocol, TypeVar
from uuid import uuid4

from core.adapters.store.logbook import LogMoved
from core.desk.desk import NEVER_READ, Desk
from core.desk.views import EditOutcome, PersonView, view_person
from core.effects.comparison import Comparison, compare
from core.effects.meter import effect_from_json, effect_to_json, measure
from core.effects.sentences import sentence
from core.entities import GivenName, Profile
from core.extraction.tree import Extraction
from core.progress import Progress, Stages
from core.ranking.slate import Slate
from core.salience import journey_salience, merged_weight
from core.similarity import Floats
from core.steering import edits as e
from core.steering.decisions import Refused, decide, decide_end, decide_redo, decide_undo, take_in_turn
from core.steering.edits import AboutEntries
from core.steering.fold import apply
from core.steering.log import LogEntry, Logged, steps_of
from core.workspace.fleeting_log import FleetingLog, Log
from core.workspace.guard import freely
from core.workspace.titling import Titler

FactOf = Callable[[Profile], e.Edit]

T = TypeVar("T")

TRIES = 6
"""Times that an edit is tried while other tabs write; chosen by hand."""
ADOPTED_SHARE = 0.1
"""Share of the slate (0..1) that an adopted interest starts with; chosen by hand, not tuned."""
BUSY = "Many edits are coming in at once. Wait a moment and try again."
LEAST_PRIOR = 1e-6
"""Fresh interactions that an adopted interest is granted at least, so that its share is never zero; chosen by hand."""


class Finder(Protocol):
    """What a journal asks for a desk's journeys: `Preparation` is the one that knows everybody's histories."""

    def extraction(self, desk: Desk, method: str, known: Extraction | None = None) -> Extraction:
        """Find the journeys of a desk's whole history by a method, adding to what is known."""


class Journal:
    """Writes the logs of desks. Whoever calls holds the desk's lock where a log is read and then written."""

    def __init__(
        self,
        logbook: Log,
        preparation: Finder,
        titler: Titler,
        meaning: Callable[[Sequence[str]], Floats],
    ) -> None:
        """Use open stores; `meaning` returns unit vectors `(n, dim)` of texts, the mean still in."""
        self._logbook: Log = logbook
        self._preparation, self._titler, self._meaning = preparation, titler, meaning
        self._before_edit: Callable[[], None] = freely

    def under(self, before_edit: Callable[[], None]) -> "Journal":
        """Return a journal of the same logs in which `before_edit` may refuse every edit and name, from whatever door.

        What makes a desk ready is no edit: it is written all the same.
        """
        other = copy.copy(self)
        other._before_edit = before_edit
        return other

    def in_memory(self, person_id: str, entries: Sequence[LogEntry]) -> "Journal":
        """Return a journal of one person's log that begins with entries and is never stored."""
        other = copy.copy(self)
        other._logbook = FleetingLog(person_id, entries, self._logbook.now)
        return other

    def view(self, desk: Desk, profile: Profile) -> PersonView:
        """Return the view of a profile."""
        return view_person(desk, profile, self.slate(desk, profile))

    def slate(self, desk: Desk, profile: Profile) -> Slate:
        """Return the slate of a profile, once the person's own words for their journeys have vectors."""
        said = {j.own_name for j in profile.journeys if j.own_name is not None} - set(desk.words)
        if said:
            names = sorted(said)
            vectors = desk.catalogue.centre(self._meaning(names))
            desk.words.update((name, vectors[at]) for at, name in enumerate(names))
        return desk.slate(profile)

    def decide(self, desk: Desk, profile: Profile, wish: e.Edit) -> e.Edit:
        """Fill in what a wish leaves to the profile, then decide; of several that stand as one edit by edit."""
        if isinstance(wish, e.Together):
            return take_in_turn(profile, wish, partial(self.decide, desk), desk.proposals)
        if isinstance(wish, AboutEntries):
            return _about_entries(desk, wish)
        if isinstance(wish, e.JourneysMerged):
            ids = dict.fromkeys((wish.target_id, *wish.absorbed_ids))
            parts = [profile.by_id[i] for i in ids if i in profile.by_id]
            if parts:
                wish = replace(wish, weight=merged_weight(parts, desk.salience))
        if isinstance(wish, e.InterestAdopted):
            asked = sum(j.weight * journey_salience(j, desk.salience) for j in profile.journeys if j.has_share)
            wish = replace(wish, prior=max(asked * ADOPTED_SHARE / (1 - ADOPTED_SHARE), LEAST_PRIOR) if asked else 1.0)
        return decide(profile, wish)

    def commit(
        self,
        desk: Desk,
        fact_of: FactOf,
        action_id: str | None,
        extraction: Extraction | None = None,
        actor: str = "person",
    ) -> EditOutcome:
        """Decide against the log as it stands, measure, append; start again when another edit came first.

        An edit that refers to an extraction brings it along. Raises Refused, in the person's words.
        """
        self._before_edit()
        told_by = action_id or uuid4().hex

        def write() -> EditOutcome:
            """Decide and append, or tell what came of the same act before."""
            known = next((x for x in desk.entries if x.action_id == told_by), None)
            if known is not None:
                return self._outcome_again(desk, known)
            before = desk.profile()
            fact = fact_of(before)
            return self._append(desk, before, fact, action_id=told_by, actor=actor, extraction=extraction)

        return self._tried(desk, write)

    def _tried(self, desk: Desk, write: Callable[[], T]) -> T:
        """Write on the log as it stands, again where another edit came first; raise Refused where they keep coming."""
        for _ in range(TRIES):
            with desk.lock:
                self.catch_up(desk)
                with suppress(LogMoved):
                    return write()
                desk.read_at = NEVER_READ
        raise Refused(BUSY)

    def append(
        self,
        desk: Desk,
        before: Profile,
        fact: e.Edit,
        *,
        action_id: str,
        actor: str = "person",
        extraction: Extraction | None = None,
    ) -> EditOutcome:
        """Measure an edit, log it with its effect, and name what it left nameless; raise LogMoved and Refused."""
        self._before_edit()
        return self._append(desk, before, fact, action_id=action_id, actor=actor, extraction=extraction)

    def _append(
        self,
        desk: Desk,
        before: Profile,
        fact: e.Edit,
        *,
        action_id: str,
        actor: str = "person",
        extraction: Extraction | None = None,
    ) -> EditOutcome:
        """Append without asking again whether one may."""
        after = self.after(desk, before, fact)
        names = self._titler.names(desk, after, by_meaning=extraction is not None)
        comparison = self._compared(desk, before, after, fact)
        effect = measure(comparison, before, _with_names(after, names))
        entry = self._logbook.append(
            desk.person_id,
            fact,
            actor=actor,
            action_id=action_id,
            expected=desk.position,
            extraction=extraction,
            effect=effect_to_json(effect),
        )
        desk.entries.append(entry)
        if names:
            self._log_names(desk, e.JourneysNamed(names, entry.seq), "rules")
        return EditOutcome(entry, self.say(desk, fact, before), comparison, effect)

    def named(self, desk: Desk, profile: Profile) -> Profile:
        """Return a profile with the names that its journeys would get at once if it came about."""
        return _with_names(profile, self._titler.names(desk, profile))

    def _compared(self, desk: Desk, before: Profile, after: Profile, fact: Logged) -> Comparison:
        """Compare the slates of two profiles by the journeys that an edit is about.

        What a turn made only to take it out again stood on no page, and is not told.
        """
        removed = {step.journey_id for step in steps_of(fact) if isinstance(step, e.JourneyRemoved)}
        aimed = tuple(j for j in self.aim(desk, fact) if j in before.by_id or j not in removed)
        return compare(self.slate(desk, before), self.slate(desk, after), aimed)

    def after(self, desk: Desk, before: Profile, fact: e.Edit) -> Profile:
        """Return the profile that a fact would lead to; an undo or an end only tells what counts."""
        if not isinstance(fact, AboutEntries):
            return apply(before, fact, desk.proposals)
        seq = desk.position + 1
        imagined = LogEntry(seq=seq, person_id=desk.person_id, time=desk.moment, actor="person", edit=fact)
        return desk.profile([*desk.entries, imagined])

    def aim(self, desk: Desk, fact: Logged) -> tuple[str, ...]:
        """Return the journeys that an edit, or the edits that it undoes, redoes or ends, are about."""
        if not isinstance(fact, AboutEntries):
            return fact.concerns
        return tuple(dict.fromkeys(j for x in desk.entries if x.seq in fact.targets for j in x.edit.concerns))

    def _outcome_again(self, desk: Desk, entry: LogEntry) -> EditOutcome:
        """Return what came of an edit that is in the log already, with the effect that was told then."""
        earlier = [x for x in desk.entries if x.seq < entry.seq]
        before, after = desk.profile(earlier), desk.profile([*earlier, entry])
        comparison = self._compared(desk, before, after, entry.edit)
        effect = effect_from_json(entry.effect) or measure(comparison, before, after)
        return EditOutcome(entry, self.say(desk, entry.edit, before), comparison, effect)

    def say(self, desk: Desk, edit: Logged, before: Profile, said: dict[int, str] | None = None) -> str:
        """Say what an edit did."""
        earlier = ""
        if isinstance(edit, AboutEntries):
            last = max(edit.targets, default=0)
            earlier = said.get(last, "") if said is not None else self._said_then(desk, last)
        return sentence(edit, before, lambda i: item.title if (item := desk.catalogue.item(i)) else i, earlier)

    def _said_then(self, desk: Desk, seq: int) -> str:
        """Say what an entry did when it was made; "" where the log has none of that number."""
        at = bisect_left(desk.entries, seq, key=lambda entry: entry.seq)
        if at == len(desk.entries) or desk.entries[at].seq != seq:
            return ""
        return self.say(desk, desk.entries[at].edit, desk.profile(desk.entries[:at]))

    def catch_up(self, desk: Desk) -> None:
        """Read what the log holds beyond what the desk has seen, the extractions it refers to, and the clock.

        Nothing is read where nothing was written since the desk read last.
        """
        version = self._logbook.version
        if desk.read_at != version:
            self._read(desk)
            desk.read_at = version
        desk.moment = max(self._logbook.now(), desk.entries[-1].time if desk.entries else desk.moment)

    def _read(self, desk: Desk) -> None:
        """Read the entries beyond what the desk has seen, each after the extraction that it refers to."""
        for entry in self._logbook.entries(desk.person_id, after=desk.position):
            if isinstance(entry.edit, e.JourneysExtracted):
                found = self._logbook.extraction(entry.edit.extraction_id)
                if found is not None:
                    desk.proposals[found.extraction_id] = found
            desk.entries.append(entry)

    def make_ready(self, desk: Desk, progress: Stages | None = None) -> None:
        """Read the log as it stands; find the journeys of what is new in the history, and name what has no name.

        It may be cut off wherever `progress` is called: the next call goes on from there.
        """
        self.catch_up(desk)
        if desk.item_ids and desk.profile().history_ids != desk.item_ids:
            self._extract(desk, progress)
        profile = desk.profile()
        if any(j.members and j.journey_id not in profile.given for j in profile.journeys):
            report = (lambda done, total: progress("Finding words for them", done, total)) if progress else None
            self._name(desk, report)

    def _extract(self, desk: Desk, progress: Stages | None) -> None:
        """Find the journeys of a history, by the method in use."""
        if progress:
            progress("Finding your journeys", 0, 1)
        now = desk.proposals.get(desk.profile().extraction_id or "")
        known = now if isinstance(now, Extraction) else None
        found = self._preparation.extraction(desk, known.method if known else "personal", known)
        fact = e.JourneysExtracted(found.extraction_id)
        try:
            entry = self._logbook.append(
                desk.person_id, fact, actor="model", action_id=uuid4().hex, expected=desk.position, extraction=found
            )
        except LogMoved:
            desk.read_at = NEVER_READ
            self.catch_up(desk)
            return
        desk.proposals[found.extraction_id] = found
        desk.entries.append(entry)

    def _name(self, desk: Desk, report: Progress | None) -> None:
        """Name the journeys that have no name or a stale one; a name that comes too late is made next time."""
        names = self._titler.names(desk, desk.profile(), True, report)
        if names:
            self._log_names(desk, e.JourneysNamed(names, desk.position), "rules")

    def log_names(self, desk: Desk, fact: e.JourneysNamed, actor: str) -> None:
        """Log names; when an edit comes first, they are left for the next time. Raises Refused."""
        self._before_edit()
        self._log_names(desk, fact, actor)

    def log_suggestion(self, desk: Desk, fact: e.NameSuggested) -> None:
        """Log a name that a model suggested; raises Refused where edits keep coming first.

        Whoever began to ask was asked whether they may: what comes later is kept.
        """
        self._tried(desk, lambda: self._log(desk, fact, "model"))

    def _log(self, desk: Desk, fact: e.JourneysNamed | e.NameSuggested, actor: str) -> None:
        """Log what changes no slate; raises LogMoved."""
        entry = self._logbook.append(desk.person_id, fact, actor=actor, action_id=uuid4().hex, expected=desk.position)
        desk.entries.append(entry)

    def _log_names(self, desk: Desk, fact: e.JourneysNamed, actor: str) -> None:
        """Log names, and read the log again where an edit came first."""
        with desk.lock:
            try:
                self._log(desk, fact, actor)
            except LogMoved:
                desk.read_at = NEVER_READ
                self.catch_up(desk)


def _about_entries(desk: Desk, wish: AboutEntries) -> AboutEntries:
    """Decide what an undo, redo or end that was said comes to on the log as it stands; raise Refused."""
    match wish:
        case e.EditUndone():
            return replace(decide_undo(desk.entries, wish.seq, desk.moment), said=wish.said)
        case e.EditRedone():
            return replace(decide_redo(desk.entries, wish.seq), said=wish.said)
        case e.EndSet():
            return replace(decide_end(desk.entries, wish.seqs, wish.until, desk.moment), said=wish.said)


def _with_names(profile: Profile, names: tuple[tuple[str, GivenName], ...]) -> Profile:
    """Return a profile with the names that its journeys get."""
    return apply(profile, e.JourneysNamed(names), {}) if names else profile
