"""What was said and what came of it, as safe HTML."""

from core.desk.talk.answering import TalkReply
from ui.drawing.text import MESSAGE_SIGNS, NAME_SIGNS, NOTE_SIGNS, SENTENCE_SIGNS, TITLE_SIGNS, opening, safe


def nothing_said() -> str:
    """Say what one can do here before anything was said."""
    return (
        '<p class="lead">Say in your own words what you want changed, in English, German or Spanish. You see what it '
        "would do before anything happens, and it is one undo. Or ask: why is this here, what did I drop last spring, "
        "what fits a rainy Sunday?</p>"
    )


def you_said(words: str) -> str:
    """Draw what the person said."""
    return f'<p class="you"><span class="who">You</span> {safe(words, NOTE_SIGNS)}</p>'


def reply(found: TalkReply) -> str:
    """Draw an answer with the titles that it rests on."""
    rows = "".join(
        f"<li><cite>{safe(item.title, TITLE_SIGNS)}</cite>"
        f"{opening(item.link, 'Open it', item.title) if item.link else ''}</li>"
        for item in found.cited
    )
    titles = f'<ul class="cited">{rows}</ul>' if rows else ""
    if found.among:
        titles += f'<p class="quiet">Answered of what you show alone: {safe(found.among, NAME_SIGNS)}.</p>'
    return f'<div class="reply" role="status"><p>{safe(found.words, MESSAGE_SIGNS * 2)}</p>{titles}</div>'


def no_proposal(words: str) -> str:
    """Say why nothing is proposed."""
    return f'<p class="reply" role="status">{safe(words, NOTE_SIGNS)}</p>'


def which() -> str:
    """Ask which of two was meant."""
    return '<p class="reply" role="status">Which of these do you mean? Nothing is changed yet.</p>'


def came_of_it(sentence: str) -> str:
    """Say what a turn came to."""
    done = f"Done: {safe(sentence, SENTENCE_SIGNS)}." if sentence else "Nothing came of it."
    return f'<p class="reply">{done}</p>'
