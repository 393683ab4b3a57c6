"""What the pages share: the session, the callbacks, the frame and the panels; with pages, all that knows Streamlit."""
