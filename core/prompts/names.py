"""Ask a language model for a journey's name, a few examples first, and clean what it says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, Field

from core.prompts.titles import DATA_RULE, Message, first_signs, titles_as_data

MOST_TITLES = 30
"""Titles of a journey that a model is shown; chosen by hand for the length of the prompt."""
MOST_EXAMPLES = 5
"""Worked examples in a prompt; chosen by hand, not tuned."""
ENGLISH_CODE = "en"
NAME_LIMIT = 60
"""Signs that a name may have: what a row of the list holds; by eye."""
_RULES = (
    "You name a person's interests in the words they would use themselves. A name is a phrase of two to six "
    "words: concrete, specific to all the titles together, in the language of most of them, in sentence "
    "case, without full stop or quotation marks, no list of keywords, nothing personal about anybody. If "
    "the titles touch something painful, name it gently and plainly. " + DATA_RULE
)
_BEFORE = "I interacted with items with these titles:"
_AFTER = "So, in a few words of my own, I may be interested in:"
_FORM = "A phrase of two to six words, at most 60 characters."
ASKED = f"{_RULES} {_BEFORE} {_AFTER} {_FORM}"
"""Everything that a question says beside titles and examples: a name that says it again is none."""
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|https?://\S+|www\.\S+|\S+@\S+\.\w+")
_MARKUP = re.compile(r"<[^>]*>|[`*#|~>\[\]{}$\\]|(?<!\w)_+|_+(?!\w)")
_PREFIX = re.compile(
    r"^(?:(?:sure|okay|ok)[,!:. ]+)?"
    r"(?:(?:so,? )?i (?:may|might) be interested in|(?:the )?(?:journey )?name(?: is)?\s*[:=-]|title\s*:)\s*",
    re.IGNORECASE,
)
_EDGES = " \t\"'“”„«».,:;-–—·"
_SIGNS_READ = 400
"""Signs of a model's answer that are looked at: far more than a name has; chosen by hand."""


class NameAnswer(BaseModel):
    """The name of one interest journey."""

    name: str = Field(description=_FORM)


@dataclass(frozen=True, slots=True)
class NamingExample:
    """Titles that somebody interacted with, and the name that a careful person gave them, in a language (ISO 639-1)."""

    titles: tuple[str, ...]
    name: str
    language: str = ENGLISH_CODE


def examples_in(language: str, examples: Sequence[NamingExample], n: int = MOST_EXAMPLES) -> list[NamingExample]:
    """Return the `n` examples for titles of a language, always the same, so that servers can keep what they read.

    Those in English come first, spread over the bank, then those in the language itself: next to the question.
    """
    own = _spread([example for example in examples if example.language == language], n)
    english = [example for example in examples if example.language == ENGLISH_CODE and example not in own]
    return [*_spread(english, n - len(own)), *own]


def _spread(examples: Sequence[NamingExample], n: int) -> list[NamingExample]:
    """Return at most `n` examples, from the first to the last evenly apart: the bank goes from pursuit to pursuit."""
    if n <= 0:
        return []
    return list(examples) if len(examples) <= n else [examples[at * len(examples) // n] for at in range(n)]


def naming_prompt(titles: Sequence[str], examples: Sequence[NamingExample] = ()) -> list[Message]:
    """Return the conversation that asks for a name: rules, examples as turns, the journey's titles."""
    turns = [Message("system", _RULES)]
    for example in examples:
        answer = NameAnswer(name=example.name).model_dump_json()
        turns += [Message("user", _question(example.titles)), Message("assistant", answer)]
    return [*turns, Message("user", _question(titles))]


def _question(titles: Sequence[str]) -> str:
    return f"{_BEFORE}\n{titles_as_data(titles[:MOST_TITLES])}\n{_AFTER}"


def readable_name(text: str, limit: int = NAME_LIMIT) -> str:
    """Return a model's name as one plain line of at most `limit` signs; '' where nothing readable is left."""
    plain = _LINK.sub(lambda link: link.group(1) or " ", first_signs(text.strip().split("\n", 1)[0], _SIGNS_READ))
    plain = _PREFIX.sub("", first_signs(_MARKUP.sub(" ", plain), _SIGNS_READ).strip(_EDGES)).strip(_EDGES)
    if not any(sign.isalpha() for sign in plain):
        return ""
    return shortened(plain[:1].upper() + plain[1:] if plain.split(" ", 1)[0].islower() else plain, limit)


def shortened(text: str, limit: int = NAME_LIMIT) -> str:
    """Cut a text at the last word that ends within `limit` signs."""
    if len(text) <= limit:
        return text
    head = text[: limit + 1].rsplit(" ", 1)[0] if " " in text[: limit + 1] else text[:limit]
    return head[:limit].rstrip(_EDGES)
