"""The law of looks: a journey keeps its colour and shape, whatever is edited, undone or extracted afterwards."""

from collections.abc import Iterable

from hypothesis import given
from laws.checks import Steered
from strategies import LAWS, World, steered

from core.desk.looks import Looks
from core.steering.log import LogEntry
from core.steering.prefixes import prefixes


def read(world: World, log: Iterable[LogEntry]) -> Looks:
    """Return the looks of a log."""
    looks = Looks()
    for profile in prefixes(log, world.proposals):
        looks.read(profile)
    return looks


@LAWS
@given(steered())
def test_no_entry_of_a_log_changes_the_look_of_a_journey_that_was_there_before(case: Steered) -> None:
    world, log, _ = case
    whole = read(world, log)
    for k in range(len(log) + 1):
        then = read(world, log[:k]).styles
        assert then == {journey_id: whole.styles[journey_id] for journey_id in then}


@LAWS
@given(steered())
def test_every_journey_has_a_look_and_none_shares_it_with_one_that_was_there_when_it_came(case: Steered) -> None:
    world, log, profile = case
    looks = Looks()
    for then in prefixes(log, world.proposals):
        known = set(looks.styles)
        looks.read(then)
        for new in set(then.by_id) - known:
            assert looks.styles[new] not in {looks.styles[other] for other in then.by_id if other != new}
    assert set(profile.by_id) <= set(looks.styles)
