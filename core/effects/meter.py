"""The 'did it work?' meter: what an edit did to the slate, in figures for the log and in words for the person."""

from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass as checked

from core.effects.comparison import Comparison
from core.entities import Profile
from core.wording import percent


@checked(frozen=True, slots=True, config=ConfigDict(extra="ignore"), kw_only=True)
class Effect:
    """What an edit did when it was made; shares are 0..1.

    `aimed_at` maps a journey's name to its asked and got shares before and after. `ranks_gained` is the mean
    over its items on both slates; `tau` is Kendall's rank correlation of all other items on both (1: untouched);
    `furthest` is the most places by which any of those moved.
    """

    aimed_at: dict[str, tuple[float, float, float, float]]
    ranks_gained: float | None
    tau: float | None
    furthest: int
    came: tuple[str, ...]
    gone: tuple[str, ...]


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
    """Return the effect of an edit from the two slates it lies between and their profiles."""
    aimed = comparison.aimed_at
    others = [m for m in comparison.moves if m.before is not None and m.item_id not in comparison.aimed_items]
    return Effect(
        aimed_at={
            after.name(j) or before.name(j): (*comparison.asked[j], *comparison.got.get(j, (0.0, 0.0)))
            for j in aimed
            if j in comparison.asked
        },
        ranks_gained=comparison.ranks_gained,
        tau=comparison.tau,
        furthest=max((abs(move.gained) for move in others), default=0),
        came=tuple(move.item_id for move in comparison.came),
        gone=tuple(move.item_id for move in comparison.gone),
    )


def effect_in_words(effect: Effect) -> str:
    """Say in one line what an edit did and what it disturbed."""
    parts = [_aim_in_words(name, shares) for name, shares in effect.aimed_at.items()]
    if not effect.came and not effect.gone and effect.furthest == 0 and not effect.ranks_gained:
        return "; ".join([*parts, "your list stayed as it was"]) + "."
    if effect.came or effect.gone:
        parts.append(f"{len(effect.came)} came and {len(effect.gone)} went")
    if effect.furthest == 0:
        parts.append("everything else stayed in order")
    elif effect.furthest == 1:
        parts.append("nothing else moved by more than one place")
    else:
        parts.append(f"everything else moved by {effect.furthest} places at most")
    return "; ".join(parts) + "."


def _aim_in_words(name: str, shares: tuple[float, float, float, float]) -> str:
    """Say what a journey asked for and what it got."""
    _, asked, _, got = shares
    if asked == 0:
        return f"“{name}” now takes no places"
    return f"“{name}” asks for {percent(asked, ' ')} and got {percent(got, ' ')}"
