"""Open a batch in the app: everybody it answered for, with the journeys that it found, as if each had visited."""

from pathlib import Path

from core.adapters.batch.taking_in import TakenIn, TakingIn
from core.progress import Stages
from core.wording import amount
from core.workspace.workspace import Workspace


def take_in(workspace: Workspace, folder: Path, name: str = "", progress: Stages | None = None) -> TakenIn:
    """Take a batch's people, things, journeys and names into the database; what a person decided there stays theirs.

    Taken in again after a later run, only what is new is added. Raises DatabaseError for a folder that holds no batch,
    ImportRefused where its interactions are not where they were.
    """
    called = name.strip() or folder.absolute().name
    batch = TakingIn(workspace.database, folder)
    try:
        with workspace.seal.lifted():
            return batch.run(f"batch-{called.casefold()}", called, progress)
    finally:
        workspace.forget()


def taken_in_words(taken: TakenIn) -> str:
    """Say what was taken in."""
    return (
        f"{amount(taken.people, 'person', 'people')}, {amount(taken.items, 'thing')}, "
        f"{amount(taken.interactions, 'interaction')} and {amount(taken.entries, 'entry', 'entries')} of logs are new."
    )
