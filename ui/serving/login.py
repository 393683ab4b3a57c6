"""Logging in through Streamlit's own `st.login`: who came, how long it lasts, and the page before anybody did."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, Literal

import streamlit as st
from starlette.datastructures import Headers
from streamlit.errors import StreamlitSecretNotFoundError

from core.adapters.rate_limits import RateLimits
from core.adapters.settings import Settings
from core.workspace.accounts.account_workspace import AccountWorkspace
from core.workspace.rights import AccountRole, Who
from core.workspace.workspace import Workspace

Emphasis = Literal["primary", "tertiary"]
"""How much a button stands out."""
HERE = "this computer"
"""What acts are counted under that come from this machine itself."""
CALLBACK = "oauth2callback"
"""The path to which a provider sends people back: Streamlit's own."""
_NO_PROVIDERS = ("client_kwargs",)
"""Tables of the section `auth` that are no provider."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who a provider says somebody is; `login` names this one login, `since` is the UTC time of it."""

    issuer: str
    subject: str
    email: str
    is_verified: bool
    login: str
    since: datetime


def secrets_of(settings: Settings) -> dict[str, Any] | None:
    """Return the section `auth` of Streamlit's secrets as our own settings write it; None where they have no login."""
    if not settings.has_login:
        return None
    return {
        "auth": {
            "redirect_uri": f"{settings.login_address.rstrip('/')}/{CALLBACK}",
            "cookie_secret": settings.login_cookie_secret.get_secret_value(),
            "client_id": settings.login_client_id,
            "client_secret": settings.login_client_secret.get_secret_value(),
            "server_metadata_url": settings.login_metadata_url,
        }
    }


def is_on(settings: Settings) -> bool:
    """Tell whether people log in here: by our settings or by a `secrets.toml`; half of either shuts, never opens."""
    return settings.has_login or "is_logged_in" in st.user


def identity(user: Mapping[str, Any]) -> Identity | None:
    """Return who a user is by the claims of their token; None for nobody, or where the token lacks what names one."""
    issuer, subject, issued = user.get("iss"), user.get("sub"), user.get("iat")
    if not (user.get("is_logged_in") and issuer and subject and isinstance(issued, int | float) and issued):
        return None
    verified = user.get("email_verified")
    named = "\x1f".join(str(user.get(claim, "")) for claim in ("iss", "sub", "iat", "nonce", "at_hash"))
    return Identity(
        issuer=str(issuer),
        subject=str(subject),
        email=str(user.get("email") or ""),
        is_verified=verified is True or str(verified).casefold() == "true",
        login=sha256(named.encode()).hexdigest(),
        since=datetime.fromtimestamp(issued, UTC),
    )


def who_is(came: Identity | None, whole: Workspace, settings: Settings, address: str) -> Who:
    """Return who somebody is to the workspace: a visitor before they log in, else by settings and by command."""
    if came is None:
        return Who(role=AccountRole.VISITOR, counted_as=address, sees_demo=settings.demo_open)
    account = whole.accounts.know(came.issuer, came.subject, came.email)
    role = (settings.role_of(came.email) if came.is_verified else "") or account.role or AccountRole.PERSON
    return Who(
        role=AccountRole(role),
        counted_as=account.account_id,
        account_id=account.account_id,
        email=came.email,
        login=came.login,
        until=came.since + timedelta(hours=settings.login_hours),
        sees_demo=settings.demo_open,
    )


def seen_by(whole: Workspace, settings: Settings, limits: RateLimits) -> AccountWorkspace:
    """Return the workspace as whoever opened this session may see it."""
    address = address_of(Headers(dict(st.context.headers)), st.context.ip_address, settings.speaks_https)
    if not is_on(settings):
        return AccountWorkspace(whole, Who(role=AccountRole.ADMINISTRATOR, counted_as=address), limits)
    return AccountWorkspace(whole, who_is(identity(st.user), whole, settings, address), limits)


def address_of(headers: Mapping[str, str], peer: str | None, behind_proxy: bool) -> str:
    """Return where somebody comes from: behind a proxy what it added last, as all before that is the browser's word."""
    if behind_proxy and (told := headers.get("x-forwarded-for")):
        return told.rpartition(",")[2].strip() or HERE
    return peer or HERE


def providers() -> list[str]:
    """Return the names of the login's providers; none where it has one without a name."""
    section: Mapping[str, Any] = {}
    with suppress(StreamlitSecretNotFoundError):
        section = st.secrets.get("auth", {})
    return [name for name, told in section.items() if isinstance(told, Mapping) and name not in _NO_PROVIDERS]


def label(provider: str) -> str:
    """Return what the button of a provider says: letters and figures alone, whatever the settings call it."""
    words = re.sub(r"[^\w ]", " ", provider).strip()
    return f"Log in with {words.title()}" if words else "Log in"
