"""The talk: a field and sentences to press, and what came of each, the newest first; what is proposed waits."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

import streamlit as st

from core.desk.sieve import Sieve
from core.desk.talk.talking import Alternative, Turn
from core.desk.views import PersonView
from core.effects.comparison import Comparison
from core.effects.moments import Told
from core.effects.sentences import without_since
from core.steering.decisions import LONGEST_SENTENCE, Refused
from ui import allowance_line, session, talk
from ui.drawing import effects, slate, sources, text
from ui.drawing import talk as talk_markup

STYLE = Path(__file__).with_name("talk.css")
TOP_OF_PREVIEW = 5
"""Places that a preview shows in a talk: what changes first, still beside what was said; by eye."""
FIELD = "talk_said"


def field(view: PersonView) -> None:
    """Draw the field; Enter says what is in it."""
    with st.container(key="talk_field"):
        st.chat_input(
            "Say what you want more or less of, or ask",
            key=FIELD,
            max_chars=LONGEST_SENTENCE,
            on_submit=talk.say,
            args=(FIELD, view.position),
        )


def draw_chips(view: PersonView) -> None:
    """Draw what one would most likely want to say now; nothing has to be typed."""
    with st.container(key="chips", horizontal=True):
        for at, chip in enumerate(session.mine().chips(view)):
            label = text.plain(text.cut(chip.says, text.SHORT_SIGNS))
            st.button(label, key=f"chip-{at}", on_click=talk.press, args=(chip,))


def draw_turns(view: PersonView, sieve: Sieve) -> None:
    """Draw what was said, the newest first, each with what came of it; a preview shows what the sieve lets through."""
    said, told = talk.turns(view.person_id), cache(session.mine().told)
    if not said:
        st.html(talk_markup.nothing_said())
    for at, turn in enumerate(reversed(said)):
        with st.container(key=f"turn-{len(said) - at}"):
            st.html(talk_markup.you_said(turn.said))
            _reply(view, turn, told, sieve if at == 0 else None)


def _reply(view: PersonView, turn: Turn, told: Callable[[], Sequence[Told]], sieve: Sieve | None) -> None:
    """Draw what came of one turn; `told` is the log, newest first, read when a turn needs it and once for all.

    The newest alone may be answered: it has a sieve for what it previews.
    """
    if turn.reply is not None:
        st.html(talk_markup.reply(turn.reply))
    elif turn.problem:
        st.html(talk_markup.no_proposal(turn.problem))
        if sieve is not None and not turn.known and session.workspace().has_model:
            _ask_the_model(turn)
    elif sieve is not None and turn.wishes and session.branch() == turn.wishes:
        _preview(view, turn, sieve)
    elif sieve is not None and turn.either:
        _either(turn.either)
    else:
        st.html(talk_markup.came_of_it(talk.made(turn, told())))


def _ask_the_model(turn: Turn) -> None:
    """Offer to have the language model read a sentence, with every word that would be sent and to whom."""
    if not allowance_line.may_ask():
        return
    reader = text.plain(session.reader_of_questions(), text.NAME_SIGNS)
    st.button("Ask the language model what was meant", key="ask_model", on_click=talk.ask_model)
    opened = st.expander("What would be sent", on_change="rerun", key="model_sentence")
    if opened.open:
        with opened:
            st.write(f"This, and nothing else, would be sent to the language model {reader}:")
            st.code(
                session.mine().sentence_to_send(turn.said, talk.before_last()).in_full, language=None, wrap_lines=True
            )


def _either(either: tuple[Alternative, ...]) -> None:
    """Ask once which of two was meant."""
    st.html(talk_markup.which())
    with st.container(key="either", horizontal=True):
        for at, alternative in enumerate(either):
            label = text.plain(alternative.label, text.HEADING_SIGNS)
            st.button(label, key=f"either-{at}", on_click=talk.take_either, args=(at,))
        st.button("Neither", key="neither", type="tertiary", on_click=talk.neither)


def _preview(view: PersonView, turn: Turn, sieve: Sieve) -> None:
    """Show what a proposal would do, with its two ways out."""
    mine = session.mine()
    try:
        shown, comparison = mine.preview(turn.wishes)
        sentences = mine.imagine(turn.wishes)
    except Refused as refusal:
        st.html(talk_markup.no_proposal(str(refusal)))
        return
    with st.container(key="branch"):
        st.html(effects.preview([without_since(each, turn.said) for each in sentences], comparison))
        with st.container(horizontal=True):
            apply = partial(talk.agree, view.position)
            st.button("Apply", key="apply", type="primary", shortcut="Ctrl+Enter", on_click=apply)
            st.button("Drop", key="drop", on_click=talk.neither)
        _list(shown, comparison, sieve)


def _list(shown: PersonView, comparison: Comparison, sieve: Sieve) -> None:
    """Draw the top of what is shown of the list as it would be, and what of that would go."""
    mine = session.mine()
    n = TOP_OF_PREVIEW if sieve.is_open else None
    places = [place for place in mine.places(shown, comparison, n) if sieve.passes(place.item)]
    gone = [each for each in mine.gone(shown, comparison) if sieve.passes(each.item)]
    if not sieve.is_open:
        st.html(sources.shown_of_preview(len(places), len(shown.slate.places), sieve))
    if places or sieve.is_open:
        st.html(slate.slate(places[:TOP_OF_PREVIEW], shown.shortfall))
    if gone:
        st.html(slate.gone(gone, TOP_OF_PREVIEW))
