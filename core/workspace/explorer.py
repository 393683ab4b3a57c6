"""Gather what exploring needs: the areas of a catalogue, everyone's trails over them, and names for both."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime

from core.adapters.store.histories import Histories
from core.catalogue import Catalogue
from core.desk.desk import Desk
from core.desk.sieve import Sieve
from core.entities import Profile
from core.exploration.areas import Areas, find_areas
from core.exploration.proposals import CARDS, Chosen, RelatedInterest, anchors_of, choose, heart_of, why
from core.exploration.sensitive_areas import sensitive_areas
from core.exploration.trails import TAKEN_UP, Trails, find_trails
from core.journeys import adopted_id, proposal_id
from core.salience import DAY_SECONDS
from core.workspace.once import Once
from core.workspace.sensing import Sensing
from core.workspace.titling import Titler

_EVERYTHING = Sieve()
NEIGHBOURING = 6
"""Nearest areas that an area's name is told apart from; chosen by hand."""


class Explorer:
    """Proposes related interests; areas and trails are found once for every catalogue and kept in memory."""

    def __init__(self, histories: Histories, titler: Titler, sensing: Sensing) -> None:
        """Use the open histories, what names journeys, and what tells the sensitive ones."""
        self._histories, self._titler, self._sensing = histories, titler, sensing
        self._grounds = Once[tuple[str, ...], Ground]()

    def forget(self) -> None:
        """Drop what was found after the items or histories changed."""
        self._grounds.forget()

    def ground(self, desk: Desk) -> "Ground":
        """Return the areas, trails and names of the catalogue on a person's desk."""
        return self._grounds.get(
            desk.collection_ids,
            lambda: Ground(desk.catalogue, self._histories.firsts(desk.collection_ids), self._titler, self._sensing),
        )

    def proposals(
        self,
        desk: Desk,
        profile: Profile,
        *,
        journey_id: str | None = None,
        draw: int = 0,
        n: int = CARDS,
        sieve: Sieve = _EVERYTHING,
    ) -> tuple[RelatedInterest, ...]:
        """Return related interests for a person, or for one of their journeys, best first.

        Those of which a `sieve` or the person's blocked words leave too little stay out; of the others what passes is
        shown.
        """
        ground = self.ground(desk)
        start = profile.by_id.get(journey_id) if journey_id else None
        kept_out = {desk.catalogue.items[row].item_id for row in desk.ranker.blocked(profile).tolist()}
        barred = ground.barred(sieve, frozenset(profile.history_ids) | kept_out)
        hand = choose(
            desk.catalogue,
            ground.areas,
            ground.trails,
            profile,
            person_id=desk.person_id,
            strength=desk.salience,
            start=start,
            draw=draw,
            n=n,
            never=ground.sensitive | (ground.without(barred) if kept_out or not sieve.is_open else set()),
        )
        return tuple(ground.proposal(chosen, profile, barred) for chosen in hand)


class Ground:
    """A catalogue's areas with their names and the trails over them."""

    def __init__(
        self, catalogue: Catalogue, firsts: Sequence[tuple[str, str, datetime]], titler: Titler, sensing: Sensing
    ) -> None:
        """Find the areas and trails; `firsts` are everyone's first encounters in order of time."""
        self.catalogue, self._titler, self._sensing = catalogue, titler, sensing
        encounters: dict[str, list[tuple[int, float]]] = {}
        for person_id, item_id, moment in firsts:
            if item_id in catalogue.row_of:
                met = (catalogue.row_of[item_id], moment.timestamp() / DAY_SECONDS)
                encounters.setdefault(person_id, []).append(met)
        self.areas: Areas = find_areas(catalogue, encounters)
        self.trails: Trails = find_trails(self.areas, encounters)
        self.sensitive = sensitive_areas(catalogue, self.areas, sensing.meanings(catalogue))
        self._names: dict[int, str] = {}

    def name(self, area: int) -> str:
        """Return an area's name: the words that set it apart from its neighbours."""
        if area not in self._names:
            nearness = self.areas.centres @ self.areas.centres[area]
            near = [int(a) for a in (-nearness).argsort(kind="stable")[: NEIGHBOURING + 1] if a != area]
            members = self.areas.members
            self._names[area] = self._titler.area_name(self.catalogue, members[area], [members[a] for a in near])
        return self._names[area]

    def barred(self, sieve: Sieve, seen: AbstractSet[str]) -> AbstractSet[str]:
        """Return the ids of the items that no proposal may show: those that were seen, and what a sieve keeps back."""
        if sieve.is_open:
            return seen
        return seen | {item.item_id for item in self.catalogue.items if not sieve.passes(item)}

    def without(self, barred: AbstractSet[str]) -> set[int]:
        """Return the areas with fewer items left to show than take an interest up."""
        items, members = self.catalogue.items, self.areas.members
        left = {area: sum(items[row].item_id not in barred for row in rows) for area, rows in members.items()}
        return {area for area, n in left.items() if n < TAKEN_UP}

    def proposal(self, chosen: Chosen, profile: Profile, barred: AbstractSet[str]) -> RelatedInterest:
        """Return a chosen area as a proposal with its name, its reason and its items but those that are barred."""
        heart = self.catalogue.items[heart_of(self.catalogue, self.areas, chosen.area)]
        proposed = proposal_id(heart.item_id)
        anchors = anchors_of(self.catalogue, self.areas, chosen.area, barred)
        return RelatedInterest(
            proposal_id=proposed,
            journey_id=adopted_id(proposed),
            name=self.name(chosen.area),
            why=why(chosen, self._origin(chosen.origin, profile)),
            anchors=anchors,
            novelty=chosen.novelty,
            fit=chosen.fit,
        )

    def _origin(self, area: int, profile: Profile) -> str:
        """Return the name of the journey that has most items in an area, else the area's own where it was taken up.

        It is '' of a sensitive one, and where a single thing lies in it: that is no interest yet.
        """
        there = {self.catalogue.items[row].item_id for row in self.areas.members[area]}
        counts = [(len(there.intersection(j.members)), j.journey_id) for j in profile.journeys if j.is_own]
        most, journey_id = max(counts, default=(0, ""))
        if area in self.sensitive or (most > 1 and journey_id in self._sensing.sensitive(self.catalogue, profile)):
            return ""
        if most > 1:
            return profile.name(journey_id)
        return self.name(area) if len(there.intersection(profile.history_ids)) >= TAKEN_UP else ""
