"""What is picked on the map, and how to read it, as safe HTML."""

from collections.abc import Sequence

from core.desk.atlas import Spot
from core.desk.picks import Picked
from core.desk.views import PersonView
from core.wording import amount
from ui.drawing.text import SHORT_SIGNS, TITLE_SIGNS, cut, marker, safe

_MOST_TITLES = 14
"""Titles that are listed of what was picked on the map; by eye."""


def legend() -> str:
    """Say how to read the map and what to do with it."""
    filled, hollow, loose = (f'<i class="point {kind}"></i>' for kind in ("filled", "hollow", "loose"))
    return (
        '<div class="legend"><h2>How to read it</h2><p>Things about the same subject lie close together.</p>'
        f"<ul><li>{filled}what you took up, in its journey’s colour and shape</li>"
        f"<li>{hollow}what your list suggests next</li><li>{loose}yours, in no journey</li></ul>"
        "<h2>How to change it</h2><p>Draw a loop around points with the mouse, or click one, or tick rows in the "
        "table below. Then say here what they are.</p></div>"
    )


def picked(picks: Picked, spots: Sequence[Spot], view: PersonView) -> str:
    """List what is picked: how many from which journey, and the titles."""
    by_id = {spot.item_id: spot for spot in spots}
    known = [by_id[item_id] for item_id in picks.item_ids if item_id in by_id]
    rows = "".join(f"<li>{_mark(view, journey_id)} <b>{n}</b></li>" for journey_id, n in _ordered(picks))
    titles = "".join(f"<li>{safe(spot.title, TITLE_SIGNS)}</li>" for spot in known[:_MOST_TITLES])
    rest = f"<li class='rest'>and {len(known) - _MOST_TITLES} more</li>" if len(known) > _MOST_TITLES else ""
    heading = f"{amount(len(picks.item_ids), 'item')} picked"
    return (
        f'<div class="picked" role="status"><h2>{heading}</h2><ul class="from">{rows}</ul>'
        f'<ul class="titles">{titles}{rest}</ul></div>'
    )


def picked_in_words(picks: Picked, view: PersonView) -> str:
    """Say what is picked in one phrase: how many items, and of which journeys."""
    of = [cut(found.name, SHORT_SIGNS) for j in picks.journey_ids if (found := view.find(j)) is not None]
    return f"{amount(len(picks.item_ids), 'item')} picked{' of ' if of else ''}{' and of '.join(of)}"


def _ordered(picks: Picked) -> list[tuple[str, int]]:
    """Return the journeys the items are from with their numbers, none last."""
    ordered = [(journey_id, picks.of[journey_id]) for journey_id in picks.journey_ids]
    return [*ordered, ("", picks.of[""])] if "" in picks.of else ordered


def _mark(view: PersonView, journey_id: str) -> str:
    """Draw a journey's marker and name."""
    found = view.find(journey_id)
    if found is None:
        return '<span class="none">in no journey</span>'
    return f"{marker(found.style)} <span>{safe(found.name, SHORT_SIGNS)}</span>"
