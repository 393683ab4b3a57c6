"""A thing that one file names by its title alone is the thing of that title that another file knows by an id.

A service's short export often has names where its long one has ids: Spotify's last year, and all its years. Brought
together, each play would count twice, as two things.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from core.adapters.importers.lines.holdings import TITLE_KEY, Thing, Touch


def with_ids(things: Mapping[str, Thing], touches: Sequence[Touch], near: timedelta) -> list[Touch]:
    """Return touches of which those that have a title alone go by the id of the same thing, where one has it.

    The same is a thing of the same title and maker, of the same kind and source; of several the first with a moment in
    the same span of `near` or the next to it, else the first. A thing without a maker is told by its title too badly.
    """
    by_name: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, thing in things.items():
        if not key.startswith(TITLE_KEY) and thing.creator:
            by_name[_name(thing)].append(key)
    nameless = {t.key for t in touches if t.key.startswith(TITLE_KEY) and _name(things[t.key]) in by_name}
    if not nameless:
        return list(touches)
    minutes = _minutes(touches, near)
    return [
        replace(t, key=_nearest(t, by_name[_name(things[t.key])], minutes, near)) if t.key in nameless else t
        for t in touches
    ]


def _name(thing: Thing) -> tuple[str, ...]:
    return tuple(part.casefold() for part in (thing.title, thing.creator, thing.kind, thing.source))


def _minutes(touches: Sequence[Touch], near: timedelta) -> Mapping[str, frozenset[int]]:
    """Return in which spans of `near` each thing was taken up."""
    found: dict[str, set[int]] = defaultdict(set)
    for touch in touches:
        if touch.time:
            found[touch.key].add(int(touch.time.timestamp() // near.total_seconds()))
    return {key: frozenset(spans) for key, spans in found.items()}


def _nearest(touch: Touch, keys: Sequence[str], minutes: Mapping[str, frozenset[int]], near: timedelta) -> str:
    if touch.time:
        span = int(touch.time.timestamp() // near.total_seconds())
        for key in keys:
            if not minutes.get(key, frozenset()).isdisjoint((span - 1, span, span + 1)):
                return key
    return keys[0]
