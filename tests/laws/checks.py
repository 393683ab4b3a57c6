"""What the laws look at: the slate of a profile, that nothing was lost, the shares that journeys ask for."""

from strategies import World

from core.entities import Profile
from core.ranking.slate import Slate
from core.salience import shares
from core.steering.log import LogEntry

Steered = tuple[World, list[LogEntry], Profile]
N = 20


def slate(world: World, profile: Profile, n: int = N) -> Slate:
    """Return the slate of a profile, by a ranker that remembers nothing."""
    return world.ranker().slate(profile, world.words(profile), n)


def check_whole(profile: Profile) -> None:
    """Require that every item of the history is in one place and every number within its bounds."""
    placed = [item_id for journey in profile.journeys for item_id in journey.members]
    assert sorted([*placed, *profile.loose]) == sorted(profile.history_ids)
    assert len(profile.by_id) == len(profile.journeys)
    for journey in profile.journeys:
        assert set(journey.focus) <= set(journey.members)
        assert journey.touched or not journey.kept
        assert 0 <= journey.weight <= 1e6
        assert 0 <= journey.granularity <= 1


def shared(world: World, profile: Profile) -> dict[str, float]:
    """Return the share that each journey asks for."""
    return shares(profile.journeys, world.salience)
