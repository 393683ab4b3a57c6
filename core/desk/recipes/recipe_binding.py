"""Bind a recipe to a person: every edit of it to their own journeys and things, or a reason why there is none."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import cast

from core.desk.desk import Desk
from core.desk.recipes.recipe_matching import OTHER_READER, Match, match
from core.desk.recipes.recipe_things import Things, Unbound
from core.effects.sentences import quoted, sentence
from core.entities import Journey, Profile
from core.steering import edits as e
from core.steering.decisions import Refused
from core.steering.fold import apply
from core.steering.labels import about, made_by
from core.steering.recipes import NoRecipe, Recipe


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundEdit:
    """An edit of a recipe: what it says there, what it would be here, or why it cannot be.

    `edit` is decided as the profile stands after the ticked ones before it; `pairs` are its journeys by their names in
    the recipe and here, with how like they are (cosine).
    """

    number: int
    told: str
    sentence: str = ""
    edit: e.Takeable | None = None
    refusal: str = ""
    pairs: tuple[tuple[str, str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Hands:
    """How edits are made here: `decide` may refuse one, `named` gives new journeys of a profile their names."""

    decide: Callable[[Profile, e.Edit], e.Edit]
    named: Callable[[Profile], Profile]


def bind(
    desk: Desk, recipe: Recipe, hands: Hands, *, encoder_id: str, ticked: AbstractSet[int] | None = None
) -> tuple[BoundEdit, ...]:
    """Return every edit of a recipe as it would be for a person; `ticked` are the numbers taken, all unless told.

    Raises NoRecipe for a recipe whose vectors cannot be compared with the person's.
    """
    if recipe.encoder != encoder_id:
        raise NoRecipe(OTHER_READER.format(recipe.encoder))
    binder, found = _Binder(desk, recipe, hands), []
    for number, edit in enumerate(recipe.edits):
        found.append(binder.bound(number, edit, ticked is None or number in ticked))
    return tuple(found)


class _Binder:
    """Goes through a recipe's edits in order, with the profile as it stands after those taken."""

    def __init__(self, desk: Desk, recipe: Recipe, hands: Hands) -> None:
        """Match what the recipe's owner had with what the person has, and what they made with what is left."""
        self._desk, self._recipe, self._hands = desk, recipe, hands
        self._profile = desk.profile()
        made = {label for edit in recipe.edits for label in made_by(edit)}
        theirs = [label for label in recipe.journeys if label not in made]
        self._matches = self._matched(theirs, self._profile.journeys)
        left = {m.journey_id for m in self._matches.values() if m.is_found}
        others = [journey for journey in self._profile.journeys if journey.journey_id not in left]
        self._matches |= self._matched([label for label in recipe.journeys if label in made], others)
        self._things = Things(desk, recipe)
        named = (Journey(label, own_name=each.name or "a part of it") for label, each in recipe.journeys.items())
        self._theirs = Profile(tuple(named))

    def _matched(self, labels: Sequence[str], journeys: Sequence[Journey]) -> dict[str, Match]:
        """Match labels with journeys of the person's."""
        return match(self._desk, self._recipe, labels, journeys, self._profile)

    def bound(self, number: int, edit: e.Takeable, is_ticked: bool) -> BoundEdit:
        """Return an edit as it would be now; where it is taken, the next ones come after it."""
        told = self._told(edit)
        try:
            wish = self._wish(edit)
            fact = cast(e.Takeable, self._hands.decide(self._profile, wish))
        except (Unbound, Refused) as refusal:
            return BoundEdit(number=number, told=told, refusal=str(refusal), pairs=self._pairs(edit))
        bound = BoundEdit(
            number=number,
            told=told,
            sentence=sentence(fact, self._profile, self._desk_title),
            edit=fact,
            pairs=self._pairs(edit),
        )
        if is_ticked:
            self._take(edit, fact)
        return bound

    def _told(self, edit: e.Takeable) -> str:
        """Return the sentence of an edit in the recipe's own words."""
        n_of = {label: max(each.n, 1) for label, each in self._recipe.things.items()}
        counted = about(edit, lambda label: label, lambda labels: tuple(i for i in labels for _ in range(n_of[i])))
        return sentence(counted, self._theirs, self._things.title)

    def _take(self, edit: e.Takeable, fact: e.Takeable) -> None:
        """Go on from the profile after an edit; what it made stands for what the recipe's owner made."""
        self._profile = apply(self._profile, fact, self._desk.proposals)
        if made := made_by(fact):
            self._profile = self._hands.named(self._profile)
            for label, journey_id in zip(made_by(edit), made, strict=True):
                self._matches[label] = Match(journey_id, 1.0, is_found=True)

    def _wish(self, edit: e.Takeable) -> e.Takeable:
        """Return the wish that an edit is to the person; raise Unbound where they have nothing that it could be about.

        An interest that the recipe's owner took up is none to the person who follows one like it already.
        """
        self._refuse_what_is_followed(edit)
        made = set(made_by(edit))
        own = {label: self._own(label) for label in edit.concerns if label not in made}
        self._refuse_what_is_not_theirs(edit, tuple(own.values()))
        sources = tuple(j.journey_id for label, j in own.items() if not _is_target(edit, label))
        found = self._things.found(edit, sources, self._profile)
        wish = about(edit, lambda label: own[label].journey_id if label in own else "", lambda _: next(found))
        match wish:
            case e.JourneyWeighted():
                return replace(wish, weight=self._profile.by_id[wish.journey_id].weight * wish.weight)
            case e.InterestAdopted():
                return replace(wish, journey_id=self._things.adopted_id(wish))
            case e.SourcesChosen() if self._desk.ranker.sourcing is None:
                raise Unbound("What you are offered comes from one place: there is nothing to switch.")
            case _:
                return wish

    def _refuse_what_is_followed(self, edit: e.Takeable) -> None:
        """Raise Unbound for an interest that the person follows already."""
        found = self._matches[edit.journey_id] if isinstance(edit, e.InterestAdopted) else Match()
        if found.is_found:
            raise Unbound(f"You follow that already: {self._name(found.journey_id)} is like it.")

    def _refuse_what_is_not_theirs(self, edit: e.Takeable, own: Sequence[Journey]) -> None:
        """Raise Unbound for an edit of a journey that the person took out, unless it takes it up again."""
        gone = next((j for j in own if not j.is_own), None)
        if gone is not None and not isinstance(edit, e.JourneyResumed):
            raise Unbound(f"You took {self._name(gone.journey_id)} out: it is not you.")

    def _own(self, label: str) -> Journey:
        """Return the person's journey that a label stands for; raise Unbound with the reason where there is none."""
        found = self._matches[label]
        journey = self._profile.by_id.get(found.journey_id)
        theirs = quoted(self._recipe.journeys[label].name or "what it made")
        if found.is_found and journey is not None:
            return journey
        if found.is_found:
            raise Unbound(f"What {theirs} stood for here has become another journey by a change before this one.")
        if found.rival:
            raise Unbound(f"{theirs} is most like your {self._name(found.journey_id)}, which is {quoted(found.rival)}.")
        nearest = f"; the nearest, {self._name(found.journey_id)}, is too far from it" if found.journey_id else ""
        raise Unbound(f"No journey of yours is like {theirs}{nearest}.")

    def _pairs(self, edit: e.Takeable) -> tuple[tuple[str, str, float], ...]:
        """Return the journeys that an edit is about which stand for one of the person's, by both names."""
        pairs = []
        for label in edit.concerns:
            found = self._matches[label]
            if found.is_found and label not in made_by(edit) and found.journey_id in self._profile.by_id:
                own = self._profile.name(found.journey_id)
                pairs.append((self._recipe.journeys[label].name, own, found.likeness))
        return tuple(pairs)

    def _name(self, journey_id: str) -> str:
        """Return the quoted name of a journey of the person's."""
        return quoted(self._profile.name(journey_id) or "a journey that has gone")

    def _desk_title(self, item_id: str) -> str:
        """Return the title of a thing of the person's catalogue."""
        (title,) = self._desk.titles([item_id])
        return title or item_id


def _is_target(edit: e.Takeable, label: str) -> bool:
    """Tell whether a journey is where an edit moves things to."""
    return isinstance(edit, e.ItemsMoved) and edit.target_id == label


def taken(recipe: Recipe, bound: Sequence[BoundEdit], ticked: AbstractSet[int]) -> e.RecipeTaken:
    """Return the wish to take what is ticked and can be taken of a recipe, in its order."""
    edits = tuple(each.edit for each in bound if each.edit is not None and each.number in ticked)
    return e.RecipeTaken(recipe.name, edits)
