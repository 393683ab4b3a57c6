"""An edit that is about other things: the ids of a log become the labels of a recipe, and labels become ids."""

from collections.abc import Callable
from dataclasses import replace

from core.steering import edits as e


def about(
    edit: e.Takeable, journey: Callable[[str], str], things: Callable[[tuple[str, ...]], tuple[str, ...]]
) -> e.Takeable:
    """Return the edit about other journeys and other things, each given for what stands there."""
    match edit:
        case e.JourneysMerged():
            return replace(edit, target_id=journey(edit.target_id), absorbed_ids=tuple(map(journey, edit.absorbed_ids)))
        case e.JourneySplit():
            parts = tuple((journey(part_id), things(item_ids)) for part_id, item_ids in edit.parts)
            return replace(edit, journey_id=journey(edit.journey_id), parts=parts)
        case e.ItemsGathered():
            sources = tuple(map(journey, edit.source_ids))
            return replace(
                edit, journey_id=journey(edit.journey_id), item_ids=things(edit.item_ids), source_ids=sources
            )
        case e.ItemsMoved():
            sources = tuple(map(journey, edit.source_ids))
            return replace(edit, item_ids=things(edit.item_ids), target_id=journey(edit.target_id), source_ids=sources)
        case e.JourneyFocused():
            item_ids = things(edit.item_ids) if edit.item_ids else ()
            return replace(edit, journey_id=journey(edit.journey_id), item_ids=item_ids)
        case e.InterestAdopted():
            return replace(edit, journey_id=journey(edit.journey_id), anchors=things(edit.anchors), proposal_id="")
        case e.ItemPinned() | e.ItemDismissed():
            (item_id,) = things((edit.item_id,))
            return replace(edit, item_id=item_id)
        case e.ExplorationSet() | e.SourcesChosen():
            return edit
        case _:
            return replace(edit, journey_id=journey(edit.journey_id))


def made_by(edit: e.Takeable) -> tuple[str, ...]:
    """Return the journeys that an edit makes, in its own order; none of most."""
    match edit:
        case e.JourneySplit():
            return tuple(part_id for part_id, _ in edit.parts)
        case e.ItemsGathered() | e.InterestAdopted():
            return (edit.journey_id,)
        case _:
            return ()
