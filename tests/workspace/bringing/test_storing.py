"""A second import says how many edits took in what came new, and nothing of the kind where nothing did."""

from pathlib import Path

import pytest

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.store.database import Database
from core.steering.edits import JourneyRenamed
from core.workspace.bringing.importing import import_files
from core.workspace.workspace import Workspace


def brought(workspace: Workspace, folder: Path, n: int) -> str:
    rows = "".join(f"Loaf of sourdough {k},2026-01-{k + 1:02d}T10:00:00Z\n" for k in range(n))
    (folder / "mine.csv").write_text(f"title,time\n{rows}", encoding="utf-8")
    return import_files(workspace, [folder / "mine.csv"], person="Noor", draw_map=False).in_words()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    found = Workspace(Database(), HashingEncoder(dim=64), with_demo=False)
    assert "of your edits" not in brought(found, tmp_path, 12)
    mine = found.of("noor")
    mine.commit(JourneyRenamed(mine.view().journeys[0].journey_id, "Bread, mine"))
    return found


def test_a_longer_export_says_which_edits_apply_to_the_new_rows(workspace: Workspace, tmp_path: Path) -> None:
    assert "  1 of your edits applies to the new rows." in brought(workspace, tmp_path, 14).splitlines()
    assert workspace.of("noor").view().journeys[0].name == "Bread, mine"


def test_the_same_export_again_says_nothing_of_edits(workspace: Workspace, tmp_path: Path) -> None:
    brought(workspace, tmp_path, 14)
    assert "of your edits" not in brought(workspace, tmp_path, 14)
