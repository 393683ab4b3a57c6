"""Commands for very many people: journeys from Parquet to Parquet, and what came of it into the app."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ui.commands.steps import shown_steps
from ui.terminal import check_administers, open_whole, out, plain_errors


class EngineName(StrEnum):
    """What runs the function that finds one person's journeys."""

    POOL = "pool"
    SPARK = "spark"


def batch(
    interactions: Annotated[str, typer.Argument(help="Parquet: person_id, item_id, time (UTC), and kind if you like.")],
    items: Annotated[str, typer.Argument(help="Parquet: item_id, title, and text, creator, ... if you like.")],
    folder: Annotated[Path, typer.Argument(help="Where the answers go; a later run there asks only who has news.")],
    engine: Annotated[
        EngineName, typer.Option(help="Processes of this machine, or a Spark cluster.")
    ] = EngineName.POOL,
    workers: Annotated[int, typer.Option(min=0, help="Processes of the pool; 0 for one a core.")] = 0,
    master: Annotated[str, typer.Option(help="Which Spark: local[4], spark://host:7077, yarn, k8s://...")] = "local[*]",
) -> None:
    """Find and name the journeys of very many people; interactions and items are files, folders or patterns."""
    from core.adapters.settings import Settings
    from core.adapters.threads import granted_cores
    from core.workspace.batches.batch import Batch, in_pool, on_spark, run_batch
    from core.workspace.opening import encoder_of, keep_private

    with plain_errors(), shown_steps() as steps:
        keep_private()
        chosen = on_spark(master) if engine is EngineName.SPARK else in_pool(workers or granted_cores())
        what = Batch(interactions=interactions, items=items, folder=folder)
        outcome = run_batch(what, encoder_of(Settings()), chosen, datetime.now(UTC), steps)
    out.print(outcome.in_words(), highlight=False, markup=False, soft_wrap=True)
    if outcome.faults:
        raise typer.Exit(1)


def open_batch(
    folder: Annotated[Path, typer.Argument(help="What `journeys batch` wrote.")],
    name: Annotated[str, typer.Option(help="What its things are called together; the folder's name unless told.")] = "",
) -> None:
    """Take a batch's people and journeys into the app; what people decided there stays theirs."""
    from core.workspace.batches.batch_opening import take_in, taken_in_words

    with plain_errors(), shown_steps() as steps:
        check_administers()
        said = taken_in_words(take_in(open_whole(), folder, name, steps))
    out.print(said, highlight=False, markup=False, soft_wrap=True)
