"""The slate as HTML: places with their moves and reasons, shelves, and what went."""

from collections.abc import Sequence

from core.desk.slate_views import GoneView, PlaceView
from core.effects.sentences import SOURCES
from core.ranking.reasons import aspects
from core.ranking.slate import Slate
from core.ranking.traits import traits_of
from core.wording import percent
from ui.drawing.text import (
    ASIDE_SIGNS,
    HEADING_SIGNS,
    MESSAGE_SIGNS,
    NAME_SIGNS,
    SHORT_SIGNS,
    TITLE_SIGNS,
    cut,
    marker,
    opening,
    plain,
    safe,
)

IN_MINUTES, HOUR_MINUTES = 90, 60
"""Minutes up to which a length is told in minutes, by eye; and those of an hour."""
GONE_SHOWN = 6
"""Items that are listed of what left the list; by eye."""
TOP_TOLD = 20
"""Places of the list whose new ground is counted; by eye: what one looks through."""


def move_mark(place: PlaceView) -> str:
    """Say how an item moved: an arrow with a number, or 'new'; nothing without an edit before it."""
    if place.place.pinned:
        return '<span class="move pin">pinned</span>'
    if place.move is None:
        return '<span class="move"></span>'
    if place.move.before is None:
        return '<span class="move new">new</span>'
    gained = place.move.gained
    if gained == 0:
        return '<span class="move still" aria-label="did not move">–</span>'
    way, word = ("up", "up") if gained > 0 else ("down", "down")
    arrow = "↑" if gained > 0 else "↓"
    return f'<span class="move {way}" aria-label="{word} {abs(gained)}">{arrow}{abs(gained)}</span>'


def kind_and_length(place: PlaceView) -> str:
    """Say what an item is, by whom, and how long it takes."""
    return " · ".join(safe(x, SHORT_SIGNS) for x in (place.item.kind, _length(place.item.length_minutes)) if x)


def _length(minutes: int | None) -> str:
    """Say how long an item takes; '' where nobody knows."""
    if not minutes:
        return ""
    return f"{minutes} min" if minutes < IN_MINUTES else f"{minutes / HOUR_MINUTES:.0f} h"


def source_mark(place: PlaceView) -> str:
    """Say where a place comes from; nothing for someone who is offered one data set whole."""
    return "" if place.source is None else f'<span class="source">{safe(SOURCES[place.source], ASIDE_SIGNS)}</span>'


def opens(place: PlaceView) -> str:
    """Draw the link that opens an item where it is kept; nothing for an item without one."""
    words = f"Open at {place.item.source}" if place.item.source else "Open it"
    return opening(place.item.link, cut(words, SHORT_SIGNS), place.item.title)


def because(place: PlaceView) -> str:
    """Name the wish or the person's own item that led to a place, or when they took it up themselves."""
    if place.place.pinned:
        return "because you pinned it"
    if place.asked_for:
        return f"you asked for this: {safe(place.asked_for, ASIDE_SIGNS)}"
    if place.seen is not None:
        return f"you took it up last in {place.seen:%B %Y}"
    if not place.receipts:
        return ""
    return f"because of <cite>{safe(place.receipts[0].title, TITLE_SIGNS)}</cite>"


def place(view: PlaceView) -> str:
    """Draw one place of the list."""
    journey_line = (
        f'{marker(view.style)}<span class="of">{safe(view.journey_name, NAME_SIGNS)}</span>'
        if view.journey_name
        else ""
    )
    facts = f'{journey_line}{source_mark(view)}<span class="kind">{kind_and_length(view)}</span>'
    return (
        f'<li><span class="rank">{view.rank}</span>{move_mark(view)}<div><p class="title">{safe(view.item.title)}</p>'
        f'<p class="facts">{facts}</p><p class="because">{because(view)}</p>{opens(view)}</div></li>'
    )


def slate(places: Sequence[PlaceView], shortfall: str = "") -> str:
    """Draw the top of the list."""
    short = f'<p class="shortfall">{safe(shortfall, MESSAGE_SIGNS)}</p>' if shortfall else ""
    return f'<ol class="slate">{"".join(map(place, places))}</ol>{short}'


def gone(views: Sequence[GoneView], most: int = GONE_SHOWN) -> str:
    """List what left the list, and why."""
    rows = "".join(
        f"<li>{marker(v.style)}<span><s>{safe(v.item.title, TITLE_SIGNS)}</s> <em>was {v.rank}</em>"
        f" — {safe(v.why)}</span></li>"
        for v in views[:most]
    )
    rest = f"<li class='rest'>and {len(views) - most} more</li>" if len(views) > most else ""
    return f'<div class="gone"><h3>No longer here</h3><ul>{rows}{rest}</ul></div>' if views else ""


def reasons(view: PlaceView) -> str:
    """Draw why an item stands where it does, by aspect, with the person's own items that led to it."""
    if view.place.pinned:
        return '<div class="reasons"><p>You pinned it, so it stays on top whatever else changes.</p></div>'
    rows = "".join(
        f'<div class="aspect"><span>{aspect.label}</span>'
        f'<span class="bar"><i style="width:{aspect.part * 100:.0f}%"></i></span><b>{percent(aspect.part)}</b></div>'
        for aspect in aspects(view.place)
    )
    own = " and ".join(f"<cite>{safe(item.title, TITLE_SIGNS)}</cite>" for item in view.receipts)
    seen = f"<p>You took it up last in {view.seen:%B %Y}: worth another look.</p>" if view.seen is not None else ""
    wish = f"<p>You asked for this: {safe(view.asked_for, ASIDE_SIGNS)}.</p>" if view.asked_for else ""
    led = f"<p>Nearest of what you took up: {own}.</p>" if own else ""
    like = ", ".join(traits_of(view.item).told)
    like = f"<p>Its own words call it: {like}.</p>" if like else ""
    new = "<p>New ground: it is far from anything in your history.</p>" if view.place.new_ground else ""
    return f'<div class="reasons"><h3>Why it is here</h3>{rows}{wish}{seen}{led}{like}{new}{source_mark(view)}</div>'


def sentence_beside(drawn: str) -> str:
    """Set off a sentence, drawn as safe HTML, about a thing of the list or about two."""
    return f'<p class="beside">{drawn}</p>'


def item_label(view: PlaceView) -> str:
    """Write an item as a button's label: its place, title, what it is, and the person's item that led to it."""
    facts = ", ".join(plain(x, ASIDE_SIGNS) for x in (view.item.kind, _length(view.item.length_minutes)) if x)
    source = SOURCES[view.source] if view.source is not None else ""
    why = f"because of {plain(view.receipts[0].title, NAME_SIGNS)}" if view.receipts and not view.place.pinned else ""
    why = f"last in {view.seen:%B %Y}" if view.seen is not None else why
    why = f"you asked for this: {plain(view.asked_for, NAME_SIGNS)}" if view.asked_for else why
    new = "new ground" if view.place.new_ground else ""
    rest = " · ".join(x for x in (source, facts, new, why) if x)
    return f"**{plain(view.item.title, HEADING_SIGNS)}** {rest}"


def nothing_new() -> str:
    """Say to someone with nothing to choose from what to bring, and where."""
    return (
        '<div class="nothing-new"><h2>Nothing new to choose from yet</h2><p>Your list comes from what you saved for '
        "later and from what you bring to choose from; there is neither yet. On the <b>Data</b> page, bring a reading "
        "list, a watchlist, unread bookmarks or subscriptions of yours, or a catalogue of things to choose from. "
        "Nothing invented will ever stand in here.</p></div>"
    )


def shelf_head(name: str, style: int | None, n: int) -> str:
    """Draw the heading of a shelf."""
    mark = marker(style) if style is not None else ""
    return f'<h2 class="shelf">{mark}<span>{safe(name, TITLE_SIGNS)}</span> <small>{n}</small></h2>'


def new_ground(slate: Slate, n: int = TOP_TOLD) -> str:
    """Say how much of the top of a list is far from anything in the history."""
    top = slate.places[:n]
    new = sum(place.new_ground for place in top)
    verb = "is" if new == 1 else "are"
    return f'<p class="trade">{new} of the first {len(top)} {verb} new ground.</p>'
