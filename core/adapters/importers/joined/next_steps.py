"""What to do about a file that holds no history: it depends on what else was brought."""

from collections.abc import Sequence
from dataclasses import replace

from core.adapters.importers.joined import register
from core.adapters.importers.joined.parcels import Parcel
from core.adapters.importers.lines.format import Role

_BESIDE = "What is history stands beside it."


def with_next_steps(parcels: Sequence[Parcel], are_many: bool) -> tuple[Parcel, ...]:
    """Return parcels of which each one's trouble ends with the next step that works.

    `are_many` tells that a whole archive, a folder or several files were brought: nobody is told to bring them then.
    """
    return tuple(
        replace(parcel, trouble=f"{parcel.trouble} {_step(parcel, parcels, are_many)}") if parcel.step else parcel
        for parcel in parcels
    )


def _step(parcel: Parcel, parcels: Sequence[Parcel], are_many: bool) -> str:
    """Return the next step for one file."""
    same = [other for other in parcels if other.service == parcel.service and other.role is Role.HISTORY]
    if any(other.is_full for other in same):
        return _BESIDE
    if not are_many or same:
        return parcel.step
    how = next(service.how for service in register.services() if service.name == parcel.service)
    return f"Nothing that was brought holds {parcel.service}'s history. To get it: {how}"
