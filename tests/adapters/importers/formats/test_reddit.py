"""Reddit: saved things have no times, so they wait in the backlog, titled by the words of their links."""

from functools import partial
from pathlib import Path

import pytest
from adapters.importers.web_files import CASES, as_csv, kinds, notes_of, outcomes_of

from core.adapters.importers.formats.reddit import part, read, read_communities
from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Status
from core.adapters.importers.lines.format import Member, Role

SAVED = (CASES / "reddit_saved_posts.csv").read_bytes()
POST = "https://www.reddit.com/r/Breadit/comments/abc123/my_first_rye_loaf/"
VOTES = as_csv("id,permalink,direction", ["abc123", POST, "up"])
POSTS = as_csv("id,permalink,date,ip,subreddit,gildings,title,url,body", ["a", POST, "", "1.2.3.4", "x", 0, "", "", ""])
MESSAGES = as_csv("id,permalink,thread_id,date,ip,from,to,subject,body", ["a", POST, "", "", "", "", "", "", ""])
SAMPLES = [
    {"saved_posts.csv": SAVED, "post_votes.csv": VOTES, "posts.csv": POSTS, "messages.csv": MESSAGES},
    {"hidden_posts.csv": SAVED, "subscribed_subreddits.csv": b"subreddit\nBreadit\nbikewrench\n"},
]


def test_saved_posts_are_titled_by_their_links_and_wait_in_the_backlog(tmp_path: Path) -> None:
    found = [entry for entry in outcomes_of(read, SAVED, tmp_path / "r") if isinstance(entry, Entry)]
    assert [entry.title for entry in found] == ["My first rye loaf", "How true is true enough"]
    assert [entry.creator for entry in found] == ["r/Breadit", "r/bikewrench"]
    assert {(entry.status, entry.time) for entry in found} == {(Status.CANDIDATE, None)}
    assert notes_of(read, SAVED, tmp_path / "r")[0].startswith("Reddit's files of saved things have no times")


def test_a_saved_comment_is_titled_by_its_post(tmp_path: Path) -> None:
    rows = [["k1", f"{POST}k1/"], ["k2", "/user/noor/comments/abc/brot_f%C3%BCr_alle/"]]
    first, second = outcomes_of(read, as_csv("id,permalink", *rows), tmp_path / "r")
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert (first.title, first.identity) == ("My first rye loaf", f"{POST}k1/")
    assert (second.title, second.creator) == ("Brot für alle", "u/noor")


ODD = ["", "x", "https://evil.example/r/a/comments/b/c/", "javascript:1", "https://[", "https://", "x" * 10_000]


@pytest.mark.parametrize("link", ODD)
def test_a_row_without_a_link_to_reddit_is_refused(tmp_path: Path, link: str) -> None:
    assert kinds(outcomes_of(read, as_csv("id,permalink", ["a", link]), tmp_path / "r")) == [Refusal]


@pytest.mark.parametrize(
    "link", ["https://www.reddit.com/", "https://redd.it/abc", "https://reddit.com/r/a/comments/b/"]
)
def test_a_link_that_tells_no_title_is_left_out(tmp_path: Path, link: str) -> None:
    assert kinds(outcomes_of(read, as_csv("id,permalink", ["a", link]), tmp_path / "r")) == [LeftOut]


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("v.csv", VOTES, "votes"),
        ("p.csv", POSTS, "wrote yourself"),
        ("m.csv", MESSAGES, "messages"),
        ("hidden.csv", SAVED, "hid"),
    ],
)
def test_what_is_no_history_is_named_with_the_next_step(name: str, content: bytes, what: str) -> None:
    found = part(Member(name, partial(bytes, content), Path))
    assert found is not None
    assert (found.role, found.read) == (Role.NEITHER, None)
    assert what in found.why
    assert "saved_posts.csv" in found.why


def test_communities_that_are_followed_wait_in_the_backlog(tmp_path: Path) -> None:
    first, second = outcomes_of(read_communities, b"subreddit\nBreadit\nr/bikewrench\n", tmp_path / "r")
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert [first.title, second.title] == ["r/Breadit", "r/bikewrench"]
    assert first.status is Status.CANDIDATE


def test_an_ordinary_table_is_not_reddits() -> None:
    for content in (b"id,permalink\n1,https://blog.example/a\n", b"subreddit\n", b"id,title\n1,Rye\n"):
        assert part(Member("a.csv", partial(bytes, content), Path)) is None
