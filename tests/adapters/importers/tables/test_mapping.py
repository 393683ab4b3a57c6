"""The guess of what columns mean rests on their names and on their cells."""

import pytest

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.tables.mapping import ROW_ORDER, ColumnMapping, checked, guessed


@pytest.mark.parametrize(
    ("header", "row", "meaning"),
    [
        (
            "user_id,item_id,title,text,ts,value,tags",
            ["7", "1", "Toy Story", "fun", "964982703", "4.0", "Comedy"],
            "person=user_id,item_id=item_id,title=title,text=text,time=ts,value=value,tags=tags",
        ),
        (
            "Titel;Datum;Bewertung;Nutzer",
            ["Das Boot", "12.03.2026", "4,5", "Uwe"],
            "title=Titel,time=Datum,value=Bewertung,person=Nutzer",
        ),
        ("Título;Fecha;Autor", ["Roma", "2026-01-02", "Cuarón"], "title=Título,time=Fecha,creator=Autor"),
        ("titre;heure;chaîne", ["Roma", "2026-01-02", "Arte"], "title=titre,time=heure,creator=chaîne"),
        ("Titolo;Data;Durata", ["Roma", "2026-01-02", "2:15:00"], "title=Titolo,time=Data,length=Durata"),
        (
            "Date;Name;Year;Letterboxd URI;Rating;Watched Date",
            ["2026-01-03", "Heat", "1995", "https://boxd.it/x", "4.5", "2026-01-02"],
            "title=Name,time=Watched Date,begun=Date,published=Year,url=Letterboxd URI,value=Rating",
        ),
        (
            "ts;master_metadata_track_name;master_metadata_album_artist_name;spotify_track_uri;ms_played",
            ["2026-01-02T03:04:05Z", "Idioteque", "Radiohead", "spotify:track:1", "30000"],
            "title=master_metadata_track_name,creator=master_metadata_album_artist_name,"
            "item_id=spotify_track_uri,time=ts",
        ),
        (
            "Column 1;Column 2;Column 3",
            ["https://a.org/x", "A page worth reading", "1781548241"],
            "url=Column 1,title=Column 2,time=Column 3",
        ),
        (
            "title;imdb rating;my score;date;poster",
            ["Heat", "8.3", "9", "2026-01-02", "https://pictures.example/heat.jpg"],
            "title=title,value=my score,time=date",
        ),
        ("trackName;artistName;endTime", ["Idioteque", "Radiohead", "2026-01-02 03:04"], None),
        ("タイトル;日付", ["七人の侍", "2026年6月15日"], "title=タイトル,time=日付"),
    ],
)
def test_columns_are_recognised(header: str, row: list[str], meaning: str | None) -> None:
    columns = header.replace(";", ",").split(",")
    meaning = meaning or "title=trackName,creator=artistName,time=endTime"
    assert guessed(columns, [row]).columns() == dict(part.split("=") for part in meaning.split(","))


def test_a_column_of_the_right_name_but_without_times_is_no_time() -> None:
    assert guessed(("title", "time"), [["Heat", "long"], ["Ran", "short"]]).time is None
    assert guessed(("title", "ts"), [["Heat", None], ["Ran", None]]).time is None


def test_numbers_that_count_the_rows_are_no_rating() -> None:
    rows = [["a", 0], ["b", 1], ["c", 2], ["d", 0], ["e", 1]]
    assert guessed(("title", "value"), rows).value is None


@pytest.mark.parametrize(
    ("column", "cell", "unit"), [("duration_ms", 9, "ms"), ("length", 7200, "s"), ("runtime", 95, "min")]
)
def test_the_unit_of_lengths_is_guessed(column: str, cell: int, unit: str) -> None:
    assert guessed(("title", column), [["Heat", cell]]).length_unit == unit


@pytest.mark.parametrize(
    ("mapping", "advice"),
    [
        (ColumnMapping(time="time"), "Choose the column that holds the titles"),
        (ColumnMapping(title="title"), "Choose the column that holds the times"),
        (
            ColumnMapping(title="title", time="time", length_unit="days"),
            "unit of the lengths among ms, s, min, h",
        ),
        (
            ColumnMapping(title="nope", time="time"),
            "no column 'nope' for the title. Its columns are: title, time",
        ),
    ],
)
def test_a_mapping_that_lacks_something_says_what_to_choose(mapping: ColumnMapping, advice: str) -> None:
    with pytest.raises(ImportRefused, match=advice):
        checked(mapping, ("title", "time"))


def test_the_order_of_the_rows_is_no_column() -> None:
    assert checked(ColumnMapping(title="title", time=ROW_ORDER), ("title",)).columns() == {"title": "title"}


def test_ids_that_only_number_the_rows_tell_no_thing() -> None:
    rows = [["1", "2026-01-02", "Heat"], ["2", "2026-01-03", "Heat"], ["3", "2026-01-04", "Ran"]]
    assert guessed(("id", "date", "title"), rows).item_id is None
    assert guessed(("id", "date", "title"), rows[::-1]).item_id is None
    assert guessed(("id", "date", "title"), [*rows, ["1", "2026-01-05", "Heat"]]).item_id == "id"
    assert guessed(("id", "date", "title"), rows[1:]).item_id == "id"


def test_ids_of_a_database_that_tell_rows_apart_tell_no_thing() -> None:
    rows = [["65a1", "2026-01-02", "Heat"], ["65a9", "2026-01-03", "Heat"], ["65b2", "2026-01-04", "Ran"]]
    assert guessed(("_id", "date", "title"), rows).item_id is None
    assert guessed(("asin", "date", "title"), rows).item_id == "asin"
    others = [[f"6c{n}", "2026-01-05", f"Film {n}"] for n in range(30)]
    assert guessed(("_id", "date", "title"), [*rows, *others]).item_id == "_id"


@pytest.mark.parametrize(
    ("rows", "item_id"),
    [
        ([("7", "Rye", "2024-01-02"), ("7", "Oats", "2024-01-03"), ("8", "Salt", "2024-01-03")], None),
        ([("7", "Rye", "2024-01-02"), ("7", "Rye", "2024-01-03"), ("8", "Salt", "2024-01-03")], "id"),
        ([("7", "Rye", "2024-01-02"), ("9", "Oats", "2024-01-03"), ("8", "Salt", "2024-01-03")], "id"),
    ],
    ids=["a person's or a tab's", "a thing's", "each another"],
)
def test_an_id_that_stands_with_other_things_each_time_tells_no_thing(
    rows: list[tuple[str, ...]], item_id: str | None
) -> None:
    assert guessed(("id", "title", "date"), rows).item_id == item_id
    addressed = [(*row, f"https://example.org/{row[1]}") for row in rows]
    assert guessed(("id", "title", "date", "url"), addressed).item_id == item_id


@pytest.mark.parametrize("cell", ["203.0.113.7", "2001:db8::1", "00:1b:44:11:3a:b7", "a@b.example", "deadbeef" * 4])
def test_an_address_of_a_device_or_of_somebody_is_no_title(cell: str) -> None:
    assert guessed(("when", "what"), [["2026-01-02", cell], ["2026-01-03", cell]]).title is None


@pytest.mark.parametrize(
    ("columns", "row", "meaning"),
    [
        ("Title,Series,Date Watched", ["Secrets", "Dark", "2026-01-02"], {"title": "Title", "creator": "Series"}),
        ("episode,podcast,date", ["Ep 1", "Bread Talk", "2026-01-02"], {"title": "episode", "creator": "podcast"}),
        ("Winery,Wine name,Scan date", ["Mill", "Rye Red", "2026-01-02"], {"title": "Wine name", "creator": "Winery"}),
        (
            "Tweet Date,Posted By,Tweet URL,Text",
            ["2026-01-02", "@baker", "https://x.example/1", "On rye"],
            {"title": "Text", "creator": "Posted By"},
        ),
        ("name,artist.mbid,artist.#text,date", ["Olson", "", "Boards", "2026-01-02"], {"creator": "artist.#text"}),
        ("When,What did you read?,Who?", ["2026-01-02", "Dune", "Frank Herbert"], {"title": "What did you read?"}),
        ("Show,Season,Watched Date", ["Dark", "1", "2026-01-02"], {"title": "Show"}),
        ("Who,Series,Author,Date", ["Noor", "Dune", "Frank Herbert", "2026-01-02"], {"creator": "Author"}),
    ],
)
def test_what_a_thing_is_called_and_of_is_told_by_several_names(
    columns: str, row: list[object], meaning: dict[str, str]
) -> None:
    found = guessed(tuple(columns.split(",")), [row]).columns()
    assert {role: found.get(role) for role in meaning} == meaning


def test_what_is_the_same_in_every_row_is_no_title() -> None:
    rows = [["feed.like", "2026-01-02"], ["feed.like", "2026-01-03"], ["feed.like", "2026-01-04"]]
    assert guessed(("value.$type", "createdAt"), rows).title is None
    assert guessed(("what", "createdAt"), rows).title is None


def test_a_list_that_still_waits_is_told_by_the_column_of_the_list() -> None:
    rows = [["Heat", "completed", "2026-01-02"], ["Ran", "plantowatch", ""]]
    assert guessed(("Title", "Watchlist", "WatchedDate"), rows).status == "Watchlist"


def test_what_is_still_to_come_throughout_needs_no_times() -> None:
    rows = [("Emma", "to-read"), ("Momo", "to-read")]
    assert guessed(("title", "shelf"), rows).time == ROW_ORDER
    assert guessed(("title", "shelf"), [*rows, ("Dune", "read")]).time is None


def test_a_key_is_no_rating_and_a_device_no_title() -> None:
    found = guessed(("title", "date", "rating_key"), [("Heat", "2024-01-02", 11), ("Ran", "2024-01-03", 12)])
    assert (found.title, found.value) == ("title", None)
    rows = [("B00X", "2024-01-02", "iOS"), ("B00Y", "2024-01-03", "Android")]
    assert guessed(("ASIN", "start_timestamp", "device_family"), rows).title is None


def test_the_column_of_titles_is_one_that_has_them() -> None:
    rows = [(None, "Rye", "2024-03-02"), (None, "Oats", "2024-03-03"), ("Salt!", "Salt", "2024-03-04")]
    assert guessed(("title", "savedTitle", "date"), rows).title == "savedTitle"
    assert guessed(("title", "savedTitle", "date"), rows[2:]).title == "title"
    assert guessed(("title", "date"), [row[::2] for row in rows]).title == "title"


def test_addresses_are_no_titles() -> None:
    rows = [(f"https://a.example/{n}.mp3", "https://a.example/feed", f"2024-03-0{n}") for n in (1, 2, 3)]
    found = guessed(("episode", "podcast", "timestamp"), rows)
    assert (found.title, found.url) == (None, "episode")


@pytest.mark.parametrize(("other", "url"), [("https://a.example/{}", "post href"), ("{}", None)])
def test_an_address_that_things_share_is_not_theirs(other: str, url: str | None) -> None:
    rows = [("https://a.example", other.format(n), f"Thing {n}", f"2024-03-0{n}") for n in (1, 2, 3, 4)]
    assert guessed(("site url", "post href", "title", "date"), rows).url == url


def test_a_page_whose_title_changes_keeps_its_address_among_others() -> None:
    rows = [(f"https://a.example/{n}", f"Thing {n}", f"2024-03-0{n}") for n in range(1, 8)]
    news = [("https://news.example", f"News of {n}", f"2024-03-1{n}") for n in range(3)]
    assert guessed(("url", "title", "date"), [*rows, *news]).url == "url"


def test_where_something_was_is_its_title_only_where_nothing_else_is() -> None:
    rows = [("2024-03-02", "Oda Vik", "Halle"), ("2024-04-02", "Lina Brandt", "Club")]
    concerts = guessed(("Date", "Artist", "Ort"), rows)
    assert (concerts.title, concerts.creator) == ("Artist", None)
    assert guessed(("Date", "Ort"), [row[::2] for row in rows]).title == "Ort"
    assert guessed(("Date", "Exhibition", "Museum"), rows).title == "Exhibition"


def test_stars_and_votes_beyond_any_scale_are_no_rating() -> None:
    rows = [("Rye", "2024-03-02", 20_000), ("Oats", "2024-03-03", 7_000)]
    assert guessed(("title", "date", "stars"), rows).value is None
    assert guessed(("title", "date", "stars"), [(*row[:2], 90) for row in rows]).value == "stars"


def test_a_zero_is_no_time() -> None:
    rows = [("Rye", "1709373600", "1709383600"), ("Oats", "1709473600", "0"), ("Salt", "1709473600", "0")]
    found = guessed(("title", "time_added", "time_read"), rows)
    assert (found.time, found.added) == ("time_read", "time_added")


def test_facts_of_a_person_are_no_history() -> None:
    found = guessed(("username", "createdFromFacebook", "birthdate"), [("noor", False, "1990-01-01")])
    assert (found.title, found.time) == (None, None)


def test_a_table_without_names_of_columns_is_told_by_written_times_and_not_by_its_numbers() -> None:
    rows = [
        ("4001141272", "読み終わった", "2024-01-02 10:00:00", "モモ"),
        ("4003222261", "読みたい", "2024-01-05 10:00:00", "エマ"),
    ]
    found = guessed(("Column 1", "Column 2", "Column 3", "Column 4"), rows)
    assert (found.title, found.time, found.status) == ("Column 4", "Column 3", "Column 2")


@pytest.mark.parametrize(
    ("rows", "title", "action"),
    [
        ([("Morning run", "good"), ("Swim", "good")], "Activity", None),
        ([("played", "Heat"), ("played", "Ran")], "Feeling", "Activity"),
    ],
)
def test_what_was_done_is_the_title_where_nothing_else_differs_as_much(
    rows: list[tuple[str, str]], title: str, action: str | None
) -> None:
    found = guessed(("Date", "Activity", "Feeling"), [(f"2024-03-0{n}", *row) for n, row in enumerate(rows, 1)])
    assert (found.title, found.action) == (title, action)
