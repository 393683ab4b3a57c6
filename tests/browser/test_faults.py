"""What goes wrong while somebody clicks is said on the page, and the next click works once it is mended."""

import os
import re
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from browser.conftest import OpenPage, Running
from browser.ready_process import ROOT
from playwright.sync_api import Page, expect


@pytest.fixture
def running(alone: Running) -> Running:
    """Give every test a server of its own: each breaks or stops it."""
    return alone


def more(page: Page) -> None:
    """Press More on the first journey."""
    page.get_by_role("button", name=re.compile("^More of")).first.click()


def test_a_full_disk_is_said_at_the_click_and_the_next_one_works_once_there_is_room(
    running: Running, open_page: OpenPage
) -> None:
    if not hasattr(resource, "prlimit"):
        pytest.skip("no file of another process can be kept from growing here")
    page = open_page("/journeys?person=rosalind")
    free = resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE, (1, free[1]))
    more(page)
    expect(page.locator(".st-key-meter")).to_contain_text("There is no room left")
    expect(page.locator(".st-key-meter")).to_contain_text("Nothing was changed")
    expect(page.get_by_role("heading", name="Your journeys")).to_be_visible()
    resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE, free)
    more(page)
    expect(page.locator(".st-key-meter")).to_contain_text("More of")
    assert [entry.edit.kind for entry in running.log("rosalind")][-1] == "journey_weighted"


def test_a_person_deleted_in_another_tab_is_said_at_the_click(running: Running, open_page: OpenPage) -> None:
    page, other = open_page("/journeys?person=rosalind"), open_page("/data?person=rosalind")
    other.get_by_label("Type “Rosalind” to be sure").fill("Rosalind")
    other.get_by_label("Type “Rosalind” to be sure").press("Enter")
    other.get_by_role("button", name="Delete Rosalind").click()
    expect(other.locator(".gone-now")).to_contain_text("Gone for good")
    more(page)
    expect(page.locator('[data-testid="stMainBlockContainer"]')).not_to_contain_text("Traceback")
    expect(page.locator('[data-testid="stException"]')).to_have_count(0)
    expect(page.locator('[data-testid="stMainBlockContainer"]')).to_contain_text("What are you into, really?")


def test_a_backup_is_made_by_command_while_the_app_runs_and_the_note_goes_when_it_stops(
    running: Running, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page("/journeys?person=rosalind")
    more(page)
    expect(page.locator(".st-key-meter")).to_contain_text("More of")
    note = running.database.with_name(f"{running.database.name}.app")
    assert note.stat().st_mode & 0o777 == 0o600
    zipped = tmp_path / "backup.zip"
    environment = os.environ | {"JOURNEYS_DATABASE": str(running.database)}
    command = [sys.executable, "-c", "from ui.cli import app; app()", "backup", str(zipped)]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert "holds everything as it is now" in done.stdout
    with zipfile.ZipFile(zipped) as archive:
        assert "state/log.parquet" in archive.namelist()
    running.stop()
    log = running.log("rosalind")
    assert log[-1].edit.kind == "journey_weighted"
    assert not note.exists()
    assert not Path(f"{running.database}.wal").exists()
