"""The rows of what was dropped that cannot be read, each with the reason."""

from typing import Any

import streamlit as st

from core.adapters.importers import Reading

_HEAD_PX, _ROW_PX, _MOST_PX = 38, 35, 248
"""Pixels of a table's head, of a row as Streamlit draws it, and of the table at most: six rows; by eye."""


def draw(reading: Reading) -> None:
    """List the rows that cannot be read."""
    if not reading.refused:
        return
    st.html("<h3>Rows that cannot be read</h3>")
    columns: dict[str, list[Any]] = {
        "Row": [refusal.row for refusal in reading.refused],
        "Why": [refusal.reason for refusal in reading.refused],
        "How it begins": [refusal.excerpt for refusal in reading.refused],
    }
    st.dataframe(
        columns,
        hide_index=True,
        width="stretch",
        height=min(_HEAD_PX + _ROW_PX * len(reading.refused), _MOST_PX),
        alt="Rows of the files that cannot be read, with the reason",
    )
