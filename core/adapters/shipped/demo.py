"""Load the demo histories that ship with the project into a database; make their vectors and map."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np

from core.adapters.encoders.encoder import Encoder
from core.adapters.places import DATA
from core.adapters.store.histories import Histories
from core.adapters.store.maps import Maps
from core.adapters.store.vectors import Vectors
from core.catalogue import build_catalogue, text_of
from core.entities import Interaction, Item, Person
from core.projection import SEED, fit_map, library_version

DEMO = "demo"
FOLDER = DATA / "demo"


def map_id_for(collection_ids: tuple[str, ...], encoder_id: str) -> str:
    """Return the id of the map that covers some collections."""
    return "+".join(sorted(collection_ids)) + "@" + encoder_id


def load_demo(histories: Histories, vectors: Vectors, maps: Maps, folder: Path = FOLDER) -> None:
    """Put the demo's people, items, interactions, vectors and map into the database, in a second or two."""
    items = demo_items(folder)
    histories.add(DEMO, "Demo histories", demo_people(folder), items, demo_interactions(folder))
    path = folder / "vectors.npz"
    if not path.exists():
        return
    with np.load(path, allow_pickle=False) as shipped:
        ids = [str(item_id) for item_id in shipped["item_ids"]]
        encoder_id, matrix, xy = str(shipped["encoder_id"]), shipped["vectors"].astype(np.float32), shipped["xy"]
        seed, library = int(shipped["seed"]), str(shipped["library"])
    text = {item.item_id: text_of(item) for item in items}
    vectors.save([text[item_id] for item_id in ids], matrix, encoder_id)
    maps.save(map_id_for((DEMO,), encoder_id), encoder_id=encoder_id, seed=seed, library=library, item_ids=ids, xy=xy)


def embed_demo(encoder: Encoder, folder: Path = FOLDER) -> Path:
    """Encode the demo catalogue, fit its map, and write both beside it."""
    items = demo_items(folder)
    raw = encoder.encode([text_of(item) for item in items])
    catalogue = build_catalogue(items, raw, date(2026, 11, 14))
    path = folder / "vectors.npz"
    np.savez_compressed(
        path,
        item_ids=np.array([item.item_id for item in items]),
        encoder_id=np.array(encoder.encoder_id),
        vectors=raw.astype(np.float32),
        xy=fit_map(catalogue.vectors),
        seed=np.array(SEED),
        library=np.array(library_version()),
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
