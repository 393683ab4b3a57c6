"""The app's entry: its frame around one page at a time."""

import streamlit as st

from ui import frame
from ui.pages import PAGES

pages = [
    st.Page(page.path, title=page.title, default=page is PAGES[0], visibility=frame.visibility(page)) for page in PAGES
]
page = st.navigation(pages, position="top")
st.set_page_config(page_title=f"{page.title} · Steerable journeys", page_icon=str(frame.ICON), layout="wide")
frame.run(page)
