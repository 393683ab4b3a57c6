"""The sources of a list and what is shown of it, in words."""

from core.desk.list_sources import SourceView
from core.desk.sieve import Sieve
from core.wording import amount
from ui.drawing.text import ASIDE_SIGNS, NAME_SIGNS, cut, plain, safe

EVERYWHERE, EVERY_KIND = "From everywhere", "Every kind"


def switch_label(view: SourceView) -> str:
    """Write a source's switch: its name, how much it holds, and how many places it has."""
    places = f", {amount(view.n_places, 'place')}" if view.is_on else ""
    return f"{plain(view.name)} ({view.n_items:,}{places})"


def or_else(every: str, word: str) -> str:
    """Write one choice of what is shown; '' is `every` one."""
    return cut(word, ASIDE_SIGNS) or every


def passing(n: int, sieve: Sieve) -> str:
    """Say how many of a journey's items are shown; nothing where all are."""
    return "" if sieve.is_open else f" · {n:,} {'is' if n == 1 else 'are'} {safe(sieve.in_words(), NAME_SIGNS)}"


def none_passing(where: str, sieve: Sieve) -> str:
    """Say that nothing of the choice stands somewhere: 'is on your list'."""
    return f'<p class="empty">Nothing of this choice ({safe(sieve.in_words(), NAME_SIGNS)}) {safe(where)}.</p>'
