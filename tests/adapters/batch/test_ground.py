"""What workers stand on says of a person's things what the whole catalogue says of them."""

from datetime import date
from pathlib import Path

import numpy as np
from batch_world import ENCODER, things

from core.adapters.batch.ground import open_ground, write_ground
from core.catalogue import build_catalogue, text_of
from core.naming.terms import TermStatistics


def test_few_things_have_the_vectors_and_the_mean_of_the_whole_catalogue(tmp_path: Path) -> None:
    items = things()
    texts = list(map(text_of, items))
    whole = build_catalogue(items, ENCODER.encode(texts), date(1970, 1, 1))
    words = TermStatistics.from_titles(texts)
    write_ground(tmp_path, whole, words, ENCODER.encoder_id)
    ground = open_ground(tmp_path)
    few = ground.catalogue([3, 70, 5], (slice(None),))
    assert few.items == (items[3], items[70], items[5])
    np.testing.assert_array_equal(few.vectors, whole.vectors[[3, 70, 5]])
    np.testing.assert_array_equal(few.mean, whole.mean)
    assert (ground.words, ground.encoder_id) == (words, ENCODER.encoder_id)


def test_it_is_written_anew_in_one_step(tmp_path: Path) -> None:
    for n in (5, 9):
        items = things()[:n]
        texts = list(map(text_of, items))
        whole = build_catalogue(items, ENCODER.encode(texts), date(1970, 1, 1))
        write_ground(tmp_path, whole, TermStatistics.from_titles(texts), ENCODER.encoder_id)
    assert open_ground(tmp_path).items.num_rows == 9
    assert [path.name for path in tmp_path.iterdir()] == ["ground"]
