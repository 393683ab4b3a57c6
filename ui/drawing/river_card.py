"""A card to take away: the years of the journeys that somebody ticked, and nothing of any other."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np

from core.desk.palette import DARK, LIGHT
from core.desk.years.river import River
from ui.drawing.map_canvas import DARK_THEME, FONT, LIGHT_THEME, Theme
from ui.drawing.river import MARK, dates, mark_of, marks, part, stretched
from ui.drawing.river_shape import SIDE, BandShape, shape
from ui.drawing.text import SHORT_SIGNS, cut, hue, safe

WIDE, HIGH = 1200, 630
"""Pixels of the card: what other places show of a link, 1.91 to 1."""
_MARGIN, _TOP, _BANDS_HIGH = 60, 126, 392
"""Pixels round the picture, above the bands, and of their height; by eye."""
_TITLE_PX, _TEXT_PX = 44, 17
"""Pixels of the title and of all other text; by eye."""
_SIGN_PX = 8.6
"""Pixels of a sign of that text on the average; a serif's half of its size, measured on the demo's names."""
_LINE_PX = 30
"""Pixels of a line of the names below; by eye."""
_BETWEEN = 4
"""Marks' widths between two names below, a mark and its distances among them; by eye."""
_FACES = FONT.replace('"', "'")
_MIXED = 0.42
"""Part of a journey's own colour in its band, as on the page."""
_FINER = 4
"""Times as many steps as on the page, since the card may be drawn at twice its size: four pixels each."""
_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_YEAR, _MONTH = timedelta(days=365.25), timedelta(days=30.44)
"""A mean year and a mean month."""
_FEW_MONTHS = 18
"""Months up to which a span is told in months; by eye."""


def card_title(start: datetime, end: datetime) -> str:
    """Return what a card of the time between two moments is called unless one writes another title."""
    months, years = max(round((end - start) / _MONTH), 1), round((end - start) / _YEAR)
    n, noun = (months, "month") if months < _FEW_MONTHS else (years, "year")
    number = _NUMBERS[n] if n < len(_NUMBERS) else str(n)
    return f"My {noun}" if n == 1 else f"My {number} {noun}s"


def river_card(river: River, title: str, is_dark: bool = False) -> str:
    """Draw the card of a river that holds only what it is to show, as an SVG that stands by itself."""
    ground = DARK_THEME if is_dark else LIGHT_THEME
    shapes = shape(river, SIDE, _FINER)
    wide = WIDE - 2 * _MARGIN
    bands = "".join(f'<path class="band {hue(s.band.style)}" d="{s.path}"/>' for s in shapes)
    said = safe(title, SHORT_SIGNS)
    listed = ", ".join(s.band.name for s in shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{HIGH}" viewBox="0 0 {WIDE} {HIGH}" '
        f'role="img" aria-label="{said}: {safe(listed)}"><style>{_style(ground, is_dark)}</style>'
        f'<rect width="{WIDE}" height="{HIGH}" fill="{ground.paper}"/>'
        f'<text class="title" x="{_MARGIN}" y="{_MARGIN + _TITLE_PX / 2}">{said}</text>'
        f'<svg x="{_MARGIN}" y="{_TOP}" width="{wide}" height="{_BANDS_HIGH}" overflow="visible">'
        f"{dates(river, SIDE, _BANDS_HIGH)}{stretched(bands)}{marks(shapes)}"
        f"{''.join(_name(s, wide) for s in shapes)}</svg>{_below(shapes)}</svg>"
    )


def _style(ground: Theme, is_dark: bool) -> str:
    """Return the card's own style sheet."""
    hues = "".join(
        f".hue-{n}{{color:{colour}}}.band.hue-{n}{{fill:{_mixed(colour, ground.paper)}}}"
        for n, colour in enumerate(DARK if is_dark else LIGHT)
    )
    return (
        f"text{{font-family:{_FACES};font-size:{_TEXT_PX}px;fill:{ground.ink}}}"
        f".title{{font-size:{_TITLE_PX}px}}.name{{text-anchor:middle}}.tick text{{fill:{ground.soft}}}"
        f".tick line{{stroke:{ground.line}}}.tick:not(.wide){{display:none}}"
        ".band{stroke:currentColor;vector-effect:non-scaling-stroke}"
        f".mark{{fill:currentColor;stroke:{ground.paper}}}.mark.return{{fill:{ground.paper};stroke:currentColor}}{hues}"
    )


def _mixed(colour: str, paper: str) -> str:
    """Return a colour mixed with the ground it lies on, as a number that every program reads."""
    above, below = (np.frombuffer(bytes.fromhex(c[1:]), np.uint8) for c in (colour, paper))
    return "#" + np.rint(above * _MIXED + below * (1 - _MIXED)).astype(np.uint8).tobytes().hex()


def _name(drawn: BandShape, wide: float) -> str:
    """Write a band's name in it, where it fits."""
    if not _fits(drawn, wide) or drawn.label is None:
        return ""
    said = safe(drawn.band.name, SHORT_SIGNS)
    return f'<text class="name" x="{part(drawn.label.x)}" y="{part(drawn.label.y)}" dy=".35em">{said}</text>'


def _fits(drawn: BandShape, wide: float) -> bool:
    """Tell whether a band's whole name fits in it."""
    return len(cut(drawn.band.name, SHORT_SIGNS)) * _SIGN_PX <= drawn.room * wide


def _below(shapes: Sequence[BandShape]) -> str:
    """Write the names that fit in no band below the river, each behind its mark."""
    wide = WIDE - 2 * _MARGIN
    left, line, drawn = 0.0, 0, []
    for s in (s for s in shapes if not _fits(s, wide)):
        name = cut(s.band.name, SHORT_SIGNS)
        takes = len(name) * _SIGN_PX + _BETWEEN * MARK
        if left and left + takes > wide:
            left, line = 0.0, line + 1
        x, y = _MARGIN + left, _TOP + _BANDS_HIGH + 2 * _LINE_PX + line * _LINE_PX
        mark = mark_of(s.band, f"{x + MARK / 2:.0f}", f"{y - MARK / 2:.0f}")
        drawn.append(f'{mark}<text x="{x + 2 * MARK:.0f}" y="{y}">{safe(name)}</text>')
        left += takes
    return "".join(drawn)
