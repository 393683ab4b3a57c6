"""Questions about the list and the journeys as they stand: why, how much, what fits, what there is."""

from collections.abc import Sequence
from itertools import islice

from core.desk.asked_for import asked_for
from core.desk.in_force import in_force
from core.desk.slate_views import PlaceView, view_places
from core.desk.talk.answering import MOST_CITED, MOST_TOLD, Knowledge, TalkReply, journey_named, likeliest
from core.desk.views import JourneyView
from core.dialogue.mentions import things_in
from core.dialogue.questions import SpokenQuestion
from core.dialogue.sentence import heard
from core.effects.sentences import quoted
from core.ranking.reasons import in_words
from core.wording import amount, share_in_words

_THIS = frozenset({"this", "that", "it", "das", "dies", "esto", "eso", "es"})
_ONLY_ASKS = frozenset(
    [
        "why",
        "here",
        "there",
        "this",
        "that",
        "these",
        "list",
        "number",
        "shown",
        "seeing",
        "warum",
        "wieso",
        "hier",
        "sehe",
        "diese",
        "dieses",
        "liste",
        "aqui",
        "esto",
        "lista",
        "porque",
        "veo",
    ]
)
"""Words of a question for a reason that are no part of a title; by hand, in the three languages."""
_NUMBERS = {"first": 1, "top": 1, "second": 2, "two": 2, "third": 3, "three": 3, "four": 4, "five": 5}
"""Places by their words; as the language has them."""


def why_there(question: SpokenQuestion, known: Knowledge) -> TalkReply:
    """Say why a thing stands where it does, or what a journey rests on; *this* is what was spoken of, or the first."""
    words = [word for word in heard(question.about).words if word not in _ONLY_ASKS]
    places = _places(known)
    place = _place(likeliest(things_in(words, known.around.listed)), places)
    journey = journey_named(question, known)
    if journey is not None and (place is None or not _is_named(words, place)):
        return why_journey(journey, known)
    place = place or _place((known.last.item_id,) if known.last else (), places) or _ranked(question, places)
    if place is None:
        return TalkReply(words="Nothing on your list is called so. Say its title, or where it stands.")
    reason = in_words(place.place, place.journey_name, [item.title for item in place.receipts])
    told = f"{quoted(place.item.title)} is number {place.rank} on your list. {reason}"
    return TalkReply(
        words=f"{told} You asked for this: {place.asked_for}." if place.asked_for else told,
        cited=tuple(filter(known.sieve.passes, (place.item, *place.receipts)))[:MOST_CITED],
        journey_id=place.place.journey_id,
        item_id=place.item.item_id,
    )


def _is_named(words: Sequence[str], place: PlaceView) -> bool:
    """Tell whether more of a title is said than one word, which a journey's name may have as well."""
    return len(set(words) & set(heard(place.item.title).words)) > 1


def why_journey(journey: JourneyView, known: Knowledge) -> TalkReply:
    """Say what a journey rests on, and how much of it may be spoken of."""
    when = f", from {journey.first:%B %Y} to {journey.last:%B %Y}" if journey.first and journey.last else ""
    has = f"It asks for {share_in_words(journey.asked)} of your list and has {share_in_words(journey.got)}."
    here = "" if known.sieve.is_open else f" {len(known.passing(journey)):,} of them may be told here."
    return TalkReply(
        words=f"{quoted(journey.name)} rests on {amount(journey.n_items, 'thing')} that you took up{when}.{here} {has}",
        cited=known.evidence(journey, MOST_CITED),
        journey_id=journey.journey_id,
    )


def what_fits(question: SpokenQuestion, known: Knowledge) -> TalkReply:
    """Say what of all that may be offered fits a wish; where nothing is close, say so and what comes first."""
    found = known.search(question.about) if question.about else None
    places = found.places[:MOST_CITED] if found else ()
    if places:
        names = ", ".join(dict.fromkeys(quoted(place.journey_name) for place in places if place.journey_name))
        said = f"For “{question.about}” these are closest{f', of {names}' if names else ''}."
    else:
        said = f"Nothing here says “{question.about}” in so many words. " if question.about else ""
        said += "The best that your own list has now:"
        best = (place for place in view_places(known.desk, known.view) if known.sieve.passes(place.item))
        places = tuple(islice(best, MOST_CITED - 1))
    if not places and known.sieve.is_open:
        return TalkReply(words="Your list is empty: there is nothing that could fit. Bring more on Data.")
    if not places:
        return TalkReply(words=f"Nothing on your list is {known.sieve.in_words()}. Choose everything to see what fits.")
    first = places[0]
    cited = tuple(place.item for place in places)
    return TalkReply(words=said, cited=cited, journey_id=first.place.journey_id, item_id=first.item.item_id)


def how_much(question: SpokenQuestion, known: Knowledge) -> TalkReply:
    """Say how much of the list a journey has."""
    journey = journey_named(question, known)
    return why_journey(journey, known) if journey is not None else into_what(question, known)


def into_what(_: SpokenQuestion, known: Knowledge) -> TalkReply:
    """Say what the person is into, as their journeys stand."""
    every = [v for v in known.view.journeys if not v.is_folded and not v.is_leftover]
    open_ones = [v for v in every if known.sieve.is_open or known.passing(v)][:MOST_TOLD]
    if not open_ones:
        said = f"No journey of yours holds anything that is {known.sieve.in_words()}." if every else ""
        return TalkReply(words=said or "No journey of yours is open now.")
    told = ", ".join(f"{quoted(v.name)} ({share_in_words(v.asked)})" for v in open_ones)
    return TalkReply(
        words=f"Your strongest journeys: {told}.", cited=tuple(item for v in open_ones for item in known.evidence(v, 1))
    )


def _places(known: Knowledge) -> list[PlaceView]:
    """Return what of the list may be spoken of, with what the person asked for."""
    wishes = in_force(known.desk.entries, known.view.profile, known.desk.moment)
    places = view_places(known.desk, known.view, asked_for=asked_for(known.desk, known.view, wishes))
    return [place for place in places if known.sieve.passes(place.item)]


def _place(ids: Sequence[str], places: Sequence[PlaceView]) -> PlaceView | None:
    """Return the first place of the list that holds any of some things."""
    return next((place for place in places if place.item.item_id in ids), None)


def _ranked(question: SpokenQuestion, places: Sequence[PlaceView]) -> PlaceView | None:
    """Return the place whose number is told, or the first for *this*; None where something else was meant."""
    words = heard(question.about).words
    numbers = [
        _NUMBERS[word] if word in _NUMBERS else int(word) for word in words if word in _NUMBERS or word.isdecimal()
    ]
    if numbers:
        return next((place for place in places if place.rank == numbers[0]), None)
    return places[0] if places and _THIS & set(words) else None
