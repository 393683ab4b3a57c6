"""Instagram: likes at their times, saved posts still to come, in any language of the keys."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from adapters.importers.web_files import NO_TIMES, as_json, is_counted, kinds, outcomes_of, with_odd

from core.adapters.importers.formats.instagram import part, read_liked, read_saved
from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Status
from core.adapters.importers.lines.format import Member, Role

SAVED_AT = 1_717_404_690
POST = "https://www.instagram.com/p/Cabc/"
LIKE = {
    "title": "crumb.club",
    "string_list_data": [{"href": POST, "value": "\u00f0\u009f\u0091\u008d", "timestamp": SAVED_AT}],
}


def saved(key: str) -> dict[str, object]:
    """Return a saved post whose key is in the owner's language."""
    return {"title": "crumb.club", "string_map_data": {key: {"href": POST, "timestamp": SAVED_AT}}}


SAVED = as_json({"saved_saved_media": [saved("Saved on")]})
LIKED = as_json({"likes_media_likes": [LIKE]})
COLLECTED = as_json(
    {
        "saved_saved_collections": [
            {
                "title": "Collection",
                "string_map_data": {"Name": {"value": "B\u00c3\u00a4cker"}, "Creation": {"timestamp": 1}},
            },
            {"string_map_data": {"Name": {"href": POST, "value": "crumb.club"}, "Added Time": {"timestamp": SAVED_AT}}},
        ]
    }
)
LABELLED = {
    "timestamp": SAVED_AT,
    "media": [],
    "label_values": [
        {"label": "URL", "value": POST, "href": POST},
        {
            "dict": [{"dict": [{"label": "Name", "value": "Crumb"}, {"label": "Username", "value": "crumb.club"}]}],
            "title": "Owner",
        },
    ],
    "fbid": "7",
}
FOLLOWED = as_json({"relationships_following": [{"title": "a", "string_list_data": [{"href": POST}]}]})
SAMPLES = [
    {"saved_posts.json": SAVED, "liked_posts.json": LIKED, "saved_collections.json": COLLECTED, "f.json": FOLLOWED},
    {"liked_posts.json": as_json([LABELLED]), "saved_posts.json": as_json([LABELLED]), "x.json": as_json([LABELLED])},
    {"gespeicherte.json": as_json({"saved_saved_media": [saved("Gespeichert am")]})},
]


def test_likes_are_history_at_their_times(tmp_path: Path) -> None:
    (entry,) = outcomes_of(read_liked, LIKED, tmp_path / "i")
    assert isinstance(entry, Entry)
    assert (entry.title, entry.creator, entry.status) == ("Post by crumb.club", "crumb.club", Status.DONE)
    assert (entry.time, entry.link) == (datetime(2024, 6, 3, 8, 51, 30, tzinfo=UTC), POST)


@pytest.mark.parametrize("key", ["Saved on", "Gespeichert am", "Guardado el", "Enregistré le", "保存日"])
def test_saved_posts_are_still_to_come_in_any_language(tmp_path: Path, key: str) -> None:
    (entry,) = outcomes_of(read_saved, as_json({"saved_saved_media": [saved(key)]}), tmp_path / "i")
    assert isinstance(entry, Entry)
    assert (entry.status, entry.time) == (Status.CANDIDATE, datetime(2024, 6, 3, 8, 51, 30, tzinfo=UTC))


def test_a_collection_is_a_tag_of_what_it_holds(tmp_path: Path) -> None:
    name, entry = outcomes_of(read_saved, COLLECTED, tmp_path / "i")
    assert name == LeftOut(1, "the name of a collection")
    assert isinstance(entry, Entry)
    assert (entry.tags, entry.creator) == (("Bäcker",), "crumb.club")


@pytest.mark.parametrize(
    ("name", "status"), [("liked_posts.json", Status.DONE), ("saved_posts.json", Status.CANDIDATE)]
)
def test_the_newest_form_is_told_by_its_files_name(tmp_path: Path, name: str, status: Status) -> None:
    content = as_json([LABELLED, {**LABELLED, "label_values": []}, 7])
    found = part(Member(name, partial(bytes, content), Path))
    assert found is not None
    assert found.read is not None
    entry, *others = outcomes_of(found.read, content, tmp_path / name)
    assert isinstance(entry, Entry)
    assert (entry.title, entry.status, entry.link) == ("Post by crumb.club", status, POST)
    assert [type(other) for other in others] == [Refusal, Refusal]


def test_the_newest_form_under_another_name_is_refused_with_the_names_that_tell() -> None:
    found = part(Member("posts.json", partial(bytes, as_json([LABELLED])), Path))
    assert found is not None
    assert found.role is Role.NEITHER
    assert "bring saved_posts.json and liked_posts.json under these names" in found.why


def test_other_people_are_no_history() -> None:
    found = part(Member("f", partial(bytes, FOLLOWED), Path))
    assert found is not None
    assert found.role is Role.NEITHER
    assert "saved_posts.json" in found.why


@pytest.mark.parametrize("time", [*NO_TIMES[:6], None, 0, ""])
def test_a_like_without_a_time_that_can_be_right_is_refused(tmp_path: Path, time: object) -> None:
    row = {**LIKE, "string_list_data": [{"href": POST, "timestamp": time}]}
    assert kinds(outcomes_of(read_liked, as_json({"likes_media_likes": [row]}), tmp_path / "i")) == [Refusal]


def test_whatever_a_key_holds_every_post_is_counted(tmp_path: Path) -> None:
    inner = {"href": POST, "value": "x", "timestamp": SAVED_AT}
    rows: list[object] = [
        *with_odd(LIKE),
        *({**LIKE, "string_list_data": [odd]} for odd in with_odd(inner)),
        *({"string_map_data": {"x": odd}} for odd in with_odd(inner)),
        7,
        None,
    ]
    assert is_counted(outcomes_of(read_liked, as_json({"likes_media_likes": rows}), tmp_path / "i"), len(rows))
    assert is_counted(outcomes_of(read_saved, as_json({"saved_saved_media": rows}), tmp_path / "i"), len(rows))


@pytest.mark.parametrize("label", ["Caption", "Bildunterschrift", "Légende"])
def test_a_caption_is_the_title_of_a_post_and_its_owner_stays_the_creator(tmp_path: Path, label: str) -> None:
    caption = "How to knead bread\nwithout a mixer " + "and with much patience " * 9
    labels = [LABELLED["label_values"][0], {"label": label, "value": caption}, LABELLED["label_values"][1]]  # type: ignore[index]
    content = as_json([{**LABELLED, "label_values": labels}])
    found = part(Member("saved_posts.json", partial(bytes, content), Path))
    assert found is not None
    assert found.read is not None
    (entry,) = outcomes_of(found.read, content, tmp_path / "saved_posts.json")
    assert isinstance(entry, Entry)
    assert entry.title.startswith("How to knead bread without a mixer and with")
    assert len(entry.title) <= 140
    assert entry.text.endswith("patience")
    assert (entry.creator, entry.link) == ("crumb.club", POST)
