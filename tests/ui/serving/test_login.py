"""Who somebody is comes from the claims of a token, and a role by settings only to an address that is verified."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from small_world import small_workspace

from core.adapters.settings import Settings
from core.workspace.rights import AccountRole
from ui.serving.login import HERE, address_of, identity, is_on, label, secrets_of, who_is

NOW = 1_790_000_000
CLAIMS = {
    "is_logged_in": True,
    "iss": "http://provider.test",
    "sub": "ada",
    "iat": NOW,
    "nonce": "n",
    "email": "Ada@people.test",
    "email_verified": True,
}


def role(**changed: Any) -> AccountRole:
    """Return the role of somebody with other claims, where Ada's address is an administrator's by the settings."""
    settings = Settings(_env_file=None, administrators="ada@people.test , root@people.test", analysts="an@people.test")
    return who_is(identity(CLAIMS | changed), small_workspace(with_map=False), settings, HERE).role


def test_a_role_by_settings_needs_an_address_that_the_provider_verified() -> None:
    assert role() is AccountRole.ADMINISTRATOR
    assert role(email="an@people.test") is AccountRole.ANALYST
    assert role(email="someone@people.test") is AccountRole.PERSON
    assert role(email="") is AccountRole.PERSON
    for unverified in (False, None, "false", "no", 0):
        assert role(email_verified=unverified) is AccountRole.PERSON


@pytest.mark.parametrize("claim", ["iss", "sub", "iat", "is_logged_in"])
@pytest.mark.parametrize("value", [None, "", False])
def test_a_token_without_what_names_somebody_is_of_nobody(claim: str, value: object) -> None:
    assert identity(CLAIMS | {claim: value}) is None
    assert identity({name: told for name, told in CLAIMS.items() if name != claim}) is None
    assert identity({}) is None


def test_nobody_is_a_visitor_who_sees_the_demo_where_it_is_open() -> None:
    workspace = small_workspace(with_map=False)
    for is_open in (False, True):
        who = who_is(None, workspace, Settings(_env_file=None, demo_open=is_open), "192.0.2.7")
        assert (who.role, who.sees_demo, who.counted_as) == (AccountRole.VISITOR, is_open, "192.0.2.7")


def test_a_login_lasts_as_long_as_the_settings_say_and_two_of_one_account_are_told_apart() -> None:
    one, other = identity(CLAIMS), identity(CLAIMS | {"nonce": "another"})
    assert one is not None
    assert other is not None
    assert one.login != other.login
    who = who_is(one, small_workspace(with_map=False), Settings(_env_file=None, login_hours=2), HERE)
    assert who.until == datetime.fromtimestamp(NOW, UTC) + timedelta(hours=2)


@pytest.mark.parametrize(
    ("told", "behind_proxy", "address"),
    [
        ("", False, "192.0.2.1"),
        ("198.51.100.9", False, "192.0.2.1"),
        ("198.51.100.9", True, "198.51.100.9"),
        ("made up by the browser, 198.51.100.9", True, "198.51.100.9"),
        ("", True, "192.0.2.1"),
    ],
)
def test_an_address_is_what_the_proxy_added_never_what_a_browser_says(
    told: str, behind_proxy: bool, address: str
) -> None:
    headers = {"x-forwarded-for": told} if told else {}
    assert address_of(headers, "192.0.2.1", behind_proxy) == address
    assert address_of({}, None, False) == HERE


def test_our_settings_become_what_streamlit_reads_and_no_secret_is_in_their_text() -> None:
    settings = Settings(
        _env_file=None,
        login_metadata_url="http://provider.test/meta",
        login_client_id="us",
        login_client_secret="hidden one",
        login_cookie_secret="hidden two of more than 32 signs, for sure",
        login_address="https://journeys.test/",
    )
    section = (secrets_of(settings) or {})["auth"]
    assert section["redirect_uri"] == "https://journeys.test/oauth2callback"
    assert settings.speaks_https
    assert "journeys.test" in settings.host_names()
    assert "hidden" not in repr(settings)
    assert is_on(settings)
    assert secrets_of(Settings(_env_file=None)) is None


def test_a_short_cookie_secret_is_refused_and_not_shown() -> None:
    names = ("login_metadata_url", "login_client_id", "login_client_secret", "login_cookie_secret")
    told: dict[str, Any] = dict.fromkeys(names, "guessable") | {"login_address": "http://a"}
    with pytest.raises(ValueError, match="COOKIE_SECRET") as refusal:
        Settings(_env_file=None, **told)
    assert "guessable" not in str(refusal.value)


def test_a_provider_s_button_says_its_name_in_letters() -> None:
    assert (label(""), label("okta")) == ("Log in", "Log in with Okta")
    assert not set(label("![x](http://e)")) & set("![]():/.")
