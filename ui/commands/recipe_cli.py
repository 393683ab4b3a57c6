"""Commands for recipes: write a stretch of one person's edits to the standard output, take a file for another."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from core.wording import amount
from ui.terminal import err, out, own_of, plain_errors

recipe_app = typer.Typer(help="Write edits as a recipe that others may take, or take one.")


@recipe_app.command("export")
def write_recipe_file(
    person_id: str,
    name: Annotated[str, typer.Option(help="What the recipe is called.")] = "My recipe",
    first: Annotated[int, typer.Option("--from", help="The first edit, by its number in the log.")] = 0,
    last: Annotated[int | None, typer.Option("--to", help="The last edit, by its number.")] = None,
    edit: Annotated[list[int] | None, typer.Option(help="This edit only, by its number; may repeat.")] = None,
    also_sensitive: Annotated[bool, typer.Option(help="Edits about something sensitive, too.")] = False,
    look: Annotated[bool, typer.Option("--look", help="List the edits with their numbers, and write nothing.")] = False,
) -> None:
    """Write a person's edits as a recipe to the standard output; sensitive ones stay out unless told."""
    from core.steering.recipes import NoRecipe, recipe_to_json

    with plain_errors():
        mine = own_of(person_id)
        told = {row.entry.seq: row.sentence for row in mine.told()}
        lines = [x for x in mine.recipe_lines() if first <= x.seq and (last is None or x.seq <= last)]
        chosen = [x for x in lines if x.steps and (edit is None or x.seq in edit)]
        if look:
            for line in chosen:
                about = f" (about {line.subject.value})" if line.subject else ""
                typer.echo(f"{line.seq}\t{told[line.seq]}{about}")
            return
        kept = {line.seq for line in chosen if also_sensitive or line.subject is None}
        if held_back := len(chosen) - len(kept):
            err.print(f"{amount(held_back, 'edit')} about something sensitive left out. Tell with --also-sensitive.")
        if not kept:
            raise NoRecipe("None of these edits can go into a recipe. `--look` lists those that can.")
        sys.stdout.write(recipe_to_json(mine.write_recipe(kept, name)))


@recipe_app.command("apply")
def take_recipe_file(
    person_id: str,
    path: Annotated[Path, typer.Argument(help="A file that `journeys recipe export` or the History page wrote.")],
    only: Annotated[list[int] | None, typer.Option(help="Take this change only, by its number; may repeat.")] = None,
    look: Annotated[bool, typer.Option("--look", help="Say what each change would be, and take nothing.")] = False,
) -> None:
    """Find a recipe's changes again among a person's journeys and take them as one edit, which one undo takes back."""
    from core.desk.recipes.recipe_binding import taken
    from core.effects.meter import effect_in_words
    from core.steering.recipes import MOST_RECIPE_BYTES, NoRecipe, recipe_from_json

    with plain_errors():
        try:
            with path.open("rb") as file:
                recipe = recipe_from_json(file.read(MOST_RECIPE_BYTES + 1))
        except OSError as error:
            raise NoRecipe(f"{path} cannot be read: {error.strerror}. Check the path.") from error
        mine = own_of(person_id)
        ticked = frozenset(range(len(recipe.edits)) if only is None else (n - 1 for n in only))
        bound = mine.bind_recipe(recipe, ticked)
        for each in bound:
            said = each.sentence if each.edit is not None else f"{each.told}: left out. {each.refusal}"
            mark = "" if each.number in ticked else " (not taken)"
            typer.echo(f"{each.number + 1}\t{said}{mark}")
        if look:
            return
        outcome = mine.commit(taken(recipe, bound, ticked))
    said = f"{outcome.sentence}. {effect_in_words(outcome.effect)}"
    out.print(said, highlight=False, markup=False, soft_wrap=True)
