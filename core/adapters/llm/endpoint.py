"""Where a language model answers, and what one question there may take."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from core.adapters.llm.dialect import ANSWER_TOKENS, THINKING_TOKENS, Dialect

OPENAI_URL = "https://api.openai.com/v1"
OPENAI_SECONDS, OTHER_SECONDS = 20.0, 120.0
"""Seconds that one question may take in all, at OpenAI and elsewhere; chosen by hand.

OpenAI answers in two, and who waits longer waits in vain; a server of one's own may load its model for a minute first.
"""


@dataclass(frozen=True, slots=True)
class Where:
    """The host that questions are sent to, and the name of the model there."""

    host: str
    model: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a model answers; the key is never shown.

    `deadline` are the seconds that one question may take in all, None for what is right for the host; `answer_tokens`
    the length that an answer may have, None for what is right for the model. `pace` is how many of our seconds one
    second of waiting takes: less than 1 plays a long wait in a short one.
    """

    model: str
    base_url: str = OPENAI_URL
    api_key: str = field(default="", repr=False)
    deadline: float | None = None
    answer_tokens: int | None = None
    pace: float = 1.0

    @property
    def host(self) -> str:
        """Return the host that titles would be sent to; nothing where the address is none."""
        try:
            return urlsplit(self.base_url).hostname or ""
        except ValueError:
            return ""

    @property
    def is_openai(self) -> bool:
        """Tell whether this is OpenAI's own server."""
        return self.host == "openai.com" or self.host.endswith(".openai.com")

    @property
    def seconds(self) -> float:
        """Return the seconds of ours that one question may take."""
        usual = OPENAI_SECONDS if self.is_openai else OTHER_SECONDS
        return (self.deadline or usual) * self.pace

    def length(self, dialect: Dialect) -> int:
        """Return the tokens that an answer may have."""
        return self.answer_tokens or (THINKING_TOKENS if dialect.thinks else ANSWER_TOKENS)
