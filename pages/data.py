"""Data: bring a history in, take yours out, delete it."""

import streamlit as st

from ui import bringing_panel, data_panel, list_panel, privacy_panel, session

st.html(data_panel.STYLE)
person = session.person()
st.html("<h1>Data</h1>")
with st.container(key="data"):
    bringing_panel.bring_in()
    if person is not None:
        list_panel.draw(person)
        data_panel.take_out(person)
    data_panel.keep_safe()
    data_panel.bring_back()
    privacy_panel.in_sight(person)
    data_panel.delete(person)
