"""The small world with a login: ada and bo are of two accounts, cy and di are of nobody's."""

import hashlib
from datetime import UTC, datetime, timedelta

from small_world import lone, small_workspace

from core.adapters.rate_limits import RateLimits
from core.adapters.settings import Settings
from core.adapters.store.accounts import account_id_of
from core.workspace.accounts.account_workspace import AccountWorkspace
from core.workspace.rights import AccountRole, Who
from core.workspace.workspace import Workspace

ISSUER = "http://provider.test"
CACHES = ("vectors", "maps", "coordinates", "answers", "ended_logins")
"""Tables that tell nothing of what a person did or decided."""


def shared_world() -> Workspace:
    """Return the small world in which ada's and bo's accounts were here before; bo has a shelf of his own, too."""
    workspace = lone(small_workspace(with_map=False), "bo-shelf")
    for name, people in (("ada", ["ada"]), ("bo", ["bo", "bo-shelf"])):
        account = workspace.accounts.know(ISSUER, name, f"{name}@people.test")
        workspace.accounts.bind(people, account.account_id)
    return workspace


def seen_as(
    workspace: Workspace,
    name: str,
    role: AccountRole = AccountRole.PERSON,
    *,
    sees_demo: bool = False,
    settings: Settings | None = None,
) -> AccountWorkspace:
    """Return a workspace as an account sees it; '' for whoever did not log in."""
    account_id = account_id_of(ISSUER, name) if name else ""
    who = Who(
        role=role,
        counted_as=account_id or "192.0.2.1",
        account_id=account_id,
        email=f"{name}@people.test",
        login=f"login of {name}",
        until=datetime.now(UTC) + timedelta(hours=1),
        sees_demo=sees_demo,
    )
    return AccountWorkspace(workspace, who, RateLimits(settings or Settings(_env_file=None)))


def written(workspace: Workspace) -> str:
    """Return a digest of every row of every table that holds what people did or decided."""
    names = [name for (name,) in workspace.database.read("SELECT table_name FROM duckdb_tables() ORDER BY 1")]
    told = [(name, sorted(map(repr, workspace.database.read(f"FROM {name}")))) for name in names if name not in CACHES]
    return hashlib.sha256(repr(told).encode()).hexdigest()
