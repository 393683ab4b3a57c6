"""Views as safe HTML: titles and names are untrusted, so every text is cleaned, capped and escaped here."""

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime

from core.comparison import Comparison
from core.meter import Effect, effect_in_words
from core.palette import LIGHT, SHAPES
from core.reasons import aspects
from core.slate import Slate
from core.views import GoneView, JourneyView, PlaceView

LONGEST = 160
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"


def one_line(text: str, longest: int = LONGEST) -> str:
    """Return a text on one line without control or direction characters, cut at a length."""
    visible = (c if c in _JOINERS or unicodedata.category(c) not in _HIDDEN else " " for c in text)
    line = " ".join("".join(visible).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def safe(text: str, longest: int = LONGEST) -> str:
    """Return a text for HTML content or a quoted attribute."""
    return html.escape(one_line(text, longest), quote=True)


def plain(text: str, longest: int = LONGEST) -> str:
    """Return a text for a label that is read as Markdown: every mark of it stays a mark."""
    return _PUNCTUATION.sub(r"\\\1", one_line(text, longest))


def percent(share: float) -> str:
    """Write a share (0..1) as a whole percentage."""
    return f"{share * 100:.0f}\u2009%"


def amount(n: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def marker(style: int) -> str:
    """Return a journey's marker; hidden from screen readers, since its name stands beside it."""
    return f'<i class="marker {hue(style)} shape-{SHAPES[style % len(SHAPES)]}" aria-hidden="true"></i>'


def hue(style: int) -> str:
    """Return the class of a style number's colour."""
    return f"hue-{style % len(LIGHT)}"


def span_in_words(first: datetime | None, last: datetime | None) -> str:
    """Say how long something went on."""
    if first is None or last is None:
        return ""
    days = (last - first).days
    if days < 60:
        return amount(max(days, 1), "day")
    return amount(round(days / 30.4), "month") if days < 700 else amount(round(days / 365.25), "year")


def timeline(counts: Sequence[int], style: int, label: str) -> str:
    """Draw how busy a journey was in equal spans of the history, as bars on a hairline."""
    top = max([*counts, 1])
    bars = "".join(f'<i style="height:{max(12, 100 * n // top) if n else 0}%"></i>' for n in counts)
    return f'<div class="timeline {hue(style)}" role="img" aria-label="{safe(label)}">{bars}</div>'


def share(view: JourneyView) -> str:
    """Draw a journey's share of the list: what it got as a bar, what it asks for as a tick and a number."""
    got, asked = min(view.got, 1.0) * 100, min(view.asked, 1.0) * 100
    said = f"asks for {percent(view.asked)} of your list and has {percent(view.got)}"
    return (
        f'<div class="share" role="img" aria-label="{said}" title="{said}"><div class="bar {hue(view.style)}">'
        f'<i style="width:{got:.1f}%"></i><b style="left:{asked:.1f}%"></b></div>'
        f"<span>{percent(view.got)}</span></div>"
    )


def evidence(view: JourneyView) -> str:
    """List the titles that a journey rests on."""
    if not view.evidence:
        return "Nothing yet: you have only just taken it up."
    return '<span class="dot"> · </span>'.join(f"<cite>{safe(item.title, 90)}</cite>" for item in view.evidence[:3])


def journey(view: JourneyView, note: str = "") -> str:
    """Draw a journey's row, all but its name, which is a field of its own."""
    muted = " muted" if view.journey.muted else ""
    length = span_in_words(view.first, view.last)
    size = amount(view.n_items, "item") + (f" over {length}" if length else "")
    focus = f"<em>looking at {safe(view.journey.focus_name or 'a part')}</em> · " if view.journey.focus else ""
    state = "muted" if view.journey.muted else view.life.value
    facts = f"{focus}{size}{spoken(view)}{note}"
    said = f"{view.n_items} items of {view.name}, from {_month(view.first)} to {_month(view.last)}"
    return (
        f'<div class="journey{muted}">{marker(view.style)}'
        f'<p class="evidence" title="{receipt(view)}">{evidence(view)}</p>'
        f'<p class="facts"><strong class="life {_slug(state)}">{safe(state)}</strong> · {facts}</p>'
        f"{drifted(view)}"
        f'<div class="side">{timeline(view.timeline, view.style, said)}{share(view)}</div></div>'
    )


def spoken(view: JourneyView) -> str:
    """Say who named a journey, where it was not the app's own rules."""
    return {"you": " · your words", "model": " · named by a language model"}.get(view.named_by, "")


def receipt(view: JourneyView) -> str:
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
    began, now = (f"<cite>{safe(item.title, 60)}</cite>" for item in view.drifted)
    return f'<p class="facts drifted"><strong>changing course</strong> · from {began} to {now}. Split it?</p>'


def _slug(text: str) -> str:
    """Return a word for a class name."""
    return text.replace(" ", "-")


def _month(moment: datetime | None) -> str:
    """Write a month."""
    return moment.strftime("%B %Y") if moment else "now"


def counts(journeys: Iterable[JourneyView]) -> str:
    """Count journeys by where they stand in their life."""
    lives = [v.life.value for v in journeys]
    groups = (
        ("active", ("active", "emerging", "just adopted")),
        ("dormant", ("dormant", "paused")),
        ("finished", ("finished",)),
    )
    said = [(sum(life in members for life in lives), word) for word, members in groups]
    return "".join(f"<span><b>{n}</b> {word}</span>" for n, word in said if n or word == "active")


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
    minutes = place.item.length_minutes
    length = "" if not minutes else f"{minutes} min" if minutes < 90 else f"{minutes / 60:.0f} h"
    return " · ".join(safe(x, 60) for x in (place.item.kind, length) if x)


def because(place: PlaceView) -> str:
    """Name the person's own item that led to a place."""
    if place.place.pinned:
        return "because you pinned it"
    if not place.receipts:
        return ""
    return f"because of <cite>{safe(place.receipts[0].title, 90)}</cite>"


def place(view: PlaceView) -> str:
    """Draw one place of the list."""
    journey_line = (
        f'{marker(view.style)}<span class="of">{safe(view.journey_name, 80)}</span>' if view.journey_name else ""
    )
    facts = f'{journey_line}<span class="kind">{kind_and_length(view)}</span>'
    return (
        f'<li><span class="rank">{view.rank}</span>{move_mark(view)}<div><p class="title">{safe(view.item.title)}</p>'
        f'<p class="facts">{facts}</p><p class="because">{because(view)}</p></div></li>'
    )


def slate(places: Sequence[PlaceView], shortfall: str = "") -> str:
    """Draw the top of the list."""
    short = f'<p class="shortfall">{safe(shortfall)}</p>' if shortfall else ""
    return f'<ol class="slate">{"".join(map(place, places))}</ol>{short}'


def meter(sentence: str, effect: Effect | None) -> str:
    """Say what an edit was and whether it worked."""
    words = f" {safe(effect_in_words(effect), 400)}" if effect else ""
    return f'<p class="said" role="status"><strong>{safe(sentence, 200)}.</strong>{words}</p>'


def refusal(message: str) -> str:
    """Say why a wish did not become an edit."""
    return f'<p class="said refused" role="alert"><strong>Nothing changed.</strong> {safe(message, 300)}</p>'


def figures(effect: Effect) -> str:
    """Draw the figures behind the meter as a table."""
    rows = "".join(
        f"<tr><th>{safe(name, 60)}</th><td>{percent(a)} → {percent(b)}</td><td>{percent(c)} → {percent(d)}</td></tr>"
        for name, (a, b, c, d) in effect.aimed_at.items()
    )
    head = "<tr><th>Journey</th><th>asks for</th><th>has</th></tr>" if rows else ""
    gained = "–" if effect.ranks_gained is None else f"{effect.ranks_gained:+.1f}"
    order = "–" if effect.tau is None else f"{effect.tau:.2f}"
    return (
        f'<div class="figures"><table>{head}{rows}</table><dl>'
        f"<div><dt>places gained by its items, on average</dt><dd>{gained}</dd></div>"
        f"<div><dt>came and went</dt><dd>{len(effect.came)} and {len(effect.gone)}</dd></div>"
        f"<div><dt>order of everything else, 1 is untouched</dt><dd>{order}</dd></div>"
        f"<div><dt>furthest that anything else moved</dt><dd>{amount(effect.furthest, 'place')}</dd></div></dl></div>"
    )


def gone(views: Sequence[GoneView], most: int = 6) -> str:
    """List what left the list, and why."""
    rows = "".join(
        f"<li>{marker(v.style)}<span><s>{safe(v.item.title, 90)}</s> <em>was {v.rank}</em> — {safe(v.why)}</span></li>"
        for v in views[:most]
    )
    rest = f"<li class='rest'>and {len(views) - most} more</li>" if len(views) > most else ""
    return f'<div class="gone"><h3>No longer here</h3><ul>{rows}{rest}</ul></div>' if views else ""


def preview(sentences: Sequence[str], comparison: Comparison) -> str:
    """Say what a previewed branch of edits would do to the list."""
    came, went = len(comparison.came), len(comparison.gone)
    moved = sum(1 for move in comparison.moves if move.gained)
    does = (
        "Your list would stay as it is."
        if comparison.changes_nothing
        else (f"{came} would come, {went} would go, {moved} would change place.")
    )
    wished = "; ".join(safe(s, 200) for s in sentences)
    return f'<p class="preview"><strong>{wished}.</strong> {does} Nothing is changed yet.</p>'


def reasons(view: PlaceView) -> str:
    """Draw why an item stands where it does, by aspect, with the person's own items that led to it."""
    if view.place.pinned:
        return '<div class="reasons"><p>You pinned it, so it stays on top whatever else changes.</p></div>'
    rows = "".join(
        f'<div class="aspect"><span>{aspect.label}</span>'
        f'<span class="bar"><i style="width:{aspect.part * 100:.0f}%"></i></span><b>{percent(aspect.part)}</b></div>'
        for aspect in aspects(view.place)
    )
    own = " and ".join(f"<cite>{safe(item.title, 90)}</cite>" for item in view.receipts)
    led = f"<p>Nearest of what you took up: {own}.</p>" if own else ""
    new = "<p>New ground: it is far from anything in your history.</p>" if view.place.new_ground else ""
    return f'<div class="reasons"><h3>Why it is here</h3>{rows}{led}{new}</div>'


def item_label(view: PlaceView) -> str:
    """Write an item as a button's label: its place, title, what it is, and the person's item that led to it."""
    minutes = view.item.length_minutes
    length = "" if not minutes else f"{minutes} min" if minutes < 90 else f"{minutes / 60:.0f} h"
    facts = ", ".join(plain(x, 40) for x in (view.item.kind, length) if x)
    why = f"because of {plain(view.receipts[0].title, 80)}" if view.receipts and not view.place.pinned else ""
    new = "new ground" if view.place.new_ground else ""
    rest = " · ".join(x for x in (facts, new, why) if x)
    return f"**{plain(view.item.title, 120)}** {rest}"


def shelf_head(name: str, style: int | None, n: int) -> str:
    """Draw the heading of a shelf."""
    mark = marker(style) if style is not None else ""
    return f'<h2 class="shelf">{mark}<span>{safe(name, 90)}</span> <small>{n}</small></h2>'


def new_ground(slate: Slate, n: int = 20) -> str:
    """Say how much of the top of a list is far from anything in the history."""
    top = slate.places[:n]
    new = sum(place.new_ground for place in top)
    verb = "is" if new == 1 else "are"
    return f'<p class="trade">{new} of the first {len(top)} {verb} new ground.</p>'


def failure(what_to_do: str) -> str:
    """Say that something failed, that nothing is lost, and what to do."""
    return (
        '<div class="failure" role="alert"><h2>This did not work</h2>'
        f"<p>{safe(what_to_do, 400)} Everything you changed before is kept.</p></div>"
    )


def working() -> str:
    """Say that a history is being read for the first time."""
    return (
        '<h2>Reading this history</h2><p class="quiet">Its journeys are being found and named. The first time takes '
        "a little while; you can leave this page and come back.</p>"
    )
