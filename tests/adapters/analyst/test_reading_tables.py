"""What is copied for an analyst: figures of histories and logs, and nobody's own words."""

import pytest
from small_world import small_workspace

from core.adapters.analyst.reading_tables import positions, stored_tables
from core.steering import edits as e
from core.workspace.workspace import Workspace

OWN_WORDS = "zanzibar plumbing"


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    """Return the small world in which bo has said things in words of their own."""
    made = small_workspace(with_map=False)
    half = made.of("bo")
    first, second, *_ = (v.journey_id for v in half.view().journeys)
    half.commit(e.JourneyRenamed(first, OWN_WORDS))
    half.commit(e.WordsBlocked((OWN_WORDS,)))
    half.commit(e.ItemDismissed(half.view().slate.item_ids[0], OWN_WORDS))
    half.commit(e.JourneyWeighted(second, 3.0))
    half.undo()
    return made


def test_no_word_of_a_person_s_own_is_copied(workspace: Workspace) -> None:
    told = {name: table.to_pylist() for name, table in stored_tables(workspace.database).items()}
    assert told["log"]
    for name, rows in told.items():
        assert OWN_WORDS not in str(rows).casefold(), name
        assert "small world" not in str([row for row in rows if "portrait" in row]), name


def test_the_log_is_told_in_figures(workspace: Workspace) -> None:
    rows = [row for row in stored_tables(workspace.database)["log"].to_pylist() if row["person_id"] == "bo"]
    weighted, undone = rows[-2:]
    assert (weighted["kind"], undone["kind"]) == ("journey_weighted", "edit_undone")
    assert weighted["asked_change"] > 0
    assert weighted["got_change"] > 0
    assert weighted["undone"]
    assert 0 <= weighted["undone_after_s"] < 60
    assert undone["asked_change"] == pytest.approx(-weighted["asked_change"])
    found = next(row for row in rows if row["kind"] == "journeys_extracted")
    assert (found["asked_change"], found["tau"], found["undone"]) == (None, None, False)


def test_people_and_items_are_counted(workspace: Workspace) -> None:
    tables = stored_tables(workspace.database)
    bo = next(row for row in tables["people"].to_pylist() if row["person_id"] == "bo")
    assert bo["interactions"] == 24
    pottery = next(row for row in tables["items"].to_pylist() if row["item_id"] == "pottery-00")
    assert pottery["takers"] == 3
    assert positions(workspace.database)["bo"] == tables["log"].to_pylist()[-1]["seq"]
