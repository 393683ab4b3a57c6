"""What the stores hold, as somebody may see it: people who are not theirs are not there."""

from collections.abc import Mapping, Sequence

from core.adapters.store.backups import Backups
from core.adapters.store.histories import Histories
from core.adapters.store.offers import OfferedList, Offers
from core.entities import Interaction, Item, Person, Saved
from core.workspace.rights import Rights


class OwnHistories:
    """The histories that somebody may see."""

    def __init__(self, histories: Histories, rights: Rights) -> None:
        """Use open histories."""
        self._histories, self._rights = histories, rights

    def people(self) -> list[Person]:
        """Return those whom they may see, in the order they came."""
        seen = self._rights.seen()
        return [person for person in self._histories.people() if seen is None or person.person_id in seen]

    def person(self, person_id: str) -> Person | None:
        """Return a person whom they may see; None for anybody else."""
        return self._histories.person(person_id) if self._rights.sees(person_id) else None

    def how_many_people(self) -> int:
        """Return how many people they may see."""
        return self._histories.how_many_people() if self._rights.seen() is None else len(self.people())

    def people_like(self, words: str, most: int) -> list[Person]:
        """Return people of theirs whose name, portrait or id holds the words, so many at most."""
        return self._histories.people_like(words, most, self._rights.seen())

    def interactions(self, person_id: str) -> list[Interaction]:
        """Return the interactions of a person whom they may see; raises UnknownPerson."""
        self._rights.check_seen(person_id)
        return self._histories.interactions(person_id)

    def saved(self, person_id: str) -> list[Saved]:
        """Return what a person whom they may see saved for later; raises UnknownPerson."""
        self._rights.check_seen(person_id)
        return self._histories.saved(person_id)

    def collections_of(self, person_id: str) -> tuple[str, ...]:
        """Return the collections of a person whom they may see; raises UnknownPerson."""
        self._rights.check_seen(person_id)
        return self._histories.collections_of(person_id)

    def items(self, collection_ids: Sequence[str]) -> list[Item]:
        """Return the items of some collections, of those alone that a person of theirs has something of."""
        seen = self._rights.seen()
        if seen is not None:
            theirs = {each for person_id in seen for each in self._histories.collections_of(person_id)}
            collection_ids = [each for each in collection_ids if each in theirs]
        return self._histories.items(collection_ids)

    def counts(self) -> dict[str, int]:
        """Return how many rows each table holds of whom they may see."""
        return self._histories.counts(self._rights.seen())


class OwnOffers:
    """What may be chosen from by whom somebody may see."""

    def __init__(self, offers: Offers, rights: Rights) -> None:
        """Use open offers."""
        self._offers, self._rights = offers, rights

    def lists(self, person_id: str) -> tuple[OfferedList, ...]:
        """Return what is offered to a person whom they may see; raises UnknownPerson."""
        self._rights.check_seen(person_id)
        return self._offers.lists(person_id)


class OwnBackups:
    """The rows of those whom somebody may change, and bringing rows back, which is an administrator's."""

    def __init__(self, backups: Backups, rights: Rights) -> None:
        """Use open backups."""
        self._backups, self._rights = backups, rights

    def rows(self, person_id: str) -> dict[str, bytes]:
        """Return every row that is a person's; raises UnknownPerson, and Refused where they may only look."""
        self._rights.check_changes(person_id)
        return self._backups.rows(person_id)

    def restore(self, files: Mapping[str, bytes], person_id: str, name: str) -> None:
        """Write the rows of a backup; raises Refused for everybody but an administrator, else as `Backups` does."""
        self._rights.check_administers()
        self._backups.restore(files, person_id, name)
