"""What is taken of the files that were brought, whose rows of a shared account, and what they are together."""

from collections import Counter
from collections.abc import Collection, Sequence

from core.adapters.importers.ground.reading import ImportRefused, Reading
from core.adapters.importers.joined.joining import joined_history
from core.adapters.importers.joined.parcels import Parcel
from core.entities import Person

_SAID = 3
"""Reasons that are said where nothing can be taken; by eye."""


def ticked(parcels: Sequence[Parcel]) -> tuple[str, ...]:
    """Return the names of the parcels that are taken unless told otherwise.

    A table beside a service's own files is rarely a history - messages, logins, addresses - and is taken when asked.
    """
    known = any(parcel.service for parcel in parcels)
    return tuple(parcel.name for parcel in parcels if parcel.is_full and (parcel.service or not known))


def owners(parcels: Sequence[Parcel], names: Collection[str]) -> Counter[str]:
    """Return how many rows of the chosen parcels name which user or profile."""
    found: Counter[str] = Counter()
    for parcel in parcels:
        if parcel.name in names and parcel.holding:
            found.update(parcel.holding.owners)
    return found


def owners_of(found: Counter[str], person: Person) -> tuple[str, ...] | None:
    """Return the profiles that are a person's unless told otherwise; None for all.

    Of several the one of their name, else the one with most rows: a household's account is one list.
    """
    if len(found) < 2:
        return None
    named = tuple(owner for owner in found if owner.strip().casefold() == person.name.strip().casefold())
    return named or (found.most_common(1)[0][0],)


def read(
    parcels: Sequence[Parcel],
    person: Person | None,
    names: Collection[str] | None = None,
    profiles: Collection[str] | None = None,
) -> Reading:
    """Return the chosen parcels as one person's history and backlog, or several people's where a file holds them.

    `names` are the parcels to take and `profiles` whose rows, else as `ticked` and `owners_of` say. Raises
    ImportRefused where that is nothing, with what every file is and which next step works.
    """
    chosen = ticked(parcels) if names is None else tuple(names)
    taken = [parcel for parcel in parcels if parcel.name in chosen]
    if not any(parcel.is_full for parcel in taken):
        raise ImportRefused(_nothing(parcels, taken))
    shared = [parcel for parcel in taken if parcel.everyone]
    if shared and len(taken) > 1:
        raise ImportRefused(f"{shared[0].name} holds the histories of several people. Bring it by itself.")
    if shared and shared[0].everyone:
        return shared[0].everyone
    if person is None:
        raise ImportRefused("Say whose history this is, or choose the column that holds the people.")
    if profiles is None:
        profiles = owners_of(owners(taken, chosen), person)
    return joined_history([parcel.holding for parcel in taken if parcel.holding], person, profiles)


def _nothing(parcels: Sequence[Parcel], taken: Sequence[Parcel]) -> str:
    """Say why nothing can be taken: in the words of the parcels."""
    told = list(dict.fromkeys(parcel.trouble for parcel in taken or parcels if parcel.trouble))
    rows = sum(parcel.holding.n_rows for parcel in taken if parcel.holding)
    if tables := [parcel.name for parcel in parcels if parcel.is_full and not parcel.service and parcel not in taken]:
        named = ", ".join(tables[:_SAID])
        told.append(f"A table beside it is taken only when asked: tick it, or name it with --only ({named}).")
        return " ".join(told[-_SAID:])
    if not told and rows:
        return "Nothing in it is history or saved for later: every row stays out. See why, or choose another file."
    return " ".join(told[:_SAID]) or "Nothing was chosen. Tick what you want to bring."
