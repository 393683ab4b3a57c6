"""What was picked of some files is read as whoever's it is: their history, or things for them to choose from."""

import pytest

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.importers import ImportRefused
from core.adapters.store.database import Database
from core.entities import Person
from core.workspace.bringing.intake import look
from core.workspace.bringing.picking import PickedFiles
from core.workspace.workspace import Workspace

NOOR = Person("noor", "Noor")
FILES = [("a.csv", b"title,time\nRye,2026-01-01\nOats,2026-01-02\n"), ("b.csv", b"title,time\nSpelt,2026-01-03\n")]


def test_what_is_picked_is_the_persons_history_or_a_list_for_them() -> None:
    workspace, found = Workspace(Database(), HashingEncoder(dim=64), with_demo=False), look(FILES)
    read = PickedFiles(found, ("a.csv",)).reading(workspace, NOOR)
    assert [person.name for person in read.people] == ["Noor"]
    assert len(read.interactions) == 2
    with pytest.raises(ImportRefused, match="Bring what they took up first"):
        PickedFiles(found, ("a.csv",), is_catalogue=True).reading(workspace, NOOR)
    workspace.import_history(
        read.collection_id, "Noor", people=read.people, items=read.items, interactions=read.interactions
    )
    listed = PickedFiles(found, ("a.csv", "b.csv"), is_catalogue=True).reading(workspace, NOOR)
    assert {item.title for item in listed.items} == {"Rye", "Oats", "Spelt"}
    assert not listed.interactions
