"""The naming examples ship, and a project without them names without examples."""

from pathlib import Path

from core.adapters.shipped.example_bank import read_examples
from core.prompts.names import NamingExample


def test_the_shipped_examples_have_titles_and_a_name() -> None:
    examples = read_examples()
    assert examples
    assert all(example.titles and example.name for example in examples)


def test_blank_lines_are_no_examples_and_no_file_has_none(tmp_path: Path) -> None:
    (tmp_path / "bank.jsonl").write_text('\n{"titles": ["Basil"], "name": "Herbs"}\n\n', encoding="utf-8")
    assert read_examples(tmp_path / "bank.jsonl") == (NamingExample(("Basil",), "Herbs"),)
    assert read_examples(tmp_path / "absent.jsonl") == ()
