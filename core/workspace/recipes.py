"""Recipes of a person: what of their log may go into one, one written, and one bound to their journeys."""

from collections.abc import Set as AbstractSet
from functools import cache, partial

from core.desk.desk import Desk
from core.desk.recipes.recipe_binding import BoundEdit, Hands, bind
from core.desk.recipes.recipe_lines import Line, Senses, lines
from core.desk.recipes.recipe_writing import recipe_of
from core.sensitivity.subjects import Subject
from core.sensitivity.words import said_in
from core.steering.recipes import Recipe
from core.workspace.shared import Shared


def lines_of(desk: Desk, shared: Shared) -> tuple[Line, ...]:
    """Return the person's edits that count, oldest first, with what is sensitive about each."""
    return lines(desk, _senses(desk, shared))


def recipe_written(desk: Desk, shared: Shared, seqs: AbstractSet[int], name: str) -> Recipe:
    """Return a recipe of the entries with these numbers, sensitive ones too: who names a number has ticked it."""
    senses = _senses(desk, shared)
    chosen = [line for line in lines(desk, senses) if line.seq in seqs and line.steps]
    return recipe_of(desk, chosen, name, encoder_id=shared.encoder.encoder_id, senses=senses)


def bound(desk: Desk, shared: Shared, recipe: Recipe, ticked: AbstractSet[int] | None = None) -> tuple[BoundEdit, ...]:
    """Return a recipe's edits as they would be for the person now; raise NoRecipe where nothing can be compared."""
    journal = shared.journal
    hands = Hands(partial(journal.decide, desk), partial(journal.named, desk))
    return bind(desk, recipe, hands, encoder_id=shared.encoder.encoder_id, ticked=ticked)


def _senses(desk: Desk, shared: Shared) -> Senses:
    """Return what tells what is sensitive about things of the person's, each group looked at once.

    A name counts by its words alone, doubtful ones too: it leaves in the person's own words.
    """

    @cache
    def subject(name: str, item_ids: tuple[str, ...]) -> Subject | None:
        told = shared.sensing.about(desk.catalogue, name, item_ids)
        said = said_in(name)
        return told.subject if told else said.certain or said.doubtful

    return subject
