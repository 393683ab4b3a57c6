"""The app's entry: its frame around one page at a time."""

from pathlib import Path

import streamlit as st

from ui import frame

HERE = Path(__file__).parent

st.set_page_config(page_title="Steerable journeys", page_icon=str(HERE / "ui" / "icon.svg"), layout="wide")
pages = [
    st.Page(f"pages/{name}.py", title=title, default=name == "journeys")
    for name, title in frame.PAGES.items()
    if (HERE / "pages" / f"{name}.py").exists()
]
frame.run(st.navigation(pages, position="top"))
