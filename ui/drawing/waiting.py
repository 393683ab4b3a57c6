"""What an agent asks the person's word for, as safe HTML."""

from core.workspace.answering import Waiting
from ui.drawing.text import MESSAGE_SIGNS, NAME_SIGNS, QUESTION_SIGNS, safe


def asks(each: Waiting) -> str:
    """Say who asks, what they would do, and what would come of it, or why it cannot be done any more."""
    edits = "".join(f"<li>{safe(sentence, QUESTION_SIGNS)}</li>" for sentence in each.sentences)
    comes = safe(each.refusal or each.meter, MESSAGE_SIGNS)
    comes = comes if each.refusal else f"{comes[:1].upper()}{comes[1:]}"
    head = f"<p><strong>{safe(each.agent, NAME_SIGNS)}</strong> asks for your word. Nothing has changed yet.</p>"
    return f'{head}<ul>{edits}</ul><p class="evidence">{comes}</p>'
