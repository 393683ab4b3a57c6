"""A name leaves in the person's own words: what may be sensitive in it counts, whatever the things are about."""

from small_world import small_workspace

from core.sensitivity.subjects import Subject
from core.steering import edits as e
from core.workspace import recipes


def test_a_name_that_may_be_sensitive_is_known_by_its_words_alone() -> None:
    workspace = small_workspace(with_map=False)
    mine = workspace.of("bo")
    first, second, _ = (v.journey_id for v in mine.view().journeys)
    mine.commit(e.JourneyRenamed(first, "Living with cancer"))
    mine.commit(e.JourneyRenamed(second, "Sundays"))
    told = [line.subject for line in recipes.lines_of(mine.desk, workspace._shared)]
    assert told == [Subject.HEALTH, None]
