"""Write a recipe: what its edits are about is described by names, a few titles and where in meaning it lies."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from core.desk.desk import Desk
from core.desk.recipes.recipe_lines import Line, Senses, Step
from core.entities import Profile
from core.similarity import Floats, unit
from core.steering import edits as e
from core.steering.labels import about, made_by
from core.steering.recipes import EXAMPLES, Described, Recipe, as_told, vector_text


def recipe_of(desk: Desk, chosen: Sequence[Line], name: str, *, encoder_id: str, senses: Senses) -> Recipe:
    """Return the recipe of some lines of a log; no id of the person, of a journey or of a thing stands in it.

    Titles that are sensitive by themselves are no examples of what is not.
    """
    writer = _Writer(desk, senses)
    edits = tuple(writer.written(step, line.subject is not None) for line in chosen for step in line.steps)
    return Recipe(
        name=as_told(name) or "Recipe",
        encoder=encoder_id,
        journeys=writer.journeys,
        things=writer.things,
        edits=edits,
    )


def centre_of(desk: Desk, item_ids: Sequence[str]) -> Floats:
    """Return the unit vector `(dim,)` in the middle of items, the catalogue's mean still in; zeros for unknown ones."""
    raw = desk.catalogue.uncentre(desk.vectors(item_ids))
    centre: Floats = unit(raw.sum(axis=0))
    return centre


class _Writer:
    """Gives every journey and every group of things a label when an edit first speaks of it, and describes it then."""

    def __init__(self, desk: Desk, senses: Senses) -> None:
        """Start with nothing described."""
        self._desk, self._senses = desk, senses
        self._label_of: dict[str, str] = {}
        self.journeys: dict[str, Described] = {}
        self.things: dict[str, Described] = {}

    def written(self, step: Step, is_sensitive: bool) -> e.Takeable:
        """Return an edit with labels where ids stood; a weight becomes what the weight before was multiplied by."""
        edit = step.edit
        parents = _parents(step)
        written = about(
            edit,
            lambda journey_id: self._journey(step, journey_id, is_sensitive),
            lambda item_ids: (self._group(item_ids, parents, is_sensitive),),
        )
        match written:
            case e.JourneyWeighted():
                (before,) = [step.before.by_id[j].weight if j in step.before.by_id else 1.0 for j in edit.concerns]
                return replace(written, weight=written.weight / before if before else written.weight)
            case e.JourneysMerged():
                return replace(written, weight=1.0)
            case e.InterestAdopted():
                return replace(written, prior=1.0)
            case e.ItemDismissed():
                return replace(written, reason="")
            case _:
                return written

    def _journey(self, step: Step, journey_id: str, is_sensitive: bool) -> str:
        """Return a journey's label, described as it stood before the edit that first speaks of it, or else after."""
        if journey_id not in self._label_of:
            label = self._label_of[journey_id] = f"j{len(self._label_of) + 1}"
            is_made = journey_id in made_by(step.edit)
            profile = step.after if is_made else step.before
            journey = profile.by_id.get(journey_id)
            item_ids = (journey.members or journey.anchors) if journey else ()
            given = self._desk.profile().given.get(journey_id) if is_made else None
            name = given.text if given else profile.name(journey_id)
            self.journeys[label] = self._described(name, item_ids, is_sensitive)
        return self._label_of[journey_id]

    def _group(self, item_ids: tuple[str, ...], parents: tuple[str, ...], is_sensitive: bool) -> str:
        """Return the label of some things, described beside what of their journeys stayed behind."""
        label, taken = f"t{len(self.things) + 1}", set(item_ids)
        rest = [item_id for item_id in parents if item_id not in taken]
        described = self._described("", item_ids, is_sensitive)
        self.things[label] = replace(described, rest=vector_text(centre_of(self._desk, rest)) if rest else "")
        return label

    def _described(self, name: str, item_ids: Sequence[str], is_sensitive: bool) -> Described:
        """Describe things under a name."""
        desk = self._desk
        known = [item_id for item_id in desk.strongest(item_ids) if item_id in desk.catalogue.row_of]
        shown = (i for i in known if is_sensitive or self._senses("", (i,)) is None)
        titles = desk.titles(islice(shown, EXAMPLES))
        centre = centre_of(desk, known)
        return Described(
            name=as_told(name),
            titles=tuple(map(as_told, titles)),
            n=len(item_ids),
            centre=vector_text(centre) if centre.any() else "",
        )


def _parents(step: Step) -> tuple[str, ...]:
    """Return the members, before an edit, of the journeys that it is about."""
    profile: Profile = step.before
    held = (profile.by_id[j].members for j in step.edit.concerns if j in profile.by_id and not _is_target(step, j))
    return tuple(item_id for members in held for item_id in members)


def _is_target(step: Step, journey_id: str) -> bool:
    """Tell whether a journey is where an edit moves things to."""
    return isinstance(step.edit, e.ItemsMoved) and step.edit.target_id == journey_id
