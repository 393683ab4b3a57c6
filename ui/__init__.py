"""What the pages share: the session, the callbacks, the frame and the panels. The only layer besides pages with Streamlit."""
