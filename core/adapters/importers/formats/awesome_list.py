"""A list of links, in Markdown as 'awesome lists' are or as OneTab writes its tabs: things to choose from.

Only a file that is mostly lines such as '- [title](link) - why' or 'link | title' is one; a text with some links in it
is not. The section is a tag.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from core.adapters.importers.lines.entries import Entry, LeftOut, Outcome, Status
from core.adapters.importers.lines.format import Member, Part, Reader, Role, Service
from core.adapters.importers.lines.recognising import text_at_start
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.encodings import encoding_of
from core.adapters.importers.texts.weblinks import opened_link, page_identity, web_parts

_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,4}[.)])\s+(?P<rest>\S.*)$")
_LINKED = re.compile(
    r"^(?:\*\*|__|[*_~`]|\W\s){0,2}\[(?P<title>(?:[^\[\]]|\[[^\[\]]*\]){1,300})\]"
    r"\(\s*<?(?P<link>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:\s+[\"'][^\"']*[\"'])?\s*\)(?P<after>.*)$"
)
_TAB = re.compile(r"^\s*(?P<link>https?://\S{1,2000}) \| (?P<title>\S.*)$")
"""A tab as OneTab exports it."""
_HEADING = re.compile(r"^(?P<level>#{1,6})\s+(?P<name>.+?)\s*#*\s*$")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|<[^>]*>|[*_`~]{1,3}|:[a-z0-9_+-]+:")
_LOOKED_AT = 200_000
"""Characters of a file that are looked at to tell what it is; chosen by hand, most awesome lists fit."""
_MOST_LINE = 4_000
"""Characters of a line that are read; chosen by hand, no item is as long."""
_FEWEST = 5
"""Links that make a list; chosen by hand, so that a note with three links is none."""
_MOSTLY = 0.5
"""The share of a file's lines, headings and blank ones aside, that are such links in a list; by hand."""


def part(member: Member) -> Part | None:
    """Return what a file is: things to choose from, where most of its lines are links."""
    head = text_at_start(member.head())
    if not ("](" in head or " | " in head) or head.lstrip()[:1] in ("{", "["):
        return None
    if sum(_is_linked(line) for line in head.splitlines()) < 2:
        return None
    with member.on_disk().open(encoding="utf-8", errors="replace") as stream:
        lines = [line[:_MOST_LINE] for line in stream.read(_LOOKED_AT).splitlines()]
    told = [line for line in lines if line.strip() and not _HEADING.match(line)]
    links = sum(_is_linked(line, outside=True) for line in told)
    inside = sum(_is_linked(line) for line in told) - links
    if links < _FEWEST or links < _MOSTLY * (len(told) - inside):
        return None
    return Part(what="things to choose from", role=Role.BACKLOG, read=read)


def _is_linked(line: str, outside: bool = False) -> bool:
    """Tell whether a line is an item that begins with a link; with `outside`, one that leads out of the file."""
    item = _ITEM.match(line)
    match = _LINKED.match(item["rest"]) if item else _TAB.match(line)
    return match is not None and (not outside or web_parts(match["link"]) is not None)


def read(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield one outcome for every item of the lists; raises ImportRefused for what is no text."""
    sections: dict[int, str] = {}
    row, is_code = 0, False
    with path.open(encoding=encoding_of(path), errors="replace") as stream:
        for whole in stream:
            line = whole[:_MOST_LINE]
            is_code ^= bool(_FENCE.match(line))
            if heading := _HEADING.match(line):
                level = len(heading["level"])
                sections = {above: name for above, name in sections.items() if above < level}
                sections[level] = _plain(heading["name"])
            elif not is_code and (item := _ITEM.match(line)):
                row += 1
                found = _LINKED.match(item["rest"])
                yield _outcome(row, found, tuple(name for above, name in sections.items() if above > 1))
            elif tab := _TAB.match(line):
                row += 1
                yield _outcome(row, tab, ())


def _outcome(row: int, match: re.Match[str] | None, sections: tuple[str, ...]) -> Outcome:
    if match is None:
        return LeftOut(row, "a line without a link at its start")
    if web_parts(match["link"]) is None:
        return LeftOut(row, "a link inside the file or to another of its folder")
    title = _plain(match["title"])
    if not title:
        return LeftOut(row, "a picture")
    return Entry(
        row=row,
        title=title,
        status=Status.CANDIDATE,
        kind="link",
        identity=page_identity(match["link"]),
        link=opened_link(match["link"]),
        text=_plain(match.groupdict().get("after") or "").lstrip("-–—:. ").strip(),
        tags=tuple(filter(None, sections)),
    )


def _plain(text: str) -> str:
    """Return Markdown as plain text: links by their words, no marks, no pictures."""
    return clean(_MARKS.sub(lambda match: match[1] or "", text))


FORMAT = Service(
    key="awesome_list",
    name="List of links (Markdown, OneTab)",
    thing="list of links",
    how="Save the README.md of an awesome list, or any Markdown file that is mostly lines such as - [title](link); in "
    "OneTab: Export / Import URLs, and save what is shown as a text file.",
    taken="Every link as something to choose from, with its description and its section as a tag; nothing of it is "
    "history.",
    part=part,
)
