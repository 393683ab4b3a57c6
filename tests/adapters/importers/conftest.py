"""A longer search for files that no parser may trip over: `pytest -m hypothesis --hypothesis-profile long`."""

from hypothesis import HealthCheck, settings

LONG = 3_000
"""Files that are tried for every promise, thirty times as many as otherwise; all of them take about ten minutes."""

settings.register_profile("long", max_examples=LONG, deadline=None, suppress_health_check=list(HealthCheck))
