"""What is drawn of a login: the page before it, and a line that says who is here and lets them out."""

from datetime import timedelta

import streamlit as st

from core.workspace.accounts.account_workspace import AccountWorkspace
from core.workspace.rights import AccountRole
from ui import session
from ui.drawing import notices
from ui.serving import login


def is_shut() -> bool:
    """Tell whether nothing may be drawn but the page before the login."""
    if not login.is_on(session.settings()):
        return False
    mine = session.workspace()
    if not isinstance(mine, AccountWorkspace) or mine.has_left():
        return True
    return mine.who.role is AccountRole.VISITOR and not mine.who.sees_demo


def draw() -> None:
    """Draw the page before the login: what this is, and the way in."""
    mine = session.workspace()
    has_left = isinstance(mine, AccountWorkspace) and mine.has_left()
    with st.container(key="login"):
        st.html(notices.before_login(has_left))
        _ways_in("primary")


def bar() -> None:
    """Say who is logged in, with the way out; or offer the way in where the demo is open."""
    mine = session.workspace()
    if not isinstance(mine, AccountWorkspace) or not login.is_on(session.settings()):
        return
    with st.container(key="account", horizontal=True, vertical_alignment="center"):
        if mine.who.role is AccountRole.VISITOR:
            st.html(notices.only_the_demo())
            _ways_in("tertiary")
            return
        st.html(notices.logged_in_as(mine.who.email, mine.who.role))
        st.button("Log out", key="log_out", type="tertiary", on_click=_log_out)


def _ways_in(kind: login.Emphasis) -> None:
    """Draw a button for every provider."""
    named = login.providers()
    with st.container(horizontal=True, key="log_in_ways"):
        for provider in named:
            st.button(login.label(provider), key=f"log_in-{provider}", type=kind, on_click=st.login, args=(provider,))
        if not named:
            st.button(login.label(""), key="log_in", type=kind, on_click=st.login)


def _log_out() -> None:
    """End this login everywhere, then have Streamlit take the cookie back."""
    mine = st.session_state.workspace
    if isinstance(mine, AccountWorkspace):
        mine.log_out(timedelta(hours=session.settings().login_hours))
    st.logout()
