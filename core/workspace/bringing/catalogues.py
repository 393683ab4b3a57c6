"""Things to choose from: what was brought becomes a collection that is offered to a person, and nobody's history."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from core.adapters.importers import ROW_ORDER, ImportRefused, Parcel, Reading
from core.adapters.importers.joined.choosing import ticked
from core.adapters.importers.joined.joining import joined_history
from core.adapters.importers.lines.entries import Status
from core.adapters.importers.lines.holdings import Holding
from core.adapters.importers.texts.identities import hashed
from core.adapters.store.gaining import gained_in_words
from core.adapters.store.histories import Written
from core.adapters.store.offers import LISTED_PREFIX
from core.entities import Item, Person
from core.progress import Stages
from core.wording import amount
from core.workspace.accounts.account_workspace import AnyWorkspace
from core.workspace.bringing.importing import SHOWN_REFUSALS, listed_parcels, looked_at, own_person

NAMED_FILES = 2
"""Files after which a list is called; by eye, more make no name."""
TOLD_TROUBLES = 3
"""Reasons that are told why there is nothing to choose from; by eye, as for a history."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What a person may choose from now: what every file was, what was read, what of it is new."""

    parcels: tuple[Parcel, ...]
    reading: Reading
    written: Written
    person: Person

    def in_words(self) -> str:
        """Return it as a few lines of text."""
        read, new = self.reading, self.written
        names = "names" if read.duplicates == 1 else "name"
        lines = [
            *listed_parcels(self.parcels),
            f"{read.name}: {amount(read.n_rows, 'row')} read",
            f"  {amount(len(read.items), 'thing')} for {self.person.name} to choose from, {new.items:,} of them new",
            *([f"  {gained_in_words(new.gained)}"] if new.gained else []),
            f"  {amount(read.duplicates, 'row')} {names} a thing that is there already",
            f"  {amount(read.n_refused, 'row')} refused",
            *(f"    row {x.row}: {x.reason} ({x.excerpt})" for x in read.refused[:SHOWN_REFUSALS]),
            *(f"  {amount(n, 'row')} left out: {reason}" for reason, n in read.reasons),
            *(f"  {note}" for note in read.notes),
        ]
        return "\n".join(lines)


def listing(parcels: Sequence[Parcel], person: Person, names: Collection[str] | None = None) -> Reading:
    """Return everything in the chosen parcels, done or still to come, as things for a person to choose from.

    A thing keeps the id that it has in the person's own history, so that what they took up is not offered again. Rows
    in = things + duplicates + refused + left out. Raises ImportRefused where there is nothing.
    """
    chosen = ticked(parcels) if names is None else tuple(names)
    taken = [parcel for parcel in parcels if parcel.name in chosen and parcel.is_full]
    if not taken:
        raise ImportRefused(_nothing(parcels))
    name = " and ".join(dict.fromkeys(_stem(parcel) for parcel in taken[:NAMED_FILES]))
    read = joined_history([_all_to_come(parcel.holding) for parcel in taken if parcel.holding], person)
    shared = [parcel.everyone for parcel in taken if parcel.everyone]
    collection_id = f"{LISTED_PREFIX}{hashed(person.person_id, *sorted(parcel.name for parcel in taken))}"
    items = tuple(_listed(item, collection_id, name) for each in (read, *shared) for item in each.items)
    n_rows, refused, left_out = (
        sum(getattr(each, count) for each in (read, *shared)) for count in ("n_rows", "n_refused", "left_out")
    )
    return replace(
        read,
        collection_id=collection_id,
        name=name,
        people=(),
        items=items,
        saved=(),
        refused=tuple(refusal for each in (read, *shared) for refusal in each.refused),
        n_rows=n_rows,
        n_refused=refused,
        duplicates=max(0, n_rows - refused - left_out - len(items)),
        left_out=left_out,
        notes=tuple(dict.fromkeys(note for each in (read, *shared) for note in each.notes)),
    )


def _all_to_come(holding: Holding) -> Holding:
    """Return what a file holds as if none of it had been taken up."""
    return replace(holding, touches=[replace(touch, status=Status.CANDIDATE) for touch in holding.touches])


def _listed(item: Item, collection_id: str, name: str) -> Item:
    """Return a thing under the id of the list, from which the person's own can be told; it says where it is from."""
    return replace(item, item_id=f"{collection_id}:{item.item_id}", source=item.source or name)


def _stem(parcel: Parcel) -> str:
    """Return a short name for a list: its file's, without folders and ending."""
    return PurePosixPath(parcel.name).stem or parcel.name


def _nothing(parcels: Sequence[Parcel]) -> str:
    """Say why there is nothing to choose from."""
    told = dict.fromkeys(parcel.trouble for parcel in parcels if parcel.trouble)
    return " ".join(list(told)[:TOLD_TROUBLES]) or "There is nothing to choose from. Tick a file that holds something."


def offer(workspace: AnyWorkspace, reading: Reading, person: Person) -> Written:
    """Store things to choose from, and let a person choose from them; raises ImportRefused for someone unknown."""
    check_known(workspace, person)
    written = workspace.import_history(
        reading.collection_id, reading.name, people=(), items=reading.items, interactions=()
    )
    workspace.offer(reading.collection_id, person.person_id)
    return written


def check_known(workspace: AnyWorkspace, person: Person) -> None:
    """Raise ImportRefused with the next step for someone without a history: there is nothing to fit things to."""
    if workspace.person(person.person_id) is None:
        raise ImportRefused(
            f"Nobody called {person.name} has a history here yet. Bring what they took up first; then things to choose "
            "from can be matched to it."
        )


def import_catalogue(
    workspace: AnyWorkspace,
    paths: Sequence[Path],
    *,
    person: str,
    overrides: Sequence[str] = (),
    names: Collection[str] | None = None,
    most_people: int | None = None,
    progress: Stages | None = None,
) -> Offered:
    """Read files as things to choose from and offer them to a person; raise ImportRefused with advice."""
    chooser = own_person(workspace, person)
    check_known(workspace, chooser)
    report = (lambda done, total: progress("Reading rows", done, total)) if progress else None
    parcels = looked_at(paths, overrides, most_people, report)
    if any(is_timeless(parcel) for parcel in parcels):
        parcels = looked_at(paths, [*overrides, f"time={ROW_ORDER}"], most_people, report)
    read = listing(parcels, chooser, names)
    return Offered(parcels, read, offer(workspace, read, chooser), chooser)


def is_timeless(parcel: Parcel) -> bool:
    """Tell whether a file is a table without times: no history, and good enough to choose from."""
    seen = parcel.inspection
    return bool(seen and seen.columns and not parcel.is_full and not (seen.mapping and seen.mapping.time))
