"""Recipes on the pages: a stretch of the log written as a file, and somebody's file taken edit by edit."""

from collections.abc import Sequence
from functools import partial
from hashlib import sha1
from pathlib import Path

import streamlit as st

from core.desk.recipes.recipe_binding import BoundEdit
from core.desk.recipes.recipe_lines import Line, of_stretch
from core.desk.views import PersonView
from core.effects.moments import Told
from core.steering import edits as e
from core.steering.recipes import MOST_RECIPE_BYTES, NoRecipe, Recipe, recipe_from_json, recipe_to_json
from core.wording import amount
from ui import emit, session
from ui.drawing import recipes, text

STYLE = Path(__file__).with_name("recipes.css")
FILE_NAME = "recipe.json"


def write(told: Sequence[Told]) -> None:
    """Offer a stretch of the edits as a recipe, folded away; what is sensitive is in it only when ticked."""
    if not any(row.entry.is_wished and row.counts for row in told):
        return
    st.html(STYLE)
    opened = st.expander("Write a recipe for others", on_change="rerun", key="recipe_write")
    if opened.open:
        with opened:
            _write({row.entry.seq: row.sentence for row in told})


def _write(sentences: dict[int, str]) -> None:
    """Draw the choice of edits and the file."""
    st.html(
        "<p class='quiet'>What you changed, for somebody else to take. Journeys are told by name, a few titles "
        "and what they mean, so that theirs are found; who you are is not in it.</p>"
    )
    mine = session.mine()
    lines = [line for line in mine.recipe_lines() if line.steps]
    if not lines:
        st.html("<p class='quiet'>None of your changes would mean anything to somebody else yet.</p>")
        return
    name = st.text_input("What is it called?", key="recipe_name", max_chars=text.NAME_SIGNS, placeholder="My recipe")
    chosen = _ticked(_stretch(lines, sentences), sentences)
    st.download_button(
        f"Save {amount(len(chosen), 'change')} as a recipe" if chosen else "Tick a change to save",
        lambda: recipe_to_json(mine.write_recipe(chosen, name or "My recipe")),
        file_name=FILE_NAME,
        key="recipe_save",
        disabled=not chosen,
        on_click="ignore",
    )


def _stretch(lines: list[Line], sentences: dict[int, str]) -> tuple[Line, ...]:
    """Draw the choice of from where to where, and return what lies between."""
    if len(lines) < 2:
        return tuple(lines)
    seqs = [line.seq for line in lines]
    told = {seq: f"{number}: {text.cut(sentences[seq], text.ASIDE_SIGNS)}" for number, seq in enumerate(seqs, start=1)}
    first, last = st.select_slider(
        "From and to", seqs, value=(seqs[0], seqs[-1]), format_func=lambda seq: told[seq], key="recipe_stretch"
    )
    return of_stretch(lines, first, last)


def _ticked(lines: Sequence[Line], sentences: dict[int, str]) -> frozenset[int]:
    """Draw a tick for each edit, off where it is sensitive; return the numbers of those that are ticked."""
    with st.container(key="recipe_lines"):
        return frozenset(
            line.seq
            for line in lines
            if st.checkbox(
                recipes.line_label(sentences[line.seq], line), value=line.subject is None, key=f"recipe-{line.seq}"
            )
        )


def take(view: PersonView) -> None:
    """Offer to take somebody's recipe, folded away: edit by edit, with the list as it would be, in one turn."""
    if not view.journeys:
        return
    st.html(STYLE)
    opened = st.expander("Take somebody’s recipe", on_change="rerun", key="recipe_take")
    if opened.open:
        with opened:
            _take(view)


def _take(view: PersonView) -> None:
    """Take a file and show what of it would be here; once one was taken the field is empty again."""
    taken = sum(isinstance(entry.edit, e.RecipeTaken) for entry in session.mine().entries())
    key = f"recipe_file_{taken}"
    st.html("<p class='quiet'>Changes that somebody made, found again among your journeys. Nothing happens yet.</p>")
    upload = st.file_uploader(
        "A recipe", type="json", key=key, label_visibility="collapsed", on_change=_lay_out, args=(key,)
    )
    if upload is None:
        return
    try:
        content = upload.getvalue()
        recipe = _read(content)
        bound = session.mine().bind_recipe(recipe, _wanted(recipe, content))
    except NoRecipe as error:
        st.html(recipes.not_a_recipe(str(error)))
        return
    st.html(recipes.head(recipe, bound))
    with st.container(key="recipe_file_edits"):
        for each in bound:
            _edit(each, content, key)
    _buttons(view, recipe, bound, content)


def _edit(bound: BoundEdit, content: bytes, key: str) -> None:
    """Draw one edit with its tick, and why it cannot be or what stands for what."""
    with st.container(key=f"taking-{bound.number}"):
        st.checkbox(
            recipes.bound_label(bound),
            value=bound.edit is not None,
            disabled=bound.edit is None,
            key=_tick(content, bound.number),
            on_change=_lay_out,
            args=(key,),
        )
        if note := recipes.bound_note(bound):
            st.html(note)


def _buttons(view: PersonView, recipe: Recipe, bound: Sequence[BoundEdit], content: bytes) -> None:
    """Draw what takes the ticked edits, and what shows or drops their preview."""
    wanted = _wanted(recipe, content)
    n = sum(each.edit is not None and each.number in wanted for each in bound)
    with st.container(horizontal=True, key="recipe_buttons"):
        label = f"Take {amount(n, 'change')}" if n else "Tick a change to take"
        wish = partial(emit.take_recipe, recipe, wanted)
        st.button(label, key="recipe_apply", type="primary", disabled=not n, on_click=wish, args=(view.position,))
        if n and not session.branch():
            st.button(
                "Show what it would do", key="recipe_preview", on_click=emit.lay_out_recipe, args=(recipe, wanted)
            )


def _lay_out(key: str) -> None:
    """Show the list as it would be with what is ticked now; without a file, or with a bad one, as it is."""
    upload = st.session_state.get(key)
    content = b"" if upload is None else bytes(upload.getvalue())
    try:
        recipe = _read(content)
    except NoRecipe:
        emit.drop_branch()
        return
    emit.lay_out_recipe(recipe, _wanted(recipe, content))


def _read(content: bytes) -> Recipe:
    """Read a file, no more of it than a recipe may hold; raise NoRecipe."""
    return recipe_from_json(content[: MOST_RECIPE_BYTES + 1])


def _wanted(recipe: Recipe, content: bytes) -> frozenset[int]:
    """Return the numbers of the edits that nobody has unticked."""
    state = st.session_state
    return frozenset(n for n in range(len(recipe.edits)) if state.get(_tick(content, n), True))


def _tick(content: bytes, number: int) -> str:
    """Return the key of an edit's tick: another file's edits are others."""
    return f"take-{sha1(content).hexdigest()}-{number}"
