"""Views as safe HTML and figures, beside their style sheets and without Streamlit."""
