"""Weights stand in the order of the features, and every one goes by its name."""

from core.ranking.retrieval import FEATURES
from core.ranking.weights import Weights


def test_the_points_of_a_feature_stand_where_the_feature_stands() -> None:
    made = Weights(**{name: float(n) for n, name in enumerate(FEATURES)}, dismissed=99.0)
    assert made.vector().tolist() == [float(n) for n in range(len(FEATURES))]


def test_weights_are_told_by_name_with_what_is_lost_near_something_dismissed() -> None:
    told = Weights(quality=0.125).as_dict()
    assert list(told) == [*FEATURES, "dismissed"]
    assert (told["quality"], Weights(**told)) == (0.125, Weights(quality=0.125))
