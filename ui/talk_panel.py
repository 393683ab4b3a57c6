"""The talk: a field and sentences to press, and what came of each, the newest first; what is proposed waits."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path

import streamlit as st

from core.desk.talking import Alternative, Turn
from core.desk.views import PersonView
from core.effects.comparison import Comparison
from core.effects.moments import Told
from core.effects.sentences import without_since
from core.steering.decisions import LONGEST_SENTENCE, Refused
from ui import allowance_line, session, talk
from ui.drawing import effects, slate, text
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


def draw_turns(view: PersonView) -> None:
    """Draw what was said, the newest first, each with what came of it."""
    said, told = talk.turns(view.person_id), cache(session.mine().told)
    if not said:
        st.html(talk_markup.nothing_said())
    for at, turn in enumerate(reversed(said)):
        with st.container(key=f"turn-{len(said) - at}"):
            st.html(talk_markup.you_said(turn.said))
            _reply(view, turn, told, newest=at == 0)


def _reply(view: PersonView, turn: Turn, told: Callable[[], Sequence[Told]], *, newest: bool) -> None:
    """Draw what came of one turn; `told` is the log, newest first, read when a turn needs it and once for all."""
    if turn.reply is not None:
        st.html(talk_markup.reply(turn.reply))
    elif turn.problem:
        st.html(talk_markup.no_proposal(turn.problem))
        if newest and not turn.known and session.workspace().has_model:
            _ask_the_model(turn)
    elif newest and turn.wishes and session.branch() == turn.wishes:
        _preview(view, turn)
    elif newest and turn.either:
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


def _preview(view: PersonView, turn: Turn) -> None:
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
        _list(shown, comparison)


def _list(shown: PersonView, comparison: Comparison) -> None:
    """Draw the top of the list as it would be, and what would go."""
    mine = session.mine()
    st.html(slate.slate(mine.places(shown, comparison, TOP_OF_PREVIEW), shown.shortfall))
    if comparison.gone:
        st.html(slate.gone(mine.gone(shown, comparison), TOP_OF_PREVIEW))
