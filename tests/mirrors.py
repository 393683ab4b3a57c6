"""Which test file tries which module: by its own name, by its imports, or by running the pages that draw with it."""

import ast
import sys
from functools import cache
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[1]


@cache
def graph() -> grimp.ImportGraph:
    """Return who imports whom; the pages, a folder of scripts whose name the tests' folder shares, are read here."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    found = grimp.build_graph("core", "ui", cache_dir=None)
    found.add_module("pages")
    for path in (ROOT / "pages").glob("*.py"):
        for imported in _imported(path) & found.modules:
            found.add_import(importer=f"pages.{path.stem}", imported=imported)
    return found


@cache
def _imported(path: Path) -> set[str]:
    """Return every name that a script may have a module by: `a` of `import a`, `a` and `a.b` of `from a import b`."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def path_of(module: str) -> Path:
    """Return the file of a module, or the `__init__` of a package, in the tree."""
    plain = ROOT.joinpath(*module.split("."))
    return plain / "__init__.py" if plain.is_dir() else plain.with_suffix(".py")


def modules(package: str) -> list[str]:
    """Return the modules directly in a package, by name; packages in it are rooms of their own."""
    return sorted(m for m in graph().find_children(package) if not ROOT.joinpath(*m.split(".")).is_dir())


def mirror(module: str) -> Path:
    """Return the test file of a module's own name, in the folder that mirrors its room."""
    *folders, name = module.split(".")
    shown = folders if module.startswith(("pages", "ui")) and folders != ["ui", "drawing"] else folders[1:]
    return Path("tests", *shown, f"test_{name}.py")


def tests_of(module: str) -> tuple[str, ...]:
    """Return the test files that try a module: its own, or those of its room and of what it serves that import it.

    What pages draw with is tried by the tests of the pages that import it, for these run a page as a whole.
    """
    own = mirror(module)
    if (ROOT / own).is_file():
        return (str(own),)
    served = graph().find_downstream_modules(module)
    here = (ROOT / own.parent).glob("test_*.py") if own.parent != Path("tests") else []
    near = {path.relative_to(ROOT) for path in here} | {mirror(other) for other in served}
    named = sorted(str(path) for path in near if _names(ROOT / path, module))
    if named or not module.startswith("ui.") or module.startswith("ui.drawing."):
        return tuple(named)
    panel = Path("tests", "pages", own.name)
    pages = [panel] if (ROOT / panel).is_file() else [mirror(m) for m in served if m.startswith("pages.")]
    return tuple(sorted(str(path) for path in pages if (ROOT / path).is_file()))


def _names(path: Path, module: str) -> bool:
    """Tell whether a test file imports a module."""
    return path.is_file() and module in _imported(path)
