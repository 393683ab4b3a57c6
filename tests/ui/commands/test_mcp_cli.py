"""The command for agents says what it does, and what is missing where the extra is not installed."""

import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from ui.cli import app
from ui.commands.mcp_cli import NOT_INSTALLED

ROOT = Path(__file__).parents[3]
WITHOUT = "import sys; sys.modules['mcp'] = None; from ui.cli import app; app()"
"""The program where no package of that name can be imported."""


def test_help_names_whom_and_under_what_name() -> None:
    said = CliRunner().invoke(app, ["mcp", "--help"], env={"COLUMNS": "200"}).output
    assert "--person" in said
    assert "--agent" in said
    assert "--also-sensitive" in said


def test_without_the_extra_one_line_says_what_to_install() -> None:
    ran = subprocess.run([sys.executable, "-c", WITHOUT, "mcp"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr.split() == NOT_INSTALLED.split()
    assert ran.stdout == ""
