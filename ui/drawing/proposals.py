"""A proposed interest as a card of safe HTML."""

from core.exploration.proposals import RelatedInterest
from ui.drawing.text import ASIDE_SIGNS, NAME_SIGNS, QUESTION_SIGNS, TITLE_SIGNS, safe

SAMPLES = 4
"""Titles that a proposal shows; by eye."""
STEPS = 5
"""Steps of the meters of novelty and fit; by eye."""
NEW_WORDS = ("close to home", "a short way off", "new to you", "quite new to you", "all new to you")
FIT_WORDS = ("a long shot", "a bold guess", "it may well fit", "likely to fit", "most likely to fit")
_ROUNDED_UP = 0.01
"""Steps that are added before rounding, so that a half counts as the step above; chosen by hand."""


def card(interest: RelatedInterest) -> str:
    """Draw a proposal: its name, why, sample items, how new it is and how likely to fit."""
    samples = "".join(
        f"<li><cite>{safe(item.title, TITLE_SIGNS)}</cite>{_by(item.creator)}</li>"
        for item in interest.anchors[:SAMPLES]
    )
    return (
        f'<article class="proposal"><h2>{safe(interest.name, NAME_SIGNS)}</h2>'
        f'<p class="why">{safe(interest.why, QUESTION_SIGNS)}</p>'
        f"<ul>{samples}</ul><dl>{_meter('How new', interest.novelty, NEW_WORDS)}"
        f"{_meter('How likely to fit', interest.fit, FIT_WORDS)}</dl></article>"
    )


def _by(creator: str) -> str:
    """Name a creator behind a title."""
    return f"<span> {safe(creator, ASIDE_SIGNS)}</span>" if creator else ""


def _meter(label: str, value: float, words: tuple[str, ...]) -> str:
    """Draw a value (0..1) as steps with its words beside them."""
    step = min(max(round(value * STEPS + _ROUNDED_UP), 1), STEPS)
    marks = "".join(f'<i class="{"on" if i < step else "off"}"></i>' for i in range(STEPS))
    return f'<div><dt>{label}</dt><dd><span class="steps" aria-hidden="true">{marks}</span>{words[step - 1]}</dd></div>'
