"""One line of an activity: the video that a link opens, the channel without what YouTube adds, the reason else."""

from dataclasses import replace

import pytest
from adapters.importers.parts_read import READER

from core.adapters.importers.lines.entries import Entry, LeftOut
from core.adapters.importers.services.youtube_titles import Template
from core.adapters.importers.services.youtube_watching import (
    Watching,
    channel_entry,
    channel_of,
    is_advert,
    video,
    video_id_of,
    watching_outcome,
)
from core.adapters.importers.times.moments import Clock


def line(sentence: str, link: str = "", *, shown: bool = False) -> Watching:
    return Watching(row=1, sentence=sentence, link=link, channel="", time="2024-03-01", is_advert=shown)


@pytest.mark.parametrize(
    ("link", "video_id"),
    [
        ("https://www.youtube.com/watch?v=aaaaaaaaaa1", "aaaaaaaaaa1"),
        ("https://music.youtube.com/watch?v=aaaaaaaaaa1&list=RD", "aaaaaaaaaa1"),
        ("https://www.youtube.com/live/aaaaaaaaaa1?t=3", "aaaaaaaaaa1"),
        ("https://youtu.be/aaaaaaaaaa1?si=x", "aaaaaaaaaa1"),
        ("https://www.youtube.com/results?search_query=v", ""),
        ("https://youtube.com.evil.example/watch?v=aaaaaaaaaa1", ""),
        ("https://evil.example/?u=https://www.youtube.com/watch?v=aaaaaaaaaa1", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_only_links_of_youtube_are_of_a_video(link: str, video_id: str) -> None:
    assert video_id_of(link) == video_id


def test_a_channel_that_youtube_made_of_an_artist_is_the_artist_and_its_video_a_track() -> None:
    assert channel_of("Lina Brandt - Topic") == "Lina Brandt"
    entry = video(1, "Nocturne - YouTube", "aaaaaaaaaa1", "Lina Brandt - Topic", time=None, action="watched")
    assert (entry.kind, entry.creator, entry.title) == ("track", "Lina Brandt", "Nocturne")
    assert channel_of("Topic of the day") == "Topic of the day"


@pytest.mark.parametrize(
    ("watching", "reason"),
    [
        (line("Watched Fridge", "https://youtu.be/aaaaaaaaaa1", shown=True), "an advertisement"),
        (line("Hai risposto a un sondaggio"), "a survey"),
        (line("YouTube Music を使用しました"), "a visit of the app"),
        (line("Searched for rye", "https://www.youtube.com/results?search_query=rye"), "a search"),
        (line("Viewed a post", "https://www.youtube.com/post/x"), "a post"),
        (line("Zzz", "https://www.youtube.com/playlist?list=x"), "a playlist that was opened"),
        (line("Zzz", "https://www.youtube.com/@crumb"), "a channel that was opened or followed"),
        (line("Zzz", "https://example.org/"), "an activity that is no video"),
        (line("Zzz"), "a video that was removed or made private, which has no title"),
    ],
)
def test_what_is_no_video_has_its_reason(watching: Watching, reason: str) -> None:
    assert watching_outcome(watching, Template(), Clock(), READER) == LeftOut(1, reason)


def test_a_survey_that_is_a_videos_title_is_a_video() -> None:
    watching = line("A survey of rye", "https://youtu.be/aaaaaaaaaa1")
    assert isinstance(watching_outcome(watching, Template(), Clock(), READER), Entry)


def test_details_of_an_advertiser_are_known_and_others_are_not() -> None:
    assert is_advert("From Google Ads")
    assert not is_advert("YouTube")


def test_a_channel_needs_its_title_and_its_id() -> None:
    assert channel_entry(1, "Crumb Street", "UCx1").link == "https://www.youtube.com/channel/UCx1"
    with pytest.raises(ValueError, match="no title or no id"):
        channel_entry(1, "Crumb Street", "javascript:x")


@pytest.mark.parametrize(
    ("sentence", "frame", "action"),
    [
        ("Watched Rye", None, "watched"),
        ("Liked Rye", None, "liked"),
        ("Disliked Rye", None, None),
        ("Rye", Template("Watched", ""), "watched"),
        ("Rye", Template("", "angesehen"), "watched"),
        ("Rye", Template("Liked", ""), "liked"),
        ("Rye", Template("", "mag ich"), "liked"),
        ("Rye", Template("", "mag ich nicht"), None),
        ("Rye", Template("Voted on", ""), None),
        ("Rye", Template(), "watched"),
    ],
)
def test_of_what_was_done_with_a_video_watching_and_liking_count(
    sentence: str, frame: Template | None, action: str | None
) -> None:
    watching = replace(line(sentence, "https://youtu.be/aaaaaaaaaa1"), frame=frame)
    outcome = watching_outcome(watching, Template("Watched ", ""), Clock(), READER)
    if action is None:
        assert outcome == LeftOut(1, "another activity than watching")
    else:
        assert isinstance(outcome, Entry)
        assert (outcome.title, outcome.action) == ("Rye", action)


SURE, LEARNED = Template("", " angesehen", is_sure=True), Template("", " angesehen")


@pytest.mark.parametrize(
    ("sentence", "template", "title", "action"),
    [
        ("Rye angesehen", SURE, "Rye", "watched"),
        ("Rye mag ich", SURE, "Rye", "liked"),
        ("Hat „Rye“ zu „Später ansehen“ hinzugefügt", SURE, "", ""),
        ("Rye", SURE, "", ""),
        ("Vous avez regardé Rye", SURE, "Rye", "watched"),
        ("Rye", LEARNED, "Rye", "watched"),
        ("Saved by the bell", Template(), "Saved by the bell", "watched"),
        ("Liked by nobody", Template(), "Liked by nobody", "watched"),
    ],
)
def test_a_sentence_beside_those_that_say_for_sure_that_someone_watched_says_another_thing(
    sentence: str, template: Template, title: str, action: str
) -> None:
    outcome = watching_outcome(line(sentence, "https://youtu.be/aaaaaaaaaa1"), template, Clock(), READER)
    if not action:
        assert outcome == LeftOut(1, "another activity than watching")
    else:
        assert isinstance(outcome, Entry)
        assert (outcome.title, outcome.action) == (title, action)
