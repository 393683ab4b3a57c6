"""Files are brought by command: what was stored, refused and offered is said."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]
FILMS = "".join(f"2026-01-0{n},Tides {n},2001,https://boxd.it/{n},4,,,2026-01-0{n}\n" for n in range(1, 7))
PAGES = "https://rye.example/levain,Keeping a levain,,Unread,1767348000\n"
STREAMS = [
    {"endTime": f"2026-01-0{n} 10:00", "artistName": "Lina Brandt", "trackName": f"Nocturne {n}", "msPlayed": 200_000}
    for n in range(1, 7)
]


def history(folder: Path, rows: list[str]) -> Path:
    path = folder / "history.csv"
    path.write_text("\n".join(["title,watched at", *rows]) + "\n", encoding="utf-8")
    return path


def test_an_import_says_what_it_stored_and_what_it_refused(run: Run, tmp_path: Path) -> None:
    rows = [f"Sourdough loaf number {i},2026-01-{i + 1:02d}T10:00:00Z" for i in range(12)]
    result = run("import", history(tmp_path, [*rows, "No time at all,soon"]), "--person", "Noor", "--no-draw-map")
    assert result.exit_code == 0, result.output
    assert "12 interactions of 1 person with 12 new items stored" in result.stdout
    assert "1 row refused" in result.stdout
    assert "noor" in run("people").stdout


def test_a_role_that_there_is_not_is_refused_with_those_there_are(run: Run, tmp_path: Path) -> None:
    path = history(tmp_path, ["One thing,2026-01-01"])
    result = run("import", path, "--map", "colour=title")
    assert result.exit_code == 1
    assert "Roles are: title" in result.stderr


def test_a_list_is_brought_to_choose_from_once_its_person_has_a_history(run: Run, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf.csv"
    shelf.write_text("title\nRye at home\nOats in a jar\n", encoding="utf-8")
    refused = run("import", shelf, "--as", "catalogue", "--person", "Noor")
    assert refused.exit_code == 1
    assert "Bring what they took up first" in refused.stderr
    rows = [f"Loaf of rye {n},2026-01-{n + 1:02d}" for n in range(6)]
    assert run("import", history(tmp_path, rows), "--person", "Noor", "--no-draw-map").exit_code == 0
    told = run("import", shelf, "--as", "catalogue", "--person", "Noor")
    assert told.exit_code == 0
    assert "2 things for Noor to choose from, 2 of them new" in told.stdout
    assert "shelf\t2 things" in run("lists", "noor").stdout
    assert "Lists are: shelf" in run("lists", "noor", "--take-away", "shelves").stderr
    mistyped = run("lists", "noor", "--take-away", "shelf", said="shelves\n")
    assert (mistyped.exit_code, "Nothing was taken away" in mistyped.stderr) == (1, True)
    assert "2 things of shelf are gone for good." in run("lists", "noor", "--take-away", "shelf", said="shelf\n").stdout
    assert run("lists", "noor").stdout == ""
    assert run("import", shelf, "--as", "catalogue", "--person", "Noor").exit_code == 0
    assert "gone for good" in run("lists", "noor", "--take-away", "shelf", "--sure").stdout


def test_a_zip_a_file_and_a_folder_are_one_history_in_which_every_file_is_told_for_itself(
    run: Run, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("diary.csv", "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n" + FILMS)
        archive.writestr("watchlist.csv", "Date,Name,Year,Letterboxd URI\n2026-01-02,Moss,1999,https://boxd.it/m\n")
        archive.writestr("profile.csv", "Date Joined,Username,Given Name\n2020-01-01,someone,Some One\n")
    (tmp_path / "b.json").write_text(json.dumps(STREAMS), encoding="utf-8")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "read.csv").write_text("URL,Title,Selection,Folder,Timestamp\n" + PAGES, encoding="utf-8")
    brought = [tmp_path / name for name in ("a.zip", "b.json", "more")]
    told = run("import", *brought, "--look").stdout
    for name, what in [("diary.csv", "6 moments"), ("watchlist.csv", "1 saved"), ("b.json", "6 moments")]:
        assert any(line.startswith(name) and what in line for line in told.splitlines()), told
    assert "read.csv: Instapaper saved articles" in told
    assert "profile.csv" in told
    result = run("import", *brought, "--person", "Noor", "--no-draw-map")
    assert result.exit_code == 0, result.output
    assert "12 interactions of 1 person" in result.stdout
    exported = run("export", "noor", "--what", "history", "--form", "csv").stdout
    assert {line.split(",")[-3] for line in exported.splitlines()[1:]} == {"Letterboxd", "Spotify", "Instapaper"}
    assert "someone" not in exported
