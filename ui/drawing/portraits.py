"""A person in small: a river of their years that only decorates, as the words beside it say who they are."""

from base64 import b64encode

from core.desk.years.river import River
from ui.drawing.river import stretched
from ui.drawing.river_shape import SIDE, BandShape, shape
from ui.drawing.text import QUESTION_SIGNS, SHORT_SIGNS, safe

OTHERS = (
    "<h2 class='others'>Or look over somebody else’s shoulder</h2><p class='quiet'>Their years in small, in layers: "
    "what they watched, read, listened to and liked. Whom you open has their journeys found.</p>"
)
"""What stands above the portraits."""


def small_river(river: River) -> str:
    """Draw a river without names, marks and dates, hidden from who listens; a bare line where there is none."""
    bands = "".join(map(_stratum, shape(river, SIDE)))
    return f'<div class="small-river" aria-hidden="true">{bands}</div>'


def _stratum(drawn: BandShape) -> str:
    """Draw a band as a mask over the page's own colours: the page takes pictures, and no drawing within its words."""
    svg = stretched(f'<path d="{drawn.path}"/>').replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    mask = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
    return f'<i class="stratum-{drawn.band.style}" style="mask-image:url({mask})"></i>'


def span_in_years(river: River) -> str:
    """Say which years a river spans; nothing where there is none."""
    if river.start is None or river.end is None:
        return ""
    first, last = river.start.year, river.end.year
    return f"{first}" if first == last else f"{first} to {last}"


def whose_river(name: str, portrait: str, river: River) -> str:
    """Say whose river is shown large."""
    span = span_in_years(river)
    when = f" <small>{span}</small>" if span else ""
    return f"<h2>{safe(name, SHORT_SIGNS)}{when}</h2><p class='quiet'>{safe(portrait, QUESTION_SIGNS)}</p>"
