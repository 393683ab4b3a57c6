"""A file goes from disk to journeys whole or not at all, and a summary says how it went."""

from pathlib import Path

import pytest

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.importers import ColumnMapping, ImportRefused
from core.adapters.store.database import Database
from core.workspace.importing import import_file, overridden, person_named
from core.workspace.workspace import Workspace


@pytest.fixture
def workspace() -> Workspace:
    return Workspace(Database(), HashingEncoder(dim=64), with_demo=False)


def written(folder: Path, rows: int, bad: int = 0) -> Path:
    lines = [f"Loaf of sourdough {n},2026-01-{n + 1:02d}T10:00:00Z" for n in range(rows)]
    path = folder / "mine.csv"
    path.write_text("\n".join(["title,time", *lines, *["Nothing,soon"] * bad]) + "\n", encoding="utf-8")
    return path


def test_a_summary_counts_what_was_stored_twice_and_refused_with_five_reasons(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = written(tmp_path, 20, bad=7)
    said = import_file(workspace, path, person="Noor", draw_map=False).in_words()
    assert "27 rows read, 2026-01-01 to 2026-01-20" in said
    assert "20 interactions of 1 people with 20 new items stored" in said
    assert "7 rows refused" in said
    assert said.count("    row ") == 5
    again = import_file(workspace, path, person="Noor", draw_map=False).in_words()
    assert "0 interactions of 1 people with 0 new items stored" in again
    assert "20 rows were there twice" in again


def test_every_step_is_told_with_its_counts(workspace: Workspace, tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    import_file(
        workspace, written(tmp_path, 9), person="Noor", draw_map=False, progress=lambda *step: steps.append(step)
    )
    assert {step for step, _, _ in steps} >= {"Reading rows", "Finding your journeys"}
    assert all(0 <= done <= total for _, done, total in steps)


def test_a_name_becomes_an_id_in_plain_letters_and_none_is_refused() -> None:
    assert person_named("  Noor van Dam ").person_id == "noor-van-dam"
    with pytest.raises(ImportRefused, match="at least one letter"):
        person_named(" -- ")


def test_a_guess_is_overridden_role_by_role_and_a_role_can_be_left_empty() -> None:
    guessed = ColumnMapping(title="Name", time="When")
    changed = overridden(guessed, ["time=Watched at", "title="])
    assert changed is not None
    assert (changed.time, changed.title) == ("Watched at", None)
    assert overridden(guessed, []) is guessed


@pytest.mark.parametrize("text", ["colour=Name", "title"])
def test_a_role_that_there_is_not_is_refused_with_those_there_are(text: str) -> None:
    with pytest.raises(ImportRefused, match=r"Roles are: .*title"):
        overridden(None, [text])
