"""Callbacks of the talk: a sentence, a chip or a choice becomes a turn, and what it proposes is previewed.

A turn is made in one call that changes nothing; only what the person says_yes to is made an edit, by the same call
that applies any preview.
"""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from core.desk.talk import talking
from core.desk.talk.chips import Chip
from core.desk.talk.talking import DROPPED, Talk, Turn
from core.dialogue.turns import says_yes
from core.effects.moments import Told
from core.steering import edits as e
from core.wording import one_line
from ui import emit, session, source_panel

MOST_TURNS = 20
"""Turns that are kept in sight; by eye."""


def turns(person_id: str) -> tuple[Turn, ...]:
    """Return what was said in this session about a person, oldest first."""
    whose, said = st.session_state.get("talk", ("", ()))
    return tuple(said) if whose == person_id else ()


def say(key: str, position: int) -> None:
    """Take what is in a field as the next sentence; a bare yes says_yes to what waits."""
    said = one_line(str(st.session_state.get(key) or ""), kept="")
    if not said:
        return
    last = _last()
    if last is not None and _waits(last) and last.wishes and says_yes(said):
        agree(position)
        return
    waits = last is not None and _waits(last)
    _turn(partial(talking.heard_turn, said, before=last, waits=waits), said)


def press(chip: Chip) -> None:
    """Take a chip as the next sentence."""
    _turn(partial(talking.pressed, chip), chip.says)


def take_either(at: int) -> None:
    """Take one of the two alternatives that the last turn asks about."""
    last = _last()
    if last is not None and at < len(last.either):
        _turn(partial(_chosen, last, at), last.said)


def _chosen(last: Turn, at: int, talk: Talk) -> Turn:
    """Return what comes of an alternative."""
    return talking.taken_alternative(last, at, talk)


def agree(position: int) -> None:
    """Make what the last turn proposes an edit."""
    emit.apply_branch(position)


def neither() -> None:
    """Let what the last turn proposes or asks go."""
    last = _last()
    emit.drop_branch()
    if last is not None:
        _keep(Turn(said=last.said, position=last.position, problem=DROPPED), in_place=True)


def ask_model() -> None:
    """Have the language model read the last sentence; what it proposes is previewed as any other, in its place.

    It may ask which of two is meant once: not where that was asked just before.
    """
    last, before, door = _last(), before_last(), session.door()
    if last is None or session.branch():
        return
    try:
        turn = door().talk_by_model(last.said, before, may_ask=before is None or not before.either)
    except emit.NOT_DONE as refusal:
        turn = Turn(said=last.said, position=last.position, problem=str(refusal), known=False)
    if turn is not None:
        st.session_state.update(branch=turn.wishes, said=None)
        _keep(turn, in_place=True)


def before_last() -> Turn | None:
    """Return the turn before the last one."""
    said = turns(str(st.session_state.get(session.PERSON)))
    return said[-2] if len(said) > 1 else None


def made(turn: Turn, told: Sequence[Told]) -> str:
    """Return the sentence of what a turn came to in a log told newest first; '' where nothing was made of it."""
    rows = [row for row in told if row.entry.seq > turn.position and _words_of(row) == turn.said]
    return rows[-1].sentence if rows and turn.wishes else ""


def _words_of(row: Told) -> str:
    """Return the sentence that asked for an entry; '' for a click."""
    edit = row.entry.edit
    return edit.said if isinstance(edit, e.SentenceTaken | e.AboutEntries) else ""


def proposes(branch: tuple[e.Edit, ...]) -> bool:
    """Tell whether what is previewed is what the last turn proposes."""
    last = _last()
    return last is not None and bool(branch) and last.wishes == branch


def _waits(turn: Turn) -> bool:
    """Tell whether a turn's proposal is the preview that waits, or its question is open."""
    return bool(turn.either) or (bool(turn.wishes) and session.branch() == turn.wishes)


def _turn(turn_of: Callable[[Talk], Turn], said: str) -> None:
    """Make a turn and keep it; what it proposes is previewed in place of what the talk proposed before.

    While something else is previewed that was not applied or dropped, it says so and proposes nothing.
    """
    last, door = _last(), session.door()
    before = session.branch()
    is_others = bool(before) and not (last is not None and last.wishes == before)
    try:
        turn = door().talk(turn_of, source_panel.sieve_here())
    except emit.NOT_DONE as refusal:
        turn = Turn(said=said, position=0, problem=str(refusal))
    if turn.wishes and is_others:
        turn = Turn(said=said, position=turn.position, problem=emit.PENDING)
    st.session_state.update(branch=before if is_others else turn.wishes, said=None)
    _keep(turn)


def _keep(turn: Turn, in_place: bool = False) -> None:
    """Keep a turn after those before it, or in place of the last."""
    whose = str(st.session_state.get(session.PERSON))
    before = turns(whose)
    st.session_state.talk = (whose, (*(before[:-1] if in_place else before), turn)[-MOST_TURNS:])


def _last() -> Turn | None:
    """Return the last turn about the person who is shown."""
    return next(reversed(turns(str(st.session_state.get(session.PERSON)))), None)
