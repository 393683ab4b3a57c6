"""What is in a dropped file, and what a deletion takes away, as safe HTML."""

from collections.abc import Mapping

from core.adapters.importers import Inspection, Reading
from core.workspace.intake import Contents
from ui.drawing import formats
from ui.drawing.text import amount, safe

_NOUNS = {
    "people": ("person", "people"),
    "items": ("thing", "things"),
    "interactions": ("moment", "moments"),
    "log": ("entry of the log", "entries of the log"),
}


def _counted(n: int, one: str, many: str) -> str:
    """Write a number with its noun."""
    return f"{n:,} {one if n == 1 else many}"


def what_it_is(inspection: Inspection, file_name: str) -> str:
    """Say what a file is."""
    rows = f" with {amount(inspection.n_rows, 'row')}" if inspection.n_rows is not None else ""
    notes = "".join(f"<li>{safe(note, 300)}</li>" for note in inspection.notes)
    return (
        f"<h2>{safe(file_name, 80)}</h2><p>This is {safe(formats.thing(inspection.format))}{rows}"
        f"{f' and {len(inspection.columns)} columns' if inspection.columns else ''}.</p><ul class='notes'>{notes}</ul>"
    )


def what_is_in_it(found: Contents, reading: Reading) -> str:
    """Say what a reading holds and what is left out."""
    kinds = ", ".join(f"{amount(n, 'item')} of kind {safe(kind, 30)}" for kind, n in found.kinds)
    titles = "".join(f"<li><cite>{safe(title, 100)}</cite></li>" for title in found.titles)
    out = [
        f"{amount(n, 'row')} {words}"
        for n, words in (
            (reading.n_refused, "cannot be read, see below"),
            (reading.duplicates, "there twice, kept once"),
            (reading.left_out, "left out to keep it small"),
        )
        if n
    ]
    notes = "".join(f"<li>{safe(note, 300)}</li>" for note in reading.notes)
    return (
        f'<dl class="facts-grid"><div><dt>moments</dt><dd>{found.interactions:,}</dd></div>'
        f"<div><dt>things</dt><dd>{found.items:,}</dd></div>"
        f"<div><dt>years</dt><dd>{safe(found.years) or '–'}</dd></div>"
        f"<div><dt>people</dt><dd>{found.people:,}</dd></div></dl>"
        f"{f'<p>{kinds}.</p>' if kinds else ''}<ul class='titles'>{titles}</ul>"
        f"<p class='left-out'>{'; '.join(out) if out else 'Nothing is left out'}.</p><ul class='notes'>{notes}</ul>"
    )


def trouble(message: str) -> str:
    """Say why a file cannot come in."""
    return f'<p class="trouble" role="alert"><strong>This cannot come in yet.</strong> {safe(message, 400)}</p>'


def deleted(counts: Mapping[str, int]) -> str:
    """Say what a deletion took away."""
    parts = [_counted(n, *_NOUNS[table]) for table, n in counts.items() if n and table in _NOUNS]
    said = ", ".join(parts) or "nothing was there"
    return f'<p class="gone-now" role="status"><strong>Gone for good:</strong> {said}.</p>'
