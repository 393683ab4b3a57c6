"""Documents that are zips inside (Word, EPUB, Pages): told by what they are, not by the files that they are made of."""

from collections.abc import Collection

_AS_TABLE = "Leave it out, or write what you took up as a table (CSV) with a title and a time in every row."
_OPEN_DOCUMENTS = tuple(f"application/vnd.oasis.opendocument.{kind}".encode() for kind in ("text", "presentation"))
_KINDS = (
    ("word/document.xml", f"a Word document. {_AS_TABLE}"),
    ("ppt/presentation.xml", f"a presentation. {_AS_TABLE}"),
    ("META-INF/container.xml", f"an e-book (EPUB). {_AS_TABLE}"),
    ("AndroidManifest.xml", "a program for Android. Leave it out, and bring what the program exports."),
    ("META-INF/MANIFEST.MF", "a program. Leave it out, and bring what the program exports."),
    (
        "Index/Document.iwa",
        "a document of Numbers, Pages or Keynote. In Numbers: File, Export to, CSV or Excel, and import that.",
    ),
)
"""A file that only documents of one kind have, what they are, and what to do next."""


def document_of(members: Collection[str], head: bytes = b"") -> str:
    """Return what a zip with these members and first bytes is and what to do next; '' where it is no document.

    The first member of an OpenDocument is its kind, unpacked (ODF 1.3, part 2, 3.3), so its first bytes tell.
    """
    if any(kind in head for kind in _OPEN_DOCUMENTS):
        return f"an OpenDocument that is no spreadsheet. {_AS_TABLE}"
    return next((what for needed, what in _KINDS if needed in members), "")
