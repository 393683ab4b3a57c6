"""Give names to the journeys of a profile that have none, or whose name no longer fits."""

from collections.abc import Sequence

from core.adapters.encoder import Encoder
from core.desk import Desk
from core.entities import GivenName, Journey, Profile


class Titler:
    """Names journeys from the salient terms of their titles."""

    def __init__(self, encoder: Encoder) -> None:
        """Use an encoder to tell which words lie close to a journey."""
        self._encoder = encoder

    def names(self, desk: Desk, profile: Profile) -> tuple[tuple[str, GivenName], ...]:
        """Return names for the journeys that need one."""
        return tuple((j.journey_id, self._name(desk, j)) for j in profile.journeys if self._needs(profile, j))

    def _needs(self, profile: Profile, journey: Journey) -> bool:
        """Tell whether a journey has no name, or one that rests on what it no longer holds."""
        given = profile.given.get(journey.journey_id)
        if not journey.members:
            return False
        if given is None:
            return True
        members = set(journey.members)
        left = sum(item_id in members for item_id in given.evidence)
        return left * 2 < len(given.evidence) or len(members) >= 2 * max(given.size, 1)

    def _name(self, desk: Desk, journey: Journey) -> GivenName:
        """Name one journey."""
        ranked: Sequence[str] = sorted(journey.members, key=lambda i: (-desk.salience.get(i, 0.0), i))
        item = desk.catalogue.item(ranked[0])
        return GivenName(
            (item.title if item else "Untitled")[:60], evidence=tuple(ranked[:3]), size=len(ranked)
        )
