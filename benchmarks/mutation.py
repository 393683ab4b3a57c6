"""Small changes of a module's code, one at a time, put into the running program without importing anything again."""

import ast
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
}  # fmt: skip
TWINS = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A change of one place of a module: where it is, what was there, what stands there now, and the new tree."""

    path: Path
    line: int
    column: int
    scope: str
    was: str
    now: str
    tree: ast.Module

    @property
    def words(self) -> str:
        """Return the change on one line."""
        return f"{self.path}:{self.line}:{self.column} in {self.scope or 'the module'}: {self.was} -> {self.now}"


def mutants(path: Path) -> list[Mutant]:
    """Return every change of a module, in the order of its lines.

    Left alone: annotations, decorators, text, what is raised, and the bodies of classes outside of their methods.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for address, scope in _places(tree):
        node = _at(tree, address)
        for change in _changes(node):
            changed = deepcopy(tree)
            new = change(deepcopy(node))
            _put(changed, address, new)
            was, now = _words(node, new)
            found.append(
                Mutant(
                    path=path,
                    line=node.lineno,
                    column=node.col_offset,
                    scope=scope,
                    was=was,
                    now=now,
                    tree=ast.fix_missing_locations(changed),
                )
            )
    return sorted(found, key=lambda mutant: (mutant.line, mutant.column, mutant.was, mutant.now))


def _words(was: ast.AST, now: ast.AST) -> tuple[str, str]:
    """Return what was there and what stands there now, shortly; of a call's keywords the one that was left out."""
    if isinstance(was, ast.Call) and isinstance(now, ast.Call) and len(now.keywords) < len(was.keywords):
        (gone,) = {ast.unparse(x) for x in was.keywords} - {ast.unparse(x) for x in now.keywords}
        return f"{ast.unparse(was.func)}(... {' '.join(gone.split())[:60]})", "left out"
    first, second = (" ".join(ast.unparse(x).split())[:70] for x in (was, now))
    return first, second


Address = tuple[tuple[str, int | None], ...]


def _places(tree: ast.Module) -> Iterator[tuple[Address, str]]:
    """Yield where a change may be made, and the top function or method that it is in."""

    def walk(node: ast.AST, address: Address, scope: tuple[str, ...], is_inside: bool) -> Iterator[tuple[Address, str]]:
        for name, value in ast.iter_fields(node):
            if name in {"annotation", "returns", "decorator_list", "type_params", "exc"}:
                continue
            for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if not isinstance(child, ast.AST):
                    continue
                here: Address = (*address, (name, index))
                if isinstance(child, ast.ClassDef):
                    methods = [(i, x) for i, x in enumerate(child.body) if isinstance(x, ast.FunctionDef)]
                    for i, method in methods:
                        spot: Address = (*here, ("body", i))
                        yield from walk(method, spot, (*scope, child.name, method.name), True)
                    continue
                is_top = isinstance(child, ast.FunctionDef) and not is_inside
                inner = (*scope, child.name) if is_top and isinstance(child, ast.FunctionDef) else scope
                if isinstance(child, ast.expr | ast.stmt):
                    yield here, ".".join(inner)
                yield from walk(child, here, inner, is_inside or is_top)

    yield from walk(tree, (), (), False)


def _at(tree: ast.AST, address: Address) -> Any:
    """Return the node at an address."""
    node: Any = tree
    for name, index in address:
        node = getattr(node, name) if index is None else getattr(node, name)[index]
    return node


def _put(tree: ast.AST, address: Address, new: ast.AST) -> None:
    """Put a node at an address."""
    name, index = address[-1]
    parent = _at(tree, address[:-1])
    if index is None:
        setattr(parent, name, new)
    else:
        getattr(parent, name)[index] = new


def _changes(node: Any) -> Iterator[Callable[[Any], ast.AST]]:
    """Yield the changes that a node can take."""
    match node:
        case ast.Compare():
            yield from (partial(_swap_comparison, place=i) for i, op in enumerate(node.ops) if type(op) in SWAPS)
        case ast.BoolOp() | ast.BinOp() | ast.AugAssign() if type(node.op) in SWAPS:
            yield lambda n: _set(n, "op", SWAPS[type(n.op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield lambda n: n.operand
        case ast.Constant(value=bool()):
            yield lambda n: _set(n, "value", not n.value)
        case ast.Constant(value=int() | float()):
            yield lambda n: _set(n, "value", n.value + 1)
            yield lambda n: _set(n, "value", n.value - 1)
        case ast.Return(value=ast.expr()) if ast.unparse(node) != "return None":
            yield lambda n: _set(n, "value", ast.Constant(None))
        case ast.Expr(value=ast.Call()) | ast.Continue() | ast.Raise():
            yield lambda n: ast.copy_location(ast.Pass(), n)
        case ast.If() | ast.IfExp():
            yield lambda n: _set(n, "test", ast.UnaryOp(ast.Not(), n.test))
        case ast.Call():
            if isinstance(node.func, ast.Name) and node.func.id in TWINS:
                yield lambda n: _set(n, "func", ast.Name(TWINS[n.func.id], ast.Load()))
            yield from (partial(_leave_out, place=i) for i in range(len(node.keywords)))


def _swap_comparison(node: ast.Compare, place: int) -> ast.Compare:
    """Turn one of a chain of comparisons around."""
    node.ops[place] = SWAPS[type(node.ops[place])]()  # type: ignore[call-overload]
    return node


def _leave_out(node: ast.Call, place: int) -> ast.Call:
    """Leave one of a call's keywords out."""
    del node.keywords[place]
    return node


def _set(node: Any, name: str, value: Any) -> Any:
    """Return the node with a field changed."""
    setattr(node, name, value)
    return node


@dataclass(frozen=True)
class Running:
    """A module as it runs, to be changed in place: whoever holds one of its functions gets the changed one."""

    module: ModuleType

    @cached_property
    def functions(self) -> dict[str, FunctionType]:
        """Return the module's own functions and methods by qualified name."""
        return _functions(self.module.__dict__, self.module.__name__)

    def become(self, mutant: Mutant) -> None:
        """Take a mutant's code; raise whatever the changed module raises when it is run."""
        code = compile(mutant.tree, str(mutant.path), "exec")
        scratch: dict[str, Any] = {"__name__": self.module.__name__, "__file__": self.module.__file__}
        exec(code, scratch)
        if mutant.scope:
            new = _functions(scratch, self.module.__name__)[mutant.scope]
            old = self.functions[mutant.scope]
            old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__
            return
        statement = next(x for x in mutant.tree.body if x.lineno <= mutant.line <= (x.end_lineno or x.lineno))
        for name in {x.id for x in ast.walk(statement) if isinstance(x, ast.Name) and isinstance(x.ctx, ast.Store)}:
            _rebind(self.module.__name__, name, scratch[name])
        for name, new in _functions(scratch, self.module.__name__).items():
            self.functions[name].__defaults__, self.functions[name].__kwdefaults__ = (
                new.__defaults__,
                new.__kwdefaults__,
            )


def _functions(namespace: dict[str, Any], module: str) -> dict[str, FunctionType]:
    """Return the functions and methods that a module defines, by qualified name."""
    found: dict[str, FunctionType] = {}
    for value in list(namespace.values()):
        inside = list(vars(value).values()) if isinstance(value, type) and value.__module__ == module else []
        for each in (value, *inside):
            bare = getattr(each, "fget", None) or getattr(each, "func", None) or getattr(each, "__wrapped__", each)
            bare = getattr(bare, "__func__", bare)
            if isinstance(bare, FunctionType) and bare.__module__ == module:
                found[bare.__qualname__] = bare
    return found


def _rebind(owner: str, name: str, new: object) -> None:
    """Give a name of a module its new value, there and wherever it was imported from there."""
    sys.modules[owner].__dict__[name] = new
    for module in list(sys.modules.values()):
        path = getattr(module, "__file__", None) or ""
        if path.endswith(".py") and (known_as := _imported(path).get((owner, name))):
            module.__dict__[known_as] = new


@cache
def _imported(path: str) -> dict[tuple[str, str], str]:
    """Return what a file of ours imports, (module, name), and what it calls that."""
    if not Path(path).is_relative_to(Path.cwd()) or ".venv" in path:
        return {}
    nodes = [
        node for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)
    ]
    return {(node.module or "", alias.name): alias.asname or alias.name for node in nodes for alias in node.names}
