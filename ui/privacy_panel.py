"""A part of Data: what is kept and where, what left this computer and to whom, and what orders the list."""

from pathlib import Path

import streamlit as st

from core.entities import Person
from core.workspace.accounts.account_workspace import AnyWorkspace
from ui import connection_panel, session
from ui.drawing import privacy

SENDINGS_SHOWN = 20
"""Sendings that are listed, the newest; by eye, a screen of them."""


def in_sight(person: Person | None) -> None:
    """Draw what is kept, what left, and by what the list of the person is ordered."""
    workspace = session.workspace()
    st.html("<h2>What is kept, and what left</h2>")
    with st.container(key="privacy"):
        if workspace.may_administer:
            _of_everybody(workspace)
        else:
            st.html(privacy.kept_of_yours(workspace.histories.counts()))
            st.html(privacy.may_leave(session.reader_of_titles(), workspace.has_model))
        if person is not None and workspace.is_ready(person.person_id):
            with st.expander("What orders the list", key="what_orders"):
                view = workspace.of(person.person_id).view()
                others = workspace.histories.how_many_people() - 1
                st.html(privacy.what_orders(view.profile.exploration, others, len(view.journeys)))
                st.page_link("pages/for_you.py", label="See an order that uses nothing of you")


def _of_everybody(workspace: AnyWorkspace) -> None:
    """Draw what is kept of everybody, where, and the list of what left."""
    database, ledger = workspace.database, workspace.ledger
    file = Path(database.path)
    size = 0 if database.in_memory or not file.exists() else file.stat().st_size
    st.html(privacy.kept(database.path, size, workspace.histories.counts(), is_shared=database.is_shared))
    connection_panel.draw(workspace)
    sendings, counts = ledger.newest(SENDINGS_SHOWN), (ledger.how_many(), ledger.how_many_kept())
    names = {each: person.name for each in {s.person_id for s in sendings} if (person := workspace.person(each))}
    st.html(privacy.left(sendings, counts, session.reader_of_titles(), names))
