"""One word means one thing: no public name is defined in two modules, but for those whose reason stands here."""

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAME_IN_EVERY_MODULE = {
    "T": "a type variable, which every module declares for itself",
    "K": "a type variable, likewise",
    "V": "a type variable, likewise",
    "LOGGER": "a module's own logger",
    "FORMAT": "what the register reads of every format's module",
    "recognise": "what the register asks of a format's module",
    "part": "what the register asks of a service's module, and what draws a journey's part",
    "read": "what a format and a table do; called with their module's name",
    "formats": "the register's list, and the command that prints it",
    "STYLE": "a page's own style sheet, called alike on every page",
    "draw": "what a panel does; panels are called as `panel.draw`",
    "run": "what a server, a page and an import do; called with their module's name",
    "start": "what the program and an import do; called with their module's name",
    "Weights": "how much each property counts: of a name, of an item; no room reads the other's",
    "extract": "the act, and the command and the button that ask for it",
    "hand_over": "the act, and the command that asks for it",
    "give_role": "the act, and the command that asks for it",
    "forget_account": "the act, and the command that asks for it",
}
"""Names that several modules share on purpose, with the reason."""


def defined(path: Path) -> set[str]:
    """Return the public functions, classes and constants of a module."""
    names: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
            case ast.Assign(targets=[ast.Name(id=name)]):
                names.add(name)
            case _:
                pass
    return {name for name in names if not name.startswith("_")}


def shared() -> dict[str, list[str]]:
    """Return the public names that more than one module of the core or the interface defines, with those modules."""
    places: dict[str, list[str]] = defaultdict(list)
    for top in ("core", "ui"):
        for path in sorted((ROOT / top).rglob("*.py")):
            where = path.relative_to(ROOT).as_posix()
            for name in defined(path):
                places[name].append(where)
    return {name: modules for name, modules in places.items() if len(modules) > 1}


def test_no_public_name_means_two_things() -> None:
    assert {name: modules for name, modules in shared().items() if name not in SAME_IN_EVERY_MODULE} == {}


def test_every_reason_is_still_needed() -> None:
    assert SAME_IN_EVERY_MODULE.keys() - shared().keys() == set()
