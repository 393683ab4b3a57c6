"""Questions about where journeys end as safe HTML: what would be sent, and what was answered."""

from collections.abc import Sequence

from core.prompts.titles import TITLE_LIMIT
from ui.drawing.text import QUESTION_SIGNS, safe


def question(asked: str, sides: Sequence[Sequence[str]]) -> str:
    """Draw a question with the titles of both groups, just as they would be sent."""
    lists = "".join(f"<ul>{''.join(f'<li>{safe(title, TITLE_LIMIT)}</li>' for title in side)}</ul>" for side in sides)
    return f'<section class="doubt"><h3>{safe(asked, QUESTION_SIGNS)}</h3><div class="sides">{lists}</div></section>'


def answers(reasons: Sequence[tuple[str, str, str]]) -> str:
    """Draw every question with its answer and the reason."""
    rows = (
        f"<li>{safe(asked, QUESTION_SIGNS)} <b>{safe(answer)}.</b> {safe(why, QUESTION_SIGNS)}</li>"
        for asked, answer, why in reasons
    )
    return f'<ul class="answers">{"".join(rows)}</ul>'
