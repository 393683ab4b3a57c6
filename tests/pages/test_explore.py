"""The Explore page: cards with a reason, each taken up or declined for good."""

from pages.conftest import Open, shown

from core.workspace.workspace import Workspace


def kinds(workspace: Workspace) -> list[str]:
    return [entry.edit.kind for entry in workspace.of("ada").entries() if entry.actor == "person"]


def test_every_card_has_its_name_reason_items_and_two_meters(open_app: Open, workspace: Workspace) -> None:
    html = shown(open_app("ada", page="explore"))
    for interest in workspace.of("ada").proposals():
        assert interest.name in html
        assert interest.why in html
    assert html.count("How new") == html.count("How likely to fit") == len(workspace.of("ada").proposals())


def test_taking_one_up_is_an_edit_and_its_card_goes(open_app: Open, workspace: Workspace) -> None:
    best = workspace.of("ada").proposals()[0]
    app = open_app("ada", page="explore")
    app.button(key=f"adopt-{best.proposal_id}").click().run()
    assert f"Took up “{best.name}”" in shown(app)
    assert kinds(workspace) == ["interest_adopted"]
    assert f"adopt-{best.proposal_id}" not in {button.key for button in app.button}


def test_declining_is_an_edit_and_its_card_goes_for_good(open_app: Open, workspace: Workspace) -> None:
    best = workspace.of("ada").proposals()[0]
    app = open_app("ada", page="explore")
    app.button(key=f"decline-{best.proposal_id}").click().run()
    assert f"Declined “{best.name}”" in shown(app)
    assert kinds(workspace) == ["interest_declined"]
    app.button(key="others").click().run()
    assert f"decline-{best.proposal_id}" not in {button.key for button in app.button}


def test_with_preview_on_an_answer_still_counts_at_once(open_app: Open, workspace: Workspace) -> None:
    best = workspace.of("ada").proposals()[0]
    app = open_app("ada", page="explore", previewing=True)
    app.button(key=f"adopt-{best.proposal_id}").click().run()
    assert kinds(workspace) == ["interest_adopted"]


def test_others_come_until_everything_was_shown(open_app: Open) -> None:
    app = open_app("ada", page="explore")
    app.button(key="others").click().run()
    assert "That was everything new" in shown(app)
    app.button(key="first_ones").click().run()
    assert "How new" in shown(app)


def test_it_can_start_from_one_journey(open_app: Open, workspace: Workspace) -> None:
    journey = workspace.of("ada").view().journeys[0]
    app = open_app("ada", page="explore", explore_for=journey.journey_id)
    assert f"Starting from “{journey.name}”" in shown(app)
    app.button(key="from_everything").click().run()
    assert "New ground" in shown(app)
