"""The edit log, a moment of it, and two moments side by side, as safe HTML."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime

from core.desk.views import JourneyView, PersonView
from core.effects.meter import effect_in_words
from core.effects.moments import Told
from core.steering import edits as e
from core.wording import HALF_A_PERCENT, percent
from ui.drawing.text import (
    ASIDE_SIGNS,
    HEADING_SIGNS,
    MESSAGE_SIGNS,
    NAME_SIGNS,
    QUESTION_SIGNS,
    ROW_SIGNS,
    hue,
    marker,
    safe,
)

BY = {"model": "found for you", "rules": "done for you"}


def day(moment: datetime) -> str:
    """Write a day."""
    return f"{moment.day} {moment:%B %Y}"


def told(told: Told) -> str:
    """Draw an edit: when, what it was, what it did, and whether it still counts."""
    entry = told.entry
    words = safe(effect_in_words(told.effect), MESSAGE_SIGNS) if told.effect else ""
    does = f'<p class="does">{words[:1].upper()}{words[1:]}</p>' if words else ""
    stands = told.counts or isinstance(entry.edit, e.EditUndone | e.EditRedone)
    state = "" if stands else f"<em>{'ended' if told.has_ended else 'undone'}</em>"
    who = f"by {safe(entry.agent, NAME_SIGNS)}" if entry.agent else BY.get(entry.actor, "")
    by = f'<span class="by">{who}</span>' if who else ""
    kind = "told" if entry.is_wished else "told quiet"
    return (
        f'<div class="{kind}{"" if stands else " silent"}"><time datetime="{entry.time:%Y-%m-%dT%H:%M:%SZ}">'
        f'{entry.time:%H:%M}</time><div><p class="sentence">{safe(told.sentence, QUESTION_SIGNS)}{by}{state}</p>'
        f"{does}</div></div>"
    )


def moment(
    view: PersonView, heading: str, other: PersonView | None = None, held: AbstractSet[str] | None = None
) -> str:
    """Draw the journeys of one moment with their shares; against another moment, what is different.

    `held` are the ids of those that are drawn at all; every one without it.
    """
    journeys = [v for v in view.journeys if held is None or v.journey_id in held]
    now = [v for v in journeys if v.asked > 0 or not v.is_folded]
    before = {v.journey_id: v for v in other.journeys} if other else {}
    rows = "".join(_row(v, _difference(v, before) if other else "") for v in now)
    resting = len(journeys) - len(now)
    more = f'<p class="resting">and {resting} that rest</p>' if resting else ""
    return f'<section class="moment"><h2>{safe(heading, HEADING_SIGNS)}</h2><ul>{rows}</ul>{more}</section>'


def _row(view: JourneyView, note: str) -> str:
    """Draw one journey of a moment."""
    return (
        f'<li>{marker(view.style)}<span class="name">{safe(view.name, ROW_SIGNS)}</span>{note}'
        f'<span class="strip {hue(view.style)}"><i style="width:{min(view.asked, 1.0) * 100:.1f}%"></i></span>'
        f"<b>{percent(view.asked)}</b></li>"
    )


def _difference(view: JourneyView, before: Mapping[str, JourneyView]) -> str:
    """Say how a journey differs from what it was at the other moment."""
    was = before.get(view.journey_id)
    if was is None:
        return '<em class="diff">only here</em>'
    changed = []
    if was.name != view.name:
        changed.append(f"there “{safe(was.name, ASIDE_SIGNS)}”")
    if change := view.n_items - was.n_items:
        changed.append(f"{change:+,d} {'item' if abs(change) == 1 else 'items'}")
    if abs(view.asked - was.asked) >= HALF_A_PERCENT:
        changed.append(f"{(view.asked - was.asked) * 100:+.0f}\u2009%".replace("-", "−"))
    return f'<em class="diff">{", ".join(changed)}</em>' if changed else ""
