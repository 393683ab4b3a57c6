"""The rooms and their modules as tables - module, owns, may import, tested by - read from the tree: `make readme`.

What a module owns is its docstring, what a room may import stands in the contracts of `pyproject.toml`, and which test
tries a module is found by names and imports.
"""

import ast
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mirrors import ROOT, graph, mirror, modules, path_of, tests_of

README, ROOMS = ROOT / "README.md", ROOT / "docs" / "ROOMS.md"
BEGIN, END = "<!-- rooms: made by `make readme` -->", "<!-- /rooms -->"


@dataclass(frozen=True, slots=True)
class Row:
    """A room or a module: its name as a path, what it owns, what it may import, and the tests that try it."""

    name: str
    owns: str
    may_import: str
    tested_by: tuple[str, ...]


def docstring(path: Path) -> str:
    """Return the first sentence of a module's docstring, without its full stop, on one line."""
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(said.split("\n\n")[0].split()).removesuffix(".").replace("|", "\\|")


@cache
def contracts() -> list[dict[str, list[str]]]:
    """Return the contracts of the build."""
    found: list[dict[str, list[str]]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
    return found


def rooms() -> list[str]:
    """Return the packages of the tree, from the pages down to the ground, in the order of the contracts."""
    ordered = ["pages"]
    for room in ("ui", *(f"core.{name}" for layer in _layers() for name in layer)):
        ordered += [room, *sorted(m for m in graph().find_descendants(room) if path_of(m).name == "__init__.py")]
    return ordered


def _layers(container: str = "core") -> list[list[str]]:
    """Return the layers that a contract sets in a room, each with its rooms side by side; none without a contract."""
    found = [layer for c in contracts() if c.get("containers") == [container] for layer in c["layers"]]
    return [[name.strip() for name in layer.split("|")] for layer in found]


def _below(room: str) -> str:
    """Name the rooms that a contract lets a room import, of those beside it."""
    container, _, name = room.rpartition(".")
    layers = _layers(container)
    at = next(i for i, layer in enumerate(layers) if name in layer)
    known = ", ".join(f"`{name}`" for name in layers[at + 1]) if at + 1 < len(layers) else "nothing"
    return f"{known}{' and below' if at + 2 < len(layers) else ''}"


def may_import(room: str) -> str:
    """Say what a room may import of the project, and what of the world the contracts bar from the others."""
    top, _, rest = room.partition(".")
    if "." in rest:
        container = room.rpartition(".")[0]
        beside = f"of the rooms beside it {_below(room)}; else " if _layers(container) else ""
        return f"{beside}as `{container.replace('.', '/')}`"
    if top != "core":
        below = {"pages": "`ui`, `core`", "ui": "`core`"}[top]
        return below if _barred(room, "streamlit") else f"{below}, Streamlit"
    world = ", ".join(_world(rest))
    return _below(room) + (f"; {world}" if world else "")


def _barred(room: str, package: str) -> bool:
    """Tell whether a contract bars a package from a room."""
    return any(package in c.get("forbidden_modules", []) and room in c["source_modules"] for c in contracts())


def _world(room: str) -> Iterable[str]:
    """Yield what of the world a room of the core may touch: whatever a contract lets pass for it alone."""
    passes = {line.split(" -> ")[1] for c in contracts() for line in c.get("ignore_imports", []) if _is_of(room, line)}
    if passes & {"duckdb", "openai", "httpx2"}:
        yield "the database, the network, language models"
    if "*" in passes:
        yield "the clock, ids, files"


def _is_of(room: str, line: str) -> bool:
    """Tell whether an exception of a contract is one for a room."""
    return line.startswith(f"core.{room}.")


def row(room: str) -> Row:
    """Return the row of a room."""
    path = path_of(room)
    if path.is_file():
        owns = docstring(path)
    else:
        owns = "One file a page: " + ", ".join(m.rpartition(".")[2] for m in modules(room))
    folder = mirror(f"{room}.x").parent if path.name == "__init__.py" else Path()
    tested = (f"{folder}/",) if folder != Path() and (ROOT / folder).is_dir() else ()
    tests = tested or tuple(dict.fromkeys(t for m in modules(room) or [room] for t in tests_of(m)))
    return Row(room.replace(".", "/"), owns, may_import(room), tests)


def overview() -> str:
    """Return the table of the rooms, for the README."""
    head = "| room | owns | may import | tested by |\n|---|---|---|---|\n"
    rows = [Row("app.py", docstring(ROOT / "app.py"), "`ui`, Streamlit", ("tests/pages/", "tests/browser/"))]
    return head + "".join(
        f"| `{r.name}` | {r.owns} | {r.may_import} | {_listed(r.tested_by)} |\n" for r in (*rows, *map(row, rooms()))
    )


def _listed(tests: tuple[str, ...], most: int = 2) -> str:
    """Write test files down, the first few of many."""
    rest = f" and {len(tests) - most} more" if len(tests) > most else ""
    return ", ".join(f"`{test}`" for test in tests[:most]) + rest


def page() -> str:
    """Return the page of all modules, a table a room."""
    parts = [
        "# Rooms and their modules\n\nMade from the tree by `make readme`; a test fails where it is not what the tree "
        "says. What a module\nowns is its docstring, what a room may import stands in the contracts of "
        "`pyproject.toml`.\n"
    ]
    for room in rooms():
        shown = row(room)
        parts.append(f"\n## {shown.name}\n{shown.owns}. May import: {shown.may_import}.\n")
        if inside := modules(room):
            parts.append("\n| module | owns | tested by |\n|---|---|---|\n")
            parts += [
                f"| `{m.rpartition('.')[2]}` | {docstring(path_of(m))} | {_listed(tests_of(m))} |\n" for m in inside
            ]
        else:
            parts.append(f"\nTested by {_listed(shown.tested_by)}.\n")
    return "".join(parts)


def with_overview(readme: str) -> str:
    """Return a README with the table of the rooms between its marks; raises ValueError where there are none."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"The README has no place for the table: write {BEGIN} and {END} where it belongs.")
    return f"{before}{BEGIN}\n{overview()}{END}{after}"


def main() -> None:
    """Write both tables where they belong."""
    README.write_text(with_overview(README.read_text(encoding="utf-8")), encoding="utf-8")
    ROOMS.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
