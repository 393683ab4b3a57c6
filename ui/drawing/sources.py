"""The sources of a list and what is shown of it, in words."""

from core.desk.list_sources import SourceView
from core.desk.sieve import Sieve
from core.wording import amount
from ui.drawing.text import ASIDE_SIGNS, MESSAGE_SIGNS, NAME_SIGNS, cut, plain, safe

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


def shown_of_preview(n: int, whole: int, sieve: Sieve) -> str:
    """Say how much of the list as it would be is shown: the wish is about all of it."""
    words = f"{n:,} of the {amount(whole, 'place')} {'is' if n == 1 else 'are'} of what you show alone"
    return f'<p class="quiet">{words} ({safe(sieve.in_words(), NAME_SIGNS)}). What you wish is for the whole list.</p>'


def part_in_file(words: str) -> str:
    """Say what a file of a part of a history holds and leaves out, and that the other files are whole."""
    whole = "The zip, the journeys and what you changed are always whole."
    return f'<p class="quiet">{safe(words, MESSAGE_SIGNS)} {whole}</p>'


def tagged_alone(sieve: Sieve) -> str:
    """Say of which things alone the tags are."""
    return f'<p class="quiet">The tags are of {safe(sieve.in_words(), NAME_SIGNS)} alone; the table is whole.</p>'


def none_passing(where: str, sieve: Sieve) -> str:
    """Say that nothing of the choice stands somewhere: 'is on your list'."""
    return f'<p class="empty">Nothing of this choice ({safe(sieve.in_words(), NAME_SIGNS)}) {safe(where)}.</p>'
