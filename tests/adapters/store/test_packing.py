"""Extractions survive being bytes, and bytes that are damaged are none."""

import numpy as np
import pytest

from core.adapters.store.packing import pack, readable
from core.extraction.baselines import topics_extraction

FOUND = topics_extraction(["a", "b", "c"], np.array([0, 1, 0]), "tiny")


def test_an_extraction_comes_back_as_it_was_packed() -> None:
    back = readable(FOUND.extraction_id, FOUND.method, FOUND.encoder_id, pack(FOUND))
    assert back is not None
    assert (back.item_ids, back.cut(), back.default_height) == (FOUND.item_ids, FOUND.cut(), FOUND.default_height)


def test_the_same_extraction_gives_the_same_bytes() -> None:
    assert pack(FOUND) == pack(FOUND)


@pytest.mark.parametrize("cut", [0, 1, 40, -1])
def test_damaged_bytes_are_no_extraction(cut: int) -> None:
    assert readable(FOUND.extraction_id, FOUND.method, FOUND.encoder_id, pack(FOUND)[:cut]) is None
