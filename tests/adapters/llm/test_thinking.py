"""What a model thought aloud is told from what it answered, whichever marks it uses, and nothing is lost or slow."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.llm.thinking import without_thinking


@pytest.mark.parametrize(
    ("text", "answer", "thinking"),
    [
        ("plain", "plain", ""),
        ("<think>why</think>yes", "yes", "why"),
        ("<THINKING>why</THINKING> yes", "yes", "why"),
        ("why</think>yes", "yes", "why"),
        ("<think>why", "", "why"),
        ("[THINK]why[/THINK]yes", "yes", "why"),
        ("a<think>b</think>c<think>d</think>e", "ace", "bd"),
        ("<|channel|>analysis<|message|>why<|channel|>final<|message|>yes", "yes", "why"),
    ],
)
def test_an_answer_stands_apart_from_its_thinking(text: str, answer: str, thinking: str) -> None:
    assert without_thinking(text) == (answer, thinking)


@given(st.text(alphabet="ab", max_size=20), st.text(alphabet="cd", max_size=20))
def test_whatever_is_thought_first_never_reaches_the_answer(thought: str, said: str) -> None:
    assert without_thinking(f"<think>{thought}</think>{said}") == (said, thought)


def test_a_text_of_marks_alone_is_read_in_time_that_grows_with_its_length() -> None:
    def seconds(n: int) -> float:
        began = time.process_time()
        without_thinking("<think>" * n)
        return time.process_time() - began

    few, many = min(seconds(2_000) for _ in range(5)), min(seconds(40_000) for _ in range(3))
    assert many < 20 * 5 * (few + 0.001)
