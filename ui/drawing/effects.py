"""What an edit did, as HTML: the line at the bottom, its figures, a preview, a refusal."""

from collections.abc import Sequence

from core.effects.comparison import Comparison
from core.effects.handing_over import handing_over_in_words
from core.effects.meter import VISIBLE, Effect, effect_in_words
from core.wording import amount, percent
from ui.drawing.text import MESSAGE_SIGNS, NOTE_SIGNS, SENTENCE_SIGNS, SHORT_SIGNS, safe

TOPS = 3
"""Titles that are said of the list where it stands out of sight: the line stays two lines on a phone; by eye."""


def meter(sentence: str, effect: Effect | None) -> str:
    """Say what an edit was and whether it worked."""
    words = effect_in_words(effect) if effect else ""
    does = f" {safe(words[:1].upper() + words[1:], MESSAGE_SIGNS)}" if words else ""
    return f'<p class="said" role="status"><strong>{safe(sentence, SENTENCE_SIGNS)}.</strong>{does}</p>'


def refusal(message: str) -> str:
    """Say why a wish did not become an edit."""
    return f'<p class="said refused" role="alert"><strong>Nothing changed.</strong> {safe(message, NOTE_SIGNS)}</p>'


def figures(effect: Effect) -> str:
    """Draw the figures behind the meter as a table."""
    rows = "".join(
        f"<tr><th>{safe(name, SHORT_SIGNS)}</th>"
        f"<td>{percent(a)} → {percent(b)}</td><td>{percent(c)} → {percent(d)}</td></tr>"
        for name, (a, b, c, d) in effect.aimed_at.items()
    )
    head = "<tr><th>Journey</th><th>asks for</th><th>has</th></tr>" if rows else ""
    gained = "–" if effect.ranks_gained is None else f"{effect.ranks_gained:+.1f}"
    order = "–" if effect.tau is None else f"{effect.tau:.2f}"
    return (
        f'<div class="figures"><table>{head}{rows}</table><dl>'
        f"<div><dt>places gained by its items, on average</dt><dd>{gained}</dd></div>"
        f"{_visible(effect)}{_handed_over(effect)}"
        f"<div><dt>came and went</dt><dd>{len(effect.came)} and {len(effect.gone)}</dd></div>"
        f"<div><dt>order of everything else, 1 is untouched</dt><dd>{order}</dd></div>"
        f"<div><dt>furthest that anything else moved</dt><dd>{amount(effect.furthest, 'place')}</dd></div></dl></div>"
    )


def _visible(effect: Effect) -> str:
    """Draw how many of the visible places changed; nothing where that was not counted."""
    if effect.changed is None:
        return ""
    changed, n = effect.changed
    return f"<div><dt>of the first {n} places, changed</dt><dd>{changed}</dd></div>"


def _handed_over(effect: Effect) -> str:
    """Draw how many things now serve another journey; nothing where that was not counted."""
    if effect.handed_over is None:
        return ""
    return f"<div><dt>things that now serve another journey</dt><dd>{effect.handed_over}</dd></div>"


def preview(sentences: Sequence[str], comparison: Comparison) -> str:
    """Say what a previewed branch of edits would do to the list."""
    came, went = len(comparison.came), len(comparison.gone)
    moved = sum(1 for move in comparison.moves if move.gained)
    does = (
        "Your list would stay as it is."
        if comparison.changes_nothing
        else (f"{came} would come, {went} would go, {moved} would change place.{_visibly(comparison)}")
    )
    if said := handing_over_in_words(comparison):
        does = safe(said, NOTE_SIGNS) if comparison.changes_nothing else f"{safe(said, NOTE_SIGNS)} {does}"
    wished = "; ".join(safe(s, SENTENCE_SIGNS) for s in sentences)
    return f'<p class="preview"><strong>{wished}.</strong> {does} Nothing is changed yet.</p>'


def pending(sentences: Sequence[str]) -> str:
    """Say that wishes wait which were previewed on another page."""
    wished = "; ".join(safe(s, SENTENCE_SIGNS) for s in sentences)
    return f'<p class="pending"><strong>Previewed: {wished}.</strong> Nothing is changed yet.</p>'


def _visibly(comparison: Comparison) -> str:
    """Say how many of the visible places a previewed branch would change."""
    changed, n = comparison.changed_of_first(VISIBLE)
    return f" {changed or 'None'} of the first {n} places would hold something else."


def tops(titles: Sequence[str]) -> str:
    """Say what stands first in the list now; the sheet shows it where the list stands below the journeys."""
    said = " · ".join(f"<b>{n}</b> {safe(title, SHORT_SIGNS)}" for n, title in enumerate(titles, start=1))
    return f'<p class="tops">Now first: {said}</p>' if titles else ""
