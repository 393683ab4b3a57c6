"""Everybody's journeys as rows: what the logs add up to, each read again only when it has grown."""

from small_world import PATHS, small_workspace

from core.adapters.analyst.reading_tables import positions
from core.steering import edits as e
from core.workspace.analyst.found_journeys import FoundJourneys


def test_logs_are_folded_to_what_the_pages_show_and_only_those_that_grew_again() -> None:
    workspace = small_workspace(with_map=False)
    found, read = FoundJourneys(workspace.logbook), list[int]()
    rows = found.of(positions(workspace.database), lambda what, done, total: read.append(total))
    assert len(rows) == len(PATHS)
    assert {row[:3] for one in rows for row in one.journeys} == {
        (person_id, view.journey_id, view.name)
        for person_id in PATHS
        for view in workspace.of(person_id).view().journeys
    }
    first = workspace.of("bo").view().journeys[0].journey_id
    workspace.of("bo").commit(e.JourneyFinished(first))
    again = found.of(positions(workspace.database), lambda what, done, total: read.append(total))
    assert read == [len(PATHS), 1]
    assert ("bo", first, "finished") in {(*row[:2], row[3]) for one in again for row in one.journeys}


def test_whoever_is_not_asked_about_is_forgotten() -> None:
    workspace = small_workspace(with_map=False)
    found = FoundJourneys(workspace.logbook)
    assert len(found.of(positions(workspace.database))) == len(PATHS)
    assert found.of({}) == ()
    found.forget()
    assert len(found.of({"bo": workspace.logbook.position("bo")})) == 1
