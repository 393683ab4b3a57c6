"""Which of a person's things a recipe's things are like: those nearer to them than to what stayed behind there."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property

import numpy as np

from core.desk.desk import Desk
from core.desk.recipes.recipe_matching import centred_of
from core.entities import Profile
from core.journeys import adopted_id
from core.ranking.nearest import nearest_rows
from core.similarity import Floats
from core.steering import edits as e
from core.steering.recipes import Described, Recipe, as_told

LIKE_A_THING = 0.44
"""Cosine to a group's centre from which a thing is like it: on one half of `benchmarks/recipes.py` three in four of the
nearest that are so like are of the same collection, on the other 85 in 100."""
MOST_ANCHORS = 6
"""Things that stand for an interest taken up, at most: as many as for a proposal."""


class Unbound(ValueError):
    """An edit of a recipe finds nothing of the person's that it could be about; the message says what."""


class Things:
    """Finds the things of a person that stand for a recipe's."""

    def __init__(self, desk: Desk, recipe: Recipe) -> None:
        """Look among what a person has and may be offered."""
        self._desk, self._recipe = desk, recipe

    def title(self, label: str) -> str:
        """Return what a label's thing is called in the recipe."""
        described = self._recipe.things.get(label)
        return described.titles[0] if described and described.titles else "something"

    def found(self, edit: e.Takeable, source_ids: tuple[str, ...], profile: Profile) -> Iterator[tuple[str, ...]]:
        """Yield the person's things for each group of things that an edit speaks of; raise Unbound for none.

        `source_ids` are the person's journeys that they are taken from.
        """
        match edit:
            case e.ItemPinned() | e.ItemDismissed():
                yield (self._called(edit.item_id),)
            case e.InterestAdopted(anchors=(label,)):
                yield self._offered(label, edit.name)
            case (
                e.JourneyFocused(item_ids=(label,))
                | e.ItemsMoved(item_ids=(label,))
                | e.ItemsGathered(item_ids=(label,))
            ):
                yield self._alike(label, source_ids, profile)
            case e.JourneySplit():
                taken = set[str]()
                for _, (label,) in edit.parts:
                    part = self._alike(label, source_ids, profile, taken)
                    taken.update(part)
                    yield part
            case _:
                return

    def adopted_id(self, wish: e.InterestAdopted) -> str:
        """Return the id of the journey that an interest of a recipe becomes, from its name and what stands for it."""
        return adopted_id("\n".join(("recipe", wish.name, *wish.anchors)))

    @cached_property
    def _by_title(self) -> dict[str, str]:
        """Map titles to the first item of the catalogue that bears each."""
        return {as_told(item.title).casefold(): item.item_id for item in reversed(self._desk.catalogue.items)}

    def _called(self, label: str) -> str:
        """Return the one thing of the same title."""
        title = self.title(label)
        found = self._by_title.get(title.casefold())
        if found is None:
            raise Unbound(f"“{title}” is not among what you have or are offered here.")
        return found

    def _offered(self, label: str, name: str) -> tuple[str, ...]:
        """Return what stands for an interest here: things of the same titles, then the nearest that are near enough."""
        desk, described = self._desk, self._recipe.things[label]
        centre, _ = self._centres(described)
        (rows,) = nearest_rows(desk.catalogue.vectors, [centre], desk.ranker.history.consumed, MOST_ANCHORS)
        likeness = desk.catalogue.vectors[rows] @ centre
        near = [desk.catalogue.items[row].item_id for row in rows[np.lexsort((rows, -likeness))]]
        called = [self._by_title.get(title.casefold(), "") for title in described.titles]
        n = int(np.count_nonzero(likeness >= LIKE_A_THING))
        found = tuple(dict.fromkeys([*filter(None, called), *near[:n]]))[: min(max(described.n, 1), MOST_ANCHORS)]
        if not found:
            raise Unbound(f"Nothing that you can be offered is like “{name}”.")
        return found

    def _alike(
        self, label: str, source_ids: tuple[str, ...], profile: Profile, taken: AbstractSet[str] = frozenset()
    ) -> tuple[str, ...]:
        """Return the things of journeys, or of the whole history, that are like a group of a recipe's, but the taken.

        They bear the same title as an example of it, or lie nearer to its centre than to what stayed behind there.
        """
        described = self._recipe.things[label]
        held = (profile.by_id[j].members for j in source_ids) if source_ids else (profile.history_ids,)
        among = [item_id for item_ids in held for item_id in item_ids if item_id not in taken]
        vectors, (centre, rest) = self._desk.vectors(among), self._centres(described)
        near = vectors @ centre
        is_like = near > vectors @ rest if rest.any() else near >= LIKE_A_THING
        called = {title.casefold() for title in described.titles}
        is_called = [as_told(title).casefold() in called for title in self._desk.titles(among)]
        found = tuple(among[at] for at in np.flatnonzero(is_like | np.array(is_called, np.bool_)).tolist())
        if not found:
            examples = ", ".join(f"“{title}”" for title in described.titles) or "what the recipe speaks of"
            raise Unbound(f"Nothing of yours there is like {examples}.")
        return found

    def _centres(self, described: Described) -> Floats:
        """Return the centre of things and of what stayed behind `(2, dim)`, beside the catalogue's mean."""
        return centred_of(self._desk, (described, replace(described, centre=described.rest)))
