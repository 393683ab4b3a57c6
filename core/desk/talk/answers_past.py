"""Questions about the past, answered from the log and the history: what was dropped, changed, taken up, and when."""

from datetime import datetime

from core.desk.talk.answering import (
    MOST_CITED,
    MOST_TOLD,
    Knowledge,
    TalkReply,
    all_told,
    is_within,
    items_of,
    journey_named,
)
from core.dialogue.questions import SpokenQuestion
from core.effects.moments import Told
from core.effects.sentences import quoted
from core.steering import edits as e
from core.steering.log import steps_of
from core.wording import amount

DROPS = (
    e.JourneyMuted,
    e.JourneyPaused,
    e.JourneyFinished,
    e.JourneyRemoved,
    e.ItemsGathered,
    e.ItemDismissed,
    e.InterestDeclined,
)
"""Edits by which something is dropped."""


def what_was_dropped(question: SpokenQuestion, known: Knowledge) -> TalkReply:
    """Say what was dropped in a stretch of time: by edits of the log, and journeys whose last thing lies in it."""
    span = question.span
    rows = [row for row in known.rows() if row.counts and _drops(row) and is_within(row.entry.time, span)]
    ended = [
        v
        for v in known.view.journeys
        if v.last and not v.is_leftover and (span.holds(v.last) if span else v.is_folded)
        if known.sieve.is_open or known.passing(v)
    ]
    when = span.words if span else "so far"
    said = [f"You dropped {when}: {all_told(row.sentence for row in rows)}."] if rows else []
    if ended:
        names = ", ".join(f"{quoted(v.name)} (last in {v.last:%B %Y})" for v in ended[:MOST_TOLD])
        said.append(f"Nothing more came of {names}.")
    if not said:
        said.append(f"Nothing: you dropped no journey and no thing {when}, and none of your journeys ended then.")
    cited = tuple(item for v in ended[:MOST_CITED] for item in known.evidence(v, 1))
    return TalkReply(words=" ".join(said), cited=cited, journey_id=ended[0].journey_id if len(ended) == 1 else "")


def _drops(row: Told) -> bool:
    """Tell whether an entry of the log dropped something; what waits for the person's word dropped nothing."""
    return row.entry.is_wished and any(
        isinstance(each, DROPS)
        and getattr(each, "muted", True)
        and getattr(each, "dismissed", True)
        and getattr(each, "disowned", True)
        for each in steps_of(row.entry.edit)
    )


def what_changed(question: SpokenQuestion, known: Knowledge) -> TalkReply:
    """Say what the person changed in a stretch of time, or last."""
    rows = [
        row for row in known.rows() if row.entry.is_wished and row.counts and is_within(row.entry.time, question.span)
    ]
    when = question.span.words if question.span else "last"
    if not rows:
        return TalkReply(words=f"You changed nothing {when}." if question.span else "You have changed nothing yet.")
    return TalkReply(words=f"What you changed {when}: {all_told(row.sentence for row in rows)}.")


def what_was_taken_up(question: SpokenQuestion, known: Knowledge) -> TalkReply:
    """Say what was taken up in a stretch of time, of one journey or of any."""
    journey, span, desk = journey_named(question, known), question.span, known.desk
    members = set(journey.journey.members) if journey else None
    moments = [x for x in desk.interactions if is_within(x.time, span) and (members is None or x.item_id in members)]
    ids = [item_id for item_id in dict.fromkeys(x.item_id for x in reversed(moments)) if known.passes(item_id)]
    of, when = f" of {quoted(journey.name)}" if journey else "", f" {span.words}" if span else ""
    if not ids:
        return TalkReply(words=f"Nothing{of}{when}, as far as your history goes.")
    return TalkReply(
        words=f"You took up {amount(len(ids), 'thing')}{of}{when}, among them these.",
        cited=items_of(desk, desk.strongest(ids, MOST_CITED)),
        journey_id=journey.journey_id if journey else "",
    )


def since_when(question: SpokenQuestion, known: Knowledge) -> TalkReply:
    """Say when something was taken up first and last: a journey, or what a search finds of the history."""
    journey = journey_named(question, known)
    members = known.passing(journey) if journey is not None else []
    times = [time for item_id in members for time in known.desk.times.get(item_id, ())]
    if journey is not None and times:
        said = f"{quoted(journey.name)} begins in {min(times):%B %Y}, and its last is of {_day(max(times))}."
        ends = dict.fromkeys((members[0], members[-1]))
        return TalkReply(words=said, cited=items_of(known.desk, ends), journey_id=journey.journey_id)
    found = known.search(question.about).known
    if not found:
        return TalkReply(words="I find nothing like that in your history.")
    said = "; ".join(f"{quoted(item.title)} last on {_day(time)}" for item, time in found)
    return TalkReply(words=f"{said}.", cited=tuple(item for item, _ in found), item_id=found[0][0].item_id)


def _day(moment: datetime) -> str:
    """Write a day."""
    return f"{moment.day} {moment:%B %Y}"
