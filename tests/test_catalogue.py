"""What the catalogue takes off its vectors can be put back."""

from datetime import date

import numpy as np

from core.catalogue import build_catalogue
from core.entities import Item
from core.similarity import unit


def test_vectors_are_as_the_encoder_gave_them_when_the_mean_is_put_back() -> None:
    raw = unit(np.random.default_rng(0).normal(0.4, 1.0, size=(50, 16)).astype(np.float32))
    raw[7] = 0.0
    catalogue = build_catalogue([Item(f"{row}", f"{row}") for row in range(50)], raw, date(2026, 1, 1))
    assert np.allclose(catalogue.uncentre(catalogue.vectors), raw, atol=1e-5)
    assert np.allclose(catalogue.centre(catalogue.uncentre(catalogue.vectors)), catalogue.vectors, atol=1e-5)
