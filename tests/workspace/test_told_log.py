"""The log is told newest first, each entry by the names of its own time."""

from small_world import small_workspace

from core.desk.desk import MOST_FOLDS
from core.steering import edits as e
from core.workspace.told_log import told_log


def test_a_sentence_keeps_the_name_that_its_journey_had_then() -> None:
    workspace = small_workspace()
    mine = workspace.of("cy")
    journey = mine.view().journeys[0]
    mine.commit(e.JourneyMuted(journey.journey_id))
    mine.commit(e.JourneyRenamed(journey.journey_id, "Loaves"))
    mine.commit(e.JourneyMuted(journey.journey_id, muted=False))
    said = [told.sentence for told in told_log(mine.desk, workspace.journal)]
    assert said[2] == f"Muted “{journey.name}”"
    assert "Loaves" in said[0]
    assert len(said) == len(mine.entries())


def test_what_was_undone_no_longer_counts_and_its_undoing_says_what_it_was() -> None:
    workspace = small_workspace()
    mine = workspace.of("cy")
    mine.commit(e.ExplorationSet(1.0))
    mine.undo()
    undoing, undone = told_log(mine.desk, workspace.journal)[:2]
    assert (undone.counts, undoing.sentence) == (False, f"Undid: {undone.sentence}")


def test_what_is_told_once_is_told_the_same_by_someone_who_reads_the_whole_log_for_the_first_time() -> None:
    workspace = small_workspace()
    mine = workspace.of("cy")
    journey = mine.view().journeys[0].journey_id
    for number in range(MOST_FOLDS):
        mine.commit(e.JourneyRenamed(journey, f"Loaves {number}"))
        if number % 5 == 0:
            mine.undo()
        told_log(mine.desk, workspace.journal)
    step_by_step = told_log(mine.desk, workspace.journal)
    workspace.forget()
    assert told_log(workspace.of("cy").desk, workspace.journal) == step_by_step
    assert f"“Loaves {MOST_FOLDS - 2}” to “Loaves {MOST_FOLDS - 1}”" in step_by_step[0].sentence
