"""A history is held against the shipped reference, or against its own ground where the encoder has not read that."""

from small_world import small_workspace

from core.similarity import centred_background
from core.workspace.personal_tree import OwnGround, personal_tree


def test_a_tree_is_the_one_that_a_visit_finds_and_grows_from_what_is_known() -> None:
    workspace = small_workspace(with_map=False)
    desk = workspace.of("bo").desk
    asked = []

    def own() -> OwnGround:
        asked.append(True)
        return OwnGround(desk.catalogue.centre, centred_background(desk.catalogue.vectors))

    found = personal_tree(desk, workspace.encoder, subjects=None, own=own)
    assert found.extraction_id == workspace.preparation.extraction(desk).extraction_id
    assert asked, "the tiny encoder has not read the shipped reference"
    assert (
        personal_tree(desk, workspace.encoder, subjects=None, own=own, known=found).extraction_id == found.extraction_id
    )
