"""Why a slate is shorter than asked for, and which journey ran dry, in the person's words."""

from collections.abc import Mapping, Sequence

from core.entities import JourneyState, Profile
from core.ranking.slate import Dry
from core.ranking.sources import Supply
from core.wording import amount

NOTHING_TO_CHOOSE = (
    "There is nothing new here to choose from yet. Bring a list of what you saved for later, or something to choose "
    "from, on the Data page."
)

MOST_HEIRS = 2
"""Journeys that are named as having got what another could not fill; by eye, what a sentence can hold."""
MISSED = 1.0
"""Places of its share that a journey misses at most without a word: calibration is no more than one off."""


def held_back(left: Sequence[int], resting: Sequence[bool], less: Sequence[bool]) -> str:
    """Say how much more would fit journeys that get no more than they ask for, and why they do; '' for nothing.

    `left` is what of each journey's things is not in the list.
    """
    of_less = sum(n for n, few in zip(left, less, strict=True) if few)
    of_rest = sum(n for n, rests, few in zip(left, resting, less, strict=True) if rests and not few)
    whys = [why for n, why in ((of_rest, "what rests"), (of_less, "what you asked less of")) if n]
    more = of_less + of_rest
    return f"{more:,} more {'fits' if more == 1 else 'fit'} {' or '.join(whys)}." if whys else ""


def shortfall(profile: Profile, asked: Mapping[str, float], got: int, n: int, supply: Supply | None = None) -> str:
    """Say in the person's words why a slate is shorter than asked for; `supply` is what it was to come from."""
    if got >= n:
        return ""
    if not profile.journeys:
        return "There are no journeys yet. Bring a history on the Data page, or adopt an interest on Explore."
    if not any(asked.values()):
        going = [j for j in profile.journeys if j.state is JourneyState.OPEN]
        silent = "muted" if going and all(j.muted for j in going) else "resting"
        return f"Every journey is {silent}. Let one speak again to fill this list."
    if supply is not None:
        return _of_sources(profile, got, supply)
    if got == 0:
        return "You have seen everything that fits your journeys here. Add items on the Data page."
    left = f"{amount(got, 'item')} {'is left that fits' if got == 1 else 'are left that fit'}"
    return f"Only {left} your journeys and that you have not seen."


def _of_sources(profile: Profile, got: int, supply: Supply) -> str:
    """Say why what there is to choose from does not fill the slate."""
    if not profile.sources:
        return "Your list comes from nowhere: everything is switched off. Switch something on to fill it."
    if not supply.n_unseen:
        return f"{NOTHING_TO_CHOOSE} Until then, this is worth another look." if got else NOTHING_TO_CHOOSE
    if not got:
        return "Nothing of what there is to choose from fits your journeys. Bring more on the Data page."
    fits = "1 thing fits" if got == 1 else f"{got} things fit"
    return f"Only {fits} where you are going. For a longer list, bring more to choose from on the Data page."


def ran_dry(
    journey_ids: Sequence[str], claims: Sequence[float], turns: Sequence[int], available: Sequence[int], n: int
) -> Dry | None:
    """Return the journey that missed most of its share of n places for want of things; None where none missed any.

    `claims` and `available` are each journey's share and what fits it; `turns` whose each place is. A place missed is
    within calibration and nothing to speak of.
    """
    got = [turns.count(j) for j in range(len(claims))]
    missed = [claim * n - got[j] for j, claim in enumerate(claims)]
    dry = max((j for j, has in enumerate(got) if has == available[j]), key=missed.__getitem__, default=None)
    if dry is None or missed[dry] <= MISSED:
        return None
    heirs = sorted((j for j in range(len(claims)) if missed[j] < -MISSED), key=missed.__getitem__)
    named = tuple(journey_ids[j] for j in heirs[:MOST_HEIRS])
    return Dry(journey_ids[dry], got[dry], named, others=len(heirs) > MOST_HEIRS, empty=n - len(turns))


def dry_in_words(dry: Dry | None, profile: Profile) -> str:
    """Say of a journey that ran dry how little fits it, and who got the rest of its share; '' of none.

    Where places stay empty the others cannot fill them either: they got some of the rest, and not all of it.
    """
    if dry is None:
        return ""
    name, *heirs = (f"“{profile.name(journey_id)}”" for journey_id in (dry.journey_id, *dry.heirs))
    few = "Nothing fits" if not dry.n else "Only 1 thing fits" if dry.n == 1 else f"Only {dry.n} things fit"
    if not heirs:
        return f"{few} {name}."
    got = ", ".join([*heirs[:-1], f"{heirs[-1]} and others"]) if dry.others else " and ".join(heirs)
    if not dry.empty:
        return f"{few} {name}; the rest of its share went to {got}."
    stay = f"{amount(dry.empty, 'place')} {'stays' if dry.empty == 1 else 'stay'} empty"
    return f"{few} {name}; some of the rest of its share went to {got}, and {stay}."
