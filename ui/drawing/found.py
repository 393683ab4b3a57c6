"""What a search came to, as HTML: how it was understood, that nothing is close, and what was taken up already."""

from core.desk.search.finding import Found
from core.desk.slate_views import PlaceView
from ui.drawing.slate import kind_and_length
from ui.drawing.text import ASIDE_SIGNS, NAME_SIGNS, TITLE_SIGNS, safe


def understood(found: Found) -> str:
    """Say which words were read as filters, and how a misspelled one was read; nothing for words as they stand."""
    filters = ", ".join(f"“{safe(word, ASIDE_SIGNS)}”" for word in found.asked.filters)
    said = [f"Understood as a filter: {filters}."] if filters else []
    said += [f"Read as “{safe(found.spelled, NAME_SIGNS)}”."] if found.spelled else []
    return f'<p class="understood" role="status">{" ".join(said)}</p>' if said else ""


def kept_out(found: Found) -> str:
    """Say that what is asked for is kept out by the person's own words; nothing where it is not."""
    if not found.kept_out:
        return ""
    words = ", ".join(f"“{safe(word, ASIDE_SIGNS)}”" for word in found.kept_out)
    return f'<p class="understood" role="status">You keep out what says {words}: such things are not found here.</p>'


def nothing_close(found: Found) -> str:
    """Say that nothing is close, and what the nearest is; nothing where something was found."""
    if found.places:
        return ""
    if found.asked.filters and found.nearest is None:
        return '<p class="empty" role="status">Nothing that you could be offered passes that filter.</p>'
    if found.nearest is None:
        return '<p class="empty" role="status">There is nothing to search in.</p>'
    return f'<p class="empty" role="status">Nothing close; the nearest is {_named(found.nearest)}.</p>'


def known(found: Found) -> str:
    """List what the person has taken up already of what is close; nothing where there is none."""
    if not found.known:
        return ""
    told = "; ".join(f"<cite>{safe(item.title, TITLE_SIGNS)}</cite> ({time:%B %Y})" for item, time in found.known)
    return f'<p class="known">You took up already: {told}.</p>'


def _named(place: PlaceView) -> str:
    """Name an item with what it is."""
    facts = kind_and_length(place)
    return f"<cite>{safe(place.item.title, TITLE_SIGNS)}</cite>{f' ({facts})' if facts else ''}"
