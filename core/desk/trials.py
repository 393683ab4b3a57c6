"""What came of trying 'not me' on a copy of a person, in one sentence."""

from dataclasses import dataclass

NOTHING_TO_PLANT = (
    "There is nothing to try it with: no interest of this catalogue is new to you and has enough things. Bring "
    "something to choose from on the Data page."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """An interest that was planted into a copy, with how many things, and what its removal left.

    `first_20` and `first_100` are the places that it held before and after; `asked` how many further journeys looked
    like it and were removed too.
    """

    name: str
    planted: int
    first_20: tuple[int, int]
    first_100: tuple[int, int]
    asked: int = 0


def trial_in_words(trial: Trial | None) -> str:
    """Say in one sentence what is left of the first 20 and 100 places; where nothing could be planted, that."""
    if trial is None:
        return NOTHING_TO_PLANT
    had_20, left_20 = trial.first_20
    had_100, left_100 = trial.first_100
    planted = f"“{trial.name}”, planted into a copy of you with {trial.planted} things,"
    if not had_100:
        return f"{planted} took no place in your list, so that there was nothing to remove."
    too = {0: "", 1: " and yes to one journey that looks like it"}.get(
        trial.asked, f" and yes to {trial.asked} journeys that look like it"
    )
    left = f"{left_20 or 'none'} and {left_100} are left" if left_100 else "nothing of it is left"
    return (
        f"{planted} took {had_20} of the first 20 places and {had_100} of the first 100; after “not me”{too}, {left}."
    )
