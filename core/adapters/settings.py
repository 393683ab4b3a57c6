"""Read the settings from the environment or `.env`; pages may show them and never set them."""

from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from limits import parse
from pydantic import AfterValidator, AliasChoices, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.adapters.llm.endpoint import Endpoint
from core.adapters.llm.llm import AnswerCache, Budget, ChatModel, Prices
from core.adapters.places import default_database

EMBEDDING_DIM = 1536
"""Numbers of a vector of text-embedding-3-small, the embedding model unless told otherwise."""
BUDGET_CALLS, BUDGET_TOKENS = 200, 200_000
"""Questions and tokens of one run of model calls; chosen by hand: several times what naming a long history takes."""
BUDGET_DAY_TOKENS = 1_000_000
"""Tokens of one person and day (UTC); chosen by hand: five rounds of the largest size."""
PORT = 8501
"""TCP port of the app: Streamlit's own."""
_HIGHEST_PORT = 65_535
"""TCP ports are numbers of 16 bits."""
_LONGEST_CALL_SECONDS = 600
"""Seconds that a call may be given at most: ten minutes, as the OpenAI client's own limit."""
LOGIN_HOURS = 12.0
"""Hours that a login lasts: after as many a person is to say again who they are (NIST SP 800-63B, 4.2.3)."""
LEAST_SECRET_SIGNS = 32
"""Signs that the secret which signs login cookies has at least: the bytes of a SHA-256 (RFC 7518, 3.2)."""
LIMIT_EDITS, LIMIT_IMPORTS, LIMIT_MODELS, LIMIT_LOGINS = "120/minute", "20/hour", "30/hour", "20/minute"
"""What one account may do, or one address where nobody logs in; chosen by hand.

Edits: two a second for a whole minute, faster than anybody presses buttons. Imports: each may cost half a minute of a
core. Rounds of questions to a model: one every two minutes, each of up to `BUDGET_CALLS`. Logins: from one address,
where a whole house may be.
"""
LIMIT_UPLOADS = "4000/hour"
"""Megabytes that one address may upload, brought in or not; by hand: four files of the largest size."""
_LOGIN = ("login_metadata_url", "login_client_id", "login_client_secret", "login_cookie_secret", "login_address")
"""What a login needs, all of it."""


def _is_limit(told: str) -> str:
    """Return a limit such as '120/minute'; raises ValueError for what is none."""
    if parse(told).amount < 1:
        raise ValueError(f"{told!r} allows nothing")
    return told


Limit = Annotated[str, AfterValidator(_is_limit)]
"""How often something may be done, as '120/minute'."""


def _is_postgres(told: SecretStr) -> SecretStr:
    """Return an address of a PostgreSQL server, or none; raises ValueError for what is neither, without saying it."""
    if told.get_secret_value() and not told.get_secret_value().startswith(("postgresql://", "postgres://")):
        raise ValueError("an address of PostgreSQL begins with postgresql://")
    return told


PostgresAddress = Annotated[SecretStr, AfterValidator(_is_postgres)]
"""Where a PostgreSQL server is, as 'postgresql://user@host/name'; it may hold a password, so it is never shown."""


class Settings(BaseSettings):
    """What whoever runs the app decides: `JOURNEYS_...`, and the usual `OPENAI_...` names.

    `postgres` is the address of a server that several replicas share: everything is there, and no file. Prices are per
    million tokens; `budget_tokens` and `budget_calls` hold for one run of model calls,
    `budget_day_tokens` for one person and day. `hosts` are
    names besides this machine's own, with commas between, under which browsers reach the app; `behind_https` says
    that a proxy in front of it speaks HTTPS. The five of `login_...` switch the login on, `login_address` is the app's
    own as browsers see it; `administrators` and `analysts` are e-mail addresses with commas between. `analyst`
    opens the Analyst page where nobody logs in; where people do, their roles decide.
    """

    model_config = SettingsConfigDict(
        env_prefix="JOURNEYS_",
        env_file=".env",
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        env_ignore_empty=True,
        hide_input_in_errors=True,
    )

    database: Path = Field(default_factory=default_database)
    postgres: PostgresAddress = SecretStr("")
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
    deadline_seconds: float | None = Field(None, gt=0, le=_LONGEST_CALL_SECONDS)
    answer_tokens: int | None = Field(None, gt=0)
    budget_calls: int = Field(BUDGET_CALLS, ge=0)
    budget_tokens: int = Field(BUDGET_TOKENS, ge=0)
    budget_day_tokens: int = Field(BUDGET_DAY_TOKENS, ge=0)
    price_tokens_in: float | None = Field(None, ge=0)
    price_tokens_out: float | None = Field(None, ge=0)
    address: str = "127.0.0.1"
    hosts: str = ""
    behind_https: bool = False
    port: int = Field(PORT, ge=1, le=_HIGHEST_PORT)
    login_metadata_url: str = ""
    login_client_id: str = ""
    login_client_secret: SecretStr = SecretStr("")
    login_cookie_secret: SecretStr = SecretStr("")
    login_address: str = Field("", pattern=r"^(https?://[^/\s@]+/?)?$")
    login_hours: float = Field(LOGIN_HOURS, gt=0)
    administrators: str = ""
    analysts: str = ""
    analyst: bool = False
    demo_open: bool = False
    limit_edits: Limit = LIMIT_EDITS
    limit_imports: Limit = LIMIT_IMPORTS
    limit_models: Limit = LIMIT_MODELS
    limit_logins: Limit = LIMIT_LOGINS
    limit_uploads: Limit = LIMIT_UPLOADS

    @model_validator(mode="after")
    def _login_is_whole(self) -> Self:
        """Refuse half a login: it would be none, and everybody's histories open."""
        told = {name: _plain(getattr(self, name)) for name in _LOGIN}
        missing = [f"JOURNEYS_{name.upper()}" for name, value in told.items() if not value]
        if missing and len(missing) < len(_LOGIN):
            raise ValueError(f"the login lacks {', '.join(missing)}; set all or none of JOURNEYS_LOGIN_...")
        if not missing and len(told["login_cookie_secret"]) < LEAST_SECRET_SIGNS:
            raise ValueError(f"JOURNEYS_LOGIN_COOKIE_SECRET is to be random and of {LEAST_SECRET_SIGNS} signs or more")
        return self

    @property
    def speaks_https(self) -> bool:
        """Tell whether browsers reach the app by HTTPS."""
        return self.behind_https or self.login_address.startswith("https:")

    @property
    def has_login(self) -> bool:
        """Tell whether these settings switch the login on; a `secrets.toml` of Streamlit's may, too."""
        return bool(self.login_metadata_url)

    @property
    def has_model(self) -> bool:
        """Tell whether a chat model is set up: a key, or a server of one's own that needs none."""
        return bool(self.openai_api_key.get_secret_value()) or "openai_base_url" in self.model_fields_set

    def host_names(self) -> tuple[str, ...]:
        """Return the names under which browsers may reach the app, without ports."""
        own = urlsplit(self.login_address).hostname
        names = ["127.0.0.1", "localhost", "::1", self.address, *_listed(self.hosts), *([own] if own else [])]
        return tuple(dict.fromkeys(names))

    def role_of(self, email: str) -> str:
        """Return the role that the settings give an e-mail address: 'administrator', 'analyst', or '' for none."""
        told = email.strip().casefold()
        for role, listed in (("administrator", self.administrators), ("analyst", self.analysts)):
            if told and told in (each.casefold() for each in _listed(listed)):
                return role
        return ""

    def embedding_host(self) -> str:
        """Return where titles are sent to be read; nothing where they stay on this machine."""
        return self.model_host() if self.encoder == "openai" else ""

    def model_host(self) -> str:
        """Return where the endpoint for vectors and language lies."""
        return urlsplit(self.openai_base_url).hostname or ""

    def endpoint(self) -> Endpoint:
        """Return where the language model answers, and what one question there may take."""
        return Endpoint(
            model=self.chat_model,
            base_url=self.openai_base_url,
            api_key=self.openai_api_key.get_secret_value(),
            deadline=self.deadline_seconds,
            answer_tokens=self.answer_tokens,
        )

    def prices(self) -> Prices | None:
        """Return the prices if both are set."""
        if self.price_tokens_in is None or self.price_tokens_out is None:
            return None
        return Prices(self.price_tokens_in, self.price_tokens_out)


def _listed(told: str) -> list[str]:
    """Return what stands between commas."""
    return [part.strip() for part in told.split(",") if part.strip()]


def _plain(told: str | SecretStr) -> str:
    return told.get_secret_value() if isinstance(told, SecretStr) else told


def chat_model(settings: Settings, cache: AnswerCache) -> ChatModel | None:
    """Return the chat model for one run, or None without a server or without consent to send titles."""
    if not (settings.has_model and settings.llm_consent):
        return None
    from core.adapters.llm.openai_chat import OpenAIChatModel

    budget = Budget(settings.budget_calls, settings.budget_tokens)
    return OpenAIChatModel(settings.endpoint(), cache, budget, settings.prices())
