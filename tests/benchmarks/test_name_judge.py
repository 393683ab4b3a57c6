"""The judge of the naming benchmark gives full marks to perfect names and none to swapped ones."""

from benchmarks.name_judge import Judge, adjacent_in_titles, bootstrap, function_edges, stands_in_title
from benchmarks.name_worlds import half_of, source_of

SUBJECTS = ["basil", "synth", "pizza", "violin", "kayak", "origami"]
PLACES = ["garden", "studio", "oven", "concert", "river", "paper"]
HELD = [
    [f"{subject} {place} {extra}" for extra in ("morning", "evening", *PLACES) for _ in range(8)]
    for subject, place in zip(SUBJECTS, PLACES, strict=True)
]
PERSONS = ((0, 1, 2), (3, 4, 5))


def test_perfect_names_get_full_marks_and_swapped_ones_none() -> None:
    judge = Judge(HELD)
    perfect = judge.marks(SUBJECTS, SUBJECTS, PERSONS)
    swapped = judge.marks([SUBJECTS[at] for at in (1, 2, 0, 4, 5, 3)], SUBJECTS, PERSONS)
    for measure in ("fidelity", "distinctness", "told_apart", "specificity"):
        assert perfect.mean(measure) > 0.99
    for measure in ("fidelity", "distinctness", "told_apart"):
        assert swapped.mean(measure) < 0.01


def test_one_name_for_all_tells_nothing_apart() -> None:
    same = Judge(HELD).marks(["basil"] * 6, SUBJECTS, PERSONS)
    assert same.mean("told_apart") == 0.0
    assert same.mean("separation") < 0.01
    assert same.mean("fidelity") < 0.2


def test_a_method_is_no_better_than_itself() -> None:
    marks = [Judge(HELD).marks(SUBJECTS, SUBJECTS, PERSONS)]
    assert bootstrap(marks, marks, "fidelity", n=50) == (0.0, 0.0)


def test_readability_is_read_off_the_titles() -> None:
    titles = ["Herbs on a balcony", "Basil in June"]
    assert stands_in_title("herbs on a Balcony", titles)
    assert not stands_in_title("balcony herbs", titles)
    assert adjacent_in_titles("herbs on basil", titles) == 0.5
    assert adjacent_in_titles("basil", titles) == 1.0
    assert function_edges("the basil")
    assert not function_edges("basil")


def test_a_source_is_in_one_half_and_communities_of_one_collector_count_apart() -> None:
    row = {"source_repo": "a/b", "collection_title": "r/herbs (A)", "kind": "community_top"}
    assert source_of(row) == "a/b/r/herbs"
    assert source_of({**row, "kind": "expert_list"}) == "a/b"
    assert {half_of(str(n)) for n in range(50)} == {"tune", "report"}
