"""The river as a table: a row a journey, with what its band shows."""

from core.desk.years.river import Band, River
from core.wording import amount
from ui.drawing.river import month, rests
from ui.drawing.text import NAME_SIGNS, marker, safe

_HEADS = ("Journey", "Now", "Items", "Began", "Last", "Rested", "First places")


def river_table(river: River) -> str:
    """Draw the table of a river, in the order of its bands."""
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    rows = "".join(_row(band) for band in river.bands)
    return f'<div class="river-table"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'


def _row(band: Band) -> str:
    """Draw a band's row."""
    mark = "" if band.is_rest else marker(band.style)
    cells = (
        band.life,
        f"{band.n_items:,}",
        month(band.first) if band.first else "",
        month(band.last) if band.last else "",
        rests(band),
        amount(band.places, "place") if band.places else "",
    )
    name = f'<th scope="row">{mark} {safe(band.name, NAME_SIGNS)}</th>'
    return f"<tr>{name}{''.join(f'<td>{safe(cell, NAME_SIGNS)}</td>' for cell in cells)}</tr>"
