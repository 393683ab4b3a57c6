"""The sources of a person's list as a page shows them: what each holds, what the list took of it, whether it is on."""

from collections import Counter
from dataclasses import dataclass

from core.desk.desk import Desk
from core.desk.views import PersonView
from core.effects.sentences import SOURCES
from core.entities import ListSource


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A source with its name, the number of things in it, and of the places of the list that come from it."""

    source: ListSource
    name: str
    n_items: int
    n_places: int
    is_on: bool


def view_sources(desk: Desk, view: PersonView) -> tuple[SourceView, ...]:
    """Return the sources that hold anything, in their order; none for someone who is offered one data set whole."""
    sourcing = desk.ranker.sourcing
    if sourcing is None:
        return ()
    supply, profile = sourcing.supply, view.profile
    held = {source: len(rows) for source, rows in supply.rows.items()}
    held[ListSource.REVISIT] = sum(len(supply.due(journey)) for journey in profile.journeys)
    taken = Counter(desk.source_of(place.item_id) for place in view.slate.places)
    return tuple(
        SourceView(
            source=source,
            name=SOURCES[source],
            n_items=held[source],
            n_places=taken[source],
            is_on=source in profile.sources,
        )
        for source in ListSource
        if held.get(source)
    )
