"""The app's entry: its frame around one page at a time."""

import streamlit as st

from ui import frame

st.set_page_config(page_title="Steerable journeys", page_icon=str(frame.ICON), layout="wide")
pages = [st.Page(f"pages/{name}.py", title=title, default=name == "journeys") for name, title in frame.PAGES.items()]
frame.run(st.navigation(pages, position="top"))
