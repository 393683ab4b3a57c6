"""What holds for every test: laws are about what comes out, and never about how fast this machine is just now.

And a test that runs a page leaves the process as it was: Streamlit puts the page in the place of the main module, which
processes that are started later would run.
"""

import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(autouse=True)
def _main_stays() -> Iterator[None]:
    """Put the main module back after a test."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
