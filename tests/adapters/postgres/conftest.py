"""A PostgreSQL server for the tests of a folder, where there is one to start."""

import os
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from postgres_server import OwnServer, binaries, own_server

WHY_NOT = (
    "the shared log needs the `postgres` extra and Debian's PostgreSQL, with its user `postgres` where root runs it"
)


@pytest.fixture(scope="module")
def server() -> Iterator[OwnServer]:
    """Yield a server that runs; skip where there is none, unless REQUIRE_ENGINES=1."""
    programs = binaries()
    if (programs is None or find_spec("psycopg_pool") is None) and os.environ.get("REQUIRE_ENGINES") != "1":
        pytest.skip(WHY_NOT)
    assert programs is not None, WHY_NOT
    with own_server(programs) as running:
        yield running
