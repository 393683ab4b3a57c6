"""What is kept and where, what left this computer, and what orders the list, in words."""

from collections.abc import Mapping, Sequence

from core.adapters.store.ledger import Departure
from core.entities import Item
from core.wording import amount, percent
from ui.drawing.text import MESSAGE_SIGNS, NAME_SIGNS, TITLE_SIGNS, safe

_MEGABYTE = 1e6
"""Bytes of a megabyte, as disks are sold by."""
NOBODYS = "nobody in particular"
"""Whose a sending is that is no person's: titles read for all, a trial of the connection."""
_HEADS = "".join(
    f"<th>{head}</th>"
    for head in (
        "when",
        "to whom",
        "model",
        "what for",
        "whose",
        "how much",
        "tokens in",
        "tokens out",
        "cost",
        "sent or kept",
    )
)
_KEPT = {
    "people": ("person", "people"),
    "items": ("thing", "things"),
    "interactions": ("moment", "moments"),
    "saved": ("thing saved for later", "things saved for later"),
    "log": ("edit", "edits"),
}


def _counted(counts: Mapping[str, int]) -> str:
    parts = ", ".join(amount(counts[table], *nouns) for table, nouns in _KEPT.items() if counts.get(table))
    return f"{parts[:1].upper()}{parts[1:] or 'Nothing is kept yet'}"


def kept_of_yours(counts: Mapping[str, int]) -> str:
    """Say what the database holds that an account may see, and who else can read it."""
    return f"<p>{_counted(counts)}. Kept on the computer of whoever runs this page, who can read it.</p>"


def may_leave(host: str, has_model: bool) -> str:
    """Say what of yours may leave that computer; the list of what left is of everybody, and not shown to you."""
    reads = f"Titles are sent to {safe(host, NAME_SIGNS)} to be read." if host else "Titles are read there."
    asks = " A language model is asked only when you press a button that shows what would be sent." if has_model else ""
    return f"<p>{reads}{asks} Whoever runs this page keeps the list of what was sent, when and to whom.</p>"


def kept(place: str, size: int, counts: Mapping[str, int], *, is_shared: bool = False) -> str:
    """Say what the database holds, of everybody, and where it lies; `size` is in bytes, 0 for no file."""
    if is_shared:
        return f"<p>{_counted(counts)}. All of it is on the database server of whoever runs this app.</p>"
    where = (
        f"All of it is in one file that only you can read, <code>{safe(place, MESSAGE_SIGNS)}</code> "
        f"({size / _MEGABYTE:.1f} MB)"
        if size
        else "It is in memory alone and gone when the app stops"
    )
    return f"<p>{_counted(counts)}. {where}.</p>"


def left(departures: Sequence[Departure], counts: tuple[int, int], host: str, names: Mapping[str, str]) -> str:
    """List what left this computer, newest first; `host` is where titles go to be read, if anywhere.

    `counts` are how many sendings there were, and how many questions a kept answer met; `names` are people's by id.
    """
    n, n_kept = counts
    may = f" Titles are sent to {safe(host, NAME_SIGNS)} to be read." if host else ""
    if not n + n_kept:
        return f"<p role='status'>Nothing has left this computer.{may}</p>"
    rows = "".join(f"<tr>{_cells(each, names)}</tr>" for each in departures)
    listed, every = len(departures), n + n_kept
    more = f"<p class='quiet'>The newest {listed:,} of {every:,}.</p>" if every > listed else ""
    kept = f" {amount(n_kept, 'question')} met a kept answer, which sends and costs nothing." if n_kept else ""
    return (
        f"<p>{amount(n, 'sending')} so far.{kept}{may} Times are UTC; costs are in the currency of your prices.</p>"
        f"<div class='wide'><table class='departures'><thead><tr>{_HEADS}</tr></thead><tbody>{rows}</tbody></table>"
        f"</div>{more}"
    )


def _cells(each: Departure, names: Mapping[str, str]) -> str:
    """Return the cells of one sending; what nobody counted is said to be unknown."""
    cost = "unknown" if each.cost is None else f"{each.cost:.4f}"
    asked, answered = (("unknown" if tokens is None else f"{tokens:,}") for tokens in (each.tokens_in, each.tokens_out))
    if each.tokens_in is None and each.tokens:
        asked = f"{each.tokens:,} in all"
    told = (
        f"{each.moment:%Y-%m-%d %H:%M}",
        safe(each.host, NAME_SIGNS),
        safe(each.model, NAME_SIGNS),
        safe(each.purpose, TITLE_SIGNS),
        safe(names.get(each.person_id, each.person_id) or NOBODYS, NAME_SIGNS),
        amount(each.texts, "text"),
        asked,
        answered,
        cost,
        "kept answer" if each.cached else "sent",
    )
    return "".join(f"<td>{cell}</td>" for cell in told)


def connection(facts: Sequence[tuple[str, str]]) -> str:
    """List what a trial of the language model's connection brought."""
    rows = "".join(f"<dt>{label}</dt><dd>{safe(value, MESSAGE_SIGNS)}</dd>" for label, value in facts)
    return f"<dl role='status' class='connection'>{rows}</dl>"


def what_orders(exploration: float, n_others: int, n_journeys: int) -> str:
    """Say by what the list is ordered, most first, with what is set now."""
    others = (
        f"what {amount(n_others, 'other person', 'other people')} here took up with what you did"
        if n_others
        else "what others take up with what you did: nobody else is here, so it counts nothing"
    )
    return (
        "<ol class='orders'>"
        f"<li>The share that each of your {amount(n_journeys, 'journey')} asks for: how much and how lately you took "
        "it up, times what you gave it with <em>More</em> and <em>Less</em>.</li>"
        "<li>How near a thing is in meaning to that journey, to its name in your words and to the nearest things you "
        f"took up.</li><li>{others[:1].upper()}{others[1:]}.</li>"
        "<li>A little: how many took a thing up, how they judged it, how new it is.</li>"
        f"<li>{percent(exploration)} for the new: how far from what you know the list may go.</li>"
        "<li>Never: what you dismissed, and less of what is like it.</li></ol>"
    )


def unprofiled(items: Sequence[Item]) -> str:
    """Draw the order that uses nothing of anybody."""
    rows = "".join(
        f'<li><span class="rank">{rank}</span><span class="move"></span><div><p class="title">'
        f'{safe(item.title, TITLE_SIGNS)}</p><p class="facts">{safe(item.creator, NAME_SIGNS)}</p></div></li>'
        for rank, item in enumerate(items, start=1)
    )
    return (
        "<p class='quiet'>What is widely taken up, then what is new: the same for everybody. Nothing you did or "
        f'decided counts.</p><ol class="slate">{rows}</ol>'
    )
