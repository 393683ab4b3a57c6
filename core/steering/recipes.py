"""A recipe: edits that anybody may take, about journeys that are described and not named by any id of their owner's.

Its edits are those of a log (`core/steering/edits.py`) with labels where ids stood, and with a factor for a weight.
`core/desk/recipes/recipe_writing.py` describes what the labels stand for, `recipe_binding.py` beside it finds what is
like it.
"""

import binascii
import json
from base64 import b64decode, b64encode
from typing import Annotated

import numpy as np
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked

from core.similarity import Floats, unit
from core.steering import edits as e
from core.steering.labels import about
from core.wording import one_line

FORMAT, VERSION = "steerable-journeys recipe", 1  # what a file says it is; a newer version is refused
MOST_RECIPE_BYTES = 2_000_000
"""Bytes of a file at most: some hundred journeys with their vectors; chosen by hand."""
MOST_EDITS = 200
"""Edits of a recipe at most: more than one reads through; chosen by hand."""
LONGEST_TITLE = 160
"""Signs that are kept of a title or a name; chosen by hand, as the pages show."""
EXAMPLES = 3
"""Titles that tell what a journey holds; by eye: as many as stand under a journey on the page."""
NO_RECIPE = "This is no recipe. One is written on the History page, under “Write a recipe”."
DAMAGED = "The recipe is damaged: {}. Take it from where it was written again."
NEWER_RECIPE = "The recipe was written by a newer version of this program. Update this one first."

_CONFIG = ConfigDict(ser_json_inf_nan="strings")
_VECTOR = np.dtype("<f2")


class NoRecipe(ValueError):
    """A file is no recipe that can be taken; the message says why and what to do next."""


@checked(frozen=True, slots=True, config=_CONFIG, kw_only=True)
class Described:
    """What a label stands for: a name, a few titles, how many things, and where in meaning they lie.

    `centre` is the unit vector in the middle of the things, the catalogue's mean still in, as text; `rest` that of
    what stayed behind where the things were taken out of something. '' where there is none.
    """

    name: str = ""
    titles: tuple[str, ...] = ()
    n: int = 0
    centre: str = ""
    rest: str = ""


@checked(frozen=True, slots=True, config=_CONFIG, kw_only=True)
class Recipe:
    """Edits under a name, with what their labels stand for; `encoder` says what made the vectors."""

    name: str
    encoder: str
    journeys: dict[str, Described]
    things: dict[str, Described]
    edits: tuple[Annotated[e.Takeable, Field(discriminator="kind")], ...]


_ADAPTER = TypeAdapter(Recipe)


def vector_text(vector: Floats) -> str:
    """Write a vector `(dim,)` as base64 of little-endian 16 bit floats."""
    return b64encode(vector.astype(_VECTOR).tobytes()).decode()


def unpacked(text: str) -> Floats:
    """Read a vector at unit length `(dim,)`; '' gives `(0,)`. Raises NoRecipe for what is none."""
    try:
        vector = np.frombuffer(b64decode(text, validate=True), _VECTOR).astype(np.float32)
    except (binascii.Error, ValueError) as error:
        raise NoRecipe(DAMAGED.format("a vector cannot be read")) from error
    if text and not (np.isfinite(vector).all() and vector.any()):
        raise NoRecipe(DAMAGED.format("a vector says nothing"))
    return unit(vector)


def recipe_to_json(recipe: Recipe) -> str:
    """Write a recipe as JSON that a person can read."""
    told = {"format": FORMAT, "version": VERSION, **json.loads(_ADAPTER.dump_json(recipe))}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def recipe_from_json(content: bytes) -> Recipe:
    """Read a recipe; raise NoRecipe, in the reader's words, for anything that is none, newer, damaged or too large."""
    if len(content) > MOST_RECIPE_BYTES:
        raise NoRecipe(f"This is too large for a recipe: one has at most {MOST_RECIPE_BYTES / 1_000_000:.0f} MB.")
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NoRecipe(NO_RECIPE) from error
    if not isinstance(told, dict) or told.get("format") != FORMAT or type(told.get("version")) is not int:
        raise NoRecipe(NO_RECIPE)
    if told["version"] > VERSION:
        raise NoRecipe(NEWER_RECIPE)
    try:
        return _sound(_ADAPTER.validate_python(told))
    except (ValidationError, RecursionError) as error:
        raise NoRecipe(DAMAGED.format("it does not hold what a recipe holds")) from error


def _sound(recipe: Recipe) -> Recipe:
    """Return a recipe with its texts on one line, once all that it speaks of is described; raise NoRecipe."""
    if not 0 < len(recipe.edits) <= MOST_EDITS:
        raise NoRecipe(f"A recipe holds 1 to {MOST_EDITS} changes; this one holds {len(recipe.edits)}.")
    for edit in recipe.edits:
        about(edit, lambda label: _known(label, recipe.journeys), lambda ids: _all_known(ids, recipe))
    lengths = {len(unpacked(v)) for d in (*recipe.journeys.values(), *recipe.things.values()) for v in _vectors(d)}
    if len(lengths) > 1:
        raise NoRecipe(DAMAGED.format("its vectors differ in length"))
    return Recipe(
        name=as_told(recipe.name) or "Recipe",
        encoder=recipe.encoder,
        journeys={label: _cleaned(each) for label, each in recipe.journeys.items()},
        things={label: _cleaned(each) for label, each in recipe.things.items()},
        edits=recipe.edits,
    )


def _known(label: str, described: dict[str, Described]) -> str:
    """Return a label that is described; raise NoRecipe for another."""
    if label not in described:
        raise NoRecipe(DAMAGED.format("it speaks of something that it does not describe"))
    return label


def _all_known(labels: tuple[str, ...], recipe: Recipe) -> tuple[str, ...]:
    """Return the one label that stands for things; raise NoRecipe for another number of them, or an unknown one."""
    if len(labels) != 1:
        raise NoRecipe(DAMAGED.format("it does not say which things a change is about"))
    return tuple(_known(label, recipe.things) for label in labels)


def _vectors(described: Described) -> list[str]:
    """Return the vectors that a description has."""
    return [vector for vector in (described.centre, described.rest) if vector]


def _cleaned(described: Described) -> Described:
    """Return a description with texts that are safe to show, and no more titles than a recipe holds."""
    return Described(
        name=as_told(described.name),
        titles=tuple(as_told(title) for title in described.titles[:EXAMPLES]),
        n=max(described.n, 0),
        centre=described.centre,
        rest=described.rest,
    )


def as_told(text: str) -> str:
    """Return a text on one line, not too long."""
    return one_line(text, kept="")[:LONGEST_TITLE].strip()
