"""What a person takes away."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import small_workspace

from core.desk.taken_out import exports
from core.effects.moments import Told
from core.steering import edits as e
from core.steering.log import LogEntry, UnknownEdit, edit_from_json
from core.wording import FORMULA_STARTS, as_it_was

SPACED = ["\t=1", "\r=1", " =1", "\ufeff=1", "\x0c=1", "\x0c\ufeff =1"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", *SPACED])
def test_formula_cells_are_defused(cell: str) -> None:
    assert exports.safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize(("cell", "text"), [("plain", "plain"), (-3, "-3"), (0.5, "0.5"), (None, ""), ("a=b", "a=b")])
def test_other_cells_stay_as_they_are(cell: object, text: str) -> None:
    assert exports.safe_cell(cell) == text


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_no_cell_of_any_text_begins_a_formula_and_csv_reads_back(cells: list[str]) -> None:
    columns = [f"c{i}" for i in range(len(cells))]
    text = exports.to_csv(columns, [dict(zip(columns, cells, strict=True))])
    header, row = list(csv.reader(io.StringIO(text, newline="")))
    assert header == columns
    assert not any(cell.lstrip().startswith(FORMULA_STARTS[:4]) for cell in row)
    assert [as_it_was(cell) for cell in row] == cells


def test_the_log_reads_back_as_the_edits_it_holds() -> None:
    workspace = small_workspace()
    journey = workspace.of("ada").view().journeys[0]
    workspace.of("ada").commit(e.JourneyRenamed(journey.journey_id, "=My clay"))
    written = json.loads(exports.log_json("ada", workspace.of("ada").told()))
    read = [edit_from_json(json.dumps(entry["edit"])) for entry in written["log"]]
    assert read == [entry.edit for entry in workspace.of("ada").entries()]
    assert [entry["seq"] for entry in written["log"]] == sorted(entry["seq"] for entry in written["log"])


@pytest.mark.parametrize(
    "payload",
    ['{"kind":"journey_cloned","copies":2}', '{"kind":"journey_cloned","copies":1.10}', '{"n":1,"n":2}', "=1+1", "["],
)
def test_what_a_later_version_wrote_is_exported_to_the_letter(payload: str) -> None:
    newer = LogEntry(
        seq=7,
        person_id="ada",
        time=datetime(2030, 1, 1, tzinfo=UTC),
        actor="person",
        edit=UnknownEdit("journey_cloned", payload),
    )
    told = [Told(newer, "Something", None, True)]
    (written,) = json.loads(exports.log_json("ada", told))["log"]
    nested = written["edit"]
    back = nested if isinstance(nested, str) else json.dumps(nested, ensure_ascii=False, separators=(",", ":"))
    assert (written["kind"], back) == ("journey_cloned", payload)
    (row,) = csv.DictReader(io.StringIO(exports.log_csv(told)))
    assert row["edit"].removeprefix("'") == payload


def test_a_newer_edit_that_a_value_holds_whole_is_exported_as_a_value() -> None:
    newer = UnknownEdit("journey_cloned", '{"kind":"journey_cloned","copies":2}')
    told = [
        Told(
            LogEntry(seq=7, person_id="ada", time=datetime(2030, 1, 1, tzinfo=UTC), actor="person", edit=newer),
            "Something",
            None,
            True,
        )
    ]
    assert json.loads(exports.log_json("ada", told))["log"][0]["edit"] == {"kind": "journey_cloned", "copies": 2}


def test_journeys_hold_their_items_by_title_and_a_name_that_is_a_formula_is_defused_in_the_table() -> None:
    workspace = small_workspace()
    journey = workspace.of("ada").view().journeys[0]
    workspace.of("ada").commit(e.JourneyRenamed(journey.journey_id, "=My clay"))
    view = workspace.of("ada").view()
    written = json.loads(exports.journeys_json(view, workspace.of("ada").title_of))
    mine = next(j for j in written["journeys"] if j["journey_id"] == journey.journey_id)
    assert mine["name"] == "=My clay"
    assert len(mine["titles"]) == len(mine["item_ids"]) == journey.n_items
    rows = list(csv.DictReader(io.StringIO(exports.journeys_csv(view))))
    assert "'=My clay" in [row["name"] for row in rows]


def test_the_log_as_a_table_tells_what_still_counts() -> None:
    workspace = small_workspace()
    journey = workspace.of("ada").view().journeys[0]
    made = workspace.of("ada").commit(e.JourneyMuted(journey.journey_id))
    workspace.of("ada").undo()
    rows = {int(r["seq"]): r for r in csv.DictReader(io.StringIO(exports.log_csv(workspace.of("ada").told())))}
    assert rows[made.entry.seq]["counts"] == "False"
    assert rows[made.entry.seq]["kind"] == "journey_muted"


def test_what_is_shown_to_others_leaves_out_the_sensitive_journeys_unless_ticked() -> None:
    view = small_workspace().of("bo").view()
    secret = view.journeys[0].journey_id
    shown, ticked = exports.shareable(view, {secret}), exports.shareable(view, {secret}, also_sensitive=True)
    assert secret not in exports.journeys_csv(shown)
    assert len(shown.journeys) == len(view.journeys) - 1
    assert exports.journeys_csv(ticked) == exports.journeys_csv(view)


def test_moments_are_written_in_utc_and_what_has_none_says_nothing() -> None:
    workspace = small_workspace()
    mine = workspace.of("ada")
    adopted = mine.proposals()[0]
    mine.commit(e.InterestAdopted(adopted.journey_id, adopted.name, anchors=tuple(i.item_id for i in adopted.anchors)))
    rows = {r["journey_id"]: r for r in csv.DictReader(io.StringIO(exports.journeys_csv(mine.view())))}
    written = {j["journey_id"]: j for j in json.loads(exports.journeys_json(mine.view(), mine.title_of))["journeys"]}
    first = min(mine.view().journeys, key=lambda v: str(v.first or "9"))
    assert rows[first.journey_id]["first"] == written[first.journey_id]["first"] == "2024-01-06T18:00:00Z"
    assert rows[adopted.journey_id]["first"] == written[adopted.journey_id]["last"] == ""


def test_what_is_written_as_json_can_be_read_by_people_too() -> None:
    mine = small_workspace(with_map=False).of("ada")
    top = mine.view().journeys[0].journey_id
    mine.commit(e.JourneyRenamed(top, "Töpfern 陶芸"))
    for text in (exports.journeys_json(mine.view(), mine.title_of), exports.log_json("ada", mine.told())):
        assert "Töpfern 陶芸" in text
        assert text.startswith('{\n  "person_id": "ada",\n  "')


def test_an_exported_journey_holds_every_column_and_its_items() -> None:
    mine = small_workspace(with_map=False).of("bo")
    first, second, third = (v.journey_id for v in mine.view().journeys)
    mine.commit(e.JourneyWeighted(first, 2.0))
    mine.commit(e.JourneyMuted(second))
    mine.commit(e.JourneyRemoved(third))
    view = mine.view()
    written = json.loads(exports.journeys_json(view, mine.title_of))
    assert written["person_id"] == "bo"
    one, two, gone = written["journeys"]
    shown = view.journeys[0]
    assert {key: one[key] for key in exports.JOURNEY_COLUMNS} == {
        "journey_id": first,
        "name": shown.name,
        "named_by": "terms",
        "life": shown.life.value,
        "weight": 2.0,
        "muted": False,
        "asked_share": 1.0,
        "list_share": 1.0,
        "items": 8,
        "first": f"{shown.first:%Y-%m-%dT%H:%M:%SZ}",
        "last": f"{shown.last:%Y-%m-%dT%H:%M:%SZ}",
    }
    assert one["item_ids"] == list(shown.journey.members)
    assert one["titles"] == [mine.title_of(item_id) for item_id in shown.journey.members]
    assert (two["journey_id"], two["muted"], two["asked_share"]) == (second, True, 0.0)
    assert (gone["journey_id"], gone["life"]) == (third, "not you")
    rows = list(csv.DictReader(io.StringIO(exports.journeys_csv(view))))
    assert [row["journey_id"] for row in rows] == [first, second, third]
    assert list(rows[0]) == list(exports.JOURNEY_COLUMNS)


def test_shares_are_exported_to_six_places() -> None:
    view = small_workspace(with_map=False).of("ada").view()
    exact = replace(view, journeys=(replace(view.journeys[0], asked=1 / 3, got=2 / 3),))
    (row,) = csv.DictReader(io.StringIO(exports.journeys_csv(exact)))
    assert (row["asked_share"], row["list_share"]) == ("0.333333", "0.666667")


def test_an_exported_entry_holds_every_column_oldest_first() -> None:
    mine = small_workspace(with_map=False).of("ada")
    made = mine.commit(e.JourneyMuted(mine.view().journeys[0].journey_id))
    written = json.loads(exports.log_json("ada", mine.told()))
    rows = list(csv.DictReader(io.StringIO(exports.log_csv(mine.told()))))
    assert written["person_id"] == "ada"
    expected = [entry.seq for entry in mine.entries()]
    assert [entry["seq"] for entry in written["log"]] == [int(row["seq"]) for row in rows] == expected
    assert rows[-1] == {
        "seq": str(made.entry.seq),
        "time": f"{made.entry.time:%Y-%m-%dT%H:%M:%SZ}",
        "actor": "person",
        "kind": "journey_muted",
        "sentence": made.sentence,
        "counts": "True",
        "edit": json.dumps(written["log"][-1]["edit"], separators=(",", ":")),
        "effect": made.entry.effect,
    }


def test_the_rows_of_a_table_end_as_spreadsheets_expect_and_a_missing_cell_is_empty() -> None:
    assert exports.to_csv(["a", "b"], [{"a": 1}, {"b": "x"}]) == "a,b\r\n1,\r\n,x\r\n"


def test_what_the_person_sent_away_is_left_out_for_others_where_it_is_sensitive() -> None:
    mine = small_workspace(with_map=False).of("bo")
    first, second, third = (v.journey_id for v in mine.view().journeys)
    mine.commit(e.JourneyRemoved(first))
    shown = exports.shareable(mine.view(), {first, second})
    assert ([v.journey_id for v in shown.journeys], shown.removed) == ([third], ())


def test_a_newer_edit_too_deep_to_read_is_exported_to_the_letter() -> None:
    deep = "[" * 100_000
    newer = UnknownEdit("journey_cloned", deep)
    row = LogEntry(seq=7, person_id="ada", time=datetime(2030, 1, 1, tzinfo=UTC), actor="person", edit=newer)
    assert json.loads(exports.log_json("ada", [Told(row, "Something", None, True)]))["log"][0]["edit"] == deep


@pytest.mark.parametrize(
    ("payload", "exported"),
    [
        ('{"name":"Töpfern 陶芸"}', {"name": "Töpfern 陶芸"}),
        ('{"name": "spaced"}', '{"name": "spaced"}'),
        ('{"name":"T\\u00f6pfern"}', '{"name":"T\\u00f6pfern"}'),
        ("no json", "no json"),
    ],
    ids=["to the letter", "spaces would go", "another spelling would go", "no value"],
)
def test_a_newer_edit_is_exported_as_a_value_where_no_letter_of_it_is_lost(payload: str, exported: object) -> None:
    newer = UnknownEdit("journey_cloned", payload)
    row = LogEntry(seq=7, person_id="ada", time=datetime(2030, 1, 1, tzinfo=UTC), actor="person", edit=newer)
    assert json.loads(exports.log_json("ada", [Told(row, "Something", None, True)]))["log"][0]["edit"] == exported
