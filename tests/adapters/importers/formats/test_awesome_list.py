"""Lists of links in Markdown: things to choose from, and only where a file is mostly such a list."""

from functools import partial
from pathlib import Path

import pytest
from adapters.importers.web_files import is_counted, kinds, outcomes_of

from core.adapters.importers.formats.awesome_list import part, read
from core.adapters.importers.lines.entries import Entry, LeftOut, Status
from core.adapters.importers.lines.format import Member

LIST = """# Awesome Bread

> Good things about bread.

## Contents
- [Rye](#rye)
- [Tools](#tools)

## Rye
- [Keeping a levain](https://rye.example/levain) - Feed it **daily**.
* [Rye (bread)](https://wiki.example/Rye_(bread)) – on its history
  - [A day in a *bakery*](https://bakery.example/day?utm_source=x "day"): see [more](https://more.example/)

### Old books
1. [The Rye Book](http://books.example/1)
- **[Bold one](https://bold.example/)**

## Tools ##
- A line without a link
- [Hydration calculator](https://tools.example/calc)
```
- [not an item](https://code.example/)
```
"""
TABS = "".join(f"https://rye.example/{n} | Bread {n}\n" for n in range(4)) + "\nhttps://sea.example/ | Sea | Waves\n"
SAMPLES = [
    {"README.md": LIST.encode()},
    {"LISEZMOI.md": b"\xef\xbb\xbf" + LIST.replace("\n", "\r\n").encode()},
    {"tabs.txt": TABS.encode()},
]


def is_list(text: str, path: Path) -> bool:
    path.write_text(text, encoding="utf-8")
    return part(Member("a.md", partial(bytes, text.encode()[:4_096]), partial(Path, path))) is not None


def test_every_link_is_something_to_choose_with_its_section_and_description(tmp_path: Path) -> None:
    found = outcomes_of(read, LIST.encode(), tmp_path / "a.md")
    entries = [entry for entry in found if isinstance(entry, Entry)]
    assert [entry.title for entry in entries] == [
        "Keeping a levain",
        "Rye (bread)",
        "A day in a bakery",
        "The Rye Book",
        "Bold one",
        "Hydration calculator",
    ]
    assert [entry.tags for entry in entries] == [*[("Rye",)] * 3, *[("Rye", "Old books")] * 2, ("Tools",)]
    assert [entry.text for entry in entries[:3]] == ["Feed it daily.", "on its history", "see more"]
    assert entries[1].link == "https://wiki.example/Rye_(bread)"
    assert {(entry.status, entry.kind, entry.time) for entry in entries} == {(Status.CANDIDATE, "link", None)}


def test_contents_and_lines_without_links_are_left_out_and_counted(tmp_path: Path) -> None:
    found = outcomes_of(read, LIST.encode(), tmp_path / "a.md")
    assert is_counted(found, 9)
    assert [outcome.reason for outcome in found if isinstance(outcome, LeftOut)] == [
        "a link inside the file or to another of its folder",
        "a link inside the file or to another of its folder",
        "a line without a link at its start",
    ]


NO_LISTS = [
    "",
    "# Notes\n\nA text with [a link](https://a.example/) and [another](https://b.example/).\n",
    "- [one](https://a.example/)\n- [two](https://b.example/)\n",
    "# Contents\n" + "".join(f"- [Part {n}](#part-{n})\n" for n in range(50)),
    "- [a](https://a.example/)\n" * 6 + "A long text.\n\nAnother line.\n\n" * 20,
    "title,url\n" + "Rye,https://rye.example/\n" * 20,
    "- buy flour\n- bake bread\n" * 20,
]


@pytest.mark.parametrize("text", NO_LISTS)
def test_a_text_with_some_links_is_no_list(tmp_path: Path, text: str) -> None:
    assert not is_list(text, tmp_path / "a.md")


def test_a_list_whose_contents_fill_its_beginning_is_still_one(tmp_path: Path) -> None:
    contents = "".join(f"- [A section with a long name {n}](#section-{n})\n" for n in range(200))
    links = "".join(f"- [Thing {n}](https://a.example/{n}) - good\n" for n in range(300))
    assert is_list(f"# Awesome\n\n{contents}\n{links}", tmp_path / "a.md")


ODD = ["- [", "- []()", "- [[a](https://a.example", "- ![picture](https://a.example/b.png)", "- [a](javascript:1)"]
ODD += [
    "- " + "[" * 9_999,
    "- [" + "a" * 9_999 + "](https://a.example)",
    "- [a](https://[)",
    "-",
    "- [ ](https://a.example/)",
]


@pytest.mark.parametrize("line", ODD)
def test_a_broken_line_is_left_out(tmp_path: Path, line: str) -> None:
    assert set(kinds(outcomes_of(read, line.encode(), tmp_path / "a.md"))) <= {LeftOut}


def test_tabs_that_were_put_aside_are_things_to_choose(tmp_path: Path) -> None:
    assert is_list(TABS, tmp_path / "tabs.txt")
    found = [entry for entry in outcomes_of(read, TABS.encode(), tmp_path / "a.txt") if isinstance(entry, Entry)]
    assert [(entry.title, entry.link) for entry in found][3:] == [
        ("Bread 3", "https://rye.example/3"),
        ("Sea | Waves", "https://sea.example/"),
    ]
    assert {entry.status for entry in found} == {Status.CANDIDATE}
    assert not is_list(TABS[:100], tmp_path / "few.txt")
