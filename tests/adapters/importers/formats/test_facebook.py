"""Facebook: the names of saved things, with their letters mended; Facebook's own sentences are no titles."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from adapters.importers.web_files import CASES, NO_TIMES, as_json, is_counted, kinds, notes_of, outcomes_of, with_odd

from core.adapters.importers.formats.facebook import part, read_saves
from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Status
from core.adapters.importers.lines.format import Member, Reader, Role

READER = Reader(datetime(2026, 11, 1, tzinfo=UTC))
SAVES = (CASES / "facebook_your_saved_items.json").read_bytes()
THING = {"name": "Rye", "source": "Crumb", "url": "https://rye.example/"}
ONE = {
    "timestamp": 1_674_555_555,
    "attachments": [{"data": [{"external_context": THING}]}],
    "title": "Noor saved a link.",
}
LIKED = as_json({"page_likes_v2": [{"timestamp": 1_674_555_555, "name": "B\u00c3\u00a4ckerei"}, {"name": "x"}, {}]})
FOLLOWED = as_json({"pages_followed_v2": [{"timestamp": 1_674_555_555, "data": [{"name": "Moss"}], "title": "Moss"}]})
OTHER = as_json({"friends_v2": [{"name": "A person", "timestamp": 1_674_555_555}]})
LABELLED = as_json(
    [{"timestamp": 1_674_555_555, "media": [], "label_values": [{"label": "Titel", "value": "Rye"}], "fbid": "1"}]
)
HTML = b'<html><head></head><body><div class="_a6-g">Noor hat einen Link gespeichert.</div></body></html>'
SAMPLES = [
    {"your_saved_items.json": SAVES, "pages_you've_liked.json": LIKED, "seiten.json": FOLLOWED, "friends.json": OTHER},
    {"deine_gespeicherten_elemente.html": HTML},
    {"your_saved_items.json": LABELLED},
    {"saved_items.json": SAVES.replace(b"saves_v2", b"saves")},
]


def test_the_list_of_saved_items_is_known_by_its_first_name_too(tmp_path: Path) -> None:
    first = SAVES.replace(b"saves_v2", b"saves")
    found = part(Member("saved.json", partial(bytes, first), Path))
    assert found is not None
    assert found.read is not None
    assert found.role is Role.BACKLOG
    assert outcomes_of(found.read, first, tmp_path / "f") == outcomes_of(read_saves, SAVES, tmp_path / "f")


def saves(*rows: object) -> bytes:
    return as_json({"saves_v2": rows})


def test_saved_items_are_called_by_what_is_attached_with_letters_mended(tmp_path: Path) -> None:
    first, second = outcomes_of(read_saves, SAVES, tmp_path / "f")
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    assert (first.title, first.creator) == ("Brot backen für Anfänger 🥖", "Krumenhof")
    assert (second.title, second.link) == ("Réparer un vélo", "https://rayons.example/b")
    assert first.time == datetime(2023, 1, 24, 10, 19, 15, tzinfo=UTC)
    assert first.status is Status.CANDIDATE
    assert notes_of(read_saves, SAVES, tmp_path / "f")[0].startswith("2 texts were full of broken letters")


def test_text_that_was_never_broken_stays_as_it_is(tmp_path: Path) -> None:
    whole = {**ONE, "attachments": [{"data": [{"external_context": {**THING, "name": "Crème brûlée à 3 €"}}]}]}
    (entry,) = outcomes_of(read_saves, saves(whole), tmp_path / "f")
    assert isinstance(entry, Entry)
    assert entry.title == "Crème brûlée à 3 €"


def test_an_item_without_a_name_is_called_by_its_address_or_left_out(tmp_path: Path) -> None:
    bare = {**ONE, "attachments": [{"data": [{"external_context": {"url": "https://rye.example/keeping-a-levain"}}]}]}
    first, second = outcomes_of(read_saves, saves(bare, {**ONE, "attachments": []}), tmp_path / "f")
    assert isinstance(first, Entry)
    assert first.title == "Keeping a levain"
    assert second == LeftOut(2, "a saved item that Facebook gives no name")


def test_liked_pages_are_history_and_need_their_time(tmp_path: Path) -> None:
    found = part(Member("l", partial(bytes, LIKED), Path))
    assert found is not None
    assert found.read is not None
    (tmp_path / "l").write_bytes(LIKED)
    first, second, third, *_ = found.read(tmp_path / "l", READER)
    assert isinstance(first, Entry)
    assert (first.title, first.status) == ("Bäckerei", Status.DONE)
    assert [type(second), type(third)] == [Refusal, LeftOut]


def test_pages_that_are_followed_are_still_to_come(tmp_path: Path) -> None:
    found = part(Member("f", partial(bytes, FOLLOWED), Path))
    assert found is not None
    assert found.read is not None
    (tmp_path / "f").write_bytes(FOLLOWED)
    (entry,) = found.read(tmp_path / "f", READER)
    assert isinstance(entry, Entry)
    assert (entry.title, entry.status) == ("Moss", Status.CANDIDATE)


@pytest.mark.parametrize(("content", "step"), [(OTHER, "your_saved_items.json"), (HTML, "choose JSON")])
def test_what_is_no_history_is_named_with_the_next_step(content: bytes, step: str) -> None:
    found = part(Member("x", partial(bytes, content), Path))
    assert found is not None
    assert found.role is Role.NEITHER
    assert step in found.why


@pytest.mark.parametrize("time", NO_TIMES)
def test_a_time_that_cannot_be_right_is_refused(tmp_path: Path, time: object) -> None:
    assert kinds(outcomes_of(read_saves, saves({**ONE, "timestamp": time}), tmp_path / "f")) == [Refusal]


def test_whatever_a_key_holds_every_item_is_counted(tmp_path: Path) -> None:
    odd = [{**ONE, "attachments": [{"data": [{"external_context": thing}]}]} for thing in with_odd(THING)]
    rows: list[object] = [*with_odd(ONE), *odd, 7, None, []]
    assert is_counted(outcomes_of(read_saves, saves(*rows), tmp_path / "f"), len(rows))


def test_the_newest_form_is_refused_in_words_and_is_no_table() -> None:
    found = part(Member("a.json", partial(bytes, LABELLED), Path))
    assert found is not None
    assert (found.role, found.read) == (Role.NEITHER, None)
    assert "newest form" in found.why
