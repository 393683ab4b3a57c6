"""Read the settings from the environment or `.env`; pages may show them and never set them."""

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.adapters.llm.llm import CALL_SECONDS, AnswerCache, Budget, ChatModel, Prices
from core.adapters.places import default_database

EMBEDDING_DIM = 1536
"""Numbers of a vector of text-embedding-3-small, the embedding model unless told otherwise."""
BUDGET_CALLS, BUDGET_TOKENS = 200, 200_000
"""Questions and tokens of one run of model calls; chosen by hand: several times what naming a long history takes."""
PORT = 8501
"""TCP port of the app: Streamlit's own."""
_HIGHEST_PORT = 65_535
"""TCP ports are numbers of 16 bits."""
_LONGEST_CALL_SECONDS = 600
"""Seconds that a call may be given at most: ten minutes, as the OpenAI client's own limit."""


class Settings(BaseSettings):
    """What whoever runs the app decides: `JOURNEYS_...`, and the usual `OPENAI_...` names.

    Prices are per million tokens; `budget_tokens` and `budget_calls` hold for one run of model calls. `hosts` are
    names besides this machine's own, with commas between, under which browsers reach the app; `behind_https` says
    that a proxy in front of it speaks HTTPS.
    """

    model_config = SettingsConfigDict(
        env_prefix="JOURNEYS_",
        env_file=".env",
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        env_ignore_empty=True,
    )

    database: Path = Field(default_factory=default_database)
    encoder: Literal["pair", "minilm", "openai"] = "pair"
    openai_base_url: str = Field(
        "https://api.openai.com/v1",
        validation_alias=AliasChoices("JOURNEYS_OPENAI_BASE_URL", "OPENAI_BASE_URL"),
        pattern=r"^https?://[^/\s@]+(/[^\s@]*)?$",
    )
    openai_api_key: SecretStr = Field(
        SecretStr(""), validation_alias=AliasChoices("JOURNEYS_OPENAI_API_KEY", "OPENAI_API_KEY")
    )
    chat_model: str = Field(
        "gpt-4.1-mini",
        validation_alias=AliasChoices("JOURNEYS_CHAT_MODEL", "OPENAI_CHAT_MODEL", "OPENAI_MODEL"),
    )
    embedding_model: str = Field(
        "text-embedding-3-small",
        validation_alias=AliasChoices("JOURNEYS_EMBEDDING_MODEL", "OPENAI_EMBEDDING_MODEL"),
    )
    embedding_dim: int = Field(EMBEDDING_DIM, gt=0)
    llm_consent: bool = False
    deadline_seconds: float = Field(CALL_SECONDS, gt=0, le=_LONGEST_CALL_SECONDS)
    budget_calls: int = Field(BUDGET_CALLS, ge=0)
    budget_tokens: int = Field(BUDGET_TOKENS, ge=0)
    price_tokens_in: float | None = Field(None, ge=0)
    price_tokens_out: float | None = Field(None, ge=0)
    address: str = "127.0.0.1"
    hosts: str = ""
    behind_https: bool = False
    port: int = Field(PORT, ge=1, le=_HIGHEST_PORT)

    @property
    def has_model(self) -> bool:
        """Tell whether a chat model is set up: a key, or a server of one's own that needs none."""
        return bool(self.openai_api_key.get_secret_value()) or "openai_base_url" in self.model_fields_set

    def host_names(self) -> tuple[str, ...]:
        """Return the names under which browsers may reach the app, without ports."""
        others = (name.strip() for name in self.hosts.split(","))
        return tuple(dict.fromkeys(["127.0.0.1", "localhost", "::1", self.address, *filter(None, others)]))

    def embedding_host(self) -> str:
        """Return where titles are sent to be read; nothing where they stay on this machine."""
        return self.model_host() if self.encoder == "openai" else ""

    def model_host(self) -> str:
        """Return where the endpoint for vectors and language lies."""
        return urlsplit(self.openai_base_url).hostname or ""

    def prices(self) -> Prices | None:
        """Return the prices if both are set."""
        if self.price_tokens_in is None or self.price_tokens_out is None:
            return None
        return Prices(self.price_tokens_in, self.price_tokens_out)


def chat_model(settings: Settings, cache: AnswerCache) -> ChatModel | None:
    """Return the chat model for one run, or None without a server or without consent to send titles."""
    if not (settings.has_model and settings.llm_consent):
        return None
    from core.adapters.llm.openai_chat import Endpoint, OpenAIChatModel

    endpoint = Endpoint(
        model=settings.chat_model,
        base_url=settings.openai_base_url,
        api_key=settings.openai_api_key.get_secret_value(),
        deadline=settings.deadline_seconds,
    )
    budget = Budget(settings.budget_calls, settings.budget_tokens)
    return OpenAIChatModel(endpoint, cache, budget, settings.prices())
