"""A server's words are found wherever it puts them, quoted on one line, and never hold a key."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.llm.own_words import SIGNS, own_words


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('{"error": {"message": "no such model"}}', "no such model"),
        ('{"error": "no such model"}', "no such model"),
        ('[{"error": {"message": "not valid"}}]', "not valid"),
        ('{"detail": [{"loc": ["body", "seed"], "msg": "Extra inputs"}]}', "body.seed: Extra inputs"),
        ('{"title": "Too Many", "status": 429}', "Too Many"),
        ("<html><style>b{}</style><h1>Bad</h1>\n<p>Gateway</p>", "Bad Gateway"),
        ("plain\nwords", "plain words"),
        ("", ""),
        ("{}", ""),
    ],
)
def test_words_are_found_wherever_a_server_puts_them(body: str, words: str) -> None:
    assert own_words(body) == words


def test_a_key_is_never_quoted() -> None:
    assert own_words("Bad key secret-123.", "secret-123") == "Bad key (your key)."
    assert "abcd1234" not in own_words("Incorrect API key provided: sk-proj-abcd1234****wxyz.")


@given(st.text(max_size=600) | st.recursive(st.none() | st.text(), lambda inner: st.lists(inner)).map(json.dumps))
def test_any_body_is_quoted_on_one_short_line(body: str) -> None:
    words = own_words(body)
    assert len(words) <= SIGNS
    assert len(words.splitlines()) <= 1
