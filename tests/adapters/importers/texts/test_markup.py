"""Signs of a web page are read in titles, its marks go from descriptions too, and nothing is lost altogether."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.markup import prose_as_shown, title_as_shown, without_markup


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Salt &amp; rye", "Salt & rye"),
        ("It&#39;s fine", "It's fine"),
        ("<b>Bold</b> bread", "<b>Bold</b> bread"),
        ("<p>One<br>two</p>", "<p>One<br>two</p>"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("How to write &lt;b&gt; in a page", "How to write <b> in a page"),
        ("How to use <b> and <i>", "How to use <b> and <i>"),
        ("I <3 rye > oats", "I <3 rye > oats"),
        ("AT&T; more", "AT&T; more"),
        ("R&B classics & soul", "R&B classics & soul"),
        ("<p></p>", "<p></p>"),
        ("a&#8238;b", clean("a\u202eb")),
        ("", ""),
    ],
)
def test_a_title_has_its_signs_read_and_its_marks_kept(text: str, plain: str) -> None:
    assert title_as_shown(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>One<br>two</p><p>th<i>re</i>e &amp; four</p>", "One two three & four"),
        ("<ul><li>rye</li><li>oats</li></ul>", "rye oats"),
        ('Read <a href="https://a.example/?a=1&b=2">this</a>', "Read this"),
        ("a &lt;b&gt; tag", "a <b> tag"),
        ("<p></p>", "<p></p>"),
    ],
)
def test_a_description_is_shown_without_its_paragraphs_too(text: str, plain: str) -> None:
    assert prose_as_shown(text) == plain


@given(st.text(alphabet=st.characters(blacklist_characters="<&"), max_size=40))
def test_a_text_without_marks_stays(text: str) -> None:
    assert title_as_shown(text) == prose_as_shown(text) == clean(text)


@given(st.text(alphabet="<>/&;#bpi19 amp", max_size=30))
def test_nothing_is_lost_altogether(text: str) -> None:
    assert bool(title_as_shown(text)) == bool(prose_as_shown(text)) == bool(clean(text))


def test_every_mark_goes_from_a_review() -> None:
    assert without_markup("Nice.<br/>Second <b>read</b>") == "Nice. Second read"
