"""A body is read as JSON or as a stream of events put together; what is neither stays as it is."""

from hypothesis import given
from hypothesis import strategies as st

from core.adapters.llm.payload import completion_in
from core.adapters.llm.reading import reply_of


def test_fields_of_json_become_attributes() -> None:
    assert reply_of(completion_in('{"choices": [{"message": {"content": "yes"}}]}'), 1).text == "yes"


def test_the_pieces_of_a_stream_are_put_together_with_how_it_ended() -> None:
    events = ['{"choices": [{"delta": {"content": "y"}}]}', '{"choices": [{"delta": {"content": "es"}}]}']
    events += ['{"choices": [{"delta": {}, "finish_reason": "length"}], "usage": {"prompt_tokens": 5}}', "[DONE]"]
    reply = reply_of(completion_in("".join(f"event: piece\ndata: {event}\n\n" for event in events)), 1)
    assert (reply.text, reply.outcome, reply.tokens_in) == ("yes", "cut off", 5)


def test_a_stream_without_an_event_holds_nothing() -> None:
    assert reply_of(completion_in("data: [DONE]"), 1).text == ""


def test_what_is_no_json_stays_a_text() -> None:
    assert completion_in(" <html> ") == "<html>"
    assert isinstance(completion_in("[" * 100_000), str)


@given(st.text() | st.text().map(lambda text: f"data: {text}"))
def test_no_body_makes_the_reading_fail(body: str) -> None:
    assert reply_of(completion_in(body), 1).tokens_in >= 0
