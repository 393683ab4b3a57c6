"""Write the README's table of formats from the register: `make readme`."""

import sys
from itertools import dropwhile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from ui.drawing.formats import HEADER, as_markdown  # noqa: E402


def with_formats(text: str) -> str:
    """Return the README's text with the table of formats as the register has it now."""
    before, old = text.split(HEADER, 1)
    after = dropwhile(lambda line: line.startswith("|"), old.splitlines(keepends=True))
    return before + as_markdown() + "".join(after)


def main() -> None:
    """Write the README anew."""
    path = ROOT / "README.md"
    path.write_text(with_formats(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
