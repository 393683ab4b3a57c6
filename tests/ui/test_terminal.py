"""Errors that speak to the reader come out as one line and exit code 1; others are not hidden."""

import pytest
import typer

from core.adapters.store.faults import DiskFull
from core.adapters.store.logbook import UnknownPerson
from core.steering.decisions import Refused
from core.workspace.keeping.backup_zips import NoBackup
from ui.terminal import plain_errors


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (DiskFull("There is no room left."), "There is no room left."),
        (NoBackup("The backup is cut off."), "The backup is cut off."),
        (Refused("This journey is muted already."), "This journey is muted already."),
        (UnknownPerson("noor"), "Nobody called 'noor' has a history here."),
    ],
)
def test_an_error_for_the_reader_is_a_line(error: Exception, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended, plain_errors():
        raise error
    assert ended.value.exit_code == 1
    assert said in capsys.readouterr().err


def test_any_other_error_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError), plain_errors():
        raise ZeroDivisionError
