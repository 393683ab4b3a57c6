"""Words of one family count as one, words that only begin alike do not."""

from core.naming.families import with_families

HELD = {
    "climb": {0},
    "climber": {1},
    "climbing": {2},
    "clim": {3},
    "knit": {4},
    "knitting": {5},
    "car": {6},
    "card": {7},
}


def test_forms_of_a_word_share_their_titles() -> None:
    found = with_families(HELD)
    assert found["climbing"] == found["climber"] >= {0, 1, 2}
    assert found["knit"] == {4, 5}


def test_short_words_stay_alone() -> None:
    assert with_families(HELD)["car"] == {6}
    assert with_families({}) == {}


def test_words_that_only_begin_alike_stay_apart() -> None:
    found = with_families({"animal": {0}, "animation": {1}, "general": {2}, "generator": {3}})
    assert found["animal"] == {0}
    assert found["general"] == {2}
