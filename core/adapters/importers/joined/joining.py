"""What several files hold becomes one person's history and backlog; nothing counts twice, and every row counts once."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from core.adapters.importers.ground.reading import MOST_REFUSALS, Reading
from core.adapters.importers.ground.sweeping import rare_sweeps
from core.adapters.importers.joined.named_alike import with_ids
from core.adapters.importers.lines.entries import Status
from core.adapters.importers.lines.holdings import Holding, Thing, Touch
from core.adapters.importers.texts.identities import checked_person, hashed
from core.entities import Interaction, Item, Person, Saved

SAME_MOMENT = timedelta(minutes=1)
"""The same thing nearer than this is one moment: exports write one watch with and without its milliseconds, and players
write one play twice within seconds."""
_YEAR = re.compile(r" \(\d{4}\)$")
NAMELESS = "it is only an id, and no file that was brought names it"
SINCE = "it was saved for later, and taken up since"
ANOTHER = "it is of another profile"


@dataclass(slots=True)
class _Joined:
    """The join while it goes on."""

    things: dict[str, Thing] = field(default_factory=dict)
    done: list[Touch] = field(default_factory=list)
    saved: list[Touch] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    duplicates: int = 0


def own_collection(person: Person) -> str:
    """Return the id of the collection that holds what a person brought of their own."""
    return f"own-{person.person_id}"


@rare_sweeps()
def joined_history(holdings: Sequence[Holding], person: Person, owners: Collection[str] | None = None) -> Reading:
    """Join what was brought of one person; of rows that name an owner only those of `owners` count, None takes all.

    The files say of whom they are, and it is `person` whose they become: names in a file are never obeyed. What was
    saved and taken up since is no backlog. Rows in = interactions + saved + duplicates + refused + left out.
    """
    work = _Joined()
    for holding in holdings:
        _merge(work, holding, owners)
    _drop_nameless(work)
    work.done = with_ids(work.things, work.done, SAME_MOMENT)
    work.saved = with_ids(work.things, work.saved, SAME_MOMENT)
    moments, again = _moments(work.done)
    saved, since = _backlog(work.saved, {touch.key for touch in moments} | _begun_series(work, moments))
    work.left_out[SINCE] += since
    work.duplicates += again + len(work.saved) - len(saved) - since
    return _reading(work, moments, saved, holdings, checked_person(person))


def _merge(work: _Joined, holding: Holding, owners: Collection[str] | None) -> None:
    for key, thing in holding.things.items():
        known = work.things.get(key)
        if known is None:
            work.things[key] = thing
        else:
            # What a file holds stays as it is: it may be joined again with other files.
            work.things[key] = replace(known)
            work.things[key].learn(thing)
    for touch in holding.touches:
        if touch.owner and owners is not None and touch.owner not in owners:
            work.left_out[ANOTHER] += 1
        else:
            (work.done if touch.status is Status.DONE else work.saved).append(touch)
    work.left_out.update(holding.left_out)
    work.duplicates += holding.duplicates


def _drop_nameless(work: _Joined) -> None:
    """Leave out what no file names."""
    nameless = {key for key, thing in work.things.items() if not thing.title.strip()}
    before = len(work.done) + len(work.saved)
    work.done = [touch for touch in work.done if touch.key not in nameless]
    work.saved = [touch for touch in work.saved if touch.key not in nameless]
    work.left_out[NAMELESS] += before - len(work.done) - len(work.saved)


def _moments(touches: Sequence[Touch]) -> tuple[list[Touch], int]:
    """Return the moments that count, in order, and how many were there twice."""
    by_key: dict[str, list[Touch]] = {}
    for touch in touches:
        by_key.setdefault(touch.key, []).append(touch)
    kept = [touch for of_one in by_key.values() for touch in _once(of_one)]
    kept.sort(key=lambda touch: (_when(touch), touch.key))
    return kept, len(touches) - len(kept)


def _once(touches: Sequence[Touch]) -> list[Touch]:
    """Return the moments of one thing without repetitions; a rating that a dropped row has goes to one that stays."""
    strong = [touch for touch in touches if not touch.weak] or sorted(touches, key=_when)[:1]
    kept: list[Touch] = []
    for touch in sorted(strong, key=_when):
        if not kept or _when(touch) - _when(kept[-1]) >= SAME_MOMENT or touch.action != kept[-1].action:
            kept.append(touch)
        elif kept[-1].value is None:
            kept[-1] = _rated(kept[-1], touch.value)
    spare = next((touch.value for touch in touches if touch.value is not None), None)
    if spare is not None and all(touch.value is None for touch in kept):
        kept[-1] = _rated(kept[-1], spare)
    return kept


def _rated(touch: Touch, value: float | None) -> Touch:
    return Touch(touch.key, touch.time, touch.status, touch.action, value, touch.owner, touch.weak)


def _when(touch: Touch) -> datetime:
    assert touch.time is not None
    return touch.time


def _whole(moment: datetime) -> datetime:
    """Return a moment in whole seconds of UTC, so that an export without milliseconds adds nothing to one with."""
    if moment.tzinfo is UTC:
        return moment.replace(microsecond=0) if moment.microsecond else moment
    return moment.astimezone(UTC).replace(microsecond=0)


def _backlog(touches: Sequence[Touch], taken_up: Collection[str]) -> tuple[list[Touch], int]:
    """Return what is still to come, each once, and how many were taken up since."""
    left = [touch for touch in touches if touch.key not in taken_up]
    first: dict[str, Touch] = {}
    for touch in left:
        known = first.get(touch.key)
        if known is None or (touch.time is not None and (known.time is None or touch.time < known.time)):
            first[touch.key] = touch
    return list(first.values()), len(touches) - len(left)


def _begun_series(work: _Joined, moments: Sequence[Touch]) -> set[str]:
    """Return the series that wait although an episode of theirs was watched, whichever file says so."""
    begun = {_bare(thing.creator) for touch in moments if (thing := work.things[touch.key]).kind == "episode"}
    waiting = {touch.key: work.things[touch.key] for touch in work.saved}
    return {key for key, thing in waiting.items() if thing.kind == "series" and _bare(thing.title) in begun}


def _bare(title: str) -> str:
    """Return a series in small letters without the year by which some services tell two of one name apart."""
    return _YEAR.sub("", title).casefold()


def _reading(
    work: _Joined, moments: Sequence[Touch], saved: Sequence[Touch], holdings: Sequence[Holding], person: Person
) -> Reading:
    collection = own_collection(person)
    ids = {key: f"item-{hashed(collection, key)}" for key in dict.fromkeys(t.key for t in (*moments, *saved))}
    items: list[Item] = [work.things[key].item(item_id) for key, item_id in ids.items()]
    refused = [refusal for holding in holdings for refusal in holding.refusals.kept]
    reasons = tuple((reason, n) for reason, n in work.left_out.most_common() if n)
    return Reading(
        collection_id=collection,
        name=person.name,
        people=(person,),
        items=tuple(items),
        interactions=tuple(
            Interaction(person.person_id, ids[t.key], _whole(_when(t)), kind=t.action, value=t.value) for t in moments
        ),
        saved=tuple(Saved(person.person_id, ids[t.key], t.time) for t in saved),
        refused=tuple(refused[:MOST_REFUSALS]),
        n_rows=sum(holding.n_rows for holding in holdings),
        n_refused=sum(holding.refusals.n for holding in holdings),
        duplicates=work.duplicates,
        left_out=sum(n for _, n in reasons),
        reasons=reasons,
        notes=tuple(dict.fromkeys(note for holding in holdings for note in holding.notes)),
    )
