"""A batch taken in: logs get the database's own numbers, and what points at an entry points at the right one."""

from pathlib import Path

from batch_world import ENCODER, MOMENT, invented

from core.adapters.batch.taking_in import TakingIn
from core.adapters.store.database import Database
from core.adapters.store.logbook import Logbook
from core.adapters.store.vectors import Vectors
from core.catalogue import text_of
from core.steering.edits import JourneysExtracted, JourneysNamed
from core.workspace.batches.batch import in_pool, run_batch


def test_names_point_at_the_entry_that_called_for_them_under_its_new_number(tmp_path: Path) -> None:
    world = invented(3)
    batch = world.write(tmp_path)
    run_batch(batch, ENCODER, in_pool(1), MOMENT)
    database = Database()
    TakingIn(database, batch.folder).run("some", "Some")
    numbers = set()
    for person in world.people:
        found, named = Logbook(database).entries(person.person_id)
        assert isinstance(found.edit, JourneysExtracted)
        assert isinstance(named.edit, JourneysNamed)
        assert named.edit.cause == found.seq
        assert found.time == MOMENT
        numbers |= {found.seq, named.seq}
    assert len(numbers) == 6
    _, unread = Vectors(database).load([text_of(item) for item in world.items], ENCODER.encoder_id, ENCODER.dim)
    assert unread == []
    database.close()
