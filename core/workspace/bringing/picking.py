"""What a person picked of the files they dropped: which, whose rows, and as what they are brought."""

from dataclasses import dataclass

from core.adapters.importers import Reading
from core.entities import Person
from core.workspace.accounts.account_workspace import AnyWorkspace
from core.workspace.bringing import catalogues
from core.workspace.bringing.intake import Intake


@dataclass(frozen=True, slots=True)
class PickedFiles:
    """Files as they were looked at, the names of those to take, and whether they are things to choose from.

    `profiles` are those of a shared account that are the person's, None where the files name one or none.
    """

    found: Intake
    names: tuple[str, ...]
    is_catalogue: bool = False
    profiles: tuple[str, ...] | None = None

    def reading(self, workspace: AnyWorkspace, person: Person) -> Reading:
        """Return what is brought, as this person's; raises ImportRefused saying what to do next."""
        if not self.is_catalogue:
            return self.found.reading(person, self.names, self.profiles)
        catalogues.check_known(workspace, person)
        return catalogues.listing(self.found.parcels, person, self.names)
