"""A PostgreSQL server by its address: connections for many threads, a transaction a piece of work, plain words."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from core.adapters.store.faults import DatabaseError

if TYPE_CHECKING:
    from psycopg import Connection

T = TypeVar("T")
MOST_CONNECTIONS = 8
"""Connections of one process at the most; by hand: a server allows a hundred unless told, and replicas are few."""
POOL_WAIT_S = 10.0
"""Seconds that a connection is waited for; by hand: a server that starts again is there within these."""
_TRIES = 3
"""Times that work is tried when its connection is lost or another's work is in its way; by hand."""
NO_DRIVER = "PostgreSQL needs one package more: pip install 'steerable-journeys[postgres]'"
_NOT_THERE = "The PostgreSQL server cannot be reached, or turns this program away. Look at its address and its log."
_FAILED = "The PostgreSQL server did not take that ({}). Nothing was kept of it; look at the server's log."


class Server:
    """A PostgreSQL server; safe to use from many threads. Raises DatabaseError where it cannot be reached."""

    def __init__(self, address: str, wait: float = POOL_WAIT_S) -> None:
        """Open an address like `postgresql://user@host/name`, waiting so many seconds; passwords belong in a file."""
        try:
            from psycopg_pool import ConnectionPool, PoolTimeout
        except ModuleNotFoundError as error:
            raise DatabaseError(NO_DRIVER) from error
        alive = ConnectionPool.check_connection
        self._pool = ConnectionPool(
            address, max_size=MOST_CONNECTIONS, min_size=1, timeout=wait, open=False, check=alive
        )
        try:
            self._pool.open(wait=True, timeout=wait)
        except PoolTimeout as error:
            self._pool.close()
            raise DatabaseError(_NOT_THERE) from error

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()

    def run(self, work: Callable[["Connection"], T]) -> T:
        """Run the work in one transaction and return its answer; it may run more than once, each time on a clean one.

        What the work raises rolls it back. Where the connection was lost after the server kept the work, it is run
        again all the same: work that must happen once has to know itself again.
        """
        from psycopg import OperationalError, ProgrammingError
        from psycopg_pool import PoolTimeout

        for attempt in range(_TRIES):
            try:
                with self._pool.connection() as connection:
                    return work(connection)
            except PoolTimeout as error:
                raise DatabaseError(_NOT_THERE) from error
            except ProgrammingError as error:  # what this account may not do, first of all
                raise DatabaseError(_FAILED.format(type(error).__name__)) from error
            except OperationalError as error:
                if attempt == _TRIES - 1:
                    raise DatabaseError(_FAILED.format(type(error).__name__)) from error
        raise AssertionError("unreachable")

    def alone(self, statement: str) -> None:
        """Run a statement that no transaction may hold; raises DatabaseError."""
        from psycopg import Error

        try:
            with self._pool.connection() as connection:
                connection.autocommit = True
                try:
                    connection.execute(statement)
                finally:
                    connection.autocommit = False
        except Error as error:
            raise DatabaseError(_FAILED.format(type(error).__name__)) from error
