"""Saved pages: history at the time of saving, candidates where they are still to be read."""

from datetime import UTC, datetime

import pytest
from adapters.importers.web_files import READER

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Status
from core.adapters.importers.web.saving import SavedPage, folder_tags, saved, saved_not_read, untimed

URL = "https://rye.example/a"
CASES = [
    (None, "1700000000", (), Status.DONE),
    (None, "", (), Status.CANDIDATE),
    (None, "1700000000", ("Read later",), Status.CANDIDATE),
    (True, "1700000000", (), Status.CANDIDATE),
    (True, "", (), Status.CANDIDATE),
    (False, "1700000000", ("Read later",), Status.DONE),
]


@pytest.mark.parametrize(("later", "time", "folders", "status"), CASES)
def test_what_the_service_says_outranks_a_folders_name(
    later: bool | None, time: str, folders: tuple[str, ...], status: Status
) -> None:
    found = saved(SavedPage(row=1, address=URL, title="Rye", time=time, folders=folders, later=later), READER)
    assert isinstance(found, Entry)
    assert found.status is status


def test_what_was_read_at_no_time_stands_in_no_history() -> None:
    page = SavedPage(row=1, address=URL, title="Rye", later=False)
    assert saved(page, READER) == Refusal(1, "the time is empty", "Rye")


def test_what_is_no_page_is_refused_or_left_out() -> None:
    assert isinstance(saved(SavedPage(row=1, address="", title="Rye"), READER), Refusal)
    assert isinstance(saved(SavedPage(row=1, address="rye", title="Rye"), READER), LeftOut)


def test_folders_and_tags_come_once_and_without_the_browsers_own() -> None:
    assert folder_tags(("Lesezeichenleiste", "Bread", ""), ("bread", "Rye", "to-read", "")) == ("Bread", "Rye")


def test_notes_are_said_only_where_they_are_true() -> None:
    done = saved(SavedPage(row=1, address=URL, title="Rye", time=datetime(2024, 1, 1, tzinfo=UTC)), READER)
    assert list(untimed(iter([done]))) == [done]
    assert len(list(saved_not_read(iter([done]), "Pocket"))) == 2
    assert list(saved_not_read(iter([]), "Pocket")) == []
