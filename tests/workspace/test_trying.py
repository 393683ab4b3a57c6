"""'Not me' is tried on a copy: something new is planted and taken out again, and nothing of the person changes."""

import pytest
from small_world import lone, small_workspace, to_choose_from

from core.progress import Stages
from core.workspace.trying import planted_into

WORKSPACE = small_workspace()


@pytest.mark.parametrize("person_id", ["ada", "bo", "cy", "di"])
def test_what_is_planted_is_new_to_the_person_takes_places_and_goes_with_one_act(person_id: str) -> None:
    trial = WORKSPACE.of(person_id).try_not_me()
    assert trial is not None
    assert trial.planted >= 4
    assert trial.name
    assert trial.first_20[0] > 0
    assert trial.first_100[0] >= trial.first_20[0]
    assert trial.first_20[1] == 0
    assert trial.first_100[1] <= trial.first_100[0]


def test_nothing_is_logged_and_the_page_stays_as_it_was() -> None:
    mine = WORKSPACE.of("bo")
    before, entries, history = mine.view(), mine.entries(), mine.desk.interactions
    assert mine.try_not_me() == mine.try_not_me()
    assert mine.entries() == entries
    assert mine.desk.interactions == history
    assert mine.view() == before
    assert WORKSPACE.logbook.entries("bo") == entries


def test_its_progress_is_told_stage_by_stage() -> None:
    told: list[tuple[int, int]] = []
    report: Stages = lambda _, done, total: told.append((done, total))  # noqa: E731
    WORKSPACE.of("ada").try_not_me(report)
    assert told == [(0, 3), (1, 3), (2, 3)]


def test_whoever_has_too_little_to_choose_from_is_told_that_nothing_can_be_planted() -> None:
    assert lone(small_workspace(with_map=False), saved=()).of("me").try_not_me() is None


def test_only_what_could_be_offered_is_planted_and_the_copy_knows_it_then() -> None:
    mine = to_choose_from(lone(small_workspace(with_map=False)), topics=("sailing",)).of("me")
    offered = {item.item_id for item in mine.desk.catalogue.items if item.item_id.startswith(("list:", "me:sailing"))}
    trial = mine.try_not_me()
    assert trial is not None
    assert trial.first_20[0] > trial.first_20[1] == 0
    planted = sorted(offered)[:5]
    copy = planted_into(mine.desk, planted)
    supply, known = copy.ranker.history.supply, mine.desk.ranker.history.supply
    assert supply is not None
    assert known is not None
    rows = set(copy.catalogue.rows(planted).tolist())
    assert not any(rows & set(own.tolist()) for own in supply.rows.values())
    assert supply.last.keys() - known.last.keys() == set(planted)
    assert copy.entries == []
