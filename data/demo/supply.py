"""Keep account of what is left for one person to meet, interest by interest and journey by journey."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from math import isqrt
from random import Random

from catalogue import Item
from chance import choose, happens
from scripts import Journey, Persona, Weights

MOST_OF_AN_INTEREST = (7, 10)
STRAYS_AN_INTEREST = 2
NEAR_MISS = 0.15
BORROWED = 0.15
BORROWED_SLUG = ""
FRESH = timedelta(days=60)


class Supply:
    """Hand out each item to a person once, and never more than seven tenths of an interest."""

    def __init__(self, persona: Persona, items: Iterable[Item]) -> None:
        """Shelve the items in the person's languages by interest and set the borrowed ones aside."""
        self.persona = persona
        self.shelves: dict[str, list[Item]] = defaultdict(list)
        self.sizes: Counter[str] = Counter()
        for item in items:
            self.sizes[item.interest] += 1
            if item.language in persona.languages:
                self.shelves[item.interest].append(item)
        self.taken: Counter[str] = Counter()
        self.gone: set[str] = set()
        self.borrowed = {journey.name: self.borrow(journey) for journey in persona.journeys}
        self.reserved = {item.item_id for items in self.borrowed.values() for item in items}

    def borrow(self, journey: Journey) -> list[Item]:
        """Return the items of other interests that a script picks for a journey by a word of their title."""
        found: list[Item] = []
        for slug, word in journey.borrow:
            matches = [item for item in self.shelves[slug] if word.casefold() in item.title.casefold()]
            if not matches:
                print(f"  {self.persona.slug}: nothing to borrow for {slug}: {word}")
            found += [item for item in matches if item not in found]
        return found

    def room(self, slug: str, most: int | None = None) -> bool:
        """Say whether the person may meet one more item of this interest."""
        share, whole = MOST_OF_AN_INTEREST
        limit = self.sizes[slug] * share // whole
        return self.taken[slug] < (limit if most is None else min(most, limit))

    def open_items(self, items: Iterable[Item], day: date) -> list[Item]:
        """Return those of the items that are out, not met before, and not the last ones of their interest."""
        return [
            item
            for item in items
            if item.published < day and item.item_id not in self.gone and self.room(item.interest)
        ]

    def take(self, item: Item) -> Item:
        """Note that the person has met this item."""
        self.gone.add(item.item_id)
        self.taken[item.interest] += 1
        return item

    def journey_shelf(self, journey: Journey, slug: str, day: date) -> list[Item]:
        """Return what one interest, or the pile of borrowed titles, still offers to a journey."""
        if slug == BORROWED_SLUG:
            return self.open_items(self.borrowed[journey.name], day)
        shelf = self.open_items(self.shelves[slug], day)
        return [item for item in shelf if item.item_id not in self.reserved]

    def for_journey(self, rng: Random, journey: Journey, day: date) -> Item | None:
        """Draw a new item for a journey: an interest, then a title; None when two tries find none."""
        weights = mixture(journey, day)
        if self.borrowed[journey.name]:
            weights += ((BORROWED_SLUG, BORROWED),)
        kinds = dict(journey.habits.kinds)
        for _ in range(2):
            shelf = self.journey_shelf(journey, choose(rng, weights), day)
            if shelf:
                return self.take(choose(rng, [(item, appeal(item, kinds, day)) for item in shelf]))
        return None

    def stray(self, rng: Random, day: date) -> Item | None:
        """Draw an item of an interest that the person does not pursue: mostly what is popular or new."""
        pursued = self.persona.pursued()
        near = happens(rng, NEAR_MISS)
        slugs = self.persona.near_misses if near else [slug for slug in self.shelves if slug not in pursued]
        rooms = [slug for slug in slugs if self.room(slug, STRAYS_AN_INTEREST + near)]
        items = self.open_items((item for slug in rooms for item in self.shelves[slug]), day)
        return self.take(choose(rng, [(item, draw(item, day)) for item in items])) if items else None


def mixture(journey: Journey, day: date) -> Weights:
    """Return the weights of a journey's interests on a day, adding up to one, between first and later."""
    life = max((journey.end - journey.start).days, 1)
    done = min(max((day - journey.start).days / life, 0), 1)
    parts = [(journey.first, 1 - done), (journey.later, done)]
    mixed: dict[str, float] = {}
    for weights, share in parts:
        total = sum(int(weight * 100) for _, weight in weights) / 100
        for slug, weight in weights:
            mixed[slug] = mixed.get(slug, 0.0) + share * weight / total
    return tuple(mixed.items())


def appeal(item: Item, kinds: dict[str, float], day: date) -> float:
    """Weigh an item for somebody who is on a journey: their kinds first, then some fame and news."""
    fresh = 2.0 if day - item.published < FRESH else 1.0
    return kinds.get(item.kind, 0.01) * item.popularity.bit_length() * fresh


def draw(item: Item, day: date) -> float:
    """Weigh an item for somebody who only stumbles over it: fame and news are all."""
    fresh = 5.0 if day - item.published < FRESH else 1.0
    return (1 + isqrt(item.popularity)) * fresh
