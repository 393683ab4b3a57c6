"""The table of threats in the README names tests that there are, in every row."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAD = "| who | what they try | what stops them | shown by |"


def threats(readme: str) -> list[list[str]]:
    """Return the rows of the table: who, what they try, what stops them, and the tests."""
    below = readme.partition(f"{HEAD}\n")[2].partition("\n\n")[0]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in below.splitlines()[1:]]


@cache
def names_of_tests() -> set[str]:
    """Return the names of all tests that there are."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "tests").rglob("test_*.py"))
    return {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


ROWS = threats((ROOT / "README.md").read_text(encoding="utf-8"))


def test_the_table_is_there() -> None:
    assert len(ROWS) >= 10
    assert all(len(row) == 4 and all(row) for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]}: {row[1]}"[:60] for row in ROWS])
def test_every_threat_is_shown_by_tests_that_there_are(row: list[str]) -> None:
    named = re.findall(r"`(test_\w+)`", row[3])
    assert named
    assert set(named) <= names_of_tests()


def test_a_row_that_names_no_test_of_ours_would_be_noticed() -> None:
    made = f"{HEAD}\n|---|---|---|---|\n| them | this | that | `test_that_nobody_wrote` |\n\nMore."
    assert threats(made) == [["them", "this", "that", "`test_that_nobody_wrote`"]]
    assert "test_that_nobody_wrote" not in names_of_tests()
