"""A proposed interest as a card of safe HTML."""

from core.exploration.proposals import RelatedInterest
from ui.drawing.text import safe

SAMPLES = 4
"""Titles that a proposal shows; by eye."""
STEPS = 5
"""Steps of the meters of novelty and fit; by eye."""
NEW_WORDS = ("close to home", "a short way off", "new to you", "quite new to you", "all new to you")
FIT_WORDS = ("a long shot", "a bold guess", "it may well fit", "likely to fit", "most likely to fit")


def card(interest: RelatedInterest) -> str:
    """Draw a proposal: its name, why, sample items, how new it is and how likely to fit."""
    samples = "".join(
        f"<li><cite>{safe(item.title, 90)}</cite>{_by(item.creator)}</li>" for item in interest.anchors[:SAMPLES]
    )
    return (
        f'<article class="proposal"><h2>{safe(interest.name, 80)}</h2><p class="why">{safe(interest.why, 240)}</p>'
        f"<ul>{samples}</ul><dl>{_meter('How new', interest.novelty, NEW_WORDS)}"
        f"{_meter('How likely to fit', interest.fit, FIT_WORDS)}</dl></article>"
    )


def _by(creator: str) -> str:
    """Name a creator behind a title."""
    return f"<span> {safe(creator, 40)}</span>" if creator else ""


def _meter(label: str, value: float, words: tuple[str, ...]) -> str:
    """Draw a value (0..1) as steps with its words beside them."""
    step = min(max(round(value * STEPS + 0.01), 1), STEPS)
    marks = "".join(f'<i class="{"on" if i < step else "off"}"></i>' for i in range(STEPS))
    return f'<div><dt>{label}</dt><dd><span class="steps" aria-hidden="true">{marks}</span>{words[step - 1]}</dd></div>'
