"""Links in lists under headings, the HTML in which services to read later write what is unread and what is read."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.encodings import encoding_of


@dataclass(frozen=True, slots=True)
class HeadedLink:
    """A link, its attributes by name, and the heading above it."""

    title: str
    attributes: dict[str, str]
    heading: str


def headed_links(path: Path) -> Iterator[HeadedLink]:
    """Yield the links of an HTML file in order; raises ImportRefused for what is no text."""
    text = path.read_text(encoding=encoding_of(path), errors="replace")
    root = LexborHTMLParser(text).root
    heading = ""
    for node in root.traverse(include_text=False) if root is not None else ():
        if node.tag in ("h1", "h2"):
            heading = clean(node.text())
        elif node.tag == "a" and "href" in node.attributes:
            given = {name: clean(value) for name, value in node.attributes.items()}
            yield HeadedLink(clean(node.text()), given, heading)


def is_archive(heading: str) -> bool:
    """Tell whether a heading or a folder stands above what was read: 'Read Archive', 'Archiv', 'Archivio'."""
    return "archiv" in heading.casefold() or heading.casefold() in ("read", "starred")
