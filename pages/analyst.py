"""Analyst: what everybody's journeys do, in pictures and in SQL."""

import streamlit as st

from ui import analyst_charts, analyst_cohorts_panel, analyst_panel, analyst_sql_panel

DRAWN = (
    analyst_charts.draw_people,
    analyst_charts.draw_over_time,
    analyst_charts.draw_going_on,
    analyst_charts.draw_ways,
    analyst_charts.draw_edits,
    analyst_charts.draw_lists,
    analyst_cohorts_panel.draw,
)

st.html(analyst_panel.STYLE)
st.html("<h1>Analyst</h1>")
analysis = analyst_panel.open_analysis()
if analysis is not None:
    shown, per, reach = analyst_panel.reach_and_choice(analysis)
    with st.container(key="analyst"):
        if not reach.people:
            analyst_panel.nobody()
        elif shown == analyst_panel.ANALYST_PARTS[-1]:
            analyst_sql_panel.draw(analysis)
        else:
            DRAWN[analyst_panel.ANALYST_PARTS.index(shown)](analysis, per)
