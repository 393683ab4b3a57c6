"""What a person ticks of the files they dropped is what is read, as a history or as things to choose from."""

import pytest

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.importers import ImportRefused
from core.adapters.store.database import Database
from core.entities import Person
from core.workspace import intake
from core.workspace.ticking import Ticked
from core.workspace.workspace import Workspace

NOOR = Person("noor", "Noor")
FILES = [
    ("a.csv", b"title,time\nRye,2026-01-02\nMoss,2026-01-03\n"),
    ("b.csv", b"title,time\nFern,2026-01-04\n"),
]


@pytest.fixture
def workspace() -> Workspace:
    return Workspace(Database(), HashingEncoder(dim=64), with_demo=False)


def test_only_the_ticked_files_are_a_history(workspace: Workspace) -> None:
    found = intake.look(FILES)
    reading = Ticked(found, ("b.csv",)).reading(workspace, NOOR)
    assert [item.title for item in reading.items] == ["Fern"]
    assert reading.people == (NOOR,)
    with pytest.raises(ImportRefused, match="Nothing was chosen"):
        Ticked(found, ()).reading(workspace, NOOR)


def test_things_to_choose_from_are_nobodys_history_and_need_somebody_who_chooses(workspace: Workspace) -> None:
    found = intake.look(FILES)
    with pytest.raises(ImportRefused):
        Ticked(found, found.names, is_catalogue=True).reading(workspace, NOOR)
    own = Ticked(found, ("a.csv",)).reading(workspace, NOOR)
    workspace.import_history(
        own.collection_id, own.name, people=own.people, items=own.items, interactions=own.interactions
    )
    listing = Ticked(found, ("b.csv",), is_catalogue=True).reading(workspace, NOOR)
    assert [item.title for item in listing.items] == ["Fern"]
    assert not listing.interactions
