"""An encoder of this computer is found by the id under which its vectors are kept."""

import numpy as np
import pytest

from core.adapters.encoders.by_id import local_encoder
from core.adapters.encoders.encoder import EncoderError, HashingEncoder, MiniLMEncoder


@pytest.mark.parametrize("encoder_id", ["hashing-3-64", "hashing-4-256", MiniLMEncoder.encoder_id])
def test_the_encoder_of_an_id_has_that_id(encoder_id: str) -> None:
    assert local_encoder(encoder_id).encoder_id == encoder_id


def test_it_reads_as_the_one_that_it_stands_for() -> None:
    there = HashingEncoder(dim=128, n=4)
    np.testing.assert_array_equal(local_encoder(there.encoder_id).encode(["a loaf"]), there.encode(["a loaf"]))


def test_an_encoder_of_another_computer_is_refused_with_what_to_do() -> None:
    with pytest.raises(EncoderError, match="JOURNEYS_ENCODER=pair"):
        local_encoder("text-embedding-3-small")
