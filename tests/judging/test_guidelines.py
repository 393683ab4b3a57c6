"""Every grade has one sentence, the best stands first, and what shares no subject is bad."""

from core.judging.guidelines import BAD, GUIDELINES, Grade, guidelines_in_words


def test_every_grade_has_one_sentence_of_its_own() -> None:
    assert set(GUIDELINES) == set(Grade)
    assert len(set(GUIDELINES.values())) == len(Grade)
    assert all(said.endswith(".") and said.count(".") == 1 for said in GUIDELINES.values())


def test_the_guidelines_are_shown_from_the_best_grade_to_the_worst() -> None:
    assert [line[:2] for line in guidelines_in_words().split("\n")] == ["5:", "4:", "3:", "2:", "1:"]


def test_what_shares_a_subject_is_never_bad() -> None:
    assert Grade.NOTHING < BAD < Grade.BESIDE
