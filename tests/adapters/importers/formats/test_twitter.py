"""X's archive: likes stand where their posts were written, bookmarks are still to come."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from adapters.importers.web_files import CASES, as_json, is_counted, kinds, notes_of, outcomes_of, with_odd

from core.adapters.importers.formats.twitter import part, read
from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Status
from core.adapters.importers.lines.format import Member, Role

LIKES = (CASES / "twitter_like.js").read_bytes()
ONE = {
    "tweetId": "1290480568017616898",
    "fullText": "Rye needs time, not yeast. https://t.co/V8m7",
    "expandedUrl": "https://twitter.com/i/web/status/1290480568017616898",
}


def assigned(what: str, content: object) -> bytes:
    """Return a file of X's archive."""
    return f"window.YTD.{what}.part0 = ".encode() + as_json(content)


OPENING = (
    b'<!doctype html><html><head><title>Your archive</title><script src="data/manifest.js"></script></head></html>'
)
SAMPLES = [
    {"like.js": LIKES, "bookmark.js": assigned("bookmark", [{"bookmark": ONE}])},
    {"tweets.js": assigned("tweets", [{"tweet": {}}]), "ad-impressions.js": assigned("ad_impressions", [])},
    {"manifest.js": b"window.__THAR_CONFIG = {}", "Your archive.html": OPENING},
]


def test_likes_stand_where_their_posts_were_written_and_this_is_said(tmp_path: Path) -> None:
    first, second = outcomes_of(read, LIKES, tmp_path / "l")
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert first.title == "Looking at the graph you can see the love of round numbers"
    assert first.time is not None
    assert second.time is not None
    assert (first.time.date().isoformat(), second.time.date().isoformat()) == ("2022-11-09", "2020-08-04")
    assert (first.status, first.weak, first.action) == (Status.DONE, True, "liked")
    assert "does not tell when you liked" in notes_of(read, LIKES, tmp_path / "l")[0]


def test_a_single_like_is_told_of_in_the_singular(tmp_path: Path) -> None:
    (note,) = notes_of(read, assigned("like", [{"like": ONE}]), tmp_path / "l")
    assert "the one like stands where its post was written" in note


def test_the_page_that_opens_an_archive_says_what_to_bring() -> None:
    found = part(Member("Your archive.html", lambda: OPENING, lambda: Path("Your archive.html")))
    assert found is not None
    assert (found.role, "folder 'data'" in found.step) == (Role.NEITHER, True)


def test_bookmarks_are_still_to_come(tmp_path: Path) -> None:
    (entry,) = outcomes_of(read, assigned("bookmark", [{"bookmark": ONE}]), tmp_path / "b")
    assert isinstance(entry, Entry)
    assert (entry.title, entry.status, entry.time) == ("Rye needs time, not yeast.", Status.CANDIDATE, None)
    assert entry.published == datetime(2020, 8, 4, tzinfo=UTC).date()


TITLES = [
    ("@ada @bob Salt &amp; rye https://t.co/x", "Salt & rye"),
    ("RT @ada: Keep it warm", "Keep it warm"),
    ("über  Brot\n\nund mehr", "über Brot und mehr"),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_posts_words_are_its_title_without_links_and_names(tmp_path: Path, text: str, title: str) -> None:
    (entry,) = outcomes_of(read, assigned("like", [{"like": {**ONE, "fullText": text}}]), tmp_path / "l")
    assert isinstance(entry, Entry)
    assert entry.title == title


@pytest.mark.parametrize("text", ["", None, "https://t.co/x", "👍", "You’re unable to view this Post because..."])
def test_a_post_without_words_is_left_out(tmp_path: Path, text: object) -> None:
    content = assigned("like", [{"like": {**ONE, "fullText": text}}])
    assert kinds(outcomes_of(read, content, tmp_path / "l")) == [LeftOut]


@pytest.mark.parametrize("number", ["", None, "x", "-7", "20", "9" * 19, "9" * 400, "²", 1.5])
def test_an_id_that_holds_no_time_is_refused(tmp_path: Path, number: object) -> None:
    content = assigned("like", [{"like": {**ONE, "tweetId": number}}])
    assert kinds(outcomes_of(read, content, tmp_path / "l")) == [Refusal]


def test_whatever_a_key_holds_every_like_is_counted(tmp_path: Path) -> None:
    rows: list[object] = [*({"like": row} for row in with_odd(ONE)), {"like": None}, {"tweet": {}}, 7, None]
    assert is_counted(outcomes_of(read, assigned("like", rows), tmp_path / "l"), len(rows))


def test_a_file_that_is_cut_off_is_refused_with_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="Unpack the archive again"):
        outcomes_of(read, LIKES[:200], tmp_path / "l")


@pytest.mark.parametrize(
    ("what", "named"), [("tweets", "posts that you wrote"), ("follower", "facts about your account")]
)
def test_other_files_are_named_with_the_next_step(what: str, named: str) -> None:
    found = part(Member("x.js", partial(bytes, assigned(what, [])), Path))
    assert found is not None
    assert (found.role, found.what) == (Role.NEITHER, named)
    assert "data/like.js" in found.why
