"""Accounts of a login provider, and whose people are whose: what a page may show is decided by these rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import duckdb

from core.adapters.store.database import Database

_ID_DIGITS = 16
"""Hexadecimal digits of an account's id, 64 bits: among a million accounts two share one with odds of 1 to 37 million
(the birthday bound), and the key of the table refuses the second."""
_TABLES = ("accounts", "account_people", "ended_logins")


@dataclass(frozen=True, slots=True)
class Account:
    """One login at one provider; `role` is what a command gave it, '' for none, and `people` whom it may steer."""

    account_id: str
    email: str
    role: str = ""
    people: tuple[str, ...] = ()


def account_id_of(issuer: str, subject: str) -> str:
    """Return an account's id: issuer and subject are what never changes of a login (OpenID Connect Core, 5.7)."""
    return sha256(f"{issuer}\x1f{subject}".encode()).hexdigest()[:_ID_DIGITS]


def unbind(cursor: duckdb.DuckDBPyConnection, person_id: str) -> None:
    """Take a person from their account, and forget an account that has nobody else and no role of its own."""
    owner = cursor.execute("SELECT account_id FROM account_people WHERE person_id = ?", [person_id]).fetchall()
    cursor.execute("DELETE FROM account_people WHERE person_id = ?", [person_id])
    for (account_id,) in owner:
        cursor.execute(
            "DELETE FROM accounts WHERE account_id = $1 AND role = '' "
            "AND NOT EXISTS (SELECT 1 FROM account_people WHERE account_id = $1)",
            [account_id],
        )


class Accounts:
    """The tables of accounts, of whom they brought, and of logins that have ended. Safe to use from many threads."""

    def __init__(self, database: Database) -> None:
        """Use an open database."""
        self._database = database

    def know(self, issuer: str, subject: str, email: str) -> Account:
        """Return the account of a login, made at its first; a new e-mail address replaces the older one."""
        account_id = account_id_of(issuer, subject)
        known = self.account(account_id)
        if known is not None and known.email == email:
            return known

        def work(cursor: duckdb.DuckDBPyConnection) -> None:
            cursor.execute(
                "INSERT INTO accounts (account_id, issuer, subject, email) VALUES (?, ?, ?, ?) "
                "ON CONFLICT DO UPDATE SET email = excluded.email",
                [account_id, issuer, subject, email],
            )

        self._database.write(work, _TABLES)
        return self.account(account_id) or Account(account_id, email)

    def account(self, account_id: str) -> Account | None:
        """Return an account; None for one that was never seen."""
        rows = self._database.read("SELECT account_id, email, role FROM accounts WHERE account_id = ?", [account_id])
        return self._with_people(*rows[0]) if rows else None

    def all(self) -> list[Account]:
        """Return every account by its e-mail address."""
        rows = self._database.read("SELECT account_id, email, role FROM accounts ORDER BY email, account_id")
        return [self._with_people(*row) for row in rows]

    def _with_people(self, account_id: str, email: str, role: str) -> Account:
        return Account(account_id, email, role, self.people(account_id))

    def named(self, wanted: str) -> list[Account]:
        """Return the accounts of an e-mail address, or of an id."""
        told = wanted.strip().casefold()
        return [each for each in self.all() if told and told in (each.email.casefold(), each.account_id)]

    def people(self, account_id: str) -> tuple[str, ...]:
        """Return the ids of an account's people, in order."""
        sql = "SELECT person_id FROM account_people WHERE account_id = ? ORDER BY person_id"
        return tuple(row[0] for row in self._database.read(sql, [account_id]))

    def owner(self, person_id: str) -> str:
        """Return the id of the account that a person belongs to; '' for nobody's."""
        rows = self._database.read("SELECT account_id FROM account_people WHERE person_id = ?", [person_id])
        return str(rows[0][0]) if rows else ""

    def bind(self, person_ids: Sequence[str], account_id: str) -> None:
        """Give people to an account; whoever is another's becomes this one's."""

        def work(cursor: duckdb.DuckDBPyConnection) -> None:
            for person_id in person_ids:
                cursor.execute("INSERT OR REPLACE INTO account_people VALUES (?, ?)", [person_id, account_id])

        self._database.write(work, _TABLES)

    def give_role(self, account_id: str, role: str) -> None:
        """Give an account a role, or with '' take it back."""
        self._database.write(
            lambda cursor: (
                cursor.execute("UPDATE accounts SET role = ? WHERE account_id = ?", [role, account_id]) and None
            ),
            _TABLES,
        )

    def forget(self, account_id: str) -> None:
        """Delete an account; whoever was bound to it is nobody's."""

        def work(cursor: duckdb.DuckDBPyConnection) -> None:
            for table in ("account_people", "accounts"):
                cursor.execute(f"DELETE FROM {table} WHERE account_id = ?", [account_id])

        self._database.write(work, _TABLES)

    def end(self, login: str, lasting: timedelta) -> None:
        """End a login wherever its cookie lies; ends older than a login lasts are let go."""
        now = datetime.now(UTC).replace(tzinfo=None)

        def work(cursor: duckdb.DuckDBPyConnection) -> None:
            cursor.execute("DELETE FROM ended_logins WHERE moment < ?", [now - lasting])
            cursor.execute("INSERT OR IGNORE INTO ended_logins VALUES (?, ?)", [login, now])

        self._database.write(work, _TABLES)

    def has_ended(self, login: str) -> bool:
        """Tell whether somebody logged out of a login."""
        return bool(self._database.read("SELECT 1 FROM ended_logins WHERE login = ?", [login]))
