"""Every number that decides something says what it counts and where it comes from."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def modules() -> list[Path]:
    """Return the modules of the core and of what draws."""
    return [path for top in ("core", "ui") for path in sorted((ROOT / top).rglob("*.py"))]


def holds_number(node: ast.expr) -> bool:
    """Tell whether an expression is made with a number written out in it."""
    match node:
        case ast.Constant(value=value):
            return isinstance(value, int | float) and not isinstance(value, bool)
        case ast.UnaryOp(operand=inner):
            return holds_number(inner)
        case ast.BinOp(left=left, right=right):
            return holds_number(left) or holds_number(right)
        case ast.Tuple(elts=inner) | ast.List(elts=inner) | ast.Set(elts=inner):
            return any(map(holds_number, inner))
        case ast.Dict(values=inner):
            return any(map(holds_number, inner))
        case ast.Call(args=args, keywords=keywords):
            return any(map(holds_number, [*args, *(keyword.value for keyword in keywords)]))
        case _:
            return False


def unexplained(text: str) -> Iterator[str]:
    """Yield the lines that name a number with no comment above or behind it and no docstring below it."""
    lines, body = text.splitlines(), ast.parse(text).body
    for node, after in zip(body, [*body[1:], None], strict=True):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None or not holds_number(node.value):
            continue
        below = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) and type(after.value.value) is str
        above = node.lineno > 1 and lines[node.lineno - 2].startswith("#")
        behind = "  # " in lines[node.end_lineno - 1] if node.end_lineno else False
        if not (below or above or behind):
            yield f"{node.lineno}: {lines[node.lineno - 1]}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_number_of_a_module_says_what_it_counts_and_where_it_comes_from(path: Path) -> None:
    assert list(unexplained(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "text", ["N = 5", "N = -5", "N: float = 1 / 3", "A, B = 1, 2", "UNITS = {'s': 60}", "N = f(3)"]
)
def test_a_number_without_a_word_is_noticed(text: str) -> None:
    assert list(unexplained(text)) == [f"1: {text}"]


@pytest.mark.parametrize(
    "text", ["# Days; by hand.\nN = 5", "N = 5  # days; by hand", 'N = 5\n"""Days; by hand."""', "N = 'x'"]
)
def test_a_comment_above_or_behind_or_a_docstring_below_explains_a_number(text: str) -> None:
    assert list(unexplained(text)) == []
