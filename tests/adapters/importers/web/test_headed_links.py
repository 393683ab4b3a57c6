"""Links in lists under headings."""

from pathlib import Path

import pytest

from core.adapters.importers.web.headed_links import headed_links, is_archive


def test_links_come_in_order_with_the_heading_above_them(tmp_path: Path) -> None:
    (tmp_path / "l.html").write_text(
        "<a href=z>Z</a><h1>Unread</h1><ul><li><a href='a' tags='x'>A &amp; b</a></ul><h1>Archive</h1><a href=c>"
    )
    links = list(headed_links(tmp_path / "l.html"))
    assert [(link.title, link.heading) for link in links] == [("Z", ""), ("A & b", "Unread"), ("", "Archive")]
    assert links[1].attributes == {"href": "a", "tags": "x"}


@pytest.mark.parametrize(("name", "read"), [("Read Archive", True), ("archive", True), ("Unread", False), ("", False)])
def test_an_archive_holds_what_was_read(name: str, read: bool) -> None:
    assert is_archive(name) is read
