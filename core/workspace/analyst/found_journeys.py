"""Everybody's journeys as rows, from what is stored: each log is folded once, and again only when it has grown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.entities import Journey, Profile
from core.progress import Stages
from core.steering.edits import JourneysExtracted
from core.steering.fold import replay
from core.steering.log import LogEntry
from core.workspace.fleeting_log import StoredLog

_TOGETHER = 200
"""People whose logs are read together; by hand: some megabytes of extractions."""
JourneyRow = tuple[str, str, str, str, float, bool, bool]
MemberRow = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class FoundOf:
    """One person's journeys after an entry of their log, as rows of the analyst's tables."""

    position: int
    journeys: tuple[JourneyRow, ...]
    members: tuple[MemberRow, ...]


class FoundJourneys:
    """Keeps what logs add up to in memory, by person; whoever asks holds a lock."""

    def __init__(self, logbook: StoredLog) -> None:
        """Use an open logbook."""
        self._logbook = logbook
        self._kept: dict[str, FoundOf] = {}

    def forget(self) -> None:
        """Drop what is in memory."""
        self._kept.clear()

    def of(self, positions: Mapping[str, int], progress: Stages | None = None) -> tuple[FoundOf, ...]:
        """Return the journeys of people, by the number of the last entry of each one's log.

        It may be cut off wherever `progress` is called: the next call goes on from there.
        """
        for gone in self._kept.keys() - positions.keys():
            del self._kept[gone]
        behind = [p for p, at in positions.items() if p not in self._kept or self._kept[p].position != at]
        for start in range(0, len(behind), _TOGETHER):
            if progress:
                progress("Reading journeys", start, len(behind))
            self._read(behind[start : start + _TOGETHER])
        return tuple(self._kept[person_id] for person_id in positions if person_id in self._kept)

    def _read(self, person_ids: Sequence[str]) -> None:
        """Fold the logs of some people."""
        logs = self._logbook.entries_of(person_ids)
        wanted = {x.edit.extraction_id for log in logs.values() for x in log if isinstance(x.edit, JourneysExtracted)}
        proposals = self._logbook.extractions(wanted)
        now = self._logbook.now()
        for person_id, log in logs.items():
            self._kept[person_id] = _rows(person_id, log, replay(log, proposals, now=now))


def _rows(person_id: str, log: Sequence[LogEntry], profile: Profile) -> FoundOf:
    """Write a profile as rows."""
    return FoundOf(
        position=log[-1].seq,
        journeys=tuple(_journey(person_id, profile, journey) for journey in profile.journeys),
        members=tuple((person_id, j.journey_id, item_id) for j in profile.journeys for item_id in j.members),
    )


def _journey(person_id: str, profile: Profile, journey: Journey) -> JourneyRow:
    """Write a journey as a row, under the name that a rule or a model gave it: the person's own stays theirs."""
    given = profile.given.get(journey.journey_id)
    name = given.text if given is not None and not given.is_leftover else ""
    return (
        person_id,
        journey.journey_id,
        name,
        str(journey.state),
        journey.weight,
        journey.muted,
        bool(journey.anchors),
    )
