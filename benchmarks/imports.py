"""How long an export takes from the file to the database, without vectors: seconds, memory, the first sign of life.

Exports are invented: a hundred thousand watches of YouTube in its JSON, its HTML and a Takeout zip, a table of as many
rows, and the years of streams of a Spotify zip that unpacks to 300 MB. Each is brought by a process of its own, whose
most resident memory is counted beyond what the program takes by itself once it is loaded.
"""

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.setup import print_setup
from core.adapters.importers import look_into
from core.adapters.importers.joined.choosing import read
from core.adapters.store.database import Database
from core.adapters.store.histories import Histories
from core.entities import Person

ROWS = 100_000
"""Rows of every export but Spotify's."""
QUICK_ROWS = 10_000
"""Rows where it is only tried."""
ROW_BYTES = 884
"""Bytes of a stream in Spotify's extended history as written here, by which 300 MB are so many rows."""
SPOTIFY_BYTES = 300_000_000
"""Bytes that the Spotify zip unpacks to."""
FILE_ROWS = 16_000
"""Streams of one file of Spotify's, which it parts at about 16 MB."""
SKIPPED = 3
"""Of so many streams one is skipped within seconds, and left out when it is read."""
BETWEEN = timedelta(minutes=13)
"""Time between two rows: as long as keeps the last of the largest export in the past."""
AGAIN = 0.4
"""Share of rows whose thing is in an earlier row as well."""
FIRST = datetime(2015, 1, 1, tzinfo=UTC)
"""The time of the first row; any will do."""
GOALS = {"s": 10.0, "mb": 500.0, "first_s": 1.0}
"""Seconds, megabytes and seconds to the first progress that an export of a hundred thousand rows may take."""
WORDS = "rye levain wheel truing fern moss harbour tide nocturne lathe garden frost kiln glaze sail knot chess opening"


def drawn(n: int, seed: int) -> Iterator[tuple[int, str, str, datetime]]:
    """Yield number, title, creator and time of some rows, in order of time."""
    rng, words = np.random.default_rng(seed), WORDS.split()
    things = rng.integers(0, max(1, int(n * (1 - AGAIN))), n)
    for row, thing in enumerate(things.tolist()):
        named = [words[(thing * step) % len(words)] for step in (1, 3, 7, 11)]
        yield thing, f"{' '.join(named)} {thing}", f"Channel {thing % 900}", FIRST + row * BETWEEN


def youtube_json(path: Path, n: int, seed: int) -> None:
    """Write a watch history as Takeout's JSON has it, newest first."""
    rows = [
        {
            "header": "YouTube",
            "title": f"Watched {title}",
            "titleUrl": f"https://www.youtube.com/watch?v={thing:011d}",
            "subtitles": [{"name": creator, "url": f"https://www.youtube.com/channel/{creator[8:]}"}],
            "time": f"{when:%Y-%m-%dT%H:%M:%S.123Z}",
            "products": ["YouTube"],
            "activityControls": ["YouTube watch history"],
        }
        for thing, title, creator, when in drawn(n, seed)
    ]
    path.write_text(json.dumps(rows[::-1], indent=2), encoding="utf-8")


def youtube_html(path: Path, n: int, seed: int) -> None:
    """Write a watch history as Takeout's HTML has it: one line, without a line break."""
    with path.open("w", encoding="utf-8") as page:
        page.write("<html><head><title>My Activity</title></head><body><div class='mdl-grid'>".replace("'", '"'))
        for thing, title, creator, when in drawn(n, seed):
            page.write(
                '<div class="outer-cell mdl-cell mdl-cell--12-col mdl-shadow--2dp"><div class="mdl-grid">'
                '<div class="header-cell mdl-cell mdl-cell--12-col"><p class="mdl-typography--title">YouTube<br></p>'
                '</div><div class="content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1">Watched\u00a0'
                f'<a href="https://www.youtube.com/watch?v={thing:011d}">{title}</a><br>'
                f'<a href="https://www.youtube.com/channel/{creator[8:]}">{creator}</a><br>'
                f"{when:%b %d, %Y, %I:%M:%S\u202f%p} UTC<br></div><div "
                'class="content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1 mdl-typography--text-right"></div>'
                '<div class="content-cell mdl-cell mdl-cell--12-col mdl-typography--caption"><b>Products:</b><br>'
                "&emsp;YouTube<br></div></div></div>"
            )
        page.write("</div></body></html>")


def youtube_zip(path: Path, n: int, seed: int) -> None:
    """Write a Takeout zip with a watch history and the searches beside it."""
    inner = path.with_suffix(".json")
    youtube_json(inner, n, seed)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(inner, "Takeout/YouTube and YouTube Music/history/watch-history.json")
        searches = (
            inner.read_text(encoding="utf-8").replace("Watched ", "Searched for ").replace("watch?v=", "results?q=")
        )
        archive.writestr("Takeout/YouTube and YouTube Music/history/search-history.json", searches)
    inner.unlink()


def table(path: Path, n: int, seed: int) -> None:
    """Write a table of titles, creators and times."""
    with path.open("w", encoding="utf-8") as file:
        file.write("title,creator,time\n")
        file.writelines(f"{title},{creator},{when:%Y-%m-%d %H:%M:%S}\n" for _, title, creator, when in drawn(n, seed))


def spotify_zip(path: Path, n: int, seed: int) -> None:
    """Write the zip of Spotify's extended history, in files of the size that it has them."""
    rows = drawn(n, seed)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(-(-n // FILE_ROWS)):
            part = [stream(*row) for row, _ in zip(rows, range(FILE_ROWS), strict=False)]
            name = f"Spotify Extended Streaming History/Streaming_History_Audio_{number}.json"
            archive.writestr(name, json.dumps(part, indent=2))


def stream(thing: int, title: str, creator: str, when: datetime) -> dict[str, object]:
    """Return one stream with all the fields that Spotify gives it."""
    return {
        "ts": f"{when:%Y-%m-%dT%H:%M:%SZ}",
        "platform": "Android OS 14 API 34 (a phone of some maker, a model with a long name)",
        "ms_played": 4_000 if thing % SKIPPED == 0 else 180_000 + thing % 90_000,
        "conn_country": "DE",
        "ip_addr": "203.0.113.7",
        "master_metadata_track_name": title,
        "master_metadata_album_artist_name": creator,
        "master_metadata_album_album_name": f"Album {thing % 4_000} of {creator}",
        "spotify_track_uri": f"spotify:track:{thing:022d}",
        **dict.fromkeys(("episode_name", "episode_show_name", "spotify_episode_uri", "audiobook_title")),
        **dict.fromkeys(("audiobook_uri", "audiobook_chapter_uri", "audiobook_chapter_title")),
        "reason_start": "trackdone",
        "reason_end": "trackdone",
        "shuffle": False,
        "skipped": False,
        "offline": False,
        "offline_timestamp": int(when.timestamp()),
        "incognito_mode": False,
    }


EXPORTS: Mapping[str, tuple[str, Callable[[Path, int, int], None]]] = {
    "youtube_json": ("watch-history.json", youtube_json),
    "youtube_html": ("watch-history.html", youtube_html),
    "youtube_zip": ("takeout.zip", youtube_zip),
    "csv": ("history.csv", table),
    "spotify_zip": ("my_spotify_data.zip", spotify_zip),
}
"""How each export is called, and what writes it."""


def peak_mb() -> float:
    """Return the most resident memory of this process so far, in megabytes.

    Linux says in its own file what is of this program alone; elsewhere the parent's share counts as well.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="utf-8"))[0]) * 1024 / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def bring(path: Path) -> dict[str, float]:
    """Bring one export into a new database; return what it took."""
    reports: list[float] = []
    database = Database(path.with_suffix(".duckdb"))
    before, started = peak_mb(), time.perf_counter()
    parcels = look_into([path], progress=lambda done, total: reports.append(time.perf_counter()) if done else None)
    looked = time.perf_counter()
    reading = read(parcels, Person("someone", "Someone"))
    joined = time.perf_counter()
    del parcels
    Histories(database).add(
        reading.collection_id, reading.name, reading.people, reading.items, reading.interactions, saved=reading.saved
    )
    ended = time.perf_counter()
    database.close()
    return {
        "s": round(ended - started, 2),
        "looked_s": round(looked - started, 2),
        "joined_s": round(joined - looked, 2),
        "stored_s": round(ended - joined, 2),
        "first_s": round(min([*reports, ended]) - started, 2),
        "mb": round(peak_mb()),
        "own_mb": round(peak_mb() - before),
        "rows": reading.n_rows,
        "stored": len(reading.interactions),
    }


def measured(name: str, n: int, seed: int) -> dict[str, float]:
    """Write an export, bring it in a process of its own and return what that took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, EXPORTS[name][0])
        EXPORTS[name][1](path, n, seed)
        done = subprocess.run(
            [sys.executable, __file__, "--bring", str(path)], check=True, capture_output=True, text=True
        )
    taken: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return taken


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark; the last line is one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="", help="not needed: the exports are invented")
    parser.add_argument("--quick", action="store_true", help="a tenth of the rows")
    parser.add_argument("--only", choices=EXPORTS, action="append", help="only this export")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--bring", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.bring:
        print(json.dumps(bring(chosen.bring)))
        return
    print_setup(chosen.seed)
    print("\n| export | rows | seconds | read | joined | stored | first progress, s | peak MB | of these its own |")
    print("|---|---|---|---|---|---|---|---|---|")
    headline: dict[str, float] = {}
    for name in chosen.only or EXPORTS:
        n = SPOTIFY_BYTES // ROW_BYTES if name == "spotify_zip" else ROWS
        taken = measured(name, n * QUICK_ROWS // ROWS if chosen.quick else n, chosen.seed)
        shown = ("rows", "s", "looked_s", "joined_s", "stored_s", "first_s", "mb", "own_mb")
        print(f"| {name} | {' | '.join(f'{taken[key]:,}' for key in shown)} |", flush=True)
        headline |= {f"{name}_{key}": taken[key] for key in GOALS}
    print(f"\nGoals of the first four: {GOALS}")
    print(json.dumps(headline))


if __name__ == "__main__":
    main()
