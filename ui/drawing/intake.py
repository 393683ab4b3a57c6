"""What is in a dropped file, and what a deletion takes away, as safe HTML."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from pathlib import PurePosixPath

from core.adapters.importers import Inspection, Parcel, Reading
from core.adapters.store.gaining import gained_in_words
from core.adapters.store.histories import Written
from core.adapters.store.offers import OfferedList
from core.wording import amount
from core.workspace.bringing.intake import Contents
from core.workspace.bringing.storing import Stored
from ui.drawing import formats
from ui.drawing.text import (
    KIND_SIGNS,
    MESSAGE_SIGNS,
    NOTE_SIGNS,
    PREVIEW_SIGNS,
    SHORT_SIGNS,
    TITLE_SIGNS,
    safe,
)

MIDNIGHT = time(0)
"""A moment of which only the day is known."""
_NOTHING_NEW = "Everything in it was here already; nothing has changed."
MOST_NAMED = 40
"""Files that stay out and are named each; the others are counted; by eye."""
OPEN_AT_MOST = 6
"""Files left out of which the list stands open, so that nobody has to look for them; by eye."""
_NOUNS = {
    "people": ("person", "people"),
    "items": ("thing", "things"),
    "interactions": ("moment", "moments"),
    "saved": ("thing saved for later", "things saved for later"),
    "log": ("entry of the log", "entries of the log"),
}


def what(parcel: Parcel) -> str:
    """Say what one file is and how much of it there is: 'YouTube watches: 12 moments'."""
    kind = (
        f"{parcel.service} {parcel.what}".strip() if parcel.service else formats.thing(parcel.form).removeprefix("a ")
    )
    held = [amount(parcel.n_moments, "moment")] if parcel.n_moments else []
    held += [f"{parcel.n_saved:,} saved for later"] if parcel.n_saved else []
    return f"{kind}: {', '.join(held)}" if held else kind


def short(name: str) -> str:
    """Return a file's name without its folders; a table of several in one file has the file's before its own."""
    path = PurePosixPath(name)
    if path.parent.suffix.lower() in formats.table_endings():
        return f"{path.parent.name}: {path.name}"
    return path.name or name


def what_it_is(parcel: Parcel) -> str:
    """Say what the one file that was brought is."""
    seen = parcel.inspection
    rows = f" with {amount(seen.n_rows, 'row')}" if seen and seen.n_rows is not None else ""
    columns = f" and {amount(len(seen.columns), 'column')}" if seen and seen.columns else ""
    kind = safe(f"{parcel.service} {parcel.what}") if parcel.service else safe(formats.thing(parcel.form))
    notes = "".join(f"<li>{safe(note, NOTE_SIGNS)}</li>" for note in (seen.notes if seen else ()))
    why = f"<p class='trouble' role='alert'>{safe(parcel.trouble, MESSAGE_SIGNS)}</p>" if parcel.trouble else ""
    head = f"<h2>{safe(parcel.name, TITLE_SIGNS)}</h2><p>This is {kind}{rows}{columns}.</p>"
    return f"{head}{why}<ul class='notes'>{notes}</ul>"


def of_longest(table: Inspection) -> str:
    """Say of which of a file's tables the columns are shown."""
    return f"<p class='quiet'>The columns of the longest, {safe(short(table.member or ''), TITLE_SIGNS)}:</p>"


def what_stays_out(parcels: Sequence[Parcel]) -> str:
    """Name the files that are neither history nor saved for later, each with the reason; '' for none."""
    if not parcels:
        return ""
    known = [parcel for parcel in parcels if parcel.form or parcel.trouble]
    rows = "".join(
        f"<li><b>{safe(short(parcel.name), TITLE_SIGNS)}</b> {_why(parcel)}</li>" for parcel in known[:MOST_NAMED]
    )
    more = len(parcels) - len(known[:MOST_NAMED])
    rows += f"<li>and {amount(more, 'more file')} that are no history</li>" if more else ""
    summary = f"<summary>{amount(len(parcels), 'file')} left out</summary>"
    opened = " open" if len(parcels) <= OPEN_AT_MOST else ""
    return f"<details class='stays-out'{opened}>{summary}<ul>{rows}</ul></details>"


def _why(parcel: Parcel) -> str:
    """Say what a file is that stays out, and why."""
    return safe(f"{what(parcel)}. {parcel.trouble}".lstrip(". "), MESSAGE_SIGNS)


def adds_to(name: str) -> str:
    """Say that a person of this name is here already."""
    return (
        f"<p class='quiet'>It is added to what {safe(name, SHORT_SIGNS)} brought before. What you changed stays, and "
        "rows that are there already are kept once.</p>"
    )


def to_choose_from(name: str) -> str:
    """Say what becomes of things to choose from."""
    return (
        f"<p class='quiet'>Nothing of it counts as taken up. {safe(name, SHORT_SIGNS)}'s list may take from it what "
        "fits their journeys and is not in their history yet; it is switched off on the For you page.</p>"
    )


def brought(stored: Stored) -> str:
    """Say what came new, and how many edits took it in."""
    new = stored.written
    parts = [amount(new.interactions, "new moment")] if new.interactions else []
    parts += [f"{new.saved:,} saved for later"] if new.saved else []
    brought_in = f"Brought in {' and '.join(parts)}." if parts else ""
    said = [each for each in (brought_in, gained_in_words(new.gained), stored.reach) if each]
    return f'<p role="status">{" ".join(said or [_NOTHING_NEW])}</p>'


def to_choose_now(name: str, written: Written) -> str:
    """Say that there is something to choose from now."""
    return (
        f'<p role="status">{amount(written.items, "new thing")} to choose from, out of {safe(name, TITLE_SIGNS)}. '
        f"{gained_in_words(written.gained)}</p>"
    )


def bring_in_words(reading: Reading) -> str:
    """Return what the button says."""
    if not reading.people:
        return f"Choose from {amount(len(reading.items), 'thing')}"
    parts = [amount(len(reading.interactions), "moment")] if reading.interactions else []
    parts += [f"{len(reading.saved):,} saved for later"] if reading.saved else []
    return f"Bring in {' and '.join(parts)}"


def what_is_in_it(found: Contents, reading: Reading) -> str:
    """Say what a reading holds and what is left out."""
    kinds = " · ".join(f"{safe(kind, KIND_SIGNS)} {n:,}" for kind, n in found.kinds)
    span = " to ".join(dict.fromkeys(str(year) for year, _ in (*found.years[:1], *found.years[-1:])))
    facts = (
        ("moments", f"{found.interactions:,}" if found.interactions else ""),
        ("saved for later", f"{found.saved:,}" if found.saved else ""),
        ("things", f"{found.items:,}"),
        ("years", span),
        ("people", f"{found.people:,}" if found.people > 1 else ""),
    )
    grid = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts if value)
    out = [
        f"{amount(n, 'row')} {words}"
        for n, words in (
            (reading.n_refused, "cannot be read, see below"),
            (reading.duplicates, "there twice, kept once"),
            *((n, f"left out: {safe(reason)}") for reason, n in reading.reasons),
            (reading.left_out * (not reading.reasons), "left out to keep it small"),
        )
        if n
    ]
    notes = "".join(f"<li>{safe(note, NOTE_SIGNS)}</li>" for note in reading.notes)
    return (
        f'<dl class="facts-grid">{grid}</dl>'
        f"{f'<p>By kind: {kinds}</p>' if kinds else ''}{_years(found.years)}{_moments(found)}"
        f"<div class='left-out'><p>{'What stays out:' if out else 'Every row is taken.'}</p>"
        f"<ul class='notes'>{''.join(f'<li>{line}</li>' for line in out)}</ul></div><ul class='notes'>{notes}</ul>"
    )


def _years(years: Sequence[tuple[int, int]]) -> str:
    """Draw how many moments every year has; nothing for a single one."""
    if len(years) < 2:
        return ""
    most = max(n for _, n in years)
    rows = "".join(
        f"<li><span>{year}</span><i style='width:{n / most:.0%}' aria-hidden='true'></i><b>{n:,}</b></li>"
        for year, n in years
    )
    return f"<ol class='by-year' aria-label='Moments by year'>{rows}</ol>"


def _moments(found: Contents) -> str:
    """List the first and the last moments with their dates, or the first titles of what has none."""
    gap = "<li aria-hidden='true'>…</li>" if found.interactions > len(found.first) + len(found.last) else ""
    first, last = ("".join(_moment(*moment) for moment in moments) for moments in (found.first, found.last))
    titles = "".join(f"<li><cite>{safe(title, PREVIEW_SIGNS)}</cite></li>" for title in found.titles)
    more = "<li aria-hidden='true'>…</li>" if found.titles and found.items > len(found.titles) else ""
    return f"<ul class='titles'>{first}{gap}{last}{titles}{more}</ul>"


def _moment(moment: datetime, title: str) -> str:
    clock = "" if moment.time() == MIDNIGHT else f"{moment: %H:%M}"
    return f"<li><time>{moment:%Y-%m-%d}{clock}</time> <cite>{safe(title, PREVIEW_SIGNS)}</cite></li>"


def list_in_words(each: OfferedList) -> str:
    """Say what a list to choose from is called and how much it holds."""
    return f"<p><b>{safe(each.name, TITLE_SIGNS)}</b> · {amount(each.n_items, 'thing')} to choose from</p>"


def taken_away(said: str) -> str:
    """Say what is gone of a list."""
    return f'<p class="gone-now" role="status">{safe(said, MESSAGE_SIGNS)}</p>'


def trouble(message: str) -> str:
    """Say why a file cannot come in."""
    return (
        f'<p class="trouble" role="alert"><strong>This cannot come in yet.</strong> {safe(message, MESSAGE_SIGNS)}</p>'
    )


def problem(message: str) -> str:
    """Say what could not be done and what to do next."""
    return f'<p class="trouble" role="alert">{safe(message, MESSAGE_SIGNS)}</p>'


def done(message: str) -> str:
    """Say what was done."""
    return f'<p class="gone-now" role="status">{safe(message, MESSAGE_SIGNS)}</p>'


def deleted(counts: Mapping[str, int]) -> str:
    """Say what a deletion took away."""
    parts = [amount(n, *_NOUNS[table]) for table, n in counts.items() if n and table in _NOUNS]
    said = ", ".join(parts) or "nothing was there"
    return f'<p class="gone-now" role="status"><strong>Gone for good:</strong> {said}.</p>'
