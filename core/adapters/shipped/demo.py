"""Load the demo histories that ship with the project into a database; make their vectors and map."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np

from core.adapters.encoders.encoder import Encoder
from core.adapters.encoders.pair import blocks_of, from_parts, parts_of
from core.adapters.places import DATA
from core.adapters.shipped.whole_numbers import as_whole_numbers, from_whole_numbers
from core.adapters.store.histories import Histories
from core.adapters.store.maps import Maps
from core.adapters.store.vectors import Vectors
from core.catalogue import Around, build_catalogue, text_of
from core.entities import Interaction, Item, Person
from core.projection import SEED, fit_map, library_version
from core.similarity import Floats

DEMO = "demo"
VECTORS = "vectors.npz"
FOLDER = DATA / "demo"
TODAY_OF_DEMO = date(2026, 11, 14)
"""The day from which the demo's items are fresh or old: the one after its last moment."""


def map_id_for(collection_ids: tuple[str, ...], encoder_id: str) -> str:
    """Return the id of the map that covers some collections."""
    return "+".join(sorted(collection_ids)) + "@" + encoder_id


@dataclass(frozen=True, slots=True, eq=False)
class Shipped:
    """What ships beside the demo's texts: vectors by encoder, rows aligned with `item_ids`, and a map `(n, 2)`.

    `map_ids` name the encoders and pairs of them that the map may stand for; `seed` and `library` made it.
    """

    item_ids: tuple[str, ...]
    vectors: Mapping[str, Floats]
    xy: Floats
    map_ids: tuple[str, ...]
    seed: int
    library: str


def load_demo(histories: Histories, vectors: Vectors, maps: Maps, folder: Path = FOLDER) -> None:
    """Put the demo's people, items, interactions, vectors and map into the database, in a second or two."""
    items = demo_items(folder)
    histories.add(DEMO, "Demo histories", demo_people(folder), items, demo_interactions(folder))
    if (folder / VECTORS).exists():
        _store(read_shipped(folder), items, vectors, maps)


def supply_demo(histories: Histories, vectors: Vectors, maps: Maps, encoder_id: str, folder: Path = FOLDER) -> None:
    """Bring what ships for an encoder into a database whose demo was put there before that encoder was known."""
    if maps.has(map_id_for((DEMO,), encoder_id)) or not (folder / VECTORS).exists():
        return
    items, shipped = histories.items((DEMO,)), read_shipped(folder)
    if items and encoder_id in shipped.map_ids:
        _store(shipped, items, vectors, maps)


def around_all(encoder: Encoder, folder: Path = FOLDER) -> Around | None:
    """Return the demo's texts with their unit vectors, as they ship; None for an encoder whose vectors do not."""
    parts = [part.encoder_id for part in parts_of(encoder)]
    if not (folder / VECTORS).exists():
        return None
    shipped = read_shipped(folder)
    if any(part not in shipped.vectors for part in parts):
        return None
    text = {item.item_id: text_of(item) for item in demo_items(folder)}
    rows = [row for row, item_id in enumerate(shipped.item_ids) if text.get(item_id)]
    raw = from_parts(encoder, [shipped.vectors[part][rows] for part in parts])
    return Around(tuple(text[shipped.item_ids[row]] for row in rows), raw)


def _store(shipped: Shipped, items: Sequence[Item], vectors: Vectors, maps: Maps) -> None:
    """Store the shipped vectors that are not there yet, and the map."""
    text = {item.item_id: text_of(item) for item in items}
    rows = [row for row, item_id in enumerate(shipped.item_ids) if item_id in text]
    texts = [text[shipped.item_ids[row]] for row in rows]
    for encoder_id, matrix in shipped.vectors.items():
        _, missing = vectors.load(texts, encoder_id, matrix.shape[1])
        if missing:
            vectors.save([texts[at] for at in missing], matrix[[rows[at] for at in missing]], encoder_id)
    for encoder_id in shipped.map_ids:
        map_id = map_id_for((DEMO,), encoder_id)
        maps.save(
            map_id,
            encoder_id=encoder_id,
            seed=shipped.seed,
            library=shipped.library,
            item_ids=shipped.item_ids,
            xy=shipped.xy,
        )


def read_shipped(folder: Path = FOLDER) -> Shipped:
    """Read what ships beside the demo's texts; vectors are kept as whole numbers of -127..127 and scaled back."""
    with np.load(folder / VECTORS, allow_pickle=False) as file:
        encoder_ids = [str(encoder_id) for encoder_id in file["encoder_ids"]]
        vectors = {encoder_id: from_whole_numbers(file[encoder_id]) for encoder_id in encoder_ids}
        item_ids, map_ids = (tuple(map(str, file[name])) for name in ("item_ids", "map_ids"))
        return Shipped(item_ids, vectors, file["xy"], map_ids, int(file["seed"]), str(file["library"]))


def embed_demo(encoder: Encoder, folder: Path = FOLDER) -> Path:
    """Encode the demo catalogue, fit its map, and write both beside it."""
    items = demo_items(folder)
    texts, parts = [text_of(item) for item in items], parts_of(encoder)
    whole = {part.encoder_id: as_whole_numbers(part.encode(texts)) for part in parts}
    raw = from_parts(encoder, [from_whole_numbers(rows) for rows in whole.values()])
    catalogue = build_catalogue(items, raw, TODAY_OF_DEMO, blocks_of(encoder))
    path = folder / VECTORS
    np.savez_compressed(
        path,
        item_ids=np.array([item.item_id for item in items]),
        encoder_ids=np.array(list(whole)),
        map_ids=np.array(list(dict.fromkeys([encoder.encoder_id, *whole]))),
        xy=fit_map(catalogue.vectors),
        seed=np.array(SEED),
        library=np.array(library_version()),
        allow_pickle=False,
        **whole,
    )
    return path


def demo_items(folder: Path = FOLDER) -> list[Item]:
    """Read the demo catalogue."""
    return [
        Item(
            row["item_id"],
            row["title"],
            creator=row["creator"],
            kind=row["kind"],
            length_minutes=int(row["length_minutes"]) if row["length_minutes"] else None,
            published=date.fromisoformat(row["published"]),
            popularity=float(row["popularity"]),
            language=row["language"],
            text=row["description"],
        )
        for row in _rows(folder / "items.csv")
    ]


def demo_people(folder: Path = FOLDER) -> list[Person]:
    """Read the demo people."""
    return [Person(row["person_id"], row["name"], row["portrait"]) for row in _rows(folder / "people.csv")]


def demo_interactions(folder: Path = FOLDER) -> list[Interaction]:
    """Read the demo histories."""
    return [
        Interaction(
            row["person_id"],
            row["item_id"],
            datetime.fromisoformat(row["time"]).astimezone(UTC),
            kind=row["kind"],
            value=float(row["value"]) if row["value"] else None,
        )
        for row in _rows(folder / "interactions.csv")
    ]


def _rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
