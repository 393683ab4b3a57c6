"""Every number that decides something has a name, and says what it counts and where it comes from."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLAIN = (0, 1, 2, 0.5)
"""Nothing, one, a pair or a square, a half or a root: what arithmetic is made of, with a minus before it too."""
UNITS = (100, 1_000, 1_000_000)
"""Hundredths, thousandths, millionths: what a share is multiplied with, or a count divided by, to be told in them."""
AXES = ("axis", "transpose")
"""The keyword and the method whose numbers are places among an array's axes."""
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def modules() -> list[Path]:
    """Return the modules of the core, of what draws and of the pages."""
    return [path for top in ("core", "ui", "pages") for path in sorted((ROOT / top).rglob("*.py"))]


def is_number(node: ast.AST) -> bool:
    """Tell whether a node is a number written out."""
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def numbers(node: ast.AST) -> Iterator[ast.Constant]:
    """Yield the numbers written out in a node that are no place of a row, a column or an axis."""
    if isinstance(node, ast.Constant) and is_number(node):
        yield node
    for field, child in ast.iter_fields(node):
        if is_place(node, field):
            continue
        for each in child if isinstance(child, list) else [child]:
            if isinstance(each, ast.AST) and not (isinstance(node, ast.Subscript) and is_index(each)):
                yield from numbers(each)


def is_place(node: ast.AST, field: str) -> bool:
    """Tell whether a field of a node holds places among axes."""
    match node:
        case ast.keyword(arg=name):
            return field == "value" and name in AXES
        case ast.Call(func=ast.Attribute(attr=name)):
            return field == "args" and name in AXES
        case _:
            return False


def is_index(node: ast.AST) -> bool:
    """Tell whether what stands in brackets picks a row or a column by its place; a slice decides how many."""
    match node:
        case ast.Constant() | ast.UnaryOp(operand=ast.Constant()):
            return True
        case ast.Tuple(elts=parts):
            return not any(is_number(each) for part in parts if not is_index(part) for each in ast.walk(part))
        case _:
            return False


def told_in_units(node: ast.AST) -> set[int]:
    """Return the identities of the numbers that only turn shares into hundredths and the like."""
    sums = [each for each in ast.walk(node) if isinstance(each, ast.BinOp) and isinstance(each.op, ast.Mult | ast.Div)]
    parts = [part for each in sums for part in (each.left, each.right)]
    return {id(part) for part in parts if isinstance(part, ast.Constant) and part.value in UNITS}


def is_explained(lines: list[str], node: ast.stmt, after: ast.stmt | None) -> bool:
    """Tell whether a comment stands above or behind a line, or a docstring below it."""
    below = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) and type(after.value.value) is str
    above = node.lineno > 1 and lines[node.lineno - 2].lstrip().startswith("#")
    return below or above or "  # " in lines[(node.end_lineno or node.lineno) - 1]


def is_written_bare(node: ast.AST) -> bool:
    """Tell whether a value is made with a number written out in it, be it a plain one."""
    match node:
        case ast.UnaryOp(operand=inner):
            return is_written_bare(inner)
        case ast.BinOp(left=left, right=right):
            return is_written_bare(left) or is_written_bare(right)
        case ast.Tuple(elts=inner) | ast.List(elts=inner) | ast.Set(elts=inner) | ast.Dict(values=inner):
            return any(map(is_written_bare, inner))
        case ast.Call(args=args, keywords=keywords):
            return any(map(is_written_bare, [*args, *(keyword.value for keyword in keywords)]))
        case _:
            return is_number(node)


def is_decisive(node: ast.AST) -> bool:
    """Tell whether a node holds a number that is not plain."""
    return any(each.value not in PLAIN for each in numbers(node))


def without_a_word(text: str, body: list[ast.stmt], matters: Callable[[ast.AST], bool]) -> Iterator[str]:
    """Yield the lines of a body that give a name to a value that matters, and say nothing about it."""
    lines = text.splitlines()
    for node, after in zip(body, [*body[1:], None], strict=True):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        if matters(node.value) and not is_explained(lines, node, after):
            yield f"{node.lineno}: {lines[node.lineno - 1].strip()}"


def unexplained(text: str) -> Iterator[str]:
    """Yield the lines of a module that name a number with no comment above or behind it and no docstring below it."""
    return without_a_word(text, ast.parse(text).body, lambda node: is_written_bare(node) or is_decisive(node))


def unexplained_fields(text: str) -> Iterator[str]:
    """Yield the fields of classes whose default is a number that decides something, and is not explained likewise."""
    for each in ast.walk(ast.parse(text)):
        if isinstance(each, ast.ClassDef):
            yield from without_a_word(text, each.body, is_decisive)


def unnamed(text: str) -> Iterator[str]:
    """Yield the lines of functions, with their defaults and decorators, and of scripts that hold an unnamed number."""
    lines, tree = text.splitlines(), ast.parse(text)
    functions = [each for each in ast.walk(tree) if isinstance(each, FUNCTIONS)]
    script = [each for each in tree.body if not isinstance(each, ast.Assign | ast.AnnAssign | ast.ClassDef)]
    units = told_in_units(tree)
    found = {
        n.lineno for each in [*functions, *script] for n in numbers(each) if n.value not in PLAIN and id(n) not in units
    }
    yield from (f"{number}: {lines[number - 1].strip()}" for number in sorted(found))


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_number_of_a_module_says_what_it_counts_and_where_it_comes_from(path: Path) -> None:
    assert list(unexplained(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_number_that_a_function_decides_by_has_a_name(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [*unnamed(text), *unexplained_fields(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "N = 5", "N = -5", "N: float = 1 / 3", "A, B = 1, 2", "UNITS = {'s': 60}", "LEVELS = {0.2: 'few'}", "N = f(3)",
        "M = [chr(n) for n in range(9)]",
    ],
)  # fmt: skip
def test_a_number_without_a_word_is_noticed(text: str) -> None:
    assert list(unexplained(text)) == [f"1: {text}"]


def test_a_number_of_a_class_without_a_word_is_noticed() -> None:
    assert list(unexplained_fields("class A:\n    n: int = 4\n    m: int = 1")) == ["2: n: int = 4"]


def test_a_number_of_a_script_without_a_name_is_noticed() -> None:
    assert list(unnamed("draw(7)\nif n > 7:\n    draw(1)")) == ["1: draw(7)", "2: if n > 7:"]


@pytest.mark.parametrize(
    "text",
    [
        "# Days; by hand.\nN = 5", "N = 5  # days; by hand", 'N = 5\n"""Days; by hand."""', "N = 'x'", "N = a[3]",
        "M = [n for n in enumerate(N, 1)]", "class A:\n    n: int = 4  # items; by hand",
    ],
)  # fmt: skip
def test_a_comment_above_or_behind_or_a_docstring_below_explains_a_number(text: str) -> None:
    assert [*unexplained(text), *unexplained_fields(text)] == []


@pytest.mark.parametrize(
    "body",
    [
        "x > 0.3", "x[:4]", "x[3:]", "x[:, 5:8]", "x[i + 3]", "f(x, n=20)", "1 << 15", "-7", "x * 1.5", "x + 100",
        "x > 1000", "max(x, 1e-12)", "round(x, 6)", "[3, x]", "{'size': 2.6}", "f'{safe(x, 90)}'", "x.sum(axis=1) > 3",
        "f(lambda y: y > 9)",
    ],
)  # fmt: skip
def test_a_number_that_a_function_decides_by_is_noticed(body: str) -> None:
    assert list(unnamed(f"def f(x):\n    return {body}")) == [f"2: return {body}"]


def test_the_defaults_and_decorators_of_functions_and_methods_are_looked_at_too() -> None:
    text = "class A:\n    @lru_cache(maxsize=64)\n    def f(self, n=20, *, m: int = 3):\n        return n"
    assert list(unnamed(text)) == ["2: @lru_cache(maxsize=64)", "3: def f(self, n=20, *, m: int = 3):"]


@pytest.mark.parametrize(
    "body",
    [
        "x[3]", "x[-4]", "x[:, 7]", "x[:-1]", "x[1::2]", "0.5 * x ** 2", "x.transpose(0, 2, 1, 3)", "f(x, axis=3)",
        "x * 100", "x / 1_000_000", "f'{x:.4f}'", "x > LIMIT", "True", "'5'", "-1",
    ],
)  # fmt: skip
def test_places_halves_squares_and_units_need_no_name(body: str) -> None:
    assert list(unnamed(f"def f(x):\n    return {body}")) == []
