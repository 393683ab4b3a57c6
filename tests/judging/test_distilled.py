"""The light model is a probability that falls as things fit better, by whichever signs it has slopes for."""

import numpy as np
import pytest

from core.judging.distilled import Distilled
from core.judging.signs import JUDGED_BY


def test_chances_are_those_of_the_log_odds_and_signs_without_a_slope_do_not_count() -> None:
    model = Distilled(least=0.5, bias=1.0, slopes={"near": -4.0})
    found = np.zeros((3, len(JUDGED_BY)), np.float32)
    found[:, JUDGED_BY.index("near")] = [0.0, 0.25, 1.0]
    found[:, JUDGED_BY.index("size")] = [9.0, -9.0, 0.0]
    assert model.chances(found) == pytest.approx(1 / (1 + np.exp([-1.0, 0.0, 3.0])), abs=1e-6)


def test_nothing_has_no_chances() -> None:
    assert Distilled(least=0.5, bias=0.0, slopes={}).chances(np.zeros((0, len(JUDGED_BY)), np.float32)).shape == (0,)
