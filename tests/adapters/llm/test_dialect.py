"""How a server wants to be asked is learned one thing at a time, ends, and outlasts the process."""

from hypothesis import given
from hypothesis import strategies as st

from core.adapters.llm.dialect import DRAWN_BY, Dialect, kept_dialect
from core.adapters.llm.faults import Cause


def test_a_server_is_asked_at_first_with_everything() -> None:
    assert kept_dialect(None, is_openai=False).options(600) == {"max_tokens": 600, "temperature": 0, "seed": DRAWN_BY}
    assert "max_completion_tokens" in kept_dialect(None, is_openai=True).options(600)


def test_what_was_refused_is_left_out_or_renamed() -> None:
    dialect: Dialect | None = Dialect()
    for cause in (Cause.LENGTH_NAME, Cause.TEMPERATURE, Cause.SEED, Cause.SYSTEM):
        assert dialect is not None
        dialect = dialect.learned(cause)
    assert dialect is not None
    assert dialect.options(600) == {"max_completion_tokens": 600}
    assert not dialect.has_system


@given(st.lists(st.sampled_from(list(Cause)), min_size=30))
def test_whatever_is_refused_there_is_an_end_to_learning(causes: list[Cause]) -> None:
    dialect, n_learned = Dialect(), 0
    for cause in causes:
        learned = dialect.learned(cause)
        dialect, n_learned = learned or dialect, n_learned + (learned is not None)
    assert n_learned <= 5


def test_what_was_learned_is_read_again_and_what_cannot_be_read_is_forgotten() -> None:
    learned = Dialect(thinks=True, without=("seed",))
    assert kept_dialect(learned.model_dump_json(), is_openai=True) == learned
    assert kept_dialect("{", is_openai=False) == Dialect()
    assert kept_dialect('{"rung": "telepathy"}', is_openai=False) == Dialect()
