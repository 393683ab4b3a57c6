"""Find out how a text file is encoded, and refuse what is no text, with advice."""

import codecs
import re
from pathlib import Path

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.texts.alphabets import latin_encoding
from core.adapters.importers.texts.scripts import script_encoding

HEAD = 65_536
"""How many bytes tell text from pictures and databases: enough for a slip of a program to be rare among them."""

_FEW = 4
"""Control bytes that a text may hold and still be one; chosen by hand on the test cases."""
_CHUNK = 1 << 20
"""Bytes that are decoded at a time: 1 MB, chosen by hand."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word document"),
    (b"PK\x03\x04", "an archive"),
    (b"PK\x05\x06", "an archive"),
    (b"\x1f\x8b", "an archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"OggS\x00", "a sound or video"),
    (b"fLaC\x00", "a sound"),
    (b"\x7fELF", "a program"),
    (b"ID3\x02", "a sound"),
    (b"ID3\x03", "a sound"),
    (b"ID3\x04", "a sound"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
)
_MEDIA = re.compile(rb"....ftyp", re.DOTALL)
"""How videos, sounds and pictures of today begin: the length of what follows, and its kind (ISO/IEC 14496-12)."""
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_SAMPLE = 1 << 18
"""Bytes of lines with signs beyond ASCII by which an encoding is told: 256 KB, chosen by hand."""
_ADVICE = "Save it as UTF-8 (in a spreadsheet: 'CSV UTF-8') and import it again."


_STRAY = 1 / 50
"""Share of signs that may be control characters; chosen by hand on the test cases."""
_SHORT = 4
"""Bytes below which two-byte text cannot be told; two signs, by hand."""
_ZEROS, _MOST_OTHERS = 1 / 6, 1 / 20
"""Share of all bytes that are zeros in one half of two-byte text, as a third of Latin text has them there, and of these
how many may be in the other half; chosen by hand."""
_MIXED = 1 / 20
"""Share of bytes beyond ASCII that are letters of UTF-8 in a file that mixes encodings: chosen by hand, as two Western
signs may look like one."""


def encoding_of(path: Path) -> str:
    """Return the encoding of a text file; raises ImportRefused for what is no text or a mix of encodings."""
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    check_text(path, head)
    return marked_encoding(head) or ("utf-8" if _decodes(path, "utf-8") else _legacy(path))


def marked_encoding(head: bytes) -> str:
    """Return the encoding that a file's first bytes show by a mark or by two bytes a letter; '' where they do not."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), "") or _utf_16(head)


def check_text(path: Path, head: bytes) -> None:
    """Raise ImportRefused for a file whose first bytes are no text."""
    if why := why_no_text(head):
        raise ImportRefused(f"{path.name} is {why}. Export a CSV, JSON or Parquet file and import that.")


def why_no_text(head: bytes) -> str:
    """Return what a file's first bytes are instead of text; '' for text."""
    for magic, what in _KNOWN:
        if head.startswith(magic):
            return f"{what}, not a table"
    if _MEDIA.match(head):
        return "a video, sound or picture, not a table"
    marked = any(head.startswith(mark) for mark, _ in _MARKS)
    return "no text file" if not marked and not _utf_16(head) and _is_binary(head) else ""


def start_of(head: bytes) -> str:
    """Return the text that a file's first bytes are; letters that cannot be told come as a replacement sign."""
    return head.decode(marked_encoding(head) or "utf-8", "replace")


def _is_binary(head: bytes) -> bool:
    """Tell whether a file has more control characters than a slip of a program explains."""
    return len(_BINARY.findall(head)) > max(_FEW, len(head) * _STRAY)


def _utf_16(head: bytes) -> str:
    """Return the encoding of two-byte text without a mark, known by every second byte being zero."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(head) < _SHORT or max(even, odd) < len(head) * _ZEROS or min(even, odd) > max(even, odd) * _MOST_OTHERS:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                decoder.decode(chunk)
    except UnicodeDecodeError:
        return False
    return True


def _legacy(path: Path) -> str:
    """Return the encoding of text older than UTF-8 where its letters tell it, else refuse."""
    sample = _foreign_lines(path)
    found = latin_encoding(sample) or script_encoding(sample)
    if found and _decodes(path, found):
        return found
    utf8 = sum(map(len, _UTF8_LETTER.findall(sample)))
    if utf8 > _MIXED * len(_HIGH.findall(sample)) and not found:
        raise ImportRefused(f"{path.name} mixes two encodings, so some letters would be wrong. {_ADVICE}")
    raise ImportRefused(f"{path.name} is in an encoding that cannot be told for sure. {_ADVICE}")


def _foreign_lines(path: Path) -> bytes:
    """Return the lines with signs beyond ASCII, up to a bound, and the first line, with the names."""
    kept: list[bytes] = []
    size = 0
    with path.open("rb") as stream:
        while (line := stream.readline(_CHUNK)) and size < _SAMPLE:
            if not kept or _HIGH.search(line):
                kept.append(line)
                size += len(line)
    return b"".join(kept)
