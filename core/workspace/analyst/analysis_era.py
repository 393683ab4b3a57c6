"""What is worked out of everybody between one forgetting and the next, and what of it an analyst's copy holds."""

from dataclasses import dataclass, field
from datetime import datetime

from core.adapters.analyst.confined_copy import ConfinedCopy
from core.adapters.analyst.labels import Labels
from core.metrics.lists import likeness_to_rest, unexpectedness
from core.workspace.analyst.agreement import AgreementRow
from core.workspace.analyst.found_journeys import FoundJourneys
from core.workspace.analyst.grouped_interests import GroupedInterests
from core.workspace.person_workspace import PersonWorkspace

SlateRow = tuple[str, int, str, str, str, bool, float, float]
MethodRow = tuple[str, str, int, float, float]
FailureRow = tuple[str, str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of everybody the copy knows: people, those with journeys, with ways compared, and with lists read."""

    people: int
    interactions: int
    with_journeys: int
    with_methods: int
    with_lists: int
    read_at: datetime


@dataclass(frozen=True, slots=True)
class MadeCopy:
    """A copy, and how much it knows."""

    copy: ConfinedCopy
    reach: Coverage


@dataclass(slots=True, kw_only=True)
class AnalysisEra:
    """All that is worked out between one forgetting and the next: what an era leaves behind reaches no other."""

    found: FoundJourneys
    interests: GroupedInterests
    methods: dict[str, tuple[MethodRow, ...]] = field(default_factory=dict)
    failures: dict[str, tuple[FailureRow, ...]] = field(default_factory=dict)
    lists: dict[str, tuple[SlateRow, ...]] = field(default_factory=dict)
    proposals: dict[str, int] = field(default_factory=dict)
    agreements: dict[str, tuple[AgreementRow, ...]] = field(default_factory=dict)
    labels: Labels = field(default_factory=dict)
    made: MadeCopy | None = None


def slate_rows(person_id: str, half: PersonWorkspace) -> tuple[SlateRow, ...]:
    """Write a person's list as rows."""
    desk, slate = half.desk, half.view().slate
    vectors = desk.vectors(slate.item_ids)
    alike, far = likeness_to_rest(vectors), unexpectedness(vectors, desk.vectors(desk.item_ids))
    return tuple(
        (
            person_id,
            at + 1,
            place.item_id,
            place.journey_id,
            str(desk.source_of(place.item_id) or ""),
            place.new_ground,
            float(alike[at]),
            float(far[at]),
        )
        for at, place in enumerate(slate.places)
    )
