"""The built wheel starts by itself: in an empty folder, in an environment without this checkout. Slow: up to 60 s."""

import os
import shutil
import site
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("core", "ui", "pages", "data", ".streamlit", "app.py", "pyproject.toml", "README.md", "LICENSE")
NOT_SHIPPED = shutil.ignore_patterns("__pycache__", "*.duckdb*")
START_S = 120.0
OPEN_A_PAGE = """
from streamlit.testing.v1 import AppTest
from core.adapters.places import ROOT

app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
app.query_params["person"] = "kai"
app.run()
assert not app.exception
print(" ".join(str(element.value) for element in app.html))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, offline, from a copy of the sources, and return where it is."""
    folder = tmp_path_factory.mktemp("build")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / "sources" / name, ignore=NOT_SHIPPED)
        else:
            shutil.copy(ROOT / name, folder / "sources" / name)
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(folder / "sources"))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own that sees this one's libraries, and return its folder."""
    home = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home / "env")], check=True, timeout=60)
    pip("--python", str(home / "env" / "bin" / "python"), "install", "--no-deps", str(wheel))
    (packages,) = (home / "env" / "lib").glob("python*/site-packages")
    (packages / "libraries.pth").write_text("\n".join(site.getsitepackages()) + "\n", encoding="utf-8")
    (home / "empty").mkdir()
    return home


def pip(*arguments: str) -> None:
    """Run pip without a package index."""
    quiet = ["--quiet", "--disable-pip-version-check"]
    environment = os.environ | {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
    subprocess.run([sys.executable, "-m", "pip", *quiet, *arguments], env=environment, check=True, timeout=120)


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """Return an environment in which nothing points at this checkout and the person's folder is empty."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JOURNEYS", "PYTHON", "XDG"))}
    return kept | {"HOME": str(home / "person"), **more}


def run(home: Path, program: str, *arguments: str) -> str:
    """Run a program of the environment in an empty folder and return what it wrote."""
    command = [str(home / "env" / "bin" / program), *arguments]
    done = subprocess.run(
        command, cwd=home / "empty", env=surroundings(home), capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_the_whole_app_and_takes_no_common_name(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    own = "steerable_journeys"
    sources = {
        str(path.relative_to(ROOT))
        for folder in ("core", "ui")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".css", ".js", ".svg"}
    }
    pages = {f"{own}/pages/{path.name}" for path in (ROOT / "pages").glob("*.py")}
    shipped = {
        "naming_examples.jsonl",
        "models/extraction.npz",
        "models/bridge.npz",
        "models/reference.npz",
        "models/sensitive_phrases.npz",
        "models/subjects.npz",
        "models/reading_weights.npz",
        "models/subjects.tsv",
        "models/ranking_weights.json",
        "models/relevance_floor.json",
        "models/rerank_measures.json",
        "models/judge.json",
    }
    demo = {f"demo/{name}" for name in ("items.csv", "people.csv", "interactions.csv", "vectors.npz")}
    data = {f"{own}/data/{name}" for name in shipped | demo}
    assert held == sources | pages | data | {f"{own}/app.py", f"{own}/.streamlit/config.toml"}


def test_the_installed_command_lists_the_demo_and_keeps_its_database_with_the_person(installed: Path) -> None:
    people = run(installed, "journeys", "people").splitlines()
    assert len(people) == 26
    assert any(line.startswith("concetta\t") for line in people)
    assert (installed / "person" / ".local" / "share" / "steerable-journeys" / "journeys.duckdb").is_file()
    assert not list((installed / "env").rglob("*.duckdb"))
    assert not list((installed / "empty").iterdir())


def test_the_installed_app_draws_a_persons_journeys_in_its_style(installed: Path) -> None:
    drawn = run(installed, "python", "-c", OPEN_A_PAGE)
    assert "Your journeys" in drawn
    assert 'class="slate"' in drawn
    assert "<style>" in drawn


def test_the_installed_console_script_serves_the_app(installed: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with (installed / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [str(installed / "env" / "bin" / "journeys")],
            cwd=installed / "empty",
            env=surroundings(installed, JOURNEYS_PORT=str(port)),
            stdout=log,
            stderr=log,
        )
        try:
            assert '"ok"' in answer(f"{address}/api/health", process)
            page = answer(f"{address}/", process)
        finally:
            process.terminate()
            process.wait(30)
    assert "<title>" in page


def answer(url: str, process: subprocess.Popen[bytes]) -> str:
    """Return what an address answers, once it does."""
    end = time.monotonic() + START_S
    while time.monotonic() < end:
        assert process.poll() is None, "The server ended before it answered."
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return str(response.read().decode())
        except OSError:
            time.sleep(0.2)
    raise AssertionError("The app did not start in time.")
