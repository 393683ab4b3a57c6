"""The app's entry: its frame around one page at a time."""

from pathlib import Path

import streamlit as st

from ui import frame, session

st.set_page_config(page_title="Your journeys", page_icon="🧭", layout="wide")
session.begin()
pages = [
    st.Page(f"pages/{name}.py", title=title, default=name == "journeys")
    for name, title in frame.PAGES.items()
    if Path(__file__).with_name("pages").joinpath(f"{name}.py").exists()
]
page = st.navigation(pages, position="top")
if frame.draw(page.title):
    page.run()
