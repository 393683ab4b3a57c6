"""What an agent may not do without the person's word: take something away for good, or take back what they said."""

from collections.abc import Iterator

from core.entities import Profile


def asks_for(before: Profile, after: Profile) -> tuple[str, ...]:
    """Return, in words, what a turn between two profiles needs the person's word for; none where it may just be done.

    Taken away is what a person gets back by undo alone, or never sees again: a journey that is no more in the list
    (not me, merged into another, cut or emptied away), a thing dismissed, an interest declined, words kept out, a
    source switched off. Taken back is a no of theirs, a pin, or a name in their own words. All else has a dial or a
    verb that turns it back, and is done.
    """
    return tuple(dict.fromkeys((*_taken_away(before, after), *_taken_back(before, after))))


def _taken_away(before: Profile, after: Profile) -> Iterator[str]:
    """Yield what is gone."""
    for journey in before.journeys:
        now = after.by_id.get(journey.journey_id)
        if journey.is_own and (now is None or not now.is_own):
            yield f"the journey “{before.name(journey.journey_id)}” would be gone"
    if any(not journey.is_own and journey.journey_id not in before.by_id for journey in after.journeys):
        yield "things would no longer count as the person's"
    if after.dismissed.keys() - before.dismissed.keys():
        yield "a thing would never be shown again"
    if set(after.declined) - set(before.declined):
        yield "an interest would never be proposed again"
    if set(after.blocked) - set(before.blocked):
        yield "things that say a word would be kept out"
    if set(before.sources) - set(after.sources):
        yield "a source of the list would be switched off"


def _taken_back(before: Profile, after: Profile) -> Iterator[str]:
    """Yield what the person said and would no longer hold."""
    for journey in before.journeys:
        now = after.by_id.get(journey.journey_id)
        if now is None:
            continue
        if journey.own_name is not None and now.own_name != journey.own_name:
            yield f"“{journey.own_name}” is a name in the person's own words"
        if now.is_own and not journey.is_own:
            yield f"the person said that “{before.name(journey.journey_id)}” is not them"
    if before.dismissed.keys() - after.dismissed.keys():
        yield "the person dismissed a thing"
    if set(before.blocked) - set(after.blocked):
        yield "the person keeps out what says a word"
    if set(before.pinned) - set(after.pinned):
        yield "the person pinned a thing"
    if set(before.brought_back) - set(after.brought_back):
        yield "the person brought a thing back"
