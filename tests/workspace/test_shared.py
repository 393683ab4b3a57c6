"""What people's halves stand on is told once; the language model is opened anew for every round of questions."""

from small_world import small_workspace

from core.workspace.person_workspace import PersonWorkspace
from core.workspace.shared import Shared


def test_the_model_is_opened_for_each_round_of_questions_and_not_before() -> None:
    workspace = small_workspace()
    opened: list[str] = []
    shared = Shared(
        preparation=workspace.preparation,
        explorer=workspace.explorer,
        sensing=workspace.sensing,
        journal=workspace.journal,
        titler=workspace.titler,
        encoder=workspace.encoder,
        meaning=workspace.encoder.encode,
        model=opened.append,
        allowance=workspace.ledger.allowance,
    )
    mine = PersonWorkspace(workspace.of("ada").desk, shared)
    assert mine.view() == workspace.of("ada").view()
    assert opened == []
    assert (mine.suggest_names(), mine.settle_by_model()) == (None, None)
    assert opened == ["ada", "ada"]
