"""A model's name is cleaned, and a failure is no name."""

from core.adapters.llm.answers import Ending
from core.adapters.llm.llm import ScriptedChatModel
from core.adapters.llm.model_namer import model_name


def test_a_name_comes_without_its_quotes_and_line_ends() -> None:
    name, answer = model_name(ScriptedChatModel(['{"name": " \\"Balcony herbs\\"\\n"}']), ["Basil", "Thyme"])
    assert name == "Balcony herbs"
    assert answer.outcome is Ending.ANSWERED


def test_a_model_that_fails_gives_no_name() -> None:
    name, answer = model_name(ScriptedChatModel([Ending.UNREACHABLE]), ["Basil"])
    assert name == ""
    assert answer.outcome is Ending.UNREACHABLE
