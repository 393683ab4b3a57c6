"""Long work in a terminal: a bar for each of its named steps, on the error stream."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from core.progress import Stages
from ui.terminal import err


@contextmanager
def shown_steps() -> Iterator[Stages]:
    """Yield what shows the named steps of a work as bars, gone when it ends."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True) as progress:
        yield _Steps(progress)


class _Steps:
    """Show the named steps of a preparation as bars."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, int] = {}

    def __call__(self, step: str, done: int, total: int) -> None:
        """Move a step's bar."""
        if step not in self._tasks:
            self._tasks[step] = int(self._progress.add_task(step, total=total))
        self._progress.update(self._tasks[step], completed=done, total=total)  # type: ignore[arg-type]
