"""Watch over a query as it runs: what takes too long or too much memory is stopped, and said in words."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import psutil

from core.adapters.analyst.allowed_sql import SqlRefused

ANSWER_MEMORY_MB = 1_024
"""Megabytes that the copy and its queries may use: by hand, some eight times the copy of a million interactions."""
_LOOKS_A_SECOND = 20
"""Looks a second at how much memory a query takes; by hand."""


@contextmanager
def watched(cursor: duckdb.DuckDBPyConnection, seconds: float) -> Iterator[None]:
    """Watch over what a cursor runs, and raise SqlRefused in words for what fails or had to be stopped."""
    watch = _Watch(cursor, seconds)
    try:
        with watch:
            yield
    except duckdb.Error as error:
        raise SqlRefused(watch.why or _in_words(error)) from error


class _Watch:
    """Interrupt a cursor that takes too long or too much memory; `why` says which in words, '' for neither."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, seconds: float) -> None:
        self._cursor, self._seconds, self.why = cursor, seconds, ""
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "_Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        """Look again and again until the query is over or has to be."""
        process = psutil.Process()
        start, before = time.monotonic(), process.memory_info().rss
        while not self._over.wait(1 / _LOOKS_A_SECOND):
            if time.monotonic() - start > self._seconds:
                self.why = f"Stopped after {self._seconds:g} seconds. Ask about fewer rows, or group them."
            elif process.memory_info().rss - before > ANSWER_MEMORY_MB * 1_000_000:
                self.why = f"Stopped: it took more than {ANSWER_MEMORY_MB:,} MB of memory. Ask about fewer rows."
            if self.why:
                self._cursor.interrupt()


def _in_words(error: duckdb.Error) -> str:
    """Say what DuckDB said, without the place in the text that we put around it."""
    if isinstance(error, duckdb.OutOfMemoryException):
        return f"Stopped: it needs more than {ANSWER_MEMORY_MB:,} MB of memory. Ask about fewer rows, or group them."
    return str(error).removeprefix("Invalid Input Error: ").partition("\n\nLINE")[0].strip()
