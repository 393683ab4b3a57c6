"""MovieLens is read in each of its layouts, from folders and from archives, whatever its files are called."""

import zipfile
from pathlib import Path

import pytest

from core.adapters.importers import ImportRefused, look_into, open_history, read_history
from core.adapters.importers.formats.movielens import part_of, title_of, year_of

MOVIES = [
    (1, "Matrix, The (1999)", "Action|Sci-Fi"),
    (2, "Amélie (2001)", "(no genres listed)"),
    (3, "Ran (1985)", "Drama"),
]
RATINGS = [
    (7, 1, 5.0, 1_000_000_000),
    (7, 2, 3.0, 1_000_000_100),
    (8, 1, 4.0, 1_000_000_200),
    (7, 9, 2.0, 1_000_000_300),
]
SAMPLES = (
    {
        "ml/films.csv": b"movieId,title,genres\n1,Ran (1985),Drama\n",
        "ml/r.csv": b"userId,movieId,rating,timestamp\n7,1,5.0,1000000000\n",
    },
    {
        "u.data": b"7\t1\t5\t1000000000\n",
        "u.item": b"1|Ran (1985)|01-Jan-1985||http://x" + b"|0" * 8 + b"|1" + b"|0" * 10 + b"\n",
        "u.genre": b"unknown|0\nAction|1\n",
    },
    {"m.dat": b"1::Ran (1985)::Drama\n", "r.dat": b"7::1::5::1000000000\n"},
)
TAGS = [(7, 1, "Cult", 1_000_000_000), (8, 1, "cult", 1_000_000_000), (8, 1, "bullet time", 1_000_000_000)]


def new_layout(folder: Path) -> Path:
    folder.mkdir()
    movies = "".join(f'{n},"{title}",{genres}\n' for n, title, genres in MOVIES)
    (folder / "films.csv").write_text("movieId,title,genres\n" + movies, encoding="utf-8")
    ratings = "".join(f"{u},{m},{r},{t}\n" for u, m, r, t in RATINGS)
    (folder / "r.csv").write_text("userId,movieId,rating,timestamp\n" + ratings)
    tags = "".join(f"{u},{m},{tag},{t}\n" for u, m, tag, t in TAGS)
    (folder / "t.csv").write_text("userId,movieId,tag,timestamp\n" + tags)
    (folder / "README.txt").write_text("Cite us.")
    return folder


def old_layout(folder: Path) -> Path:
    folder.mkdir()
    movies = "".join(f"{n}::{title}::{genres}\n" for n, title, genres in MOVIES)
    (folder / "movies.dat").write_text(movies, encoding="latin-1")
    (folder / "ratings.dat").write_text("".join(f"{u}::{m}::{int(r)}::{t}\n" for u, m, r, t in RATINGS))
    (folder / "users.dat").write_text("7::F::1::10::48067\n")
    return folder


def oldest_layout(folder: Path) -> Path:
    folder.mkdir()
    genres = ["unknown", "Action", "Sci-Fi", "Drama", *(f"G{n}" for n in range(15))]
    (folder / "u.genre").write_text("".join(f"{name}|{n}\n" for n, name in enumerate(genres)))
    rows = [
        f"{n}|{title}|01-Jan-1995||http://x|" + "|".join(str(int(genre in of.split("|"))) for genre in genres)
        for n, title, of in MOVIES
    ]
    (folder / "u.item").write_text("\n".join(rows) + "\n", encoding="latin-1")
    (folder / "u.data").write_text("".join(f"{u}\t{m}\t{int(r)}\t{t}\n" for u, m, r, t in RATINGS))
    (folder / "u.user").write_text("7|24|M|technician|85711\n")
    return folder


def archived(folder: Path) -> Path:
    path = folder.parent / "ml.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in folder.iterdir():
            archive.write(member, f"ml/{member.name}")
    return path


@pytest.mark.parametrize("layout", [new_layout, old_layout, oldest_layout])
@pytest.mark.parametrize("packed", [False, True])
def test_every_layout_is_known_by_its_content(tmp_path: Path, layout: object, packed: bool) -> None:
    assert callable(layout)
    path = layout(tmp_path / "ml")
    path = archived(path) if packed else path
    assert open_history(path).format == "movielens"
    reading = read_history(path, name="ML")
    assert [person.name for person in reading.people] == ["User 7", "User 8"]
    assert [item.title for item in reading.items] == [
        "The Matrix (1999)",
        "Amélie (2001)",
        "Ran (1985)",
        "Movie 9",
    ]
    assert [item.popularity for item in reading.items] == [2.0, 1.0, 0.0, 1.0]
    assert reading.items[0].published == year_of("(1999)")
    assert [item.text for item in reading.items[:3]] == ["Action, Sci-Fi", "", "Drama"] or layout == new_layout
    assert reading.items[1].text == ""
    assert (len(reading.interactions), reading.n_rows, reading.left_out) == (4, 4, 0)


def test_genres_and_frequent_tags_make_the_text(tmp_path: Path) -> None:
    assert read_history(new_layout(tmp_path / "ml")).items[0].text == "Action, Sci-Fi, cult, bullet time"


def test_people_and_ratings_are_chosen_and_popularity_counts_all(tmp_path: Path) -> None:
    reading = read_history(new_layout(tmp_path / "ml"), most_people=1, min_rating=3)
    assert [person.name for person in reading.people] == ["User 7"]
    assert [interaction.value for interaction in reading.interactions] == [5.0, 3.0]
    assert (reading.left_out, reading.items[0].popularity) == (2, 2.0)


def test_bad_ratings_are_refused_and_repeated_ones_counted(tmp_path: Path) -> None:
    folder = new_layout(tmp_path / "ml")
    with (folder / "r.csv").open("a") as stream:
        stream.write("7,1,good,1000000000\n7,1\n7,1,5.0,1000000000\n7,1,5.0,-3\n8,3,1.0,1000000000,9\n")
    reading = read_history(folder)
    assert (reading.n_rows, reading.n_refused, reading.duplicates, len(reading.interactions)) == (9, 4, 1, 4)
    assert {refusal.row for refusal in reading.refused} == {6, 7, 10, 0}
    assert "a cell is no number" in {refusal.reason for refusal in reading.refused}


def test_a_path_with_signs_that_mean_something_to_a_database_is_only_a_path(tmp_path: Path) -> None:
    assert len(read_history(new_layout(tmp_path / "it's [1] *")).interactions) == 4


def test_a_folder_without_movielens_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="There is no file in"):
        open_history(tmp_path)


@pytest.mark.parametrize(
    ("title", "turned"),
    [
        ("Matrix, The (1999)", "The Matrix (1999)"),
        ("City of Lost Children, The (Cité des enfants perdus, La) (1995)",) * 1
        + ("The City of Lost Children (La Cité des enfants perdus) (1995)",),
        ("Avventura, L' (1960)", "L'Avventura (1960)"),
        ("Good, the Bad and the Ugly, The (1966)", "The Good, the Bad and the Ugly (1966)"),
        ("Honey, I Shrunk the Kids (1989)", "Honey, I Shrunk the Kids (1989)"),
        ("Fish Called Wanda, A", "A Fish Called Wanda"),
    ],
)
def test_an_article_comes_to_the_front(title: str, turned: str) -> None:
    assert title_of(title) == turned


@pytest.mark.parametrize(
    ("line", "part"),
    [
        (b"\xef\xbb\xbfuserId,movieId,rating,timestamp\r\n", "ratings"),
        (b"1::1193::5::978300760\n", "ratings"),
        (b"1::Toy Story (1995)::Animation\n", "movies"),
        (b"15::4973::excellent!::1215184630\n", "tags"),
        (b"7::F::1::10::48067\n", None),
        (b"title,time\n", None),
    ],
)
def test_a_part_is_known_by_its_first_line(line: bytes, part: str | None) -> None:
    assert part_of(line) == part


@pytest.mark.parametrize(
    "content", ["196\t242\t3\t881250949\n", "1::122::5::838985046\n", "userId,movieId,rating,timestamp\n1,122,5.0,9\n"]
)
def test_ratings_alone_are_refused_with_the_file_that_names_the_films(tmp_path: Path, content: str) -> None:
    (tmp_path / "u.data").write_text(content)
    with pytest.raises(ImportRefused, match=r"ratings of MovieLens.*movies\.csv, movies\.dat or u\.item"):
        look_into([tmp_path / "u.data"])


def test_what_others_made_of_movielens_is_refused_with_the_data_set_that_works(tmp_path: Path) -> None:
    folder = tmp_path / "hetrec"
    folder.mkdir()
    columns = "id\ttitle\timdbID\tspanishTitle\timdbPictureURL\tyear\n"
    (folder / "movies.dat").write_text(columns + "1\tRan\t1\tRan\t\t1985\n")
    (folder / "user_ratedmovies-timestamps.dat").write_text(
        "userID\tmovieID\trating\ttimestamp\n75\t3\t1\t1162160236000\n"
    )
    with pytest.raises(ImportRefused, match=r"hetrec2011.*bring ml-10m\.zip"):
        read_history(archived(folder))
