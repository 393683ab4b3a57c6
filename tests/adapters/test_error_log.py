"""The server's log says where an error came from, and holds no word of anybody."""

import io
import logging
from collections.abc import Iterator

import pytest

from core.adapters.error_log import keep_words_out, kinds_passed

CANARY = "Qzxcanary kestrel over the moor"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Return what is written while words are kept out."""
    before, written = logging.getLogRecordFactory(), io.StringIO()
    handler, logger = logging.StreamHandler(written), logging.getLogger("somebody.else.s")
    keep_words_out()
    logger.addHandler(handler)
    yield written
    logger.removeHandler(handler)
    logging.setLogRecordFactory(before)


def look_up() -> None:
    """Fail as a page may: with a title in the error, and in the one that it came of."""
    try:
        int(CANARY)
    except ValueError as error:
        raise KeyError(CANARY) from error


def test_an_error_in_the_log_says_where_and_what_kind_and_none_of_its_words(log: io.StringIO) -> None:
    logger = logging.getLogger("somebody.else.s")
    try:
        look_up()
    except KeyError as error:
        logger.exception("The page failed")
        logger.error("A click failed", exc_info=error)
    said = log.getvalue()
    assert said.count("builtins.KeyError\nafter\n") == 2
    assert said.count("builtins.ValueError") == 2
    assert "in look_up" in said
    assert "The page failed" in said
    assert CANARY not in said


def test_what_is_logged_without_an_error_stays_as_it_is(log: io.StringIO) -> None:
    logging.getLogger("somebody.else.s").warning("Listening on %s", 8501)
    assert log.getvalue() == "Listening on 8501\n"


def test_errors_that_came_of_one_another_without_end_are_told_to_some_depth() -> None:
    first, second = ValueError("a"), KeyError("b")
    first.__context__, second.__context__ = second, first
    assert kinds_passed(first).count("builtins.") < 20
