"""Settings come from the environment, are safe by default and cannot be changed by a page."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from core.adapters.llm.llm import MemoryAnswerCache
from core.adapters.settings import Settings, chat_model


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL", "OPENAI_CHAT_MODEL"):
        monkeypatch.delenv(name, raising=False)


def read() -> Settings:
    return Settings(_env_file=None)


def test_everything_works_without_a_setting() -> None:
    settings = read()
    assert (settings.encoder, settings.address, settings.port) == ("pair", "127.0.0.1", 8501)
    assert str(settings.database) == "data/journeys.duckdb"
    assert chat_model(settings, MemoryAnswerCache()) is None


def test_no_title_leaves_without_consent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    assert chat_model(read(), MemoryAnswerCache()) is None
    monkeypatch.setenv("JOURNEYS_LLM_CONSENT", "true")
    assert chat_model(read(), MemoryAnswerCache()) is not None


def test_a_server_of_one_s_own_needs_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:11434/v1")
    assert read().has_model


def test_our_own_name_goes_before_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://usual/v1")
    monkeypatch.setenv("JOURNEYS_OPENAI_BASE_URL", "http://own/v1")
    assert read().openai_base_url == "http://own/v1"


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://x", "http://user:key@host/v1", "nonsense"])
def test_an_address_must_be_a_plain_web_address(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", address)
    with pytest.raises(ValidationError):
        read()


def test_an_empty_setting_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "")
    assert read().openai_base_url == "https://api.openai.com/v1"


def test_nothing_can_be_changed_and_the_key_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "nobody-may-read-this")
    settings = read()
    with pytest.raises(ValidationError):
        setattr(settings, "openai_base_url", "http://elsewhere")  # noqa: B010
    assert "nobody-may-read-this" not in repr(settings)


def test_prices_need_both_halves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNEYS_PRICE_TOKENS_IN", "0.4")
    assert read().prices() is None
    monkeypatch.setenv("JOURNEYS_PRICE_TOKENS_OUT", "1.6")
    prices = read().prices()
    assert prices is not None
    assert prices.cost(1_000_000, 0) == pytest.approx(0.4)


def test_what_is_no_address_of_postgres_is_refused_and_no_address_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNEYS_POSTGRES", "postgresql://me:hidden-7@127.0.0.1/journeys")
    assert read().postgres.get_secret_value().endswith("/journeys")
    assert "hidden-7" not in repr(read())
    monkeypatch.setenv("JOURNEYS_POSTGRES", "mysql://me:hidden-7@127.0.0.1/journeys")
    with pytest.raises(ValidationError, match="begins with postgresql") as refused:
        read()
    assert "hidden-7" not in str(refused.value)


def test_the_readme_tells_of_every_setting() -> None:
    """`JOURNEYS_A_B`, `..._C` in one row stand for JOURNEYS_A_B and JOURNEYS_A_C."""
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    table = [line for line in readme.splitlines() if line.startswith("| `") and "JOURNEYS_" in line]
    told = {name for line in table for name in re.findall(r"JOURNEYS_[A-Z_]+", line)}
    for line in table:
        first = re.search(r"JOURNEYS_[A-Z_]+", line)
        endings = re.findall(r"`\.\.\._([A-Z_]+)`", line)
        told |= {f"{first[0].rsplit('_', cut)[0]}_{end}" for end in endings if first for cut in (1, 2)}
    assert {f"JOURNEYS_{name.upper()}" for name in Settings.model_fields} - told == set()
