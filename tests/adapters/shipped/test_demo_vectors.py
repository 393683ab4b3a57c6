"""The demo ships what both encoders say of it, and brings it to databases that were made before."""

from collections.abc import Sequence
from functools import partial

import duckdb
import numpy as np
import pytest
from numpy.typing import NDArray

from core.adapters.encoders.encoder import HashingEncoder, MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.shipped.demo import DEMO, around_all, demo_items, load_demo, map_id_for, read_shipped, supply_demo
from core.adapters.store.database import Database
from core.adapters.store.histories import Histories
from core.adapters.store.maps import Maps
from core.adapters.store.vectors import Vectors
from core.catalogue import text_of
from core.progress import Progress
from core.workspace.workspace import Workspace


class NoModel:
    """An encoder that ships its answers and must not be asked."""

    is_local = True

    def __init__(self, encoder_id: str, dim: int) -> None:
        self.encoder_id, self.dim = encoder_id, dim

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        raise AssertionError(f"No model is needed here, but {len(texts)} texts were to be encoded.")


ENGLISH, MULTILINGUAL = NoModel("all-MiniLM-L6-v2", 384), NoModel("use-multilingual-v3", 512)
PAIR = PairEncoder(ENGLISH, MULTILINGUAL)


@pytest.mark.parametrize("encoder", [PAIR, ENGLISH])
def test_the_first_page_needs_no_model_and_has_a_map(encoder: PairEncoder | NoModel) -> None:
    workspace = Workspace(Database(), encoder)
    catalogue = workspace.preparation.catalogue((DEMO,))
    assert catalogue.vectors.shape == (len(demo_items()), encoder.dim)
    assert len(workspace.preparation.coordinates((DEMO,))) == len(catalogue.items)


def test_a_database_from_before_the_second_encoder_gets_what_ships_for_it() -> None:
    database = Database()
    histories, vectors, maps = Histories(database), Vectors(database), Maps(database)
    load_demo(histories, vectors, maps)
    pair_map = map_id_for((DEMO,), PAIR.encoder_id)
    delete = "DELETE FROM {table} WHERE {column} = ?"
    for table, column, value in (("vectors", "encoder_id", MULTILINGUAL.encoder_id), ("maps", "map_id", pair_map)):
        database.write(partial(_run, delete.format(table=table, column=column), value))
    workspace = Workspace(database, PAIR)
    assert workspace.preparation.catalogue((DEMO,)).vectors.any(axis=1).all()
    assert maps.has(pair_map)


def _run(sql: str, value: str, cursor: duckdb.DuckDBPyConnection) -> None:
    cursor.execute(sql, [value])


def test_nothing_of_the_demo_comes_back_where_it_was_deleted() -> None:
    database = Database()
    histories, vectors, maps = Histories(database), Vectors(database), Maps(database)
    supply_demo(histories, vectors, maps, PAIR.encoder_id)
    assert histories.counts()["items"] == 0
    assert not maps.has(map_id_for((DEMO,), PAIR.encoder_id))


def test_what_ships_is_what_the_encoders_say() -> None:
    items, shipped = demo_items()[:12], read_shipped()
    for encoder in (MiniLMEncoder(), MultilingualEncoder()):
        said = encoder.encode([text_of(item) for item in items])
        assert np.einsum("ij,ij->i", said, shipped.vectors[encoder.encoder_id][:12]).min() > 0.9998


def test_what_is_ordinary_ships_for_the_encoders_that_do_and_is_what_the_demo_holds() -> None:
    around, shipped = around_all(PAIR), read_shipped()
    assert around is not None
    assert len(around.texts) == len(around.vectors) == len(shipped.item_ids)
    assert np.allclose(np.linalg.norm(around.vectors, axis=1), 1.0, atol=1e-5)
    text = {item.item_id: text_of(item) for item in demo_items()}
    assert around.texts == tuple(text[item_id] for item_id in shipped.item_ids)
    assert around_all(HashingEncoder(dim=8)) is None
