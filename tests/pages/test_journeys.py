"""The Journeys page shows a person's journeys, and every verb on a row is one edit in the log."""

import re

import pytest
from pages.conftest import Open, shown
from small_world import of_many_journeys
from streamlit.testing.v1 import AppTest

from core.desk.wishes import MORE
from core.steering.edits import (
    GranularitySet,
    JourneyFocused,
    JourneyPaused,
    JourneyRemoved,
    JourneysMerged,
    JourneySplit,
    JourneyWeighted,
)
from core.workspace.workspace import Workspace
from ui.part_panels import MOST_PARTS
from ui.session import Said


def kinds(workspace: Workspace) -> list[str]:
    return [entry.edit.kind for entry in workspace.of("bo").entries() if entry.actor == "person"]


def first(workspace: Workspace) -> str:
    return next(v.journey_id for v in workspace.of("bo").view().journeys if not v.is_folded)


def test_a_first_visit_offers_two_ways_in(open_app: Open) -> None:
    app = open_app(person=None)
    assert "What are you into, really?" in shown(app)
    assert app.button(key="look_around")
    assert [link.value for link in app.page_link] == ["Use my own history"]


def test_choosing_a_person_puts_them_in_the_address(open_app: Open) -> None:
    app = open_app(person=None, panel=("people", ""))
    assert "Bo" in app.button(key="person-bo").label
    app.button(key="person-ada").click().run()
    assert app.query_params["person"] == "ada"


def test_whose_history_it_is_stands_on_the_page(open_app: Open) -> None:
    assert "ada of the small world" in shown(open_app(person="ada"))


def test_an_unknown_person_in_the_address_gets_the_welcome(open_app: Open) -> None:
    assert "What are you into, really?" in shown(open_app(person="nobody"))


def test_every_journey_has_a_row_and_a_name_to_edit(open_app: Open, workspace: Workspace) -> None:
    app = open_app()
    shown(app)
    speaking = [v for v in workspace.of("bo").view().journeys if not v.is_folded]
    assert speaking
    for view in speaking:
        assert app.text_input(key=f"name-{view.journey_id}").value == view.name


def test_a_journey_that_runs_dry_is_told_with_who_got_the_rest_of_its_share(
    open_app: Open, workspace: Workspace
) -> None:
    app, journey_id = open_app(), first(workspace)
    for _ in range(3):
        app.button(key=f"More-{journey_id}").click().run()
    dry = workspace.of("bo").view().slate.dry
    assert dry is not None
    assert dry.journey_id == journey_id
    name = workspace.of("bo").view().profile.name(journey_id)
    assert f"Only {dry.n} things fit “{name}”" in shown(app)


def test_more_is_one_edit_that_the_meter_tells(open_app: Open, workspace: Workspace) -> None:
    app, journey_id = open_app(), first(workspace)
    app.button(key=f"More-{journey_id}").click().run()
    assert "More of" in shown(app)
    assert kinds(workspace) == ["journey_weighted"]


def test_undo_and_redo_give_the_list_back(open_app: Open, workspace: Workspace) -> None:
    app, journey_id = open_app(), first(workspace)
    before = workspace.of("bo").view().slate
    app.button(key=f"Less-{journey_id}").click().run()
    after = workspace.of("bo").view().slate
    app.button(key="undo").click().run()
    assert workspace.of("bo").view().slate == before
    app.button(key="redo").click().run()
    assert workspace.of("bo").view().slate == after
    assert "Did again" in shown(app)


def test_the_name_is_edited_where_it_stands(open_app: Open, workspace: Workspace) -> None:
    app, journey_id = open_app(), first(workspace)
    app.text_input(key=f"name-{journey_id}").set_value("Evenings with <b>wool</b>").run()
    assert workspace.of("bo").view().profile.name(journey_id) == "Evenings with <b>wool</b>"
    assert "<b>wool</b>" not in shown(app)
    app.button(key="undo").click().run()
    assert app.text_input(key=f"name-{journey_id}").value != "Evenings with <b>wool</b>"


@pytest.mark.parametrize(
    ("choice", "kind"),
    [
        ("Pause", "journey_paused"),
        ("I have finished this", "journey_finished"),
        ("Mute", "journey_muted"),
        ("This is not me", "journey_removed"),
    ],
)
def test_a_choice_of_the_menu_is_one_edit(open_app: Open, workspace: Workspace, choice: str, kind: str) -> None:
    app, journey_id = open_app(), first(workspace)
    app.menu_button(key=f"menu-{journey_id}").click(choice).run()
    shown(app)
    assert kinds(workspace) == [kind]


def test_what_is_not_me_can_be_taken_back(open_app: Open, workspace: Workspace) -> None:
    app, journey_id = open_app(), first(workspace)
    app.menu_button(key=f"menu-{journey_id}").click("This is not me").run()
    app.session_state["removed"] = True
    app.run()
    app.button(key=f"back-{journey_id}").click().run()
    assert kinds(workspace) == ["journey_removed", "journey_resumed"]


def test_merging_asks_into_which_and_makes_one(open_app: Open, workspace: Workspace) -> None:
    app, journey_id = open_app(), first(workspace)
    app.menu_button(key=f"menu-{journey_id}").click("Merge into another …").run()
    target = next(v.journey_id for v in workspace.of("bo").view().journeys if v.journey_id != journey_id)
    app.selectbox(key="merge_into").select(target).run()
    app.button(key="merge").click().run()
    assert "Merged" in shown(app)
    assert journey_id not in workspace.of("bo").view().profile.by_id


def test_picked_items_are_split_off(open_app: Open, workspace: Workspace) -> None:
    app, journey_id = open_app(), first(workspace)
    app.menu_button(key=f"menu-{journey_id}").click("Split it up …").run()
    picked = list(workspace.of("bo").view().profile.by_id[journey_id].members[:2])
    app.multiselect(key="split_items").set_value(picked).run()
    app.button(key="split_picked").click().run()
    assert "Split 2 items off" in shown(app)
    assert kinds(workspace) == ["journey_split"]


def test_deeper_opens_the_parts_and_focuses_one(open_app: Open, workspace: Workspace) -> None:
    journey_id = first(workspace)
    other = next(v.journey_id for v in workspace.of("bo").view().journeys if v.journey_id != journey_id)
    workspace.of("bo").commit(JourneysMerged(journey_id, (other,)))
    app = open_app()
    app.button(key=f"deeper-{journey_id}").click().run()
    assert "Go deeper" in shown(app)
    app.button(key="focus-0").click().run()
    assert workspace.of("bo").view().profile.by_id[journey_id].focus


def in_one(workspace: Workspace) -> str:
    """Merge all of Bo's journeys into the first, and return its id."""
    journey_id, *others = (v.journey_id for v in workspace.of("bo").view().journeys)
    workspace.of("bo").commit(JourneysMerged(journey_id, tuple(others)))
    return journey_id


def test_the_dial_of_a_journey_is_one_edit_that_opens_it_more_finely_and_moves_nothing(
    open_app: Open, workspace: Workspace
) -> None:
    journey_id = in_one(workspace)
    before = workspace.of("bo").view().slate
    app = open_app(panel=("deeper", journey_id))
    assert "It falls into 2 parts" in shown(app)
    app.select_slider(key=f"granularity-{journey_id}").set_value(1.0).run()
    assert "It falls into 3 parts" in shown(app)
    assert "Set the detail to “finest” within" in shown(app)
    assert kinds(workspace) == ["journeys_merged", "granularity_set"]
    assert workspace.of("bo").view().slate == before
    app.button(key="undo").click().run()
    assert workspace.of("bo").view().profile.by_id[journey_id].granularity == 0.5


def test_one_goes_deeper_again_and_again_and_back_to_the_whole(open_app: Open, workspace: Workspace) -> None:
    journey_id = in_one(workspace)
    app = open_app()
    for size in (16, 8):
        app.button(key=f"deeper-{journey_id}").click().run()
        app.button(key="focus-0").click().run()
        assert len(workspace.of("bo").view().profile.by_id[journey_id].focus) == size
    app.button(key=f"deeper-{journey_id}").click().run()
    assert "is all of one piece: there is nothing deeper to open" in shown(app)
    assert not [slider for slider in app.select_slider if slider.key != "granularity"]
    app.button(key="unfocus").click().run()
    assert not workspace.of("bo").view().profile.by_id[journey_id].focus
    assert "Opened all of" in shown(app)


def test_a_split_follows_the_dial_and_takes_the_whole_apart_whatever_is_in_focus(
    open_app: Open, workspace: Workspace
) -> None:
    journey_id = in_one(workspace)
    members = workspace.of("bo").view().profile.by_id[journey_id].members
    workspace.of("bo").commit(JourneyFocused(journey_id, members[:8], "pottery"))
    app = open_app(panel=("split", journey_id))
    app.select_slider(key=f"granularity-{journey_id}").set_value(1.0).run()
    assert app.button(key="split_parts").label == "Make 3 journeys of it"
    app.button(key="split_parts").click().run()
    shown(app)
    assert sorted(v.n_items for v in workspace.of("bo").view().journeys) == [8, 8, 8]


def test_many_parts_are_folded_with_their_number_also_where_the_journey_itself_is_folded(
    open_app: Open, workspace: Workspace
) -> None:
    workspace.of("bo").extract("personal")
    journey_id = in_one(workspace)
    workspace.of("bo").commit(GranularitySet(1.0, journey_id))
    workspace.of("bo").commit(JourneyPaused(journey_id))
    n = len(workspace.of("bo").parts(journey_id))
    assert n > MOST_PARTS
    app = open_app(panel=("deeper", journey_id), resting=True)
    shown(app)
    assert f"{n - MOST_PARTS} more parts" in {expander.label for expander in app.expander}
    assert len([b for b in app.button if str(b.key).startswith("focus-")]) == MOST_PARTS
    app.session_state["more_parts"] = True
    app.run()
    shown(app)
    assert len([b for b in app.button if str(b.key).startswith("focus-")]) == n


def test_a_preview_changes_nothing_until_it_is_applied(open_app: Open, workspace: Workspace) -> None:
    app, journey_id = open_app(), first(workspace)
    app.toggle(key="previewing").set_value(True).run()
    app.button(key=f"More-{journey_id}").click().run()
    assert "Nothing is changed yet" in shown(app)
    assert kinds(workspace) == []
    app.button(key="apply").click().run()
    assert kinds(workspace) == ["journey_weighted"]
    assert "Nothing is changed yet" not in shown(app)


def test_a_branch_of_several_edits_is_previewed_and_applied_in_order(open_app: Open, workspace: Workspace) -> None:
    app, journey_id = open_app(), first(workspace)
    app.toggle(key="previewing").set_value(True).run()
    app.button(key=f"More-{journey_id}").click().run()
    app.select_slider(key="granularity").set_value(1.0).run()
    expected = workspace.of("bo").preview([JourneyWeighted(journey_id, MORE), GranularitySet(1.0)])[0].slate
    assert "More of" in shown(app)
    assert "Set the detail" in shown(app)
    assert kinds(workspace) == []
    app.button(key="apply").click().run()
    assert kinds(workspace) == ["journey_weighted", "granularity_set"]
    assert workspace.of("bo").view().slate == expected


def test_a_dropped_preview_leaves_no_trace(open_app: Open, workspace: Workspace) -> None:
    app, journey_id = open_app(), first(workspace)
    app.toggle(key="previewing").set_value(True).run()
    app.button(key=f"Less-{journey_id}").click().run()
    app.button(key="drop").click().run()
    assert "Nothing is changed yet" not in shown(app)
    assert kinds(workspace) == []


def test_the_dial_re_cuts_the_journeys(open_app: Open, workspace: Workspace) -> None:
    app = open_app()
    app.select_slider(key="granularity").set_value(1.0).run()
    shown(app)
    assert kinds(workspace) == ["granularity_set"]
    assert workspace.of("bo").view().profile.granularity == 1.0


def test_an_edit_from_another_tab_is_seen(open_app: Open, workspace: Workspace) -> None:
    app, journey_id = open_app(), first(workspace)
    workspace.of("bo").commit(JourneyWeighted(journey_id, 3.0))
    app.run()
    shown(app)
    assert not app.button(key="undo").disabled


def test_the_figures_open_on_demand(open_app: Open, workspace: Workspace) -> None:
    app, journey_id = open_app(), first(workspace)
    app.button(key=f"More-{journey_id}").click().run()
    assert "figures" not in shown(app)
    app.button(key="figures").click().run()
    assert 'class="figures"' in shown(app)


def test_a_history_that_is_not_there_says_what_to_do(open_app: Open, workspace: Workspace) -> None:
    workspace.delete_everything()
    assert "What are you into, really?" in shown(open_app())


def test_the_ways_to_find_journeys_stand_side_by_side_and_one_is_chosen(open_app: Open, workspace: Workspace) -> None:
    app = open_app(methods=True)
    html = shown(app)
    assert html.count("likeness of a journey") == 3
    assert {b.key for b in app.button if b.label.startswith("Find them this way *")} >= {
        "focus-topics",
        "focus-cooccurrence",
    }
    app.button(key="focus-topics").click().run()
    assert workspace.of("bo").method() == "topics"
    assert "Found your journeys by the topics of the whole catalogue" in shown(app)


def test_a_history_deleted_in_another_tab_is_said_to_be_gone(open_app: Open, workspace: Workspace) -> None:
    app = open_app()
    journey_id = workspace.of("bo").view().journeys[0].journey_id
    workspace.delete_person("bo")
    app.button(key=f"More-{journey_id}").click().run()
    assert not app.exception
    assert app.session_state["said"].refusal.startswith("This history is no longer here")


def test_smaller_journeys_are_folded_and_the_fold_says_what_they_hold(open_app: Open, workspace: Workspace) -> None:
    of_many_journeys(workspace, "wide", 30)
    app = open_app("wide")
    assert len([button for button in app.button if str(button.key).startswith("More-")]) == 20
    (label,) = [fold.label for fold in app.expander if fold.label.startswith("Smaller ones")]
    assert re.fullmatch(r"Smaller ones \(10\), holding \d+ of your \d+ places", label)


def test_what_may_be_off_is_folded_and_its_act_mends_it(open_app: Open, workspace: Workspace) -> None:
    one, other, _ = (v.journey_id for v in workspace.of("bo").view().journeys)
    workspace.of("bo").commit(JourneysMerged(one, (other,)))
    found = next(m for m in workspace.of("bo").mendings() if m.act == "Split it")
    app = open_app(mendings=True)
    assert "belong together and stand apart" in shown(app)
    app.button(key=f"mend-{found.key}").click().run()
    assert len(workspace.of("bo").view().journeys) == 3
    assert "Nothing that can be seen" in shown(app)


def test_a_journey_is_looked_for_elsewhere_in_its_own_words(open_app: Open, workspace: Workspace) -> None:
    journey = workspace.of("bo").view().journeys[0]
    app = open_app(panel=("search", journey.journey_id))
    html = shown(app)
    assert "https://www.youtube.com/results?search_query=" in html
    app.selectbox(key="search_at").set_value("Spotify").run()
    assert "https://open.spotify.com/search/" in shown(app)
    assert app.session_state["search_at_last"] == "Spotify"


def test_after_not_me_the_journeys_that_look_like_it_are_asked_about_and_one_press_takes_one_out(
    open_app: Open, workspace: Workspace
) -> None:
    mine = workspace.of("bo")
    first = mine.view().journeys[0]
    mine.commit(JourneySplit(first.journey_id, (("", first.journey.members[::2]),)))
    half = next(v for v in mine.view().journeys if set(v.journey.members) == {*first.journey.members[::2]})
    app = open_app()
    assert "looks like it too" not in shown(app)
    outcome = mine.commit(JourneyRemoved(first.journey_id))
    app = open_app(said=Said(outcome))
    assert "This journey looks like it too: this one as well?" in shown(app)
    n_before = len(mine.entries())
    app.button(key=f"not-me-too-{half.journey_id}").click().run()
    made = [entry for entry in mine.entries()[n_before:] if entry.actor == "person"]
    assert [entry.edit for entry in made] == [JourneyRemoved(half.journey_id)]
    assert "looks like it too" not in shown(app)


def test_not_me_is_tried_on_a_copy_and_one_sentence_says_what_is_left(open_app: Open, workspace: Workspace) -> None:
    entries = workspace.of("bo").entries()
    app = open_app(trial=True)
    app.button(key="try_not_me").click().run()
    html = shown(app)
    assert "planted into a copy of you with" in html
    assert "left." in html
    assert workspace.of("bo").entries() == entries


def rows(app: AppTest) -> list[str]:
    return [str(field.key).removeprefix("name-") for field in app.text_input if str(field.key).startswith("name-")]


def test_rows_stay_where_they_are_however_often_more_is_pressed_and_sort_when_asked(
    open_app: Open, workspace: Workspace
) -> None:
    members = workspace.of("bo").view().profile.by_id[first(workspace)].members
    workspace.of("bo").commit(JourneySplit(first(workspace), (("", members[:3]),)), "split")
    app = open_app()
    before = rows(app)
    last = before[-1]
    assert len(before) > 1
    assert app.button(key="sort_again").disabled
    for _ in range(10):
        app.button(key=f"More-{last}").click().run()
        assert rows(app) == before
    assert workspace.of("bo").view().journeys[0].journey_id == last
    app.button(key="sort_again").click().run()
    assert rows(app) != before
    assert app.button(key="sort_again").disabled


def test_what_is_split_off_stands_right_after_what_it_came_from(open_app: Open, workspace: Workspace) -> None:
    app = open_app()
    before = rows(app)
    members = workspace.of("bo").view().profile.by_id[before[0]].members
    workspace.of("bo").commit(JourneySplit(before[0], (("", members[:3]),)), "split")
    after = rows(app.run())
    (new,) = set(after) - set(before)
    assert after == [before[0], new, *before[1:]]
