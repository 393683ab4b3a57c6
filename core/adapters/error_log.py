"""What the server's log says of an error: where it came from and of what kind, never its words.

An error's words may hold a title or a name. The log lies where no deletion reaches it.
"""

import logging
import traceback
from typing import Any

_LONGEST_CHAIN = 8
"""Errors that are told of one that came of another; by hand, more than any here has."""


def keep_words_out() -> None:
    """Have every record of this process' logs, also the framework's, tell errors without their words."""
    make = logging.getLogRecordFactory()

    def made(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            record.exc_info, record.exc_text = None, kinds_passed(error)
        return record

    logging.setLogRecordFactory(made)


def kinds_passed(error: BaseException) -> str:
    """Return the lines of the program that an error and its causes passed through, each with its kind alone."""
    lines: list[str] = []
    passed: BaseException | None = error
    while passed is not None and len(lines) < _LONGEST_CHAIN:
        kind = type(passed)
        lines.append(f"{''.join(traceback.format_tb(passed.__traceback__))}{kind.__module__}.{kind.__qualname__}")
        passed = passed.__cause__ or passed.__context__
    return "\nafter\n".join(lines)
