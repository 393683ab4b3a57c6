"""Views as safe HTML: titles and names are untrusted, so every text is cleaned, capped and escaped here."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from core.desk.views import JourneyView
from core.ranking.slate import Slate
from core.wording import amount, percent
from ui.drawing.text import SHORT_SIGNS, TITLE_SIGNS, hue, marker, safe

_IN_DAYS, _IN_MONTHS = 60, 700
"""Days up to which a span is told in days, and in months: up to two of what it is told in next; by eye."""
_MONTH_DAYS, _YEAR_DAYS = 30.4, 365.25
"""Days of a mean month and a mean year."""
_SHORTEST_BAR = 12
"""Height of a bar of one moment, in hundredths of the tallest: the least that one sees; by eye."""
_SHOWN_EVIDENCE = 3
"""Titles that a row shows of what its journey rests on; by eye."""


def span_in_words(first: datetime | None, last: datetime | None) -> str:
    """Say how long something went on."""
    if first is None or last is None:
        return ""
    days = (last - first).days
    if days < _IN_DAYS:
        return amount(max(days, 1), "day")
    if days < _IN_MONTHS:
        return amount(round(days / _MONTH_DAYS), "month")
    return amount(round(days / _YEAR_DAYS), "year")


def sparkline(counts: Sequence[int], style: int, label: str) -> str:
    """Draw how busy a journey was in equal spans of the history, as bars on a hairline."""
    top = max([*counts, 1])
    bars = "".join(f'<i style="height:{max(_SHORTEST_BAR, 100 * n // top) if n else 0}%"></i>' for n in counts)
    return f'<div class="timeline {hue(style)}" role="img" aria-label="{safe(label)}">{bars}</div>'


def share(view: JourneyView, is_listed: bool = True) -> str:
    """Draw a journey's share of the list: what it got as a bar and a number, what it asks for as a tick.

    While nothing is listed (`is_listed` is false) nobody has got anything, and the number is what the journey asks for.
    """
    got, asked = min(view.got, 1.0) * 100, min(view.asked, 1.0) * 100
    said = f"asks for {percent(view.asked)} of your list"
    said += f" and has {percent(view.got)}" if is_listed else ", in which there is nothing yet"
    return (
        f'<div class="share" role="img" aria-label="{said}" title="{said}"><div class="bar {hue(view.style)}">'
        f'<i style="width:{got:.1f}%"></i><b style="left:{asked:.1f}%"></b></div>'
        f"<span>{percent(view.got if is_listed else view.asked)}</span></div>"
    )


def evidence(view: JourneyView) -> str:
    """List the titles that a journey rests on."""
    if not view.evidence:
        return "Nothing yet: you have only just taken it up."
    return '<span class="dot"> · </span>'.join(
        f"<cite>{safe(item.title, TITLE_SIGNS)}</cite>" for item in view.evidence[:_SHOWN_EVIDENCE]
    )


def journey(view: JourneyView, note: str = "", is_listed: bool = True) -> str:
    """Draw a journey's row, all but its name, which is a field of its own."""
    muted = " muted" if view.journey.muted else ""
    length = span_in_words(view.first, view.last)
    size = amount(view.n_items, "item") + (f" over {length}" if length else "")
    focus = f"<em>looking at {safe(view.journey.focus_name or 'a part')}</em> · " if view.journey.focus else ""
    state = "muted" if view.journey.muted else view.life.value
    facts = f"{focus}{size}{spoken(view)}{note}"
    said = f"{amount(view.n_items, 'item')} of {view.name}, from {_month(view.first)} to {_month(view.last)}"
    return (
        f'<div class="journey{muted}">{marker(view.style)}'
        f'<p class="evidence" title="{receipt_in_words(view)}">{evidence(view)}</p>'
        f'<p class="facts"><strong class="life {_slug(state)}">{safe(state)}</strong> · {facts}</p>'
        f"{drifted(view)}"
        f'<div class="side">{sparkline(view.timeline, view.style, said)}{share(view, is_listed)}</div></div>'
    )


def spoken(view: JourneyView) -> str:
    """Say who named a journey, where it was not the app's own rules."""
    return {"you": " · your words", "model": " · named by a language model"}.get(view.named_by, "")


def receipt_in_words(view: JourneyView) -> str:
    """Say what a given name rests on and how well it fits."""
    given = view.given
    if given is None or view.named_by == "you" or given.fidelity is None or given.specificity is None:
        return ""
    n = len(given.evidence)
    return (
        f"The name fits {percent(given.fidelity)} of these items ({n} of {given.size} bear it out) "
        f"and tells them from your other journeys {percent(given.specificity)} of the time."
    )


def drifted(view: JourneyView) -> str:
    """Say that a journey has turned into another, with a title of each end."""
    if view.drifted is None:
        return ""
    began, now = (f"<cite>{safe(item.title, SHORT_SIGNS)}</cite>" for item in view.drifted)
    return f'<p class="facts drifted"><strong>changing course</strong> · from {began} to {now}. Split it?</p>'


def _slug(text: str) -> str:
    """Return a word for a class name."""
    return text.replace(" ", "-")


def _month(moment: datetime | None) -> str:
    """Write a month."""
    return moment.strftime("%B %Y") if moment else "now"


def places_held(folded: Iterable[JourneyView], slate: Slate) -> str:
    """Say how many places of the list folded journeys hold; nothing where they hold none."""
    ids = {view.journey_id for view in folded}
    n = sum(place.journey_id in ids for place in slate.places)
    return f", holding {n} of your {amount(len(slate.places), 'place')}" if n else ""


def counts(journeys: Iterable[JourneyView]) -> str:
    """Count journeys by where they stand in their life; what was left over is none."""
    lives = [v.life.value for v in journeys if not v.is_leftover]
    groups = (
        ("active", ("active", "emerging", "just adopted")),
        ("dormant", ("dormant", "paused")),
        ("finished", ("finished",)),
    )
    said = [(sum(life in members for life in lives), word) for word, members in groups]
    return "".join(f"<span><b>{n}</b> {word}</span>" for n, word in said if n or word == "active")
