"""The acts that remove a planted interest, and how many of the first places it still holds after each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from benchmarks.steering_measures import slate
from benchmarks.steering_persons import NOW, Steerer, at_work
from core.entities import Interaction, Profile
from core.ranking.lookalikes import look_alikes
from core.ranking.retrieval import Signals
from core.steering import edits as e
from core.steering.fold import apply

PRESSES = 3
NEW_ITEMS = 50
DEPTHS = (20, 100)
LENGTH = {20: 50, 100: 100}
"""Places of the slate whose first places are counted: the usual length, or as many as are counted."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Places of what was planted among the first 20 and 100, before and after an act."""

    places: dict[int, tuple[int, int]]


def places(one: Steerer, profile: Profile, label: str) -> dict[int, int]:
    """Return how many of the first 20 and 100 places a collection's items hold."""
    wanted = set(one.library.members[label])
    return {k: sum(i in wanted for i in slate(one, profile, LENGTH[k]).item_ids[:k]) for k in DEPTHS}


def _applied(one: Steerer, profile: Profile, edits: Sequence[e.Edit]) -> Profile:
    for edit in edits:
        profile = apply(profile, edit, one.proposals)
    return profile


def less(one: Steerer, label: str) -> list[e.Edit]:
    """Ask for less of the journey that holds most of it, three times."""
    return [e.JourneyWeighted(one.journey_of(label), 1.5**-PRESSES)]


def mute(one: Steerer, label: str) -> list[e.Edit]:
    """Mute the journey that holds most of it."""
    return [e.JourneyMuted(one.journey_of(label))]


def not_me(one: Steerer, label: str) -> list[e.Edit]:
    """Say of the journey that holds most of it that it is not theirs."""
    return [e.JourneyRemoved(one.journey_of(label))]


def not_me_all(one: Steerer, label: str) -> list[e.Edit]:
    """Say so of every journey that is mostly made of it, as nobody is asked to find them: a ceiling of the act."""
    return [e.JourneyRemoved(i) for i in one.journeys_of(label)]


def not_me_and_them(one: Steerer, label: str) -> list[e.Edit]:
    """Say so of the journey that holds most of it, then of those that the page asks about and that are mostly it."""
    (first,) = not_me(one, label)
    profile = apply(one.profile, first, one.proposals)
    mostly = set(one.journeys_of(label))
    asked = asked_about(one, profile, first.concerns)
    return [first, *(e.JourneyRemoved(i) for i in asked if i in mostly)]


def asked_about(one: Steerer, profile: Profile, removed: Sequence[str]) -> list[str]:
    """Return the journeys that the page asks about after others were removed."""
    links = one.ranker.signals.links
    gone = [profile.by_id[i] for i in removed]
    found = look_alikes(one.library.catalogue, links, gone, profile.journeys)
    return [each.journey_id for each in found]


def dismiss(n: int, one: Steerer, label: str) -> list[e.Edit]:
    """Dismiss its first n items, as the list shows them now."""
    wanted = set(one.library.members[label])
    return [e.ItemDismissed(i) for i in [i for i in slate(one, one.profile).item_ids if i in wanted][:n]]


ACTS: dict[str, Callable[[Steerer, str], list[e.Edit]]] = {
    "less, three times": less,
    "mute": mute,
    "not me, one act": not_me,
    "not me, and yes to 'them as well?'": not_me_and_them,
    "not me, every journey of it": not_me_all,
    "dismiss one": lambda one, label: dismiss(1, one, label),
    "dismiss five": lambda one, label: dismiss(5, one, label),
    "the same, 50 new items and a new extraction later": not_me_and_them,
}
NOT_ME = "not me, and yes to 'them as well?'"
LATER = "the same, 50 new items and a new extraction later"
HEADLINE = {
    (NOT_ME, 20): "not_me_20",
    (NOT_ME, 100): "not_me_100",
    ("dismiss one", 20): "dismiss_1_20",
    ("dismiss five", 20): "dismiss_5_20",
    ("less, three times", 20): "less_3_20",
    (LATER, 20): "after_50_new",
}


def counted(one: Steerer, label: str, rng: np.random.Generator, signals: Signals | None) -> dict[str, Counts]:
    """Return the places of a planted collection before and after every act."""
    before, found = places(one, one.profile, label), {}
    for act, make in ACTS.items():
        profile = _applied(one, one.profile, make(one, label))
        if act == LATER:
            grown = later(one, label, rng, signals)
            start, now, profile = places(grown, grown.profile, label), grown, _again(grown, profile)
        else:
            start, now = before, one
        after = places(now, profile, label)
        found[act] = Counts({k: (start[k], after[k]) for k in DEPTHS})
    return found


def later(one: Steerer, label: str, rng: np.random.Generator, signals: Signals | None) -> Steerer:
    """Return the person after 50 more items of their other interests, who never did anything about it."""
    others = [i for name, ids in one.hidden.items() if name != label for i in ids]
    fresh = rng.choice(others, min(NEW_ITEMS, len(others)), replace=False).tolist()
    more = [Interaction("one", i, NOW + timedelta(days=k)) for k, i in enumerate(fresh)]
    return at_work(one.library, one.seen, one.hidden, [*one.history, *more], signals)


def _again(grown: Steerer, profile: Profile) -> Profile:
    """Return a profile of before after the extraction of the grown history."""
    return apply(profile, e.JourneysExtracted(grown.profile.extraction_id or ""), grown.proposals)
