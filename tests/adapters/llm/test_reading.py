"""A completion is untrusted: any part may be missing or of another type, and reading it never fails."""

from types import SimpleNamespace as Part

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.llm.answers import Ending
from core.adapters.llm.reading import reply_of

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.builds(lambda a, b, c: Part(message=a, content=b, usage=c, tool_calls=a, choices=b), inner, inner, inner)
    ),
    max_leaves=8,
)


def completion(message: object, finish: object = "stop", usage: object = None) -> Part:
    return Part(choices=[Part(message=message, finish_reason=finish)], usage=usage)


@pytest.mark.parametrize(
    ("message", "finish", "outcome"),
    [
        (Part(content="no", refusal="I will not"), "stop", Ending.REFUSED),
        (Part(content="half"), "length", Ending.CUT_OFF),
        (Part(content=""), "content_filter", Ending.REFUSED),
        (Part(content="text"), "stop", Ending.MALFORMED),
    ],
)
def test_how_a_reply_ended_is_told(message: Part, finish: str, outcome: Ending) -> None:
    assert reply_of(completion(message, finish), 10).outcome is outcome


def test_what_a_tool_was_called_with_goes_before_the_text() -> None:
    call = Part(function=Part(arguments='{"name": "Herbs"}'))
    assert reply_of(completion(Part(content="prose", tool_calls=[call])), 10).text == '{"name": "Herbs"}'


def test_tokens_that_a_server_does_not_count_are_charged_by_length() -> None:
    reply = reply_of(completion(Part(content="x" * 40), usage=Part(prompt_tokens=True, completion_tokens=-1)), 7)
    assert (reply.tokens_in, reply.tokens_out) == (7, 10)


@given(ANYTHING)
def test_nothing_that_a_server_sends_makes_the_reading_fail(sent: object) -> None:
    assert reply_of(sent, 1).tokens_in >= 0


def test_thinking_beside_an_answer_is_no_part_of_it_and_stands_in_where_there_is_none() -> None:
    beside = reply_of(completion(Part(content="yes", reasoning_content="why")), 1)
    assert (beside.text, beside.thinking, beside.texts) == ("yes", "why", ("yes",))
    assert reply_of(completion(Part(content=None, reasoning="why")), 1).texts == ("", "why")
    assert reply_of(completion(Part(content="", reasoning="why"), "length"), 1).texts == ("",)


def test_a_content_of_parts_is_joined_by_their_kind() -> None:
    parts = [Part(type="thinking", thinking=[Part(type="text", text="why")]), Part(type="text", text="yes")]
    assert (
        reply_of(completion(Part(content=parts)), 1).text,
        reply_of(completion(Part(content=parts)), 1).thinking,
    ) == (
        "yes",
        "why",
    )
