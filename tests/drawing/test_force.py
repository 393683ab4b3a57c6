"""A wish that is in force, drawn: what it is, how long it lasts, and nothing that runs."""

from datetime import UTC, datetime, timedelta

from core.desk.in_force import InForce
from core.steering.edits import AT_ONCE
from ui.drawing.force import standing

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


def made(until: datetime | None, has_ended: bool = False, sentence: str = "More of “Clay”") -> str:
    return standing(InForce(seqs=(3,), journey_ids=("a",), sentence=sentence, until=until, has_ended=has_ended), NOW)


def test_a_wish_says_how_long_it_lasts_and_the_moment_stands_in_the_markup() -> None:
    html = made(NOW + timedelta(days=3))
    assert '<time datetime="2026-05-07T12:00:00Z">3 days left</time>' in html
    assert "over" not in html


def test_a_wish_without_an_end_or_switched_off_has_no_moment() -> None:
    assert "until you say" in made(None)
    assert "<time" not in made(None)
    off = made(AT_ONCE, has_ended=True)
    assert 'class="force over"' in off
    assert "switched off" in off
    assert "<time" not in off


def test_a_name_that_is_markup_stays_text() -> None:
    assert "<script" not in made(None, sentence="More of <script>alert(1)</script>")
