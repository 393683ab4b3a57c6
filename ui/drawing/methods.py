"""A way of finding journeys as safe HTML, with what it comes to."""

from core.wording import amount
from core.workspace.methods import Proxies
from ui.drawing.text import NAME_SIGNS, safe


def method(how: str, found: Proxies, is_used: bool) -> str:
    """Draw a way: how journeys are found, how many there are, how long and how dense, and whether it is in use."""
    facts = f"{found.length:.1f} items each on average · likeness of a journey's items {found.density:.2f}"
    used = " · <strong>in use</strong>" if is_used else ""
    title = safe(how[:1].upper() + how[1:], NAME_SIGNS)
    return (
        f'<div class="part"><b>{title}</b><span>{amount(found.n_journeys, "journey")}</span><p>{facts}{used}</p></div>'
    )
