"""How far a way of finding journeys agrees with labels is B-cubed over what of the labels the history holds."""

import pytest
from small_world import PATHS, TAKEN, small_workspace

from core.workspace.analyst.agreement import agreement_rows

TOPICS = {f"{topic}-{n:02d}": topic for topic in PATHS["bo"] for n in range(TAKEN)}


def test_labels_that_say_what_the_journeys_say_agree_wholly_and_others_less() -> None:
    half = small_workspace().of("bo")
    ((person, way, n, *three),) = agreement_rows("bo", half, TOPICS, ["personal"])
    assert (person, way, n) == ("bo", "personal", 3 * TAKEN)
    assert three == pytest.approx([1.0, 1.0, 1.0])
    one_heap = dict.fromkeys(TOPICS, "all")
    ((*_, precision, recall, f1),) = agreement_rows("bo", half, one_heap, ["personal"])
    assert (precision, recall, f1) == pytest.approx((1.0, 1 / 3, 0.5))


def test_what_the_history_does_not_hold_does_not_count_and_nothing_held_is_no_row() -> None:
    half = small_workspace().of("bo")
    ((*_, n, _p, _r, _f),) = agreement_rows("bo", half, TOPICS | {"sailing-00": "sailing"}, ["personal"])
    assert n == 3 * TAKEN
    assert agreement_rows("bo", half, {"sailing-00": "sailing"}, ["personal"]) == ()
