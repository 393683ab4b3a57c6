"""Give names to the journeys of a profile that have none, or whose name no longer fits."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from weakref import WeakKeyDictionary

from core.adapters.encoders.encoder import Encoder, EncoderError
from core.adapters.encoders.tagging import tag
from core.adapters.shipped.subjects import subjects
from core.catalogue import Catalogue, text_of, words_of
from core.desk.desk import Desk
from core.desk.search.title_words import TitleWords, title_words
from core.entities import GivenName, Journey, Profile
from core.naming.names import JourneyName, is_stale, name_journey, name_siblings
from core.naming.search_phrases import SearchPhrase, search_phrases
from core.naming.space import Space
from core.naming.terms import TermStatistics
from core.progress import Progress
from core.ranking.spelling import Vocabulary, vocabulary
from core.similarity import Floats, Rows
from core.subjects import Subjects
from core.workspace.once import Once

MOST_TEXTS = 120
"""Items, strongest first, that a journey is named from; chosen by hand for speed."""
MOST_TEXTS_AT_ONCE = 40
"""The same after an edit: at 40 a journey takes below 50 ms."""
MOST_SEARCHES = 256
"""Journeys whose search phrases a desk remembers; chosen by hand."""


class Titler:
    """Names journeys in phrases of their items' own words; the catalogue's words are counted once."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        """Start without any catalogue counted; without an encoder, words alone tell what a journey is called."""
        self.counted = Once[Catalogue, TermStatistics](WeakKeyDictionary())
        self._spelling = Once[Catalogue, Vocabulary](WeakKeyDictionary())
        self._titled = Once[Catalogue, TitleWords](WeakKeyDictionary())
        self._subjects = Once[Catalogue, Subjects | None](WeakKeyDictionary())
        self._encoder = encoder

    def warm(self, catalogue: Catalogue) -> None:
        """Count a catalogue's words and read the tagger's lexicon, so that names need not wait for it."""
        tag(("word",))
        self.statistics(catalogue)
        self.subjects(catalogue)
        self.title_words(catalogue)

    def count_as(self, catalogue: Catalogue, like: Catalogue) -> None:
        """Let a catalogue of few items pass for a large one of the same mean: its words and subjects are that one's."""
        statistics, subjects_there = self.statistics(like), self.subjects(like)
        self.counted.get(catalogue, lambda: statistics)
        self._subjects.get(catalogue, lambda: subjects_there)

    def names(
        self, desk: Desk, profile: Profile, by_meaning: bool = False, report: Progress | None = None
    ) -> tuple[tuple[str, GivenName], ...]:
        """Return names for the journeys that have none or a stale one, each told from all the others.

        Phrases compared by meaning are better and take 50 to 200 ms a journey, too long for a click: then they are
        compared by words alone, from fewer texts. Subjects are told by what has been read already, either way. What
        was left over is named as such, see `GivenName.is_leftover`. `report` gets (journeys named, journeys in all).
        """
        needing = [j for j in profile.journeys if j.members and _needs(profile, j)]
        if not needing:
            return ()
        others = [j for j in profile.journeys if j.members and j not in needing]
        most = MOST_TEXTS if by_meaning else MOST_TEXTS_AT_ONCE
        ranked = [desk.strongest(j.members, most) for j in (*needing, *others)]
        found = self._named(desk, ranked, len(needing), self._encoder if by_meaning else None, report)
        taken = {profile.name(j.journey_id).casefold() for j in others}
        return tuple(
            (j.journey_id, replace(_apart(name.given(item_ids), taken), size=len(j.members)))
            for j, name, item_ids in zip(needing, found, ranked, strict=False)
        )

    def _named(
        self,
        desk: Desk,
        ranked: Sequence[Sequence[str]],
        n: int,
        encoder: Encoder | None,
        report: Progress | None,
    ) -> list[JourneyName]:
        """Name the first `n` groups of items apart from all; phrases by words alone where no encoder answers."""
        texts = [_texts(desk, item_ids) for item_ids in ranked]
        name = partial(
            name_siblings,
            texts[:n],
            others=texts[n:],
            background=self.statistics(desk.catalogue),
            vectors=[desk.vectors(item_ids) for item_ids in ranked],
            tag=tag,
            subjects=self.subjects(desk.catalogue),
            report=report,
        )
        if encoder is None:
            return name()
        try:
            return name(encode=partial(self._meanings, desk.catalogue, encoder))
        except EncoderError:
            return name()

    def _meanings(self, catalogue: Catalogue, encoder: Encoder, phrases: Sequence[str]) -> Floats:
        """Return the centred unit vectors `(n, dim)` of phrases."""
        return catalogue.centre(encoder.encode(phrases))

    def space(self, desk: Desk, item_ids: Sequence[str], others: Sequence[Sequence[str]]) -> Space | None:
        """Return where meanings are compared for a journey's items beside others' items; None without an encoder."""
        if self._encoder is None:
            return None
        encode = partial(self._meanings, desk.catalogue, self._encoder)
        return Space(encode, desk.vectors(item_ids), [desk.vectors(each) for each in others])

    def searches(self, desk: Desk, profile: Profile, journey_id: str) -> tuple[SearchPhrase, ...]:
        """Return phrases to look for a journey with elsewhere, made once; none for one that has gone."""
        journey = profile.by_id.get(journey_id)
        if journey is None:
            return ()
        given = profile.given.get(journey_id)
        silent = journey.own_name is None and (given is None or given.is_leftover)
        name = "" if silent else profile.name(journey_id)
        key = (name, journey.members or journey.anchors)
        if key not in desk.searches:
            if len(desk.searches) > MOST_SEARCHES:
                desk.searches.clear()
            others = [j for j in profile.journeys if j.members and j is not journey]
            titles, *siblings = (
                desk.titles(desk.strongest(ids, MOST_TEXTS_AT_ONCE)) for ids in (key[1], *(j.members for j in others))
            )
            background = self.statistics(desk.catalogue)
            desk.searches[key] = search_phrases(name, titles, siblings, background=background, tag=tag)
        return desk.searches[key]

    def area_name(self, catalogue: Catalogue, rows: Rows, nearby: Sequence[Rows]) -> str:
        """Return a name for items of a catalogue, given by their rows, that sets them apart from nearby ones.

        As a journey's after a click: the subject that most items are about, or a phrase of their words.
        """
        groups = (rows, *nearby)
        texts, *siblings = ([words_of(catalogue.items[row]) for row in group] for group in groups)
        return name_journey(
            texts,
            siblings=siblings,
            background=self.statistics(catalogue),
            vectors=[catalogue.vectors[group] for group in groups],
            tag=tag,
            subjects=self.subjects(catalogue),
        ).text

    def subjects(self, catalogue: Catalogue) -> Subjects | None:
        """Return what journeys may be about beside the catalogue's mean; None where no encoder has read the list."""
        encoder = self._encoder
        if encoder is None:
            return None
        return self._subjects.get(catalogue, lambda: subjects(encoder, catalogue.centre))

    def vocabulary(self, catalogue: Catalogue) -> Vocabulary:
        """Return the words that a catalogue knows, by which a search is respelled; gathered once."""
        return self._spelling.get(catalogue, lambda: vocabulary(catalogue.items))

    def title_words(self, catalogue: Catalogue) -> TitleWords:
        """Return the words that several of a catalogue's titles say, by which searches find others; gathered once."""
        return self._titled.get(catalogue, lambda: title_words(catalogue))

    def statistics(self, catalogue: Catalogue) -> TermStatistics:
        """Return how often the catalogue uses each word; who comes while they are counted waits for it."""
        return self.counted.get(
            catalogue,
            lambda: TermStatistics.from_titles(
                [*map(text_of, catalogue.items), *(catalogue.around.texts if catalogue.around else ())]
            ),
        )


def _needs(profile: Profile, journey: Journey) -> bool:
    """Tell whether a journey has no name, or one that no longer rests on it."""
    given = profile.given.get(journey.journey_id)
    return given is None or is_stale(given, journey.members)


def _apart(given: GivenName, taken: set[str]) -> GivenName:
    """Return the name, with a number where another journey bears the same."""
    text, number = given.text, 2
    while text.casefold() in taken:
        text = f"{given.text} ({number})"
        number += 1
    return replace(given, text=text)


def _texts(desk: Desk, item_ids: Sequence[str]) -> list[str]:
    """Return the words of items, by their ids."""
    return [words_of(item) if (item := desk.catalogue.item(item_id)) else "" for item_id in item_ids]
