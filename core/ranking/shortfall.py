"""Why a slate is shorter than asked for, in the person's words."""

from collections.abc import Mapping

from core.entities import JourneyState, Profile


def shortfall(profile: Profile, asked: Mapping[str, float], got: int, n: int) -> str:
    """Say in the person's words why a slate is shorter than asked for."""
    if got >= n:
        return ""
    if not profile.journeys:
        return "There are no journeys yet. Bring a history on the Data page, or adopt an interest on Explore."
    if not any(asked.values()):
        going = [j for j in profile.journeys if j.state is JourneyState.OPEN]
        silent = "muted" if going and all(j.muted for j in going) else "resting"
        return f"Every journey is {silent}. Let one speak again to fill this list."
    if got == 0:
        return "You have seen everything that fits your journeys here. Add items on the Data page."
    return f"Only {got} items are left that fit your journeys and that you have not seen."
