"""Text that a service broke by reading its own bytes as another encoding, put right and counted."""

from dataclasses import dataclass

import ftfy

from core.adapters.importers.texts.cells import clean


@dataclass(slots=True)
class LetterMending:
    """The mending of one file while it is read: how many texts were put right."""

    n: int = 0

    def text(self, value: object) -> str:
        """Return a cell in clean text, mended where it was broken."""
        raw = value if isinstance(value, str) else clean(value)
        whole = mended(raw)
        self.n += whole != raw
        return clean(whole)

    @property
    def note(self) -> str:
        """Return what was mended, in the reader's words; '' where nothing was."""
        texts = "1 text was" if self.n == 1 else f"{self.n:,} texts were"
        return f"{texts} full of broken letters in the file and put right." if self.n else ""


def mended(text: str) -> str:
    """Return text whose bytes of UTF-8 were each taken for a letter, as it was; any other text as it stands.

    Meta's exports do so without exception, which undoes exactly; texts broken by other hands are left to ftfy.
    """
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return ftfy.fix_encoding(text)
