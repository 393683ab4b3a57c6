"""What a search in words comes to: what is close, or the nearest where nothing is, and what was taken up already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from math import inf

import numpy as np

from core.desk.desk import Desk
from core.desk.search.rewriting import FEW_FOUND, Rewrite, rewrites
from core.desk.search.title_words import TitleWords
from core.desk.sieve import EVERYTHING, Sieve
from core.desk.slate_views import PlaceView, view_places
from core.desk.views import PersonView
from core.entities import Item
from core.journeys import journey_id_for
from core.ranking.asking import Asked, read_words
from core.ranking.blocked import as_words
from core.ranking.search import CLOSE, LISTED, Kept, likenesses, search, usual
from core.ranking.slate import Place, Slate
from core.ranking.spelling import LETTERS, NEARER, Vocabulary, respelled
from core.ranking.wishes import STAND_INS
from core.similarity import Floats
from core.steering.edits import InterestAdopted

MeaningOf = Callable[[Sequence[str]], Floats]
MOST_KNOWN = 3
"""Own items that are told beside what was found; by eye."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found for what was `asked`: `places` that are close; without any, the `nearest` there is, if one passes.

    `spelled` is how the subject was read where it was misspelled, else ''. `known` are close items that the person has
    taken up already, nearest first, each with when they last did. `kept_out` are words of theirs that are asked for.
    `instead` are other searches to offer, where few things were found.
    """

    asked: Asked
    places: tuple[PlaceView, ...]
    nearest: PlaceView | None = None
    spelled: str = ""
    known: tuple[tuple[Item, datetime], ...] = ()
    kept_out: tuple[str, ...] = ()
    instead: tuple[Rewrite, ...] = ()

    def as_interest(self) -> InterestAdopted | None:
        """Return the wish to follow what was asked for as a journey of its own; None where nothing is close."""
        name = self.spelled or self.asked.subject
        anchors = tuple(place.item.item_id for place in self.places[:STAND_INS])
        if not name or not anchors:
            return None
        return InterestAdopted(journey_id_for(f"asked for {name.casefold()}"), name, anchors=anchors)


def find_close(
    desk: Desk,
    view: PersonView,
    text: str,
    n: int,
    *,
    meaning: MeaningOf,
    known: Vocabulary,
    titled: TitleWords,
    sieve: Sieve = EVERYTHING,
) -> Found:
    """Return the n places closest to what was said, through its filters; filters alone pass over the person's slate.

    All that is found, places and own items, is let through by the sieve.
    """
    asked = read_words(text, desk.catalogue.kinds)
    finds = partial(_finds, desk, view, asked)
    instead = partial(rewrites, desk, view, asked, meaning=meaning, finds=finds, titled=titled)
    if asked.filters and not asked.subject:
        passing = [place for place in view_places(desk, view) if _passes(asked, sieve, place.item)]
        others = () if passing else instead(np.zeros_like(desk.catalogue.mean))
        return Found(asked=asked, places=tuple(passing[:n]), instead=others)
    spelled, words = _understood(desk, asked.subject, meaning, known)
    floor = usual(desk.catalogue, words) + CLOSE
    says, own = _says(spelled or asked.subject), _taken_up(desk, words, floor)
    is_near = lambda item, like: like >= floor or says(item)  # noqa: E731
    is_close = bool(own or _searched(desk, view, words, n, is_near))
    passes = partial(_passes, asked, sieve)
    listed = lambda item, like: passes(item) and (like >= LISTED or says(item))  # noqa: E731
    places = _searched(desk, view, words, n, listed) if is_close else ()
    near = () if places else _searched(desk, view, words, 1, lambda item, _: passes(item))
    return Found(
        asked=asked,
        places=_viewed(desk, view, places),
        nearest=next(iter(_viewed(desk, view, near)), None),
        spelled=spelled,
        known=tuple(each for each in own if sieve.passes(each[0])),
        instead=instead(words) if len(places) < FEW_FOUND else (),
        kept_out=tuple(word for word in view.profile.blocked if as_words(word).strip() in as_words(text)),
    )


def _passes(asked: Asked, sieve: Sieve, item: Item) -> bool:
    """Tell whether a thing passes the filters of what was asked, and those of the page."""
    return asked.passes(item) and sieve.passes(item)


def _finds(desk: Desk, view: PersonView, asked: Asked, text: str, words: Floats, filtered: bool) -> bool:
    """Tell whether a search for a text finds anything close, through the filters of what was asked or without them."""
    least, says = usual(desk.catalogue, words) + CLOSE, _says(text)
    kept = lambda item, like: (like >= least or says(item)) and (asked.passes(item) or not filtered)  # noqa: E731
    return bool(_searched(desk, view, words, 1, kept))


def _understood(desk: Desk, subject: str, meaning: MeaningOf, known: Vocabulary) -> tuple[str, Floats]:
    """Return how a subject is read, '' for as it stands, and its vector `(dim,)`: respelled where that is nearer."""
    spelled = respelled(subject, known)
    as_said, *other = desk.catalogue.centre(meaning(list(dict.fromkeys((subject, spelled)))))
    nearer = (words for words in other if _reach(desk, words) > _reach(desk, as_said) + NEARER)
    return next(((spelled, words) for words in nearer), ("", as_said))


def _reach(desk: Desk, words: Floats) -> float:
    """Return the cosine of words to whatever of the catalogue is nearest to them."""
    return float((desk.catalogue.vectors @ words).max(initial=-inf))


def _searched(desk: Desk, view: PersonView, words: Floats, n: int, kept: Kept) -> tuple[Place, ...]:
    """Return the n best places for words among those that are kept."""
    return search(desk.ranker, view.profile, words, desk.salience, n, kept=kept)


def _says(subject: str) -> Callable[[Item], bool]:
    """Return what tells whether an item's title or creator says every word of a subject: that is close."""
    said = {word.casefold() for word in LETTERS.findall(subject)}

    def says(item: Item) -> bool:
        text = f"{item.title} {item.creator}".casefold()
        return bool(said) and all(word in text for word in said) and said <= set(LETTERS.findall(text))

    return says


def _viewed(desk: Desk, view: PersonView, places: tuple[Place, ...]) -> tuple[PlaceView, ...]:
    """Return places as a page shows them."""
    return tuple(view_places(desk, replace(view, slate=Slate(places))))


def _taken_up(desk: Desk, words: Floats, floor: float) -> tuple[tuple[Item, datetime], ...]:
    """Return the person's own items that are close to words, nearest first."""
    likeness = likenesses(desk.catalogue, words, desk.item_ids)
    away = (-likeness).tolist()
    ranked = sorted((away[at], item_id) for at, item_id in enumerate(desk.item_ids))[:MOST_KNOWN]
    items = [(desk.catalogue.item(item_id), max(desk.times[item_id])) for far, item_id in ranked if -far >= floor]
    return tuple((item, time) for item, time in items if item is not None)
