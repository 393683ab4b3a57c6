"""What one would most likely want to say now: a few sentences that are whole already, so that nothing is typed."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass

from core.desk.desk import Desk
from core.desk.in_force import in_force
from core.desk.views import JourneyView, PersonView
from core.dialogue.acts import SpokenAct
from core.salience import Life

MOST_WISHES, MOST_QUESTIONS = 4, 2
"""Chips at a time: what is read at a glance, on a phone too; by eye."""
LARGE = 0.3
"""Share of the list (0..1) from which a journey may be too much of it; by hand: three places of ten."""
FEW_KNOWN = 0.15
"""Exploration (0..1) below which one is asked whether one wants a surprise; by hand: under what one starts with."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A sentence to press, and what it means; without acts it is a question."""

    says: str
    acts: tuple[SpokenAct, ...] = ()


def likely_chips(desk: Desk, view: PersonView, sensitive: Container[str] = ()) -> tuple[Chip, ...]:
    """Return what a person would most likely wish or ask now, likeliest first: wishes, then questions.

    Nothing is offered about the journeys with ids that are `sensitive`: grief and illness are no hobbies.
    """
    wishes: dict[str, Chip] = {}
    for chip in _wishes(desk, view, sensitive):
        target = chip.acts[0].target or chip.acts[0].verb
        wishes.setdefault(target, chip)
    return (*list(wishes.values())[:MOST_WISHES], *list(_questions(desk, view, sensitive))[:MOST_QUESTIONS])


def _wishes(desk: Desk, view: PersonView, sensitive: Container[str]) -> Iterator[Chip]:
    """Yield likely wishes that name no sensitive journey, likeliest first, several of them about one journey."""
    for one in in_force(desk.entries, view.profile, desk.moment):
        if one.ends and not one.has_ended and not any(j in sensitive for j in one.journey_ids):
            yield Chip(f"End it now: {one.sentence}", (SpokenAct(verb="end", target=one.journey_ids[0]),))
    shown = [journey for journey in view.journeys if not journey.is_leftover and journey.journey_id not in sensitive]
    yield from _of(shown, "more", "More of", lambda v: v.life is Life.EMERGING and not v.journey.muted)
    yield from _of(shown, "less", "Less of", lambda v: v.asked >= LARGE)
    yield from _of(shown, "finish", "I have finished", lambda v: v.life is Life.DORMANT and v.journey.has_share)
    if view.profile.exploration <= FEW_KNOWN or not shown:
        yield Chip("Surprise me more", (SpokenAct(verb="explore_more"),))
    yield from _of(shown, "resume", "Take up again", lambda v: v.life is Life.PAUSED)
    yield from _of(shown, "more", "More of", lambda v: v.life is Life.ACTIVE and not v.journey.muted)
    yield Chip("Surprise me more", (SpokenAct(verb="explore_more"),))


def _of(journeys: Sequence[JourneyView], verb: str, words: str, when: Callable[[JourneyView], bool]) -> Iterator[Chip]:
    """Yield a wish about each of the journeys that it is likely for."""
    for journey in journeys:
        if when(journey):
            yield Chip(f"{words} “{journey.name}”", (SpokenAct(verb=verb, target=journey.journey_id),))


def _questions(desk: Desk, view: PersonView, sensitive: Container[str]) -> Iterator[Chip]:
    """Yield likely questions: of the first of the list that is of no sensitive journey, and of what was dropped."""
    items = (desk.catalogue.item(place.item_id) for place in view.slate.places if place.journey_id not in sensitive)
    if (first := next(items, None)) is not None:
        yield Chip(f"Why is “{first.title}” here?")
    yield Chip("What did I drop last year?")
