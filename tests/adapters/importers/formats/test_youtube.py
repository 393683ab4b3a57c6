"""YouTube: what was watched, in any language; what was saved waits; searches, adverts and removed videos are told."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.parts_read import (
    CASES,
    READER,
    entries_at,
    member_of,
    notes_at,
    outcomes_at,
    part_at,
    reasons_at,
    records,
    rows_of,
    written,
)

from core.adapters.importers.formats.youtube import FORMAT
from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.lines.entries import Entry, Status
from core.adapters.importers.lines.format import Role
from core.adapters.importers.services.youtube_activity import read_records
from core.adapters.importers.services.youtube_pages import read_cells

NO_TIME = "1 January 1970 is no real time: programs write it where they have none"


def record(sentence: str, video_id: str = "", channel: str = "", **more: object) -> dict[str, object]:
    """Return a record of an activity as Takeout writes it."""
    link = {"titleUrl": f"https://www.youtube.com/watch?v={video_id}"} if video_id else {}
    by = {"subtitles": [{"name": channel, "url": "https://www.youtube.com/channel/UCx"}]} if channel else {}
    return {
        "header": "YouTube",
        "title": sentence,
        **link,
        **by,
        "time": "2025-03-02T19:04:05.101Z",
        "products": ["YouTube"],
        **more,
    }


def page(*cells: str, caption: str = "<b>Products:</b><br>&emsp;YouTube") -> bytes:
    """Return a page as Takeout writes it: a long sheet of styles, then a cell for every activity."""
    body = "".join(
        '<div class="outer-cell mdl-cell mdl-cell--12-col"><div class="mdl-grid"><div class="header-cell">'
        '<p class="mdl-typography--title">YouTube<br></p></div>'
        f'<div class="content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1">{cell}</div>'
        '<div class="content-cell mdl-typography--body-1 mdl-typography--text-right"></div>'
        f'<div class="content-cell mdl-cell--12-col mdl-typography--caption">{caption}</div></div></div>'
        for cell in cells
    )
    styles = ".mdl-cell{margin:8px}" * 400
    return (
        f'<html><head><title>x</title><style type="text/css">{styles}</style></head><body>{body}</body></html>'.encode()
    )


def link(video_id: str, title: str) -> str:
    return f'<a href="https://www.youtube.com/watch?v={video_id}">{title}</a>'


CHANNEL = '<br><a href="https://www.youtube.com/channel/UCx">Rust &amp; Spokes</a><br>'
WATCHES = records(
    record("Watched Keeping a levain", "aaaaaaaaaa1", "Crumb Street"), record("Watched Rye", "aaaaaaaaaa2")
)
SEARCHES = records(
    *(
        record(f"Searched for rye {n}", titleUrl=f"https://www.youtube.com/results?search_query=rye+{n}")
        for n in range(30)
    )
)
PAGE = page(
    f"Watched&nbsp;{link('aaaaaaaaaa1', 'Truing a wheel')}{CHANNEL}Mar 2, 2025, 7:04:05\u202fPM GMT",
    "Watched a video that has been removed<br>Mar 1, 2025, 7:04:05 PM GMT",
)
SEARCH_PAGE = page(
    'Searched for&nbsp;<a href="https://www.youtube.com/results?search_query=rye">rye</a><br>Mar 2, 2025, 7:04:05 PM'
)
PLAYLIST = b"Video ID,Playlist Video Creation Timestamp\naaaaaaaaaa1,2025-03-02T19:04:05+00:00\n\n\n"
OLD_PLAYLIST = (
    b"Playlist ID,Channel ID,Time Created,Time Updated,Title,Description,Visibility\n"
    b"PLx,UCx,2019-01-01 00:00:00 UTC,2019-01-02 00:00:00 UTC,Bread,,Private\n\n"
    b"Video ID,Time Added\naaaaaaaaaa1,2019-03-02 19:04:05 UTC\nbroken,2019-03-02 19:04:05 UTC\n"
)
SUBSCRIPTIONS = b"Channel Id,Channel Url,Channel Title\nUCx1,http://www.youtube.com/channel/UCx1,Crumb Street\nUCx2,,\n"
SONGS = b"Video ID,Song Title,Album Title,Artist Name 1\nmmmmmmmmmm1,Nocturne,Night Music,Lina Brandt\n"
COMMENTS = b'Comment ID,Channel ID,Comment Create Timestamp,Price,Video ID,Comment Text\nx,y,2024-01-01,0,z,"{}"\n'
LIKES = records(
    {
        "kind": "youtube#playlistItem",
        "snippet": {
            "publishedAt": "2015-03-02T19:04:05.000Z",
            "channelTitle": "The owner of the list",
            "title": "Keeping a levain",
            "playlistId": "LLx",
            "resourceId": {"kind": "youtube#video", "videoId": "aaaaaaaaaa1"},
        },
    },
    {"snippet": {"publishedAt": "2014-03-02T19:04:05.000Z", "title": "Private video", "playlistId": "LLx"}},
)
OLD_HISTORY = records({"snippet": {"publishedAt": "2014-03-02T19:04:05.000Z", "title": "Keeping a levain"}})
OLD_SUBSCRIPTIONS = records(
    {
        "kind": "youtube#subscription",
        "snippet": {
            "publishedAt": "2014-03-02T19:04:05.000Z",
            "title": "Crumb Street",
            "resourceId": {"channelId": "UCx1"},
        },
    }
)
SAMPLES = [
    {"watch-history.json": WATCHES},
    {"Wiedergabeverlauf.html": PAGE},
    {"a.json": SEARCHES, "b.html": SEARCH_PAGE, "c.csv": PLAYLIST, "d.csv": SUBSCRIPTIONS, "e.csv": COMMENTS},
    {"likes.json": LIKES, "old.json": OLD_HISTORY, "abos.json": OLD_SUBSCRIPTIONS},
    {"old.csv": OLD_PLAYLIST, "music library songs.csv": SONGS},
]


def test_a_history_in_english_keeps_videos_alone_with_their_channels() -> None:
    path = CASES / "youtube_watch-history_en.json"
    titles = [entry.title for entry in entries_at(FORMAT, path)]
    assert len(titles) == 7
    assert not any(title.startswith(("Watched", "Viewed", "https")) for title in titles)
    assert ("Nocturne", "Lina Brandt", "track") in [(e.title, e.creator, e.kind) for e in entries_at(FORMAT, path)]
    assert sorted(reasons_at(FORMAT, path)) == [
        "a post",
        "a survey",
        *["a video that was removed or made private, which has no title"] * 2,
        "a visit of the app",
        *["an advertisement"] * 2,
    ]
    assert rows_of(outcomes_at(FORMAT, path)) == list(range(1, 15))


def test_a_history_in_french_keeps_bare_titles() -> None:
    path = CASES / "youtube_watch-history_fr.json"
    assert [e.title for e in entries_at(FORMAT, path)] == ["Faire son pain sans machine", "Réparer un vélo ancien"]


def test_a_page_gives_what_the_records_give() -> None:
    first, second = entries_at(FORMAT, CASES / "youtube_watch-history_en.html")
    assert (first.title, first.creator) == ("Sourdough for people who have no time", "Crumb Street")
    assert first.time == datetime(2025, 3, 2, 19, 4, 5, tzinfo=UTC)
    assert (second.creator, second.time) == ("Rust & Spokes", datetime(2025, 2, 22, 9, 31, 12, tzinfo=UTC))
    assert len(reasons_at(FORMAT, CASES / "youtube_watch-history_en.html")) == 2


def test_a_playlist_of_ids_alone_waits_nameless_and_says_so() -> None:
    path = CASES / "youtube_playlist_watch-later.csv"
    assert [(e.title, e.identity, e.status) for e in entries_at(FORMAT, path)] == [
        ("", "youtube aaaaaaaaaa1", Status.CANDIDATE),
        ("", "youtube aaaaaaaaaa2", Status.CANDIDATE),
    ]
    assert "only ids of videos" in notes_at(FORMAT, path)


@pytest.mark.parametrize(
    ("sentences", "titles"),
    [
        (["Brot backen angesehen", "Räder zentrieren angesehen"], ["Brot backen", "Räder zentrieren"]),
        (["Has visto Pan en casa", "Has visto Bicicletas"], ["Pan en casa", "Bicicletas"]),
        (["パンの焼き方 を視聴しました", "自転車 を視聴しました"], ["パンの焼き方", "自転車"]),
        (["Je hebt Brood bakken bekeken", "Je hebt Fietsen bekeken"], ["Brood bakken", "Fietsen"]),
        (["Je hebt naar Brood gekeken", "Je hebt naar Fiets gekeken"], ["Brood", "Fiets"]),
        (["Ekmek adlı videoyu izlediniz", "Bisiklet adlı videoyu izlediniz"], ["Ekmek", "Bisiklet"]),
        (["Просмотрено видео Хлеб", "Просмотрено видео Сад"], ["Хлеб", "Сад"]),
        (["빵 을(를) 시청했습니다.", "정원 을(를) 시청했습니다."], ["빵", "정원"]),
        (["تمت مشاهدة خبز", "تمت مشاهدة حديقة"], ["خبز", "حديقة"]),
        (["Obejrzano: Chleb", "Obejrzano: Rower"], ["Chleb", "Rower"]),
        (["Ha guardau Pane", "Ha guardau Bici nova", "Ha guardau Sale"], ["Pane", "Bici nova", "Sale"]),
        (["Pan mirau ye", "Bici nova mirau ye", "Sal mirau ye"], ["Pan", "Bici nova", "Sal"]),
        (["Watched Watched Over Me", "Watched How to"], ["Watched Over Me", "How to"]),
    ],
)
def test_the_words_around_a_title_go_in_every_language(tmp_path: Path, sentences: list[str], titles: list[str]) -> None:
    path = written(tmp_path, records(*(record(s, f"aaaaaaaaaa{n}", "C") for n, s in enumerate(sentences))))
    assert [entry.title for entry in entries_at(FORMAT, path)] == titles


def test_a_video_without_a_title_shows_the_sentence_of_an_unknown_language(tmp_path: Path) -> None:
    sentences = ["Xem „https://www.youtube.com/watch?v=aaaaaaaaaa0“ roi", "Xem „Banh mi“ roi"]
    path = written(tmp_path, records(*(record(s, f"aaaaaaaaaa{n}") for n, s in enumerate(sentences))))
    assert [entry.title for entry in entries_at(FORMAT, path)] == ["Banh mi"]


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("{}&nbsp;angesehen" + CHANNEL + "02.03.2025, 19:04:05 MEZ", datetime(2025, 3, 2, 18, 4, 5, tzinfo=UTC)),
        ("Has visto&nbsp;{}" + CHANNEL + "15 jun 2025, 20:30:41 CEST", datetime(2025, 6, 15, 18, 30, 41, tzinfo=UTC)),
        ("Vous avez regardé {}" + CHANNEL + "2 mars 2025, 19:04:05 CET", datetime(2025, 3, 2, 18, 4, 5, tzinfo=UTC)),
        ("{} を視聴しました" + CHANNEL + "2025/03/02 19:04:05 JST", datetime(2025, 3, 2, 10, 4, 5, tzinfo=UTC)),
        ("Watched {}" + CHANNEL + "Mar 2, 2015, 7:04:05 PM<br>", datetime(2015, 3, 2, 19, 4, 5, tzinfo=UTC)),
    ],
)
def test_a_page_in_any_language_keeps_the_title_the_channel_and_the_moment(
    tmp_path: Path, line: str, time: datetime
) -> None:
    (entry,) = entries_at(FORMAT, written(tmp_path, page(line.format(link("aaaaaaaaaa1", "Truing a wheel")))))
    assert (entry.title, entry.creator, entry.time) == ("Truing a wheel", "Rust & Spokes", time)


@pytest.mark.parametrize(
    "words", ["From Google Ads", "Desde Google Ads", "De los anuncios de Google", "Google 広告から"]
)
def test_what_an_advertiser_showed_is_no_watch(tmp_path: Path, words: str) -> None:
    shown = record("Watched Fridge", "adadadadad1", details=[{"name": words}])
    assert reasons_at(FORMAT, written(tmp_path, records(shown))) == ["an advertisement"]
    caption = f"<b>Products:</b><br>&emsp;YouTube<br><b>Details:</b><br>&emsp;{words}<br><b>Why is this here?</b><br>x"
    cell = f"Watched {link('adadadadad1', 'Fridge')}{CHANNEL}Mar 2, 2025, 7:04:05 PM GMT"
    assert reasons_at(FORMAT, written(tmp_path, page(cell, caption=caption))) == ["an advertisement"]


@pytest.mark.parametrize(
    "address",
    [
        "https://youtu.be/aaaaaaaaaa1",
        "https://m.youtube.com/watch?t=3s&v=aaaaaaaaaa1",
        "http://www.youtube.com/watch?v=aaaaaaaaaa1&t=1",
        "https://www.youtube.com/shorts/aaaaaaaaaa1",
        "https://www.youtubekids.com/watch?v=aaaaaaaaaa1",
    ],
)
def test_every_way_to_write_a_video_is_one_video(tmp_path: Path, address: str) -> None:
    (entry,) = entries_at(FORMAT, written(tmp_path, records(record("Watched Rye", titleUrl=address))))
    assert (entry.identity, entry.link) == ("youtube aaaaaaaaaa1", "https://www.youtube.com/watch?v=aaaaaaaaaa1")


@pytest.mark.parametrize("content", [SEARCHES, SEARCH_PAGE])
def test_searches_are_no_history_and_say_where_it_is(tmp_path: Path, content: bytes) -> None:
    part = part_at(FORMAT, written(tmp_path, content))
    assert (part.role, part.read) == (Role.NEITHER, None)
    assert "bring the whole zip" in part.step


def test_an_activity_that_begins_with_searches_is_read_for_its_watches(tmp_path: Path) -> None:
    mixed = [*json.loads(SEARCHES), record("Watched Rye", "aaaaaaaaaa1"), record("Liked Oats", "aaaaaaaaaa2")]
    path = written(tmp_path, records(*mixed))
    assert [(entry.title, entry.action) for entry in entries_at(FORMAT, path)] == [
        ("Rye", "watched"),
        ("Oats", "liked"),
    ]
    assert reasons_at(FORMAT, path) == ["a search"] * 30


def test_searches_among_which_an_advertisement_ran_stay_searches(tmp_path: Path) -> None:
    advert = record("Watched Fridge", "adadadadad1", details=[{"name": "From Google Ads"}])
    assert part_at(FORMAT, written(tmp_path, records(*json.loads(SEARCHES), advert))).role == Role.NEITHER


def test_lists_wait_in_the_backlog_under_their_own_names(tmp_path: Path) -> None:
    (channel,) = entries_at(FORMAT, written(tmp_path, SUBSCRIPTIONS))
    assert (channel.title, channel.kind, channel.link) == (
        "Crumb Street",
        "channel",
        "https://www.youtube.com/channel/UCx1",
    )
    assert reasons_at(FORMAT, written(tmp_path, SUBSCRIPTIONS)) == ["it has no title or no id of a channel"]
    (song,) = entries_at(FORMAT, written(tmp_path, SONGS))
    assert (song.title, song.creator, song.status) == ("Nocturne", "Lina Brandt", Status.CANDIDATE)
    (video,) = entries_at(FORMAT, written(tmp_path, OLD_PLAYLIST))
    assert (video.row, video.time) == (5, datetime(2019, 3, 2, 19, 4, 5, tzinfo=UTC))
    assert reasons_at(FORMAT, written(tmp_path, OLD_PLAYLIST)) == ["it has no id of a video"]


@pytest.mark.parametrize(
    "header",
    ["Video-ID,Zeitstempel der Erstellung", "動画 ID,再生リスト動画作成のタイムスタンプ", "ID de la vidéo,Horodatage"],
)
def test_a_playlist_is_known_in_every_language(tmp_path: Path, header: str) -> None:
    path = written(tmp_path, f"{header}\naaaaaaaaaa1,2025-03-02T19:04:05+00:00\n".encode())
    assert [entry.identity for entry in entries_at(FORMAT, path)] == ["youtube aaaaaaaaaa1"]


def test_likes_of_before_2017_are_done_and_do_not_name_the_owner_as_the_channel(tmp_path: Path) -> None:
    (liked,) = entries_at(FORMAT, written(tmp_path, LIKES))
    assert (liked.title, liked.creator, liked.action, liked.status) == ("Keeping a levain", "", "liked", Status.DONE)
    (watched,) = entries_at(FORMAT, written(tmp_path, OLD_HISTORY))
    assert (watched.identity, watched.action) == ("", "watched")
    (channel,) = entries_at(FORMAT, written(tmp_path, OLD_SUBSCRIPTIONS))
    assert (channel.title, channel.kind, channel.status) == ("Crumb Street", "channel", Status.CANDIDATE)


@pytest.mark.parametrize(
    ("time", "reason"),
    [
        ("", "the time is empty"),
        ("1601-01-01T00:00:00Z", "the year 1601 cannot be right"),
        ("1970-01-01T00:00:00Z", NO_TIME),
        ("2106-02-07T06:28:15Z", "the year 2106 cannot be right"),
        ("2027-02-07T06:28:15Z", "the time lies in the future"),
        ("soon", "'soon' is no time that can be read"),
    ],
)
def test_a_watch_without_a_time_that_can_be_right_is_refused_with_its_reason(
    tmp_path: Path, time: str, reason: str
) -> None:
    path = written(tmp_path, records(record("Watched Rye", "aaaaaaaaaa1", time=time)))
    assert reasons_at(FORMAT, path) == [reason]


def test_a_page_without_a_cell_is_refused_in_words(tmp_path: Path) -> None:
    path = written(tmp_path, PAGE.replace(b"outer-cell", b"outer-cells"))
    with pytest.raises(ImportRefused, match="without any activity"):
        list(read_cells(path, READER))


def test_another_products_activity_is_not_youtubes(tmp_path: Path) -> None:
    other = record("Visited Rye", "aaaaaaaaaa1") | {"header": "Chrome", "products": ["Chrome"]}
    assert FORMAT.part(member_of(written(tmp_path, records(other)))) is None


def test_a_page_of_the_whole_activity_tells_likes_from_watches_and_leaves_out_the_rest(tmp_path: Path) -> None:
    verbs = ("Watched", "Liked", "Disliked", "Subscribed to")
    cells = [f"{verb}&nbsp;{link('aaaaaaaaaa1', 'Rye')}{CHANNEL}Mar 2, 2025, 7:04:05 PM GMT" for verb in verbs]
    path = written(tmp_path, page(*cells))
    assert [(entry.title, entry.action) for entry in entries_at(FORMAT, path)] == [("Rye", "watched"), ("Rye", "liked")]
    assert reasons_at(FORMAT, path) == ["another activity than watching"] * 2


def test_the_whole_activity_in_another_language_keeps_watches_and_likes_alone(tmp_path: Path) -> None:
    around = ("{} angesehen", "{} mag ich", "{} mag ich nicht", "Hat „{}“ zu „Später ansehen“ hinzugefügt")
    told = [*around, *around[:1] * 4]
    titles = [f"Brot {n}" for n in range(len(told))]
    kept = [(titles[n], "liked" if n == 1 else "watched") for n in (0, 1, 4, 5, 6, 7)]
    sentences = [sentence.format(title) for sentence, title in zip(told, titles, strict=True)]
    as_records = written(tmp_path, records(*(record(s, f"aaaaaaaaaa{n}") for n, s in enumerate(sentences))))
    cells = [
        told[n].format(f"{link(f'aaaaaaaaaa{n}', title)}&nbsp;") + f"{CHANNEL}02.03.2025, 19:04:05 MEZ"
        for n, title in enumerate(titles)
    ]
    for path in (as_records, written(tmp_path, page(*cells), "a.html")):
        assert [(entry.title, entry.action) for entry in entries_at(FORMAT, path)] == kept
        assert reasons_at(FORMAT, path) == ["another activity than watching"] * 2


def test_a_json_history_that_is_damaged_is_refused_as_a_whole(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="cut off"):
        next(read_records(written(tmp_path, WATCHES + b"{"), READER))


def test_the_order_of_day_and_month_is_told_by_cells_from_all_over_a_page(tmp_path: Path) -> None:
    watch = "Watched&nbsp;" + link("aaaaaaaaaa1", "Rye") + CHANNEL
    cells = [f"{watch}0{n % 9 + 1}/03/2024 10:00:00" for n in range(7_000)]
    told = list(read_cells(written(tmp_path, page(*cells, *[f"{watch}27/03/2024 10:00:00"] * 20)), READER))
    assert len(told) == 7_020
    assert {outcome.time.month for outcome in told if isinstance(outcome, Entry) and outcome.time} == {3}
