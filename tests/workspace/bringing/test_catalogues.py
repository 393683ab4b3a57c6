"""What is brought to choose from is offered to its person, is nobody's history, and never offers what is known."""

from pathlib import Path

import pytest

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.importers import ImportRefused, look_into
from core.adapters.store.database import Database
from core.entities import ListSource, Person
from core.workspace.bringing.catalogues import import_catalogue, listing
from core.workspace.bringing.importing import import_files
from core.workspace.bringing.intake import contents, look_to_choose
from core.workspace.keeping import takeaway
from core.workspace.workspace import Workspace

NOOR = Person("noor", "Noor")
SUBJECTS = ("Loaf of sourdough", "Spoke and wheel truing", "Moss garden in shade")
LINKS = "".join(f"- [Sourdough loaf book {n}](https://bread.example/{n}) - a loaf of sourdough\n" for n in range(8))
LIST = f"# Awesome bread\n\n## Sourdough\n\n{LINKS}- [Sourdough loaf book 1](https://bread.example/1) - again\n"


def files(folder: Path) -> tuple[Path, Path]:
    rows = "".join(f"{s} {n},2026-0{k}-{n + 1:02d}\n" for k, s in enumerate(SUBJECTS, 1) for n in range(8))
    (folder / "mine.csv").write_text(f"title,time\n{rows}", encoding="utf-8")
    (folder / "bread.md").write_text(LIST, encoding="utf-8")
    return folder / "mine.csv", folder / "bread.md"


def with_history(folder: Path) -> Workspace:
    workspace = Workspace(Database(), HashingEncoder(dim=64), with_demo=False)
    import_files(workspace, [files(folder)[0]], person="Noor", draw_map=False)
    return workspace


def n_to_choose_from(workspace: Workspace) -> int:
    """Return how many things a person may be offered out of lists."""
    mine = workspace.of("noor")
    return next((each.n_items for each in mine.sources(mine.view()) if each.source is ListSource.CATALOGUE), 0)


def test_a_list_is_offered_and_is_no_history(tmp_path: Path) -> None:
    workspace = with_history(tmp_path)
    before = workspace.histories.counts()
    said = import_catalogue(workspace, [tmp_path / "bread.md"], person="Noor").in_words()
    assert "8 things for Noor to choose from, 8 of them new" in said
    after = workspace.histories.counts()
    assert {table: n - before[table] for table, n in after.items() if n != before[table]} == {"items": 8}
    assert n_to_choose_from(workspace) == 8
    shown = [place.item for place in workspace.of("noor").places(workspace.of("noor").view())]
    assert any(item.item_id.startswith("list-") and item.link.startswith("https://bread") for item in shown)
    assert "0 of them new" in import_catalogue(workspace, [tmp_path / "bread.md"], person="Noor").in_words()


def test_what_the_person_took_up_is_not_offered_again_whenever_it_comes(tmp_path: Path) -> None:
    workspace = with_history(tmp_path)
    shelf = tmp_path / "shelf.csv"
    shelf.write_text("title\nLoaf of sourdough 3\nLoaf of sourdough 70\nLoaf of sourdough 71\n", encoding="utf-8")
    import_catalogue(workspace, [shelf], person="Noor")
    assert n_to_choose_from(workspace) == 2
    later = tmp_path / "later.csv"
    later.write_text("title,time\nLoaf of sourdough 70,2026-03-01T10:00:00Z\n", encoding="utf-8")
    import_files(workspace, [later], person="Noor", draw_map=False)
    assert n_to_choose_from(workspace) == 1


def test_things_done_and_things_to_come_and_other_peoples_are_all_to_choose_from(tmp_path: Path) -> None:
    paths = files(tmp_path)
    read = listing(look_into(paths), NOOR, ["mine.csv", "bread.md"])
    assert len(read.items) == 24 + 8
    assert not read.people
    assert not read.interactions
    assert not read.saved
    several = tmp_path / "several.csv"
    several.write_text("user,title,time\na,Rye,2026-01-01\nb,Rye,2026-01-02\nb,Oats,2026-01-03\n", encoding="utf-8")
    assert {item.title for item in listing(look_into([several]), NOOR).items} == {"Rye", "Oats"}


@pytest.mark.parametrize("names", [None, ["bread.md"], ["mine.csv"]])
def test_every_row_of_a_list_is_counted(tmp_path: Path, names: list[str] | None) -> None:
    read = listing(look_into(files(tmp_path)), NOOR, names)
    assert read.n_rows == len(read.items) + read.duplicates + read.n_refused + read.left_out


def test_a_table_without_times_will_do_to_choose_from_and_shows_its_first_titles() -> None:
    found = look_to_choose([("shelf.csv", b"title\nRye at home\nOats\n")])
    assert contents(listing(found.parcels, NOOR)).titles == ("Rye at home", "Oats")


def test_someone_without_a_history_is_told_what_to_bring_first(tmp_path: Path) -> None:
    workspace = Workspace(Database(), HashingEncoder(dim=64), with_demo=False)
    with pytest.raises(ImportRefused, match="Bring what they took up first"):
        import_catalogue(workspace, [files(tmp_path)[1]], person="Noor")
    assert not any(workspace.histories.counts().values())


def test_nothing_to_choose_from_says_why(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="Tick a file"):
        listing(look_into(files(tmp_path)), NOOR, [])


def test_a_list_goes_with_its_person_and_comes_back_with_them(tmp_path: Path) -> None:
    workspace = with_history(tmp_path)
    import_catalogue(workspace, [tmp_path / "bread.md"], person="Noor")
    before = [place.item_id for place in workspace.of("noor").view().slate.places]
    content = takeaway.packed(workspace, NOOR)
    workspace.delete_person("noor")
    assert not any(workspace.histories.counts().values())
    takeaway.restore(workspace, content)
    assert [place.item_id for place in workspace.of("noor").view().slate.places] == before
