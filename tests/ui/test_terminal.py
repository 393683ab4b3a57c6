"""Errors that speak to the reader come out as one line and exit code 1; others are not hidden."""

from typing import cast

import pytest
import typer

from core.adapters.store.faults import DiskFull
from core.adapters.store.logbook import UnknownPerson
from core.entities import Person
from core.steering.decisions import Refused
from core.workspace.accounts.account_workspace import AnyWorkspace
from core.workspace.keeping.backup_zips import NoBackup
from ui.terminal import person_meant, plain_errors


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


class Two:
    """A workspace in which two people have one name."""

    def person(self, person_id: str) -> Person | None:
        return next((one for one in self.people() if one.person_id == person_id), None)

    def people(self) -> list[Person]:
        return [Person("noor", "Noor"), Person("noor-2", "Noor"), Person("ada", "Ada")]


def test_a_word_means_an_id_before_a_name_and_a_name_that_two_have_is_asked_about() -> None:
    two = cast("AnyWorkspace", Two())
    assert [person_meant(two, said) for said in ("noor", "ADA", "ada", "nobody")] == ["noor", "ada", "ada", "nobody"]
    with pytest.raises(Refused, match=r"2 people here are called Noor\. Say which one: noor, noor-2\."):
        person_meant(two, "Noor")
