"""Words that claim, deny or speak of the task are told from plain ones: no word is of two kinds."""

from core.naming.claim_words import AGAINST, CLAIMED_BY, NEGATIONS, PLAIN, TASK

STEMS = [stem for stems in (*CLAIMED_BY.values(), *AGAINST.values()) for stem in stems]


def test_a_plain_word_claims_denies_and_begs_nothing() -> None:
    assert [plain for plain in sorted(PLAIN) if plain.startswith(tuple(STEMS))] == []
    assert PLAIN.isdisjoint(NEGATIONS | TASK)


def test_what_claims_is_of_one_kind_and_in_small_letters() -> None:
    assert {stem for stem in STEMS if sum(other == stem for other in STEMS) > 1} == set()
    assert all(word == word.casefold() for word in (*STEMS, *NEGATIONS, *PLAIN, *TASK))
