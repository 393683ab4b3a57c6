"""Give names to the journeys of a profile that have none, or whose name no longer fits."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from hashlib import sha256
from weakref import WeakKeyDictionary

from core.adapters.encoder import Encoder
from core.adapters.histories import text_of
from core.adapters.llm import AnswerCache
from core.catalogue import Catalogue, Floats
from core.desk import Desk
from core.entities import GivenName, Journey, Profile
from core.name_candidates import Space
from core.naming import JourneyName, is_stale, name_journey
from core.terms import TermStatistics

RULES = "terms-1"
MOST_TITLES = 60
MOST_SIBLINGS = 12


class Titler:
    """Names journeys in phrases of their titles; what was once worked out is kept among the answers."""

    def __init__(self, encoder: Encoder, answers: AnswerCache) -> None:
        """Use an encoder, to tell which phrases lie close to a journey, and a cache of answers."""
        self._encoder = encoder
        self._answers = answers
        self._statistics: WeakKeyDictionary[Catalogue, TermStatistics] = WeakKeyDictionary()

    def names(self, desk: Desk, profile: Profile) -> tuple[tuple[str, GivenName], ...]:
        """Return names for the journeys that have none or a stale one; the person's own are left alone."""
        needing = [j for j in profile.journeys if j.members and j.own_name is None and _needs(profile, j)]
        taken = {profile.name(j.journey_id).casefold() for j in profile.journeys if j not in needing}
        named = []
        for journey in sorted(needing, key=lambda j: -len(j.members)):
            others = [j.members for j in profile.journeys if j.journey_id != journey.journey_id and j.members]
            given = self.name(desk, journey.members, others)
            named.append((journey.journey_id, _apart(given, taken)))
            taken.add(named[-1][1].text.casefold())
        return tuple(named)

    def name(self, desk: Desk, item_ids: Sequence[str], siblings: Sequence[Sequence[str]] = ()) -> GivenName:
        """Return a name for items that tells them from the siblings' items."""
        ranked = _strongest(desk, item_ids)
        near = sorted(siblings, key=len, reverse=True)[:MOST_SIBLINGS]
        rivals = [_strongest(desk, ids)[:MOST_TITLES] for ids in near]
        key = _key(self._encoder.encoder_id, ranked, rivals)
        known = self._answers.get(key)
        if known is not None:
            fields = json.loads(known)
            lists = {name: tuple(fields[name]) for name in ("evidence", "terms")}
            return GivenName(**{**fields, **lists})
        found = self._work_out(desk, ranked[:MOST_TITLES], rivals).given(ranked[:MOST_TITLES])
        given = GivenName(**{**asdict(found), "size": len(item_ids)})
        self._answers.put(key, json.dumps(asdict(given), ensure_ascii=False))
        return given

    def _work_out(self, desk: Desk, item_ids: Sequence[str], rivals: Sequence[Sequence[str]]) -> JourneyName:
        """Name items by their salient phrases."""
        space = Space(_centred(self._encoder, desk.catalogue), desk.vectors(item_ids), [desk.vectors(ids) for ids in rivals])
        return name_journey(
            _texts(desk, item_ids),
            [max(desk.salience.get(item_id, 0.0), 0.1) for item_id in item_ids],
            siblings=[_texts(desk, ids) for ids in rivals],
            background=self._background(desk.catalogue),
            space=space,
        )

    def _background(self, catalogue: Catalogue) -> TermStatistics:
        """Return the catalogue's term statistics, counted once."""
        if catalogue not in self._statistics:
            self._statistics[catalogue] = TermStatistics.from_titles([text_of(i) for i in catalogue.items])
        return self._statistics[catalogue]


def _centred(encoder: Encoder, catalogue: Catalogue) -> Callable[[Sequence[str]], Floats]:
    """Return an encoder whose vectors `(n, dim)` have the catalogue's mean taken off."""
    return lambda texts: catalogue.centre(encoder.encode(texts))


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
    return GivenName(**{**asdict(given), "text": text})


def _strongest(desk: Desk, item_ids: Sequence[str]) -> list[str]:
    """Return items by falling salience."""
    return sorted(item_ids, key=lambda item_id: (-desk.salience.get(item_id, 0.0), item_id))


def _texts(desk: Desk, item_ids: Sequence[str]) -> list[str]:
    """Return what items say about themselves, without their creators."""
    items = [desk.catalogue.item(item_id) for item_id in item_ids]
    return [". ".join(part for part in (item.title, item.text) if part) if item else "" for item in items]


def _key(encoder_id: str, item_ids: Sequence[str], rivals: Sequence[Sequence[str]]) -> str:
    """Return the key under which a name is kept: all that it depends on."""
    content = json.dumps([RULES, encoder_id, list(item_ids), [list(ids) for ids in rivals]])
    return "name:" + sha256(content.encode()).hexdigest()
