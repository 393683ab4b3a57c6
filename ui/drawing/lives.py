"""An opened journey: its life in a sentence, where its name comes from, and its items by year."""

from datetime import datetime

from core.desk.views import JourneyView
from core.desk.years.lifetime import Lifetime
from core.entities import Item
from core.wording import amount
from ui.drawing.journeys import receipt_in_words, span_in_words
from ui.drawing.river import month
from ui.drawing.text import ASIDE_SIGNS, KIND_SIGNS, MESSAGE_SIGNS, NOTE_SIGNS, TITLE_SIGNS, safe


def life_drawn(view: JourneyView, lived: Lifetime) -> str:
    """Draw a journey's life in one line, and under it where its name comes from."""
    said, name = safe(life_in_words(view, lived), MESSAGE_SIGNS), name_in_words(view)
    titles = '<span class="dot"> · </span>'.join(f"<cite>{safe(i.title, TITLE_SIGNS)}</cite>" for i in view.evidence)
    receipts = f'<p class="evidence">{titles}</p>' if titles else ""
    return f'<div class="life-of"><p>{said}</p><p class="facts">{safe(name, NOTE_SIGNS)}</p>{receipts}</div>'


def life_in_words(view: JourneyView, lived: Lifetime) -> str:
    """Tell a journey's life: since when, how long ago, where it rested, how much of the history it is."""
    size = f"It rests on {view.n_items:,} of the {amount(lived.n_history, 'item')} of your history."
    if view.first is None or view.last is None:
        return "You have only just taken it up: nothing of your history is in it yet."
    ago = (
        f"{span_in_words(view.last, lived.end)} before your history ends"
        if view.last < lived.end
        else "at the end of your history"
    )
    since = f"Began in {month(view.first)}, last taken up {ago}."
    slept = "".join(f" It rested from {month(a)} and came back in {month(b)}." for a, b in lived.lulls)
    return f"{since}{slept} {size}"


def name_in_words(view: JourneyView) -> str:
    """Say where a journey's name comes from: the person, a language model, or the titles that it rests on."""
    if view.named_by == "you":
        return "Its name is in your words."
    who = "A language model named it" if view.named_by == "model" else "Its name comes from titles like these"
    receipt = receipt_in_words(view)
    return f"{who}. {receipt}" if receipt else f"{who}."


def page_in_words(start: int, shown: int, n_items: int) -> str:
    """Say which of a journey's items are shown."""
    if shown == n_items:
        return f"All {amount(n_items, 'item')}, the latest first" if n_items > 1 else amount(n_items, "item")
    return f"{start + 1:,} to {start + shown:,} of {amount(n_items, 'item')}, the latest first"


def item(held: Item, last: datetime | None, is_pinned: bool) -> str:
    """Draw an item of a journey: its title, when it was last taken up, what it is."""
    facts = [month(last)] if last else []
    facts += [safe(held.kind, KIND_SIGNS)] if held.kind else []
    facts += [safe(held.creator, ASIDE_SIGNS)] if held.creator else []
    facts += ["<strong>pinned</strong>"] if is_pinned else []
    return f'<p class="own-item">{safe(held.title, TITLE_SIGNS)} <small>{" · ".join(facts)}</small></p>'
