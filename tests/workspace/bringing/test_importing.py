"""A file goes from disk to journeys whole or not at all, and a summary says how it went."""

from pathlib import Path

import pytest

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.importers import ColumnMapping, ImportRefused
from core.adapters.store.database import Database
from core.workspace.bringing.importing import (
    import_files,
    listed_parcels,
    looked_at,
    overridden,
    own_person,
    person_named,
)
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
    said = import_files(workspace, [path], person="Noor", draw_map=False).in_words()
    assert "27 rows read, 2026-01-01 to 2026-01-20" in said
    assert "20 interactions of 1 person with 20 new items stored" in said
    assert "7 rows refused" in said
    assert said.count("    row ") == 5
    assert "    and 2 more" in said.splitlines()
    assert "there twice" not in said
    again = import_files(workspace, [path], person="Noor", draw_map=False).in_words()
    assert "0 interactions of 1 person with 0 new items stored" in again
    assert "20 rows were there twice" in again


def test_a_file_that_stays_out_is_named_in_sentences(tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("colour,size\nred,big\n")
    written(tmp_path, 3)
    *_, said = sorted(listed_parcels(looked_at([tmp_path])))
    assert said == "notes.csv: a table. It is a table without titles and times that could be told."


def test_every_step_is_told_with_its_counts(workspace: Workspace, tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    import_files(
        workspace, [written(tmp_path, 9)], person="Noor", draw_map=False, progress=lambda *step: steps.append(step)
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


def test_several_files_are_one_persons_history_and_a_file_that_there_is_not_is_named(
    workspace: Workspace, tmp_path: Path
) -> None:
    first, second = written(tmp_path, 9), tmp_path / "more.csv"
    second.write_text(
        "title,time\nMoss garden,2026-02-01\nLoaf of sourdough 1,2026-01-02T10:00:00Z\n", encoding="utf-8"
    )
    summary = import_files(workspace, [first, second], person="Noor", draw_map=False)
    said = summary.in_words()
    assert said.startswith("mine.csv: a table, 9 moments\nmore.csv: a table, 2 moments\nNoor: 11 rows read")
    assert "10 interactions of 1 person" in said
    assert [person.person_id for person in workspace.people()] == ["noor"]
    with pytest.raises(ImportRefused, match=r"no file x\.csv in it(.|\n)*mine\.csv: a table, 9 moments"):
        import_files(workspace, [first], person="Noor", names=["x.csv"])


def test_a_longer_export_adds_only_what_is_new_and_to_the_same_person(workspace: Workspace, tmp_path: Path) -> None:
    import_files(workspace, [written(tmp_path, 9)], person="Noor", draw_map=False)
    new = import_files(workspace, [written(tmp_path, 12)], person=" noor ", draw_map=False).stored.written
    assert (new.items, new.interactions, new.duplicates) == (3, 3, 9)
    assert len(workspace.people()) == 1


def test_a_file_that_tells_more_of_known_things_says_what_they_gained_and_adds_no_rows(
    workspace: Workspace, tmp_path: Path
) -> None:
    import_files(workspace, [written(tmp_path, 9)], person="Noor", draw_map=False)
    before = [(x.item_id, x.time) for x in workspace.histories.interactions("noor")]
    lines = (tmp_path / "mine.csv").read_text(encoding="utf-8").splitlines()
    told = ["title,time,link", *(f"{line},https://bread.example/{n}" for n, line in enumerate(lines[1:]))]
    (tmp_path / "mine.csv").write_text("\n".join(told) + "\n", encoding="utf-8")
    summary = import_files(workspace, [tmp_path / "mine.csv"], person="Noor", draw_map=False)
    assert "  9 known things gained a link." in summary.in_words().splitlines()
    assert summary.stored.written.duplicates == summary.reading.n_rows == 9
    assert [(x.item_id, x.time) for x in workspace.histories.interactions("noor")] == before
    mine = workspace.of("noor")
    assert all(item.link for journey in mine.view().journeys for item in mine.members(journey.journey_id))


def test_files_that_nobody_knows_are_counted_after_the_first_few(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number:02d}.png").write_bytes(b"\x89PNG\r\n" + bytes(99))
    written(tmp_path, 3)
    lines = listed_parcels(looked_at([tmp_path]))
    assert lines[0] == "mine.csv: a table, 3 moments"
    assert lines[-1] == "10 more files are no history"
    assert len(lines) == 22


def test_someone_of_a_demo_persons_name_is_somebody_else(tmp_path: Path) -> None:
    workspace = Workspace(Database(), HashingEncoder(dim=64))
    demo = workspace.people()[0]
    own = own_person(workspace, demo.name)
    assert own.person_id != demo.person_id
    before = workspace.histories.interactions(demo.person_id)
    import_files(workspace, [written(tmp_path, 3)], person=demo.name, draw_map=False)
    assert workspace.histories.interactions(demo.person_id) == before
    assert own_person(workspace, demo.name) == own
    assert len(workspace.histories.interactions(own.person_id)) == 3


def test_a_table_beside_a_services_own_file_is_not_taken_unasked_and_that_is_said(
    workspace: Workspace, tmp_path: Path
) -> None:
    shelf, watched = tmp_path / "shelf.csv", tmp_path / "NetflixViewingHistory.csv"
    shelf.write_text("title,time\nBread,2024-01-02\n", encoding="utf-8")
    watched.write_text('Title,Date\n"Dark: Season 1: Secrets","02/01/2024"\n', encoding="utf-8")
    said = import_files(workspace, [shelf, watched], person="Noor", draw_map=False).in_words()
    assert "Not taken, as tables beside a service's own files: shelf.csv." in said
    both = import_files(
        workspace, [shelf, watched], person="Noor", draw_map=False, names=[shelf.name, watched.name]
    ).in_words()
    assert "Not taken" not in both
    assert "Not taken" not in import_files(workspace, [shelf], person="Noor", draw_map=False).in_words()
