"""The river as SVG: one drawing for the page, whose style sheet colours it, and for the card, which brings its own.

Bands lie in a square that is stretched to any width; names, marks and dates keep their size and stand at parts of it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from core.desk.palette import look_of
from core.desk.years.river import Band, NoRiver, River
from core.wording import amount
from ui.drawing.river_shape import NOW, SIDE, BandShape, shape
from ui.drawing.river_ticks import ticks
from ui.drawing.text import NAME_SIGNS, hue, safe

HIGH = 216
"""Pixels of the bands' height on the page: twelve places of 18 each, a line of text; by eye."""
UNDER = 28
"""Pixels below them for the dates; by eye, as the next three."""
_BASE, _TAIL = 8, 6
"""Pixels from the bottom up to the dates, and by which their hairlines reach below the bands."""
_BESIDE_LINE, _BESIDE_END = 4, 10
"""Pixels from a hairline to its date, and from the river's end to what stands there."""
MARK = 9
"""Pixels of a mark; by eye."""
_MARK_SIDE = 12
"""Units of the view box of a marker's outline."""
WHY_NONE = {
    NoRiver.EMPTY: "Once you have taken something up, your years will flow here.",
    NoRiver.UNDATED: "This history came without dates, so there are no years to draw: only the order is known.",
    NoRiver.ONE_DAY: "Everything here is of one day: a second one makes it a river.",
}
LEGEND = (
    "Each band is a journey: its mark where it began, hollow where it came back after a rest. Select one to open it."
)


def how_to_read(river: River) -> str:
    """Say how to read the river, and how many moments lie too far before the rest to be drawn."""
    if not river.n_before:
        return LEGEND
    told = "lies long before the rest and is" if river.n_before == 1 else "lie long before the rest and are"
    return f"{LEGEND} {amount(river.n_before, 'moment')} {told} not drawn."


def drawing(river: River, opened: str = "", resting: Iterable[str] = ()) -> str:
    """Draw the river for the page; `opened` is the journey whose panel is open, `resting` those whose row is folded."""
    now = NOW if river.n_places else SIDE
    shapes = shape(river, now)
    folded = frozenset(resting)
    options = "".join(_option(s, river, opened == s.band.journey_id, s.band.journey_id in folded) for s in shapes)
    label = "The river of your years: choose a journey with the arrow keys, open it with Enter"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="river" width="100%" height="{HIGH + UNDER}">'
        f"{dates(river, now, HIGH)}"
        f'<svg width="100%" height="{HIGH}" overflow="visible">{stretched(options, label)}'
        f'<g aria-hidden="true">{marks(shapes)}{"".join(map(_name, shapes))}{"".join(map(_end, shapes))}</g></svg>'
        f"{_leads_to(river)}</svg>"
    )


def stretched(bands: str, label: str = "") -> str:
    """Draw bands in their square, stretched to the whole width; with a label they are a list to choose from."""
    role = f' role="listbox" aria-orientation="vertical" aria-label="{safe(label)}"' if label else ""
    return (
        f'<svg viewBox="0 0 {SIDE} {SIDE}" preserveAspectRatio="none" width="100%" height="100%">'
        f"<g{role}>{bands}</g></svg>"
    )


def _option(drawn: BandShape, river: River, is_open: bool, is_folded: bool) -> str:
    """Draw a band that can be chosen; the rest can not."""
    band = drawn.band
    if band.is_rest:
        return f'<path class="band rest" data-key="rest" aria-hidden="true" d="{drawn.path}"/>'
    where = ' data-folded=""' if is_folded else ""
    return (
        f'<path class="band {hue(band.style)}" data-key="{safe(band.journey_id)}" role="option" tabindex="-1"{where} '
        f'aria-selected="{str(is_open).lower()}" aria-label="{safe(band_in_words(band, river), 2 * NAME_SIGNS)}" '
        f'd="{drawn.path}"/>'
    )


def band_in_words(band: Band, river: River) -> str:
    """Say what a band is: its name, its life, how much it holds, since when, where it rested, where it leads."""
    parts = [amount(band.n_items, "item")]
    if band.first is not None and band.last is not None:
        parts.append(f"{month(band.first)} to {month(band.last)}")
    if band.lulls:
        parts.append(f"rested {rests(band)}")
    if river.n_places:
        parts.append(f"{band.places} of your first {river.n_places} places")
    return f"{band.name}, {band.life}: {', '.join(parts)}"


def rests(band: Band) -> str:
    """Say when a band rested."""
    return " and ".join(f"{month(before)} to {month(after)}" for before, after in band.lulls)


def month(moment: datetime) -> str:
    """Write a month."""
    return f"{moment:%b %Y}"


def marks(shapes: Sequence[BandShape]) -> str:
    """Draw each band's mark where it began, and hollow where it came back."""
    return "".join(
        mark_of(s.band, part(spot.x), part(spot.y), kind)
        for s in shapes
        for spot, kind in (*([(s.birth, "birth")] if s.birth else []), *((spot, "return") for spot in s.returns))
    )


def mark_of(band: Band, x: str, y: str, kind: str = "birth") -> str:
    """Draw a band's mark at a place, of a kind of moment."""
    scale = MARK / _MARK_SIDE
    return (
        f'<svg x="{x}" y="{y}" overflow="visible"><path class="mark {kind} {hue(band.style)}" '
        f'transform="translate({-MARK / 2} {-MARK / 2}) scale({scale})" d="{look_of(band.style).path}"/></svg>'
    )


def part(units: float) -> str:
    """Write units of the square as a part of it."""
    return f"{units / SIDE * 100:.1f}%"


def _name(drawn: BandShape) -> str:
    """Draw a band's name in it, where there is room."""
    if drawn.label is None or drawn.band.is_rest:
        return ""
    return (
        f'<text class="name" data-key="name-{safe(drawn.band.journey_id)}" data-name="{safe(drawn.band.name)}" '
        f'data-room="{drawn.room:.3f}" x="{part(drawn.label.x)}" y="{part(drawn.label.y)}" dy=".35em"></text>'
    )


def _end(drawn: BandShape) -> str:
    """Draw a band's name and its places where it reaches the list."""
    if drawn.end is None:
        return ""
    band = drawn.band
    return (
        f'<svg class="end" data-key="end-{safe(band.journey_id)}" x="100%" y="{part(drawn.end.y)}" overflow="visible">'
        f'<text data-name="{safe(band.name)}" data-places="{band.places}" dx="{_BESIDE_END}" dy=".35em"></text></svg>'
    )


def _leads_to(river: River) -> str:
    """Say at the right end what the bands lead to."""
    if not river.n_places:
        return ""
    said = f"of your first {river.n_places}"
    return (
        f'<text class="leads" aria-hidden="true" x="100%" dx="{_BESIDE_END}" y="{HIGH + UNDER - _BASE}">{said}</text>'
    )


def dates(river: River, now: int, high: int) -> str:
    """Draw the dates under the river, each with a hairline through it."""
    if river.start is None or river.end is None:
        return ""
    drawn = []
    for tick in ticks(river.start, river.end):
        kinds = f"{'wide ' if tick.on_wide else ''}{'narrow' if tick.on_narrow else ''}".strip()
        x = part(tick.along * now)
        drawn.append(
            f'<g class="tick {kinds}"><line x1="{x}" x2="{x}" y1="0" y2="{high + _TAIL}"/>'
            f'<text x="{x}" dx="{_BESIDE_LINE}" y="{high + UNDER - _BASE}">{safe(tick.words)}</text></g>'
        )
    if now < SIDE:
        drawn.append(
            f'<g class="now"><line x1="{part(now)}" x2="{part(now)}" y1="0" y2="{high + _TAIL}"/>'
            f'<text x="{part(now)}" dx="{_BESIDE_LINE}" y="{high + UNDER - _BASE}">now</text></g>'
        )
    return f'<g aria-hidden="true">{"".join(drawn)}</g>'
