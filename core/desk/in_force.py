"""What a person's wishes do to their list right now: which of them are in force, until when, and which have ended."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.effects.sentences import count, quoted
from core.entities import Journey, JourneyState, Profile
from core.steering import edits as e
from core.steering.fold import effective, ends, over
from core.steering.log import LogEntry, Logged, steps_of

FOR_A_WHILE = {"three days": timedelta(days=3), "a week": timedelta(days=7), "a month": timedelta(days=30)}
"""How long a wish may be made to last by one choice; chosen by hand."""

_UNITS = (
    ("day", timedelta(days=1), timedelta(hours=1)),
    ("hour", timedelta(hours=1), timedelta(minutes=1)),
    ("minute", timedelta(minutes=1), timedelta()),
)
"""Units in which a span of time is told, each with its length and that of the next smaller one; definitions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """A wish about one journey, or a sentence about several, that steers the list, or did until it ended.

    `seqs` are the entries that made it so, oldest first: all of them end together, so that the list is then what it
    would have been without. `until` (aware) is when it ends or ended; None where it lasts until the person says.
    """

    seqs: tuple[int, ...]
    journey_ids: tuple[str, ...]
    sentence: str
    until: datetime | None
    has_ended: bool

    @property
    def ends(self) -> bool:
        """Tell whether it ends, or ended, at a moment that the person set ahead."""
        return self.until not in (None, e.AT_ONCE)


def in_force(entries: Sequence[LogEntry], profile: Profile, now: datetime) -> tuple[InForce, ...]:
    """Return the wishes that steer a profile and those that have ended, latest made first; `now` is aware."""
    set_for = ends(entries)
    counting = {entry.seq for entry in effective(entries, now)}
    ended = over(set_for, now)
    groups: dict[tuple[type[object], str], list[LogEntry]] = {}
    for entry in entries:
        if e.may_end(entry.edit) and entry.is_wished and entry.seq in counting | ended:
            groups.setdefault(_about(entry), []).append(entry)
    found = []
    for rows in groups.values():
        last = rows[-1]
        steers = [
            each
            for each in steps_of(last.edit)
            if (journey := profile.by_id.get(each.concerns[0])) and (last.seq in ended or _steers(each, journey))
        ]
        if steers:
            found.append(_one(rows, profile, set_for.get(last.seq), last.seq in ended))
    return tuple(sorted(found, key=lambda one: -one.seqs[-1]))


def _about(entry: LogEntry) -> tuple[type[object], str]:
    """Return what an entry belongs together with: others of its kind and journey; a sentence of several, itself."""
    steps = steps_of(entry.edit)
    return (type(steps[0]), steps[0].concerns[0]) if len(steps) == 1 else (e.SentenceTaken, str(entry.seq))


def _one(rows: Sequence[LogEntry], profile: Profile, until: datetime | None, has_ended: bool) -> InForce:
    """Return the wish that entries about the same thing come to; the latest of them says until when."""
    *_, last = rows
    return InForce(
        seqs=tuple(row.seq for row in rows),
        journey_ids=last.edit.concerns,
        sentence="; ".join(_said(each, quoted(profile.name(each.concerns[0]))) for each in steps_of(last.edit)),
        until=until,
        has_ended=has_ended,
    )


def _said(edit: Logged, name: str) -> str:
    """Say what a wish asks for, with its journey's name of now."""
    match edit:
        case e.JourneyWeighted():
            return f"{'More' if edit.weight > 1 else 'Less'} of {name}"
        case e.JourneyMuted():
            return f"{name} muted"
        case e.JourneyFocused():
            return f"Deeper into {quoted(edit.name or 'a part')} of {name}"
        case _:
            return f"{name} paused"


def _steers(edit: Logged, journey: Journey) -> bool:
    """Tell whether what an edit asked for is what its journey does, and is not what it would do anyway."""
    match edit:
        case e.JourneyWeighted():
            return not math.isclose(journey.weight, 1.0)
        case e.JourneyMuted():
            return journey.muted
        case e.JourneyFocused():
            return bool(journey.focus)
        case _:
            return journey.state is JourneyState.PAUSED


def lasts_in_words(one: InForce, now: datetime) -> str:
    """Say how long a wish still lasts, or that it has ended; `now` is aware."""
    if one.until is None:
        return "until you say"
    if one.until == e.AT_ONCE:
        return "switched off"
    if one.has_ended:
        return f"ended {_span(now - one.until)} ago"
    return f"{_span(one.until - now)} left"


def _span(time: timedelta) -> str:
    """Write a span of time in its largest unit, to the nearest whole one."""
    for unit, length, smaller in _UNITS:
        if time >= length - smaller / 2:
            return count(round(time / length), unit)
    return "less than a minute"
