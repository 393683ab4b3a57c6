"""The contracts of the build notice what they are there for: each mistake is made in a copy of the tree, and seen."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CHECK = Path(sys.executable).with_name("lint-imports")
IMPURE = ("adapters", "workspace")
CLOCKS = frozenset({"now", "utcnow", "today"})

ROOMS = "Each room of the core knows only those below it"
CIRCLE = "No room, and no module in a room, is in a circle"
WORLD = "Only adapters touch the database, the network and language models"
PURE = "The pure rooms know no clock"
STREAMLIT = "Nothing in the core and nothing that draws knows Streamlit"
COMMANDS = "The command line knows Streamlit only through the server"
PAGES = "Pages do not know each other"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a copy of what the contracts look at."""
    copy = tmp_path / "tree"
    for name in ("core", "ui", "pages"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def check(tree: Path) -> subprocess.CompletedProcess[str]:
    """Run `lint-imports` in a tree, with a cache of its own."""
    command = [str(CHECK), "--cache-dir", str(tree / "cache")]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=60, check=False)


def broken(tree: Path) -> str:
    """Return what `lint-imports` says of the contracts that a tree breaks; empty when it keeps them all."""
    result = check(tree)
    said = " ".join(result.stdout.partition("Broken contracts")[2].split())
    assert result.returncode == (1 if said else 0), result.stdout + result.stderr
    return said


def add(tree: Path, file: str, line: str) -> None:
    """Write a line at the end of a file of a tree."""
    path = tree / file
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")


def test_the_tree_as_it_is_keeps_every_contract(tree: Path) -> None:
    assert broken(tree) == ""


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("core/extraction/tree.py", "from core.steering import decisions", ROOMS),
        ("core/extraction/tree.py", "from core import steering", ROOMS),
        ("core/ranking/retrieval.py", "from core.ranking import weights", CIRCLE),
        ("core/exploration/trails.py", "import urllib.request", WORLD),
        ("core/exploration/trails.py", "import sqlite3", WORLD),
        ("core/workspace/journal.py", "import duckdb", WORLD),
        ("core/adapters/batch/pool.py", "import pyspark", WORLD),
        ("ui/emit.py", "import duckdb", WORLD),
        ("ui/drawing/text.py", "from http.client import HTTPConnection", WORLD),
        ("pages/map.py", "import duckdb", WORLD),
        ("pages/map.py", "import pages.data", PAGES),
        ("core/steering/fold.py", "from time import time", PURE),
        ("core/desk/desk.py", "def made() -> str:\n    import uuid\n    return str(uuid.uuid4())", PURE),
        ("ui/drawing/text.py", "from ui import session", STREAMLIT),
        ("ui/cli.py", "from ui import session", COMMANDS),
    ],
)
def test_an_import_that_a_contract_forbids_is_seen(tree: Path, file: str, line: str, contract: str) -> None:
    add(tree, file, line)
    assert contract in broken(tree)


def test_a_room_that_no_contract_knows_is_seen(tree: Path) -> None:
    (tree / "core" / "attic").mkdir()
    (tree / "core" / "attic" / "__init__.py").write_text('"""A room that nobody placed."""\n', encoding="utf-8")
    result = check(tree)
    assert result.returncode != 0
    assert "attic" in result.stdout


def readings(core: Path) -> Iterator[str]:
    """Yield where the pure rooms of a core read the clock or draw chance without a seed, as `file:line`."""
    for path in sorted(core.rglob("*.py")):
        if path.relative_to(core).parts[0] not in IMPURE:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _reads(node, node.func.attr):
                    yield f"{path.relative_to(core)}:{node.lineno}"


def _reads(call: ast.Call, name: str) -> bool:
    """Tell whether a call asks what time it is, or for chance that no seed decides."""
    seedless = name == "default_rng" and not call.args and not call.keywords
    return name in CLOCKS or seedless


def test_the_pure_rooms_neither_ask_the_time_nor_draw_unseeded_chance() -> None:
    assert list(readings(ROOT / "core")) == []


@pytest.mark.parametrize("call", ["datetime.now(UTC)", "date.today()", "np.random.default_rng()"])
def test_a_clock_and_an_unseeded_draw_are_seen(tree: Path, call: str) -> None:
    add(tree, "core/steering/fold.py", f"WHEN = {call}")
    assert len(list(readings(tree / "core"))) == 1
