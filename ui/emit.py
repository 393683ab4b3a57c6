"""Callbacks: what the person wished becomes one call to the workspace.

Streamlit may cut a callback off at any of its own calls, and may run two at once. So each one reads what it needs
first, makes one call that is safe to repeat, and writes one answer. The action id says which wish at which moment
of the log was meant: the same button pressed twice is one edit.
"""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha1

import streamlit as st

from core.adapters.encoders.encoder import EncoderError
from core.adapters.store.faults import DatabaseError
from core.adapters.store.logbook import UnknownPerson
from core.desk.recipes.recipe_binding import taken
from core.desk.views import EditOutcome
from core.steering import edits as e
from core.steering.decisions import Refused
from core.steering.log import edit_to_json
from core.steering.recipes import NoRecipe, Recipe, recipe_to_json
from core.workspace.person_workspace import PersonWorkspace
from ui import session
from ui.session import Said

Door = Callable[[], PersonWorkspace]

NOT_DONE = (Refused, UnknownPerson, DatabaseError, EncoderError, NoRecipe)
"""What keeps an act from being done and says so in words: the page stays as it was."""
DELETED_ELSEWHERE = (
    "This history is no longer here: it was deleted in another tab. Choose someone else, or bring yours on Data."
)
PENDING = "A change is previewed that you have not made yet: apply it or drop it first."


def commit(wish: e.Edit, position: int, *, directly: bool = False, keeps_panel: bool = False) -> None:
    """Make a wish an edit; with Preview on, lay it out first unless told to act directly.

    What is previewed already waits for its Apply: a further wish joins it, on whichever page. `position` is the log's
    position that the person saw. The open panel closes, unless the edit keeps it.
    """
    state = st.session_state
    door, nonce = session.door(), str(state.nonce)
    if directly and _waits():
        return
    if not directly and (state.get("previewing") or state.get("branch")):
        _lay_out(door, wish)
        return
    panel = state.get("panel") if keeps_panel else None
    answer = _attempt(door, lambda mine: mine.commit(wish, _action(nonce, position, edit_to_json(wish))))
    st.session_state.update(said=answer, branch=(), panel=panel)


def commit_all(wishes: Sequence[e.Edit], position: int, sentence: str = "", *, keeps_panel: bool = False) -> None:
    """Make wishes that belong together one edit, at once: one undo takes all of them back.

    The line at the bottom says `sentence`, or what the edit says. While something is previewed nothing is done but to
    say so. The open panel closes, unless the edits keep it.
    """
    if not wishes or _waits():
        return
    state = st.session_state
    door, nonce, picked = session.door(), str(state.nonce), state.get("picked", ())
    panel = state.get("panel") if keeps_panel else None
    wish = e.as_one(tuple(wishes))  # type: ignore[arg-type]
    answer = _attempt(door, lambda mine: mine.commit(wish, _action(nonce, position, edit_to_json(wish))))
    if answer.outcome is not None:
        picked = ()
        answer = Said(replace(answer.outcome, sentence=sentence or answer.outcome.sentence))
    st.session_state.update(said=answer, branch=(), panel=panel, picked=picked)


def take_recipe(recipe: Recipe, numbers: AbstractSet[int], position: int) -> None:
    """Make the edits of a recipe with these numbers one edit, whatever is previewed."""
    state = st.session_state
    door, nonce = session.door(), str(state.nonce)
    meant = f"recipe {sorted(numbers)} {recipe_to_json(recipe)}"
    answer = _attempt(door, lambda mine: mine.commit(_wish(mine, recipe, numbers), _action(nonce, position, meant)))
    st.session_state.update(said=answer, branch=(), panel=None)


def lay_out_recipe(recipe: Recipe, numbers: AbstractSet[int]) -> None:
    """Preview the edits of a recipe with these numbers in place of whatever is previewed."""
    door = session.door()
    try:
        wish = _wish(door(), recipe, numbers)
    except NOT_DONE as refusal:
        st.session_state.update(said=_refused(refusal), branch=())
        return
    st.session_state.update(branch=(wish,) if wish.edits else (), said=None)


def _wish(mine: PersonWorkspace, recipe: Recipe, numbers: AbstractSet[int]) -> e.RecipeTaken:
    """Return the wish to take these edits of a recipe as they would be for the person now."""
    return taken(recipe, mine.bind_recipe(recipe, numbers), numbers)


def apply_branch(position: int) -> None:
    """Make the previewed wishes edits, in their order, and say what came of the last; it is undone first."""
    state = st.session_state
    door, nonce, branch = session.door(), str(state.nonce), tuple(state.branch)
    answer = Said()
    for number, wish in enumerate(branch, start=1):
        action = _action(nonce, position, f"{number} {edit_to_json(wish)}")
        answer = _attempt(door, partial(PersonWorkspace.commit, wish=wish, action_id=action))
        if answer.outcome is None:
            break
    if answer.outcome is not None and len(branch) > 1:
        sentence = f"Made {len(branch)} changes, the last: {answer.outcome.sentence}"
        answer = Said(replace(answer.outcome, sentence=sentence))
    st.session_state.update(said=answer, branch=(), panel=None)


def close() -> None:
    """Take the line at the bottom away."""
    st.session_state.update(said=None)


def drop_branch() -> None:
    """Let the previewed wishes go."""
    st.session_state.update(branch=(), said=None)


def undo(position: int, seq: int | None = None) -> None:
    """Undo an edit, the newest unless told which; what is open stays open."""
    _do(f"undo {seq}", position, lambda mine, action: mine.undo(seq, action), keeps_panel=True)


def redo(position: int, seq: int | None = None) -> None:
    """Do an undone edit again, the latest undone unless told which; what is open stays open."""
    _do(f"redo {seq}", position, lambda mine, action: mine.redo(seq, action), keeps_panel=True)


def end(seqs: Sequence[int], until: datetime | None, position: int) -> None:
    """Let wishes end at a moment (aware), at once, or with None no more by themselves."""
    _do(f"end {list(seqs)} {until}", position, lambda mine, action: mine.end(seqs, until, action))


def end_after(seqs: Sequence[int], span: timedelta, position: int) -> None:
    """Let wishes end some time from now."""
    _do(f"end {list(seqs)} {span}", position, lambda mine, action: mine.end(seqs, mine.desk.moment + span, action))


def rename(journey_id: str, key: str, position: int) -> None:
    """Take the words in a field as a journey's name; an emptied field gives the first name back."""
    words = str(st.session_state[key])
    commit(e.JourneyRenamed(journey_id, words if words.strip() else None), position)


def dismiss(item_id: str, key: str, position: int) -> None:
    """Never show an item again, for the reason picked in a menu."""
    reason = st.session_state[key]
    if reason:
        commit(e.ItemDismissed(item_id, str(reason)), position)


def set_number(kind: str, key: str, position: int, journey_id: str | None = None) -> None:
    """Take a dial's value as the exploration or the granularity, for all journeys or in the panel of one."""
    value = float(st.session_state[key])
    wish = e.GranularitySet(value, journey_id) if kind == "granularity" else e.ExplorationSet(value)
    commit(wish, position, keeps_panel=journey_id is not None)


def say_yes(seq: int, position: int) -> None:
    """Have a turn taken that an agent asks for."""
    _do(f"yes {seq}", position, lambda mine, action: mine.say_yes(seq, action))


def say_no(seq: int, position: int) -> None:
    """Turn down what an agent asks for."""
    _do(f"no {seq}", position, lambda mine, action: mine.say_no(seq, action))


def extract(method: str, position: int) -> None:
    """Find the journeys again by another method."""
    _do(f"extract {method}", position, lambda mine, action: mine.extract(method, action))


def _do(
    meant: str, position: int, act: Callable[[PersonWorkspace, str], EditOutcome], *, keeps_panel: bool = False
) -> None:
    """Have the workspace undo, redo, end or extract; what is `meant` names the action."""
    if _waits():
        return
    door, action = session.door(), _action(str(st.session_state.nonce), position, meant)
    panel = st.session_state.get("panel") if keeps_panel else None
    answer = _attempt(door, lambda mine: act(mine, action))
    st.session_state.update(said=answer, branch=(), panel=panel)


def _waits() -> bool:
    """Tell whether something is previewed that was neither applied nor dropped, and say so at the bottom."""
    if not st.session_state.get("branch"):
        return False
    st.session_state.update(said=Said(refusal=PENDING))
    return True


def _lay_out(door: Door, wish: e.Edit) -> None:
    """Add a wish to the branch that is previewed, or say why it cannot be; the branch then stays as it was."""
    branch = (*st.session_state.get("branch", ()), wish)
    try:
        door().preview(branch)
    except NOT_DONE as refusal:
        st.session_state.update(said=_refused(refusal))
        return
    st.session_state.update(branch=branch, said=None, panel=None)


def _attempt(door: Door, act: Callable[[PersonWorkspace], EditOutcome]) -> Said:
    """Return what came of an act, in the person's words."""
    try:
        return Said(act(door()))
    except NOT_DONE as refusal:
        return _refused(refusal)


def _refused(refusal: Exception) -> Said:
    """Say why nothing changed."""
    return Said(refusal=DELETED_ELSEWHERE if isinstance(refusal, UnknownPerson) else str(refusal))


def _action(nonce: str, position: int, meant: str) -> str:
    """Name a wish at a moment of the log, so that a repeated click is recognised."""
    return sha1(f"{nonce}\n{position}\n{meant}".encode()).hexdigest()
