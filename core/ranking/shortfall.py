"""Why a slate is shorter than asked for, in the person's words."""

from collections.abc import Mapping

from core.entities import JourneyState, Profile
from core.ranking.sources import Supply
from core.wording import amount

NOTHING_TO_CHOOSE = (
    "There is nothing new here to choose from yet. Bring a list of what you saved for later, or something to choose "
    "from, on the Data page."
)


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
