"""What was read is stored and its journeys found; what came new is counted, and the edits that took it in."""

from dataclasses import dataclass

from core.adapters.importers import Reading
from core.adapters.importers.joined.known_again import known_again
from core.adapters.store.histories import Written
from core.effects.reach import reach_in_words
from core.entities import Person
from core.progress import Stages
from core.workspace.accounts.account_workspace import AnyWorkspace
from core.workspace.person_workspace import PersonWorkspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What storing did: rows written, journeys that its first person has now, edits of theirs that took new rows in."""

    written: Written
    person: Person
    n_journeys: int
    n_edits: int

    @property
    def reach(self) -> str:
        """Say how many edits apply to what came new; '' for none."""
        return reach_in_words(self.n_edits)


def store(workspace: AnyWorkspace, reading: Reading, progress: Stages | None = None) -> Stored:
    """Store a history whole, find its first person's journeys, and tell which of their edits took in what is new."""
    person = reading.people[0]
    there = workspace.person(person.person_id) is not None
    before = known_to(workspace.of(person.person_id, progress)) if there else frozenset()
    reading = _known_again(workspace, reading) if there else reading
    written = workspace.import_history(
        reading.collection_id,
        reading.name,
        people=reading.people,
        items=reading.items,
        interactions=reading.interactions,
        saved=reading.saved,
        progress=progress,
    )
    mine = workspace.of(person.person_id)
    n_edits = len(mine.reached()) if before and known_to(mine) - before else 0
    return Stored(written=written, person=person, n_journeys=len(mine.view().journeys), n_edits=n_edits)


def _known_again(workspace: AnyWorkspace, reading: Reading) -> Reading:
    """Return one person's reading by the ids that their things have already."""
    if len(reading.people) > 1:
        return reading
    histories, person_id = workspace.histories, reading.people[0].person_id
    items = histories.items([reading.collection_id])
    return known_again(reading, items, histories.interactions(person_id), histories.saved(person_id))


def known_to(mine: PersonWorkspace) -> frozenset[str]:
    """Return the ids of what a person has taken up, as their journeys know it."""
    return frozenset(mine.desk.profile().history_ids)
