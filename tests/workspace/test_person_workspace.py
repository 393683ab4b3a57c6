"""A person's half of the workspace stays whole, whatever other sessions import or delete meanwhile."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from numpy.typing import NDArray
from small_world import fill, interactions, items, small_workspace

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.store.database import Database
from core.adapters.store.logbook import UnknownPerson
from core.entities import Interaction, Item, Person
from core.progress import Progress
from core.steering import edits as e
from core.workspace.workspace import Workspace

SOON_S = 20.0


class HeldEncoder(HashingEncoder):
    """Encodes 'granite' titles only once it is let go on."""

    def __init__(self) -> None:
        """Start held."""
        super().__init__(dim=256)
        self.started, self.go_on = threading.Event(), threading.Event()

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        """Return vectors `(n, dim)`."""
        if any("granite" in text for text in texts):
            self.started.set()
            assert self.go_on.wait(SOON_S)
        return super().encode(texts, progress)


def test_what_was_seen_before_another_session_deleted_it_can_still_be_read() -> None:
    workspace = small_workspace()
    mine = workspace.of("ada")
    view = mine.view()
    workspace.delete_person("ada")
    assert [place.item.item_id for place in mine.places(view)] == list(view.slate.item_ids)
    assert mine.map_spots(view)
    assert mine.told()
    assert mine.search("kiln").places
    assert mine.proposals() is not None
    with pytest.raises(UnknownPerson):
        workspace.of("ada")


def test_an_edit_of_someone_deleted_meanwhile_is_not_written() -> None:
    workspace = small_workspace()
    mine = workspace.of("ada")
    top = mine.view().journeys[0].journey_id
    workspace.delete_person("ada")
    with pytest.raises(UnknownPerson):
        mine.commit(e.JourneyMuted(top))
    assert workspace.logbook.entries("ada") == []


def test_reading_beside_imports_and_deletes_never_fails() -> None:
    workspace, stop, reads = small_workspace(with_map=False), threading.Event(), 0

    def disturb() -> None:
        while not stop.is_set():
            taken = [Interaction("eve", x.item_id, x.time) for x in interactions() if x.person_id == "cy"]
            workspace.import_history(
                "small", "Small world", people=[Person("eve", "Eve")], items=items(), interactions=taken
            )
            workspace.delete_person("eve")

    with ThreadPoolExecutor(1) as pool:
        disturbing = pool.submit(disturb)
        try:
            for _ in range(60):
                mine = workspace.of("bo")
                view = mine.view()
                assert len(mine.places(view)) == len(view.slate.places)
                mine.map_spots(view)
                reads += 1
        finally:
            stop.set()
        disturbing.result(SOON_S)
    assert reads == 60


def test_opening_one_person_holds_up_nobody_else() -> None:
    encoder = HeldEncoder()
    workspace = Workspace(Database(), encoder, with_demo=False)
    fill(workspace)
    top = workspace.of("bo").view().journeys[0].journey_id
    heavy = [Item(f"g{i}", f"granite wall number {i}") for i in range(80)]
    met = [Interaction("zoe", item.item_id, x.time) for item, x in zip(heavy, interactions(), strict=False)]
    workspace.histories.add("granite", "Granite", [Person("zoe", "Zoe")], heavy, met)
    with ThreadPoolExecutor(1) as pool:
        opening = pool.submit(workspace.of, "zoe")
        assert encoder.started.wait(SOON_S)
        workspace.of("bo").commit(e.JourneyMuted(top))
        assert workspace.of("bo").view().find(top).journey.muted  # type: ignore[union-attr]
        assert not opening.done()
        encoder.go_on.set()
        assert opening.result(SOON_S).view().journeys
