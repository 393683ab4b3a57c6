"""A longer search for files that no parser may trip over: `pytest -m hypothesis --hypothesis-profile long`."""

import pytest
from hypothesis import HealthCheck, settings

LONG = 3_000
"""Files that are tried for every promise, thirty times as many as otherwise; all of them take about ten minutes."""

settings.register_profile("long", max_examples=LONG, deadline=None, suppress_health_check=list(HealthCheck))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the search by changed files go on for longer."""
    parser.addoption("--seconds-a-format", type=float, default=0.0, help="how long to search in each registered format")
    parser.addoption("--first-batch", type=int, default=0, help="where a search by changed files goes on")
