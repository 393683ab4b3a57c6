"""How a table of one's own is understood: which column is what, and the order of day and month, each to be changed."""

import streamlit as st

from core.adapters.importers import Reading
from core.workspace.bringing import intake
from core.workspace.bringing.intake import Intake
from ui.drawing import intake as intake_markup
from ui.importing_panel import fresh

_COLUMN_PX, _CHOICE_PX = 216, 320
"""Pixels of the choice of a column, of which four stand side by side, and of any other choice; by eye."""
_ORDERS = {None: "As the file seems to mean it", True: "Day first: 3 April", False: "Month first: March 4"}


def columns(found: Intake) -> None:
    """Show which column is understood as what, each to be changed."""
    assert found.table is not None
    mapping = st.session_state.get("mapping") or found.table.mapping
    more = [role for role in intake.ROLES if role not in intake.FIRST_ROLES]
    if len(found.table.members) > 1:
        st.html(intake_markup.of_longest(found.table))
    with st.container(key="columns", horizontal=True):
        for role in intake.FIRST_ROLES:
            _column(found, role, getattr(mapping, role, None))
    opened = st.expander("More columns", key="more_columns", on_change="rerun")
    if opened.open:
        with opened, st.container(horizontal=True):
            for role in more:
                _column(found, role, getattr(mapping, role, None))


def _column(found: Intake, role: str, column: str | None) -> None:
    """Draw the choice of a column for one part."""
    assert found.table is not None
    options = intake.choices(found.table, role)
    key = f"column-{role}-{column}"
    st.selectbox(
        intake.ROLES[role],
        options,
        index=options.index(column) if column in options else None,
        placeholder="Not in the file",
        key=key,
        on_change=_remap,
        args=(role, key),
        width=_COLUMN_PX,
    )


def _remap(role: str, key: str) -> None:
    """Understand a column as the person says."""
    found, column = st.session_state.intake[1], st.session_state[key]
    mapping = st.session_state.get("mapping") or found.table.mapping
    st.session_state.mapping = intake.remapped(mapping, role, column)


def order_of_days(reading: Reading) -> None:
    """Offer the order of day and month where the files leave it open."""
    if st.session_state.get("day_first") is None and not any("03/04/2026" in note for note in reading.notes):
        return
    st.selectbox(
        "Dates such as 03/04",
        list(_ORDERS),
        format_func=lambda order: _ORDERS[order],
        index=list(_ORDERS).index(st.session_state.get("day_first")),
        key=fresh("order_of_days"),
        on_change=_reorder,
        width=_CHOICE_PX,
    )


def _reorder() -> None:
    """Read dates as the person says."""
    st.session_state.day_first = st.session_state[fresh("order_of_days")]
