"""The tables of the rooms are what the tree says, and every module is tried by a test that one finds by its name."""

import mirrors
import pytest
import rooms_table

EVERY = sorted(
    m
    for room in rooms_table.rooms()
    for m in (mirrors.modules(room) if mirrors.path_of(room).name == "__init__.py" else [room])
)


def test_the_readme_shows_the_rooms_as_they_are() -> None:
    readme = rooms_table.README.read_text(encoding="utf-8")
    assert readme == rooms_table.with_overview(readme), "The rooms have changed: run `make readme`."


def test_the_page_of_all_modules_is_what_the_tree_says() -> None:
    assert rooms_table.ROOMS.read_text(encoding="utf-8") == rooms_table.page(), "Run `make readme`."


def test_every_module_of_the_tree_is_in_the_tables() -> None:
    files = {path for name in ("core", "ui", "pages") for path in (mirrors.ROOT / name).rglob("*.py")}
    assert {mirrors.path_of(module) for module in EVERY} == {path for path in files if path.name != "__init__.py"}


@pytest.mark.parametrize("module", EVERY)
def test_every_module_says_what_it_owns_and_is_tried_by_a_test(module: str) -> None:
    assert rooms_table.docstring(mirrors.path_of(module))
    assert mirrors.tests_of(module), f"Nothing tries {module}: write {mirrors.mirror(module)}."


@pytest.mark.parametrize("room", [room for room in rooms_table.rooms() if mirrors.modules(room)])
def test_the_folders_of_tests_mirror_the_rooms(room: str) -> None:
    assert (mirrors.ROOT / mirrors.mirror(f"{room}.any").parent).is_dir()


def test_a_readme_without_a_place_for_the_table_is_refused() -> None:
    with pytest.raises(ValueError, match="no place for the table"):
        rooms_table.with_overview("# A readme\n")
