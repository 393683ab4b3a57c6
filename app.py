"""The app's entry: its frame around one page at a time."""

import streamlit as st

from ui import frame
from ui.pages import PAGES

st.set_page_config(page_title="Steerable journeys", page_icon=str(frame.ICON), layout="wide")
pages = [st.Page(page.path, title=page.title, default=page is PAGES[0]) for page in PAGES]
frame.run(st.navigation(pages, position="top"))
