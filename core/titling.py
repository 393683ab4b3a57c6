"""Give names to the journeys of a profile that have none, or whose name no longer fits."""

from collections.abc import Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

from core.adapters.histories import text_of
from core.catalogue import Catalogue
from core.desk import Desk
from core.entities import GivenName, Journey, Profile
from core.naming import is_stale, name_siblings
from core.terms import TermStatistics

MOST_TEXTS = 120


class Titler:
    """Names journeys in phrases of their items' own words; the catalogue's words are counted once."""

    def __init__(self) -> None:
        """Start without any catalogue counted."""
        self._statistics: WeakKeyDictionary[Catalogue, TermStatistics] = WeakKeyDictionary()

    def names(self, desk: Desk, profile: Profile) -> tuple[tuple[str, GivenName], ...]:
        """Return names for the journeys that have none or a stale one, each told from all the others."""
        needing = [j for j in profile.journeys if j.members and _needs(profile, j)]
        if not needing:
            return ()
        others = [j for j in profile.journeys if j.members and j not in needing]
        ranked = [_strongest(desk, j.members) for j in needing]
        found = name_siblings(
            [_texts(desk, item_ids) for item_ids in ranked],
            others=[_texts(desk, _strongest(desk, j.members)) for j in others],
            background=self.statistics(desk.catalogue),
        )
        taken = {profile.name(j.journey_id).casefold() for j in others}
        return tuple(
            (j.journey_id, replace(_apart(name.given(item_ids), taken), size=len(j.members)))
            for j, name, item_ids in zip(needing, found, ranked, strict=True)
        )

    def statistics(self, catalogue: Catalogue) -> TermStatistics:
        """Return how often the catalogue uses each word."""
        if catalogue not in self._statistics:
            self._statistics[catalogue] = TermStatistics.from_titles([text_of(i) for i in catalogue.items])
        return self._statistics[catalogue]


def _needs(profile: Profile, journey: Journey) -> bool:
    """Tell whether a journey has no name, or one that no longer rests on it."""
    given = profile.given.get(journey.journey_id)
    return given is None or is_stale(given, journey.members)


def _apart(given: GivenName, taken: set[str]) -> GivenName:
    """Return the name, with a number where another journey bears the same."""
    text, number = given.text, 2
    while text.casefold() in taken:
        text = f"{given.text} ({number})"
        number += 1
    return replace(given, text=text)


def _strongest(desk: Desk, item_ids: Sequence[str]) -> list[str]:
    """Return the items of a journey by falling salience, as many as a name is made from."""
    return sorted(item_ids, key=lambda item_id: (-desk.salience.get(item_id, 0.0), item_id))[:MOST_TEXTS]


def _texts(desk: Desk, item_ids: Sequence[str]) -> list[str]:
    """Return what items say about themselves, without their creators."""
    items = [desk.catalogue.item(item_id) for item_id in item_ids]
    return [". ".join(part for part in (item.title, item.text) if part) if item else "" for item in items]
