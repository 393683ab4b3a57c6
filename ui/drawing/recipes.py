"""A recipe as safe HTML and plain labels: what could go into one, and what one would be for a person."""

from core.desk.recipes.recipe_binding import BoundEdit
from core.desk.recipes.recipe_lines import Line
from core.steering.recipes import Recipe
from core.wording import amount
from ui.drawing.text import NOTE_SIGNS, ROW_SIGNS, SENTENCE_SIGNS, plain, safe


def line_label(sentence: str, line: Line) -> str:
    """Return the label of an edit that could go into a recipe, with what is sensitive about it."""
    about = f" — about {line.subject.value}" if line.subject else ""
    return plain(f"{sentence}{about}", SENTENCE_SIGNS)


def head(recipe: Recipe, bound: tuple[BoundEdit, ...]) -> str:
    """Say what a recipe is called, and how much of it can be taken here."""
    can = sum(each.edit is not None for each in bound)
    name, changes = safe(recipe.name, ROW_SIGNS), amount(len(bound), "change")
    fits = "all of it can be" if can == len(bound) else f"{can or 'none'} of it can be"
    return f'<p class="recipe-head"><strong>“{name}”</strong>, {changes}: {fits} yours.</p>'


def bound_label(bound: BoundEdit) -> str:
    """Return the label of an edit as it would be here; as it was there where it cannot be."""
    return plain(bound.sentence or bound.told, SENTENCE_SIGNS)


def bound_note(bound: BoundEdit) -> str:
    """Say why an edit cannot be here, or what stands here for what of the recipe; nothing where names are the same."""
    if bound.refusal:
        return f'<p class="recipe-note">{safe(bound.refusal, NOTE_SIGNS)}</p>'
    renamed = [(theirs, own) for theirs, own, _ in bound.pairs if theirs.casefold() != own.casefold()]
    said = "; ".join(f"“{safe(theirs, ROW_SIGNS)}” there is your “{safe(own, ROW_SIGNS)}”" for theirs, own in renamed)
    return f'<p class="recipe-note">{said}.</p>' if said else ""


def not_a_recipe(message: str) -> str:
    """Say why a file is no recipe that can be taken."""
    return f'<p class="recipe-problem" role="alert">{safe(message, NOTE_SIGNS)}</p>'
