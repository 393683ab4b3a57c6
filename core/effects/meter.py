"""The 'did it work?' meter: what an edit did to the slate, in figures for the log and in words for the person."""

from collections.abc import Sequence

from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass as checked

from core.effects.comparison import Comparison
from core.entities import Profile
from core.wording import amount, share_in_words

VISIBLE = 12
"""Places of the list that stand beside the journeys, and of which the meter says how many changed; by eye."""


@checked(frozen=True, slots=True, config=ConfigDict(extra="ignore"), kw_only=True)
class Effect:
    """What an edit did when it was made; shares are 0..1.

    `aimed_at` maps a journey's name, as the page shows it then, to its asked and got shares before and after.
    `ranks_gained` is the mean over its items on both slates; `tau` is Kendall's rank correlation of all other items
    on both (1: untouched); `furthest` is the most places by which any of those moved. `moved` counts the items on
    both that stand at another place; `changed` is how many of the visible places hold another item, and of how many;
    `handed_over` counts the items on both that serve another journey. Logs of before these were counted hold None.
    """

    aimed_at: dict[str, tuple[float, float, float, float]]
    ranks_gained: float | None
    tau: float | None
    furthest: int
    came: tuple[str, ...]
    gone: tuple[str, ...]
    moved: int | None = None
    changed: tuple[int, int] | None = None
    handed_over: int | None = None

    @property
    def changed_hands_only(self) -> bool:
        """Tell whether things are known to serve another journey while the visible places hold the same ones."""
        return bool(self.handed_over) and self.changed is not None and not self.changed[0]

    @property
    def left_all_in_place(self) -> bool:
        """Tell whether the list is known to hold the same items in the same order."""
        if self.came or self.gone or self.furthest:
            return False
        return self.ranks_gained is None if self.moved is None else self.moved == 0


_ADAPTER = TypeAdapter(Effect)


def effect_to_json(effect: Effect) -> str:
    """Write an effect as JSON."""
    return _ADAPTER.dump_json(effect).decode()


def effect_from_json(payload: str) -> Effect | None:
    """Read an effect; None where nothing was measured, or nothing that this version can read."""
    try:
        return _ADAPTER.validate_json(payload) if payload else None
    except ValueError:
        return None


def measure(comparison: Comparison, before: Profile, after: Profile) -> Effect:
    """Return the effect of an edit from the two slates it lies between and their profiles, `after` as it is named."""
    aimed = [j for j in comparison.aimed_at if j in comparison.asked]
    names = _told_apart([after.name(j) or before.name(j) for j in aimed])
    others = [m for m in comparison.moves if m.before is not None and m.item_id not in comparison.aimed_items]
    return Effect(
        aimed_at={
            name: (*comparison.asked[j], *comparison.got.get(j, (0.0, 0.0)))
            for name, j in zip(names, aimed, strict=True)
        },
        ranks_gained=comparison.ranks_gained,
        tau=comparison.tau,
        furthest=max((abs(move.gained) for move in others), default=0),
        came=tuple(move.item_id for move in comparison.came),
        gone=tuple(move.item_id for move in comparison.gone),
        moved=sum(1 for move in comparison.moves if move.gained),
        changed=comparison.changed_of_first(VISIBLE),
        handed_over=len(comparison.handed_over),
    )


def _told_apart(names: Sequence[str]) -> list[str]:
    """Return names with a number where an earlier journey bears the same."""
    told: list[str] = []
    for name in names:
        number, said = 2, name
        while said in told:
            number, said = number + 1, f"{name} ({number})"
        told.append(said)
    return told


def effect_in_words(effect: Effect) -> str:
    """Say in one line what an edit did and what it disturbed."""
    aims = [_aim_in_words(name, shares) for name, shares in effect.aimed_at.items()]
    return "; ".join([*aims, *_list_in_words(effect)]) + "."


def _list_in_words(effect: Effect) -> list[str]:
    """Say how a list changed: whose its things are, its visible places, what came and went, how far the rest moved."""
    parts = [_handed_over_in_words(effect)] if effect.changed_hands_only else []
    if effect.left_all_in_place:
        return parts or ["your list stayed as it was"]
    if not parts and effect.changed is not None:
        changed, n = effect.changed
        parts.append(f"{changed or 'none'} of the first {n} places changed")
    if effect.came or effect.gone:
        parts.append(f"{len(effect.came)} came and {len(effect.gone)} went")
    return [*parts, _rest_in_words(effect)]


def _handed_over_in_words(effect: Effect) -> str:
    """Say that what changed is whose things are, and how many places now stand under another journey."""
    n, (_, first) = effect.handed_over or 0, effect.changed or (0, 0)
    stand = f"{amount(n, 'place')} now {'stands' if n == 1 else 'stand'} under another journey"
    order = "in the same order" if effect.left_all_in_place else f"and the first {first} keep their order"
    return f"this changed whose things are, not what comes first: {stand}, {order}"


def _rest_in_words(effect: Effect) -> str:
    """Say how far what the edit was not about moved: 'else' only where it was about something, or something came."""
    has_other = bool(effect.aimed_at or effect.came or effect.gone or effect.ranks_gained is not None)
    if effect.furthest == 0:
        return "everything else stayed in order"
    if effect.furthest == 1:
        return f"nothing{' else' if has_other else ''} moved by more than one place"
    return f"{'everything else' if has_other else 'the items'} moved by {amount(effect.furthest, 'place')} at most"


def _aim_in_words(name: str, shares: tuple[float, float, float, float]) -> str:
    """Say what a journey asks for and what it got."""
    asked_before, asked, got_before, got = shares
    if asked == 0 and got == 0:
        return f"“{name}” {'now ' if asked_before or got_before else ''}takes no places"
    return f"“{name}” asks for {share_in_words(asked)} and got {share_in_words(got)}"
