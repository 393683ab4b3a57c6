"""Ways to break a good file of any form: each turns its bytes into others, deterministically."""

import csv
import io
import json
from collections.abc import Callable, Sequence

DEEP = 10_000
"""Levels of nesting that no reader may go down one call each."""
HUGE = 200_000
"""Signs of a cell that no service writes."""
_MARKS = (b"\xef\xbb\xbf", b"\x00")


def text_of_bytes(content: bytes) -> str | None:
    """Return a file's text, None for one that is none."""
    try:
        return None if b"\x00" in content else content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def table_of_text(text: str) -> tuple[list[list[str]], str] | None:
    """Return the rows of a table and what parts its cells, None for what is none."""
    if text.lstrip()[:1] in ("[", "{", "<", "#", ""):
        return None
    mark = max(",\t;", key=text.split("\n", 1)[0].count)
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=mark) if row]
    return (rows, mark) if len(rows) > 1 and len(rows[0]) > 1 else None


def _in_table(change: Callable[[list[list[str]]], Sequence[Sequence[str]]]) -> Callable[[bytes], bytes]:
    """Return a breakage of tables; what is none stays as it is."""

    def broken(content: bytes) -> bytes:
        found = table_of_text(text) if (text := text_of_bytes(content)) is not None else None
        if found is None:
            return content
        out = io.StringIO()
        csv.writer(out, delimiter=found[1]).writerows(change(found[0]))
        return out.getvalue().encode()

    return broken


def _in_json(change: Callable[[object], object]) -> Callable[[bytes], bytes]:
    """Return a breakage of JSON that changes every value that holds no other; what is none stays as it is."""

    def deep(value: object) -> object:
        if isinstance(value, dict):
            return {key: deep(inner) for key, inner in value.items()}
        return [deep(inner) for inner in value] if isinstance(value, list) else change(value)

    def broken(content: bytes) -> bytes:
        try:
            return json.dumps(deep(json.loads(text_of_bytes(content) or ""))).encode("utf-8", "surrogatepass")
        except ValueError:
            return content

    return broken


def _both(word: str, value: object) -> Callable[[bytes], bytes]:
    """Return a breakage that puts the same wrong thing into every cell of a row, or into every value of JSON."""
    in_table = _in_table(lambda rows: [rows[0], [word] * len(rows[0]), *rows[1:]])
    in_json = _in_json(lambda _: value)
    return lambda content: in_json(in_table(content))


def _nested(content: bytes) -> bytes:
    """Nest a file in brackets or tags, ten thousand deep."""
    start = content.lstrip()[:1]
    if start == b"<":
        return content.replace(b">", b">" + b"<DL><p>" * DEEP, 1)
    if start in (b"[", b"{"):
        return content.rstrip()[:-1] + (b', "deep": ' if start == b"{" else b", ") + b"[" * DEEP + b"]" * DEEP + start
    return content + b"\n" + b"[" * DEEP + b"]" * DEEP + b"\n"


def _line(content: bytes, at: int) -> bytes:
    return content.split(b"\n")[at] + b"\n"


def _middle(content: bytes, put: bytes) -> bytes:
    half = len(content) // 2
    return content[:half] + put + content[half:]


BREAKAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut in the middle": lambda content: content[: len(content) // 2],
    "cut before its end": lambda content: content[:-9],
    "without its beginning": lambda content: content[len(content) // 3 :],
    "empty": lambda content: b"",
    "blank": lambda content: b" \r\n\t\n" * 9,
    "only its first line": lambda content: _line(content, 0),
    "its first line twice": lambda content: _line(content, 0) + content,
    "twice over": lambda content: content + b"\n" + content,
    "wrong quotes": lambda content: content.replace(b'"', b"'"),
    "a quote that never ends": lambda content: _middle(content, b'"'),
    "a NUL within": lambda content: _middle(content, b"\x00"),
    "a mark of bytes within": lambda content: _middle(content, b"\xef\xbb\xbf"),
    "bytes of no letter": lambda content: _middle(content, b"\xff\xfe\x81"),
    "UTF-16": lambda content: content.decode("utf-8", "replace").encode("utf-16"),
    "a code page": lambda content: content.decode("utf-8", "replace").encode("cp1251", "replace"),
    "mixed line ends": lambda content: content.replace(b"\n", b"\r\n", 2).replace(b"\r\n", b"\r", 1),
    "a huge cell": lambda content: _middle(content, b"x" * HUGE),
    "nested ten thousand deep": _nested,
    "shuffled columns": _in_table(lambda rows: [row[::-1] for row in rows]),
    "a column less in every second row": _in_table(lambda rows: [row[: -1 - n % 2] for n, row in enumerate(rows)]),
    "a header for other columns": _in_table(lambda rows: [rows[0][1:] + rows[0][:1], *rows[1:]]),
    "words everywhere": _both("nothing of the kind", "nothing of the kind"),
    "numbers everywhere": _both("-1e400", -(10**400)),
    "dates everywhere": _both("2106-02-31", "2106-02-31T25:61:00Z"),
    "nothing everywhere": _both("", None),
    "lists everywhere": _both("[[],{}]", [[], {}, [None]]),
}
"""What happens to files on their way; a breakage of a form that the file does not have leaves it as it is."""
