"""Words as wishes: what was searched for becomes a journey, and words keep things out, near ones shown before."""

from pathlib import Path

import streamlit as st

from core.desk.search.finding import Found
from core.desk.views import PersonView
from core.steering import edits as e
from core.wording import amount
from ui import emit, session
from ui.drawing import text
from ui.folds import fold

STYLE = Path(__file__).with_name("words.css")


def as_journey(view: PersonView, found: Found) -> None:
    """Offer to follow what was searched for as a journey of its own; nothing where nothing is close."""
    wish = found.as_interest()
    if wish is not None and wish.journey_id not in view.profile.by_id:
        name = text.cut(wish.name, text.NAME_SIGNS)
        st.button(
            f"Make “{text.plain(name)}” a journey",
            key="make_journey",
            on_click=emit.commit,
            args=(wish, view.position),
            kwargs={"directly": True},
        )


def draw(view: PersonView) -> None:
    """Draw the fold with the words that keep things out, and the field for another."""
    n = len(view.profile.blocked)
    opened = fold(f"Words that keep things out{f' ({n})' if n else ''}", "blocked_words")
    if not opened:
        return
    st.html(STYLE)
    with opened:
        for at, word in enumerate(view.profile.blocked):
            with st.container(key=f"blocked-{at}", horizontal=True, vertical_alignment="center"):
                st.html(f"<p>{text.safe(word, text.NAME_SIGNS)}</p>")
                wish = e.WordsBlocked((word,), blocked=False)
                st.button(
                    text.with_more("Let it in again", word),
                    key=f"let-in-{at}",
                    type="tertiary",
                    on_click=emit.commit,
                    args=(wish, view.position),
                )
        said = st.text_input(
            "Keep out what says",
            key="to_block",
            placeholder="a word, in a title or of a creator",
            max_chars=text.NAME_SIGNS,
        )
        if said.strip():
            _offered(view, said)


def _offered(view: PersonView, said: str) -> None:
    """Show what a word and those near it would keep out, and take those that are ticked."""
    words = session.mine().near_words(said)
    if not words:
        st.html('<p class="quiet">Type a word with at least one letter or digit in it.</p>')
        return
    chosen = tuple(
        near.word
        for at, near in enumerate(words)
        if st.checkbox(f"{text.plain(near.word)}: {amount(near.n, 'thing')}", value=at == 0, key=f"near-{near.word}")
    )
    st.button(
        "Keep these out",
        key="block",
        disabled=not chosen,
        on_click=_block,
        args=(e.WordsBlocked(chosen), view.position),
    )


def _block(wish: e.WordsBlocked, position: int) -> None:
    """Keep out what says these words, and empty the field."""
    emit.commit(wish, position)
    st.session_state.to_block = ""
