"""Files that a format's own good examples become when they are cut, shuffled, doubled, or filled with other values."""

import copy
import json
import random
import re
from collections.abc import Callable, Sequence
from typing import Any

from adapters.importers.parts_read import LONG, ODD

_MOST_STEPS = 4
"""Changes that are made to one file."""
_MOST_VALUES = 400
"""Values of a JSON file among which those to replace are chosen."""
_PIECES = re.compile(rb"[^\n<>{},;]*[\n<>{},;]?")
CELLS: tuple[object, ...] = (
    *ODD,
    *(1e400, 2**63, -(2**63), 1_700_000_000, 1_700_000_000_000, 13_350_000_000_000_000, "1e400", "9" * 400, "\u202e🙂"),
    *(
        "2024-03-01T10:00:00Z",
        "2024-02-30",
        "32/13/2024",
        "12:61 PM",
        "0000-00-00",
        "null",
        "=1+1",
        "https://[",
        "http://a:b/",
    ),
    *("https://youtu.be/aaaaaaaaaa1", "&#0;&#xD800;&bogus;", '"', "'", "\\", "\t", "\r\n", "\x00", "１２３", "٣٤"),
)
"""Values that stand in cells of people's files, or that a program may write by mistake."""

Change = Callable[[bytes, random.Random], bytes]


def _span(content: bytes, draw: random.Random) -> tuple[int, int]:
    """Return where a span begins and ends: mostly short, now and then of any length."""
    start = draw.randint(0, len(content))
    longest = draw.choice((1, 8, 80, 800, len(content)))
    return start, min(len(content), start + draw.randint(0, longest))


def cut(content: bytes, draw: random.Random) -> bytes:
    """Keep only what stands before a place, or behind it."""
    at = draw.randint(0, len(content))
    return content[:at] if draw.random() < 0.8 else content[at:]


def without_span(content: bytes, draw: random.Random) -> bytes:
    """Delete a span."""
    start, end = _span(content, draw)
    return content[:start] + content[end:]


def doubled_span(content: bytes, draw: random.Random) -> bytes:
    """Write a span again, there or anywhere."""
    start, end = _span(content, draw)
    at = draw.choice((end, draw.randint(0, len(content))))
    return content[:at] + content[start:end] + content[at:]


def swapped_spans(content: bytes, draw: random.Random) -> bytes:
    """Let two spans change their places."""
    (a, b), (c, d) = sorted((_span(content, draw), _span(content, draw)))
    return content if b > c else content[:a] + content[c:d] + content[b:c] + content[a:b] + content[d:]


def with_bytes(content: bytes, draw: random.Random) -> bytes:
    """Write some bytes, or a value of the odd ones, over a span."""
    start, end = _span(content, draw)
    value = draw.choice(CELLS)
    text = value if isinstance(value, str) else json.dumps(value)
    written = draw.choice((draw.randbytes(draw.randint(0, 6)), text.encode("utf-8", "surrogatepass")))
    return content[:start] + written + content[draw.choice((start, end)) :]


def shuffled_lines(content: bytes, draw: random.Random) -> bytes:
    """Bring some neighbouring lines into another order."""
    return _shuffled(content.splitlines(keepends=True), draw)


def shuffled_pieces(content: bytes, draw: random.Random) -> bytes:
    """Bring some neighbouring pieces between marks into another order."""
    return _shuffled(_PIECES.findall(content), draw)


def _shuffled(pieces: list[bytes], draw: random.Random) -> bytes:
    start = draw.randint(0, len(pieces))
    end = min(len(pieces), start + draw.choice((2, 5, len(pieces))))
    some = pieces[start:end]
    draw.shuffle(some)
    return b"".join([*pieces[:start], *some, *pieces[end:]])


def other_value(content: bytes, draw: random.Random) -> bytes:
    """Replace a value of a JSON file, wherever it stands, by one of another kind; a cell where it is no JSON."""
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError):
        return _other_cell(content, draw)
    for _ in range(draw.randint(1, 3)):
        places = list(_places(whole))[:_MOST_VALUES]
        if not places:
            return json.dumps(draw.choice(CELLS)).encode("utf-8", "surrogatepass")
        holder, key = draw.choice(places)
        # A copy, as a later step may write into it: the odd values are the same for every file.
        odd = copy.deepcopy(draw.choice(CELLS))
        holder[key] = draw.choice((odd, [holder[key]], {"text": holder[key]}, draw.choice(places)[0]))
        if _is_endless(whole):
            return content
    return json.dumps(whole, ensure_ascii=draw.random() < 0.5).encode("utf-8", "surrogatepass")


def _is_endless(value: object) -> bool:
    try:
        return len(json.dumps(value)) > len(LONG) * 50
    except (ValueError, RecursionError):
        return True


def _places(value: Any) -> Any:
    """Yield every place of a JSON value as its holder and the key or position there."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in list(inner):
        yield value, key
        yield from _places(below)


def _other_cell(content: bytes, draw: random.Random) -> bytes:
    """Replace what stands between two marks."""
    pieces = _PIECES.findall(content)
    at = draw.randrange(len(pieces))
    value = draw.choice(CELLS)
    text = value if isinstance(value, str) else json.dumps(value)
    return b"".join([*pieces[:at], text.encode("utf-8", "surrogatepass"), pieces[at][-1:], *pieces[at + 1 :]])


CHANGES: Sequence[Change] = (
    *(cut, without_span, doubled_span, swapped_spans, with_bytes, shuffled_lines, shuffled_pieces),
    *(other_value, other_value, other_value),
)
"""What may happen to a file; other values find most, so they come more often."""


def mutated(content: bytes, draw: random.Random, others: Sequence[bytes]) -> bytes:
    """Return a file after some changes; now and then it ends as one of `others` does."""
    for _ in range(draw.randint(1, _MOST_STEPS)):
        content = draw.choice(CHANGES)(content, draw)
    if others and draw.random() < 0.05:
        content = cut(content, draw) + without_span(draw.choice(others), draw)
    return content
