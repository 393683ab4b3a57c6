"""Tell which of a person's journeys are sensitive: the phrases are read once, learned from once a catalogue."""

from collections.abc import Callable, Mapping, Sequence
from weakref import WeakKeyDictionary

from core.adapters.encoders.encoder import EncoderError
from core.catalogue import Catalogue
from core.entities import Profile
from core.sensitivity.finding import find_sensitive
from core.sensitivity.meaning import TEXTS, Meanings, learn_phrases
from core.sensitivity.subjects import Sensitive
from core.similarity import Floats


class Sensing:
    """Knows sensitive meanings in every catalogue; where texts cannot be encoded, words alone tell."""

    def __init__(
        self, meaning: Callable[[Sequence[str]], Floats], shipped: Callable[[], Floats | None] = lambda: None
    ) -> None:
        """Use what returns unit vectors `(n, dim)` of texts, the mean still in, and those of the phrases that ship."""
        self._meaning, self._shipped = meaning, shipped
        self._phrases: Floats | None = None
        self._learned: WeakKeyDictionary[Catalogue, Meanings] = WeakKeyDictionary()

    def meanings(self, catalogue: Catalogue) -> Meanings | None:
        """Return what is sensitive in the vectors of a catalogue; None where the encoder fails."""
        if catalogue not in self._learned:
            try:
                self._learned[catalogue] = learn_phrases(catalogue.centre(self._read()))
            except EncoderError:
                return None
        return self._learned[catalogue]

    def _read(self) -> Floats:
        """Return the phrases' vectors, read once; raises EncoderError."""
        if self._phrases is None:
            shipped = self._shipped()
            self._phrases = self._meaning(TEXTS) if shipped is None else shipped
        return self._phrases

    def sensitive(self, catalogue: Catalogue, profile: Profile) -> Mapping[str, Sensitive]:
        """Map the ids of the profile's sensitive journeys to what is sensitive about them."""
        found: dict[str, Sensitive] = {}
        for journey in profile.journeys:
            name, item_ids = profile.name(journey.journey_id), journey.members or journey.anchors
            if (told := self.about(catalogue, name, item_ids)) is not None:
                found[journey.journey_id] = told
        return found

    def about(self, catalogue: Catalogue, name: str, item_ids: Sequence[str]) -> Sensitive | None:
        """Return what is sensitive about items of a catalogue under a name, or None."""
        rows = catalogue.rows(item_ids)
        titles = [catalogue.items[row].title for row in rows]
        return find_sensitive(name, titles, catalogue.vectors[rows], self.meanings(catalogue))
