"""Where somebody is in a journey, as safe HTML: how far, the steps of a plan, and where it could go on."""

from collections.abc import Callable, Collection, Sequence

from core.entities import Item
from core.exploration.proposals import RelatedInterest
from core.naming.rewording import Facts
from core.wording import amount
from core.workspace.companion import Companion
from ui.drawing.text import NAME_SIGNS, QUESTION_SIGNS, TITLE_SIGNS, safe
from ui.drawing.worded import as_made

NO_PLAN = "No steps are planned here unless you ask for some in your own words."
TOO_LITTLE = "Too little that you have not taken up fits this journey to plan further steps."


def how_far(found: Companion, told: Callable[[Facts], str] = as_made) -> str:
    """Say what of a journey is done, what is saved for it, and what the list has next; `told` draws a sentence."""
    return f'<p class="how-far">{" ".join(map(told, found.how_far()))}</p>'


def things(items: Sequence[Item], done: Collection[str] = ()) -> str:
    """Draw what a step holds, each with a tick where it was taken up."""
    rows = "".join(
        f'<li class="{"is-done" if item.item_id in done else "is-open"}">{_cited(item)}'
        f"{' <small>done</small>' if item.item_id in done else ''}</li>"
        for item in items
    )
    return f'<ul class="step-things">{rows}</ul>'


def taken_step(name: str, n_done: int, n: int) -> str:
    """Say how much of a step that was taken is done."""
    far = "all done" if n_done == n else f"{n_done} of {amount(n, 'thing')} done"
    return f'<p class="step-name"><b>{safe(name, NAME_SIGNS)}</b> <small>taken, {far}</small></p>'


def going_on(follows: Sequence[RelatedInterest]) -> str:
    """Draw the interests that a journey could go on to, each with what is known of it."""
    rows = "".join(
        f"<li><b>{safe(one.name, NAME_SIGNS)}</b> <small>{safe(one.why, QUESTION_SIGNS)}</small></li>"
        for one in follows
    )
    return f'<ul class="going-on">{rows}</ul>'


def _cited(item: Item) -> str:
    """Draw a title."""
    return f"<cite>{safe(item.title, TITLE_SIGNS)}</cite>"
