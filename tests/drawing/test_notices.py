"""A page that fails says what to do and that nothing is lost."""

from ui.drawing import notices


def test_a_failure_says_what_to_do_and_that_changes_are_kept() -> None:
    drawn = notices.failure("Reload <b>now</b>.")
    assert 'role="alert"' in drawn
    assert "Everything you changed before is kept." in drawn
    assert "<b>" not in drawn


def test_a_first_reading_says_that_it_takes_a_while() -> None:
    assert "being found and named" in notices.working()
