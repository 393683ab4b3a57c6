"""What a page shows, as values: journeys with their evidence, places with their reasons, edits as sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.desk.desk import Desk
from core.desk.looks import styles
from core.desk.traces import STRONGEST
from core.effects.comparison import Comparison
from core.effects.meter import Effect
from core.entities import GivenName, Item, Journey, Profile
from core.ranking.shortfall import dry_in_words
from core.ranking.slate import Slate
from core.salience import Life, by_decision
from core.steering.log import LogEntry

ALWAYS_SHOWN, MOST_SHOWN = 3, 20
"""Journeys: so many stand in the list however small, and no more than so many; by what one can read at a glance."""
LEAST_PART = 0.01
"""Part of all items in journeys: what holds less gets no place in a list of 50 by its share; not tuned."""
FOLDED = frozenset({Life.DORMANT, Life.PAUSED, Life.FINISHED})


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyView:
    """A journey as a page shows it.

    `style` numbers its colour and marker shape, the same on every page. `asked` and `got` are shares of the
    slate (0..1). `timeline` counts interactions in equal spans of the whole history. `evidence` are items the
    name rests on. `drifted` are an item of its beginning and one of its present, where they have little in common.
    """

    journey: Journey
    name: str
    named_by: str
    given: GivenName | None
    style: int
    life: Life
    asked: float
    got: float
    n_items: int
    first: datetime | None
    last: datetime | None
    timeline: tuple[int, ...]
    evidence: tuple[Item, ...]
    drifted: tuple[Item, Item] | None = None

    @property
    def journey_id(self) -> str:
        """Return the journey's id."""
        return self.journey.journey_id

    @property
    def is_leftover(self) -> bool:
        """Tell whether nobody has named the journey, since its items have no subject in common."""
        return self.journey.own_name is None and self.given is not None and self.given.is_leftover

    @property
    def is_folded(self) -> bool:
        """Tell whether the journey belongs below the fold."""
        return self.life in FOLDED


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of a journey that could be gone into or split off, with the titles it holds."""

    name: str
    items: tuple[Item, ...]

    @property
    def item_ids(self) -> tuple[str, ...]:
        """Return the ids of the part's items."""
        return tuple(item.item_id for item in self.items)


@dataclass(frozen=True, slots=True)
class EditOutcome:
    """What came of an edit: its entry in the log, the sentence that names it, and what it did to the slate."""

    entry: LogEntry
    sentence: str
    comparison: Comparison
    effect: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """Everything the pages show of one person at one moment of their log."""

    person_id: str
    profile: Profile
    slate: Slate
    journeys: tuple[JourneyView, ...]
    removed: tuple[JourneyView, ...]
    start: datetime | None
    end: datetime | None
    position: int

    @property
    def shortfall(self) -> str:
        """Say why the list is short, and of the journey that ran dry how little fits it; '' where neither is so.

        Of an empty list nothing is said of one journey: nothing fits any.
        """
        dry = self.slate.dry if self.slate.places else None
        return f"{self.slate.shortfall} {dry_in_words(dry, self.profile)}".strip()

    def find(self, journey_id: str) -> JourneyView | None:
        """Return a journey's view."""
        return next((v for v in (*self.journeys, *self.removed) if v.journey_id == journey_id), None)


def by_size(journeys: Sequence[JourneyView]) -> tuple[list[JourneyView], list[JourneyView]]:
    """Return the journeys, strongest first, that stand in the list, and the smaller ones that are folded under it.

    What the person has touched stays in sight, however small; what has no subject is folded, however large.
    """
    n_items = sum(view.n_items for view in journeys)
    shown: list[JourneyView] = []
    smaller: list[JourneyView] = []
    for view in journeys:
        matters = len(shown) < ALWAYS_SHOWN or view.n_items >= LEAST_PART * n_items
        fits = matters and len(shown) < MOST_SHOWN
        (shown if view.journey.touched or (fits and not view.is_leftover) else smaller).append(view)
    return shown, smaller


def view_person(desk: Desk, profile: Profile, slate: Slate) -> PersonView:
    """Gather what the pages show of a profile, strongest journey first."""
    got, style = slate.got, styles(profile.journeys, desk.looks())
    views = [_view_journey(desk, profile, j, slate=slate, got=got, style=style[j.journey_id]) for j in profile.journeys]
    ordered = sorted(views, key=lambda v: (-v.asked, -v.n_items, v.journey_id))
    return PersonView(
        person_id=desk.person_id,
        profile=profile,
        slate=slate,
        journeys=tuple(v for v in ordered if v.journey.is_own),
        removed=tuple(v for v in ordered if not v.journey.is_own),
        start=desk.interactions[0].time if desk.interactions else None,
        end=desk.interactions[-1].time if desk.interactions else None,
        position=desk.position,
    )


def _view_journey(
    desk: Desk, profile: Profile, journey: Journey, *, slate: Slate, got: Mapping[str, float], style: int
) -> JourneyView:
    """Gather what is shown of one journey."""
    given, traces = profile.given.get(journey.journey_id), desk.traces(journey.members)
    evidence = _evidence(desk, journey, given)
    return JourneyView(
        journey=journey,
        name=profile.name(journey.journey_id),
        named_by="you" if journey.own_name is not None else given.source if given else "terms",
        given=given,
        style=style,
        life=by_decision(journey) or traces.rhythm,
        asked=slate.asked.get(journey.journey_id, 0.0),
        got=got.get(journey.journey_id, 0.0),
        n_items=len(journey.members),
        first=traces.first,
        last=traces.last,
        timeline=traces.timeline,
        evidence=evidence,
        drifted=_drifted(desk, journey) if journey.has_share else None,
    )


def _drifted(desk: Desk, journey: Journey) -> tuple[Item, Item] | None:
    """Return what a journey began with and what it has come to, if it has turned into another."""
    found = desk.drift(journey.members)
    if found is None:
        return None
    began, now = (desk.catalogue.item(journey.members[at]) for at in (found.began, found.now))
    return (began, now) if began and now else None


def _evidence(desk: Desk, journey: Journey, given: GivenName | None) -> tuple[Item, ...]:
    """Return the items a journey's name rests on that are still in it, else its strongest ones."""
    traces = desk.traces(journey.members)
    named = [item_id for item_id in (given.evidence if given else ()) if item_id in traces.item_ids]
    chosen = list(dict.fromkeys([*named, *traces.strongest, *journey.anchors]))[:STRONGEST]
    items = (desk.catalogue.item(item_id) for item_id in chosen)
    return tuple(item for item in items if item is not None)


def view_part(desk: Desk, name: str, item_ids: Sequence[str]) -> PartView:
    """Gather what is shown of a part; a single item goes by its title."""
    known = (desk.catalogue.item(item_id) for item_id in item_ids)
    items = tuple(item for item in known if item is not None)
    return PartView(items[0].title if len(items) == 1 else name, items)
