"""The part of a journey that somebody names in their own words: by its name, by what titles say, or by meaning."""

from collections.abc import Sequence

from core.desk.desk import Desk
from core.desk.views import PartView
from core.dialogue.acts import Speakable
from core.dialogue.guessing import TextMeaning, likely_meant
from core.dialogue.mentions import same_word, telling_words
from core.dialogue.sentence import folded, heard
from core.entities import Journey

TITLES_OF_A_PART = 6
"""Titles by which a part may be meant; as many as of a journey."""


def part_named(
    desk: Desk, journey: Journey, parts: Sequence[PartView], words: Sequence[str], meaning: TextMeaning | None
) -> tuple[str, tuple[str, ...]] | None:
    """Return the name and the things of the part that words name; None where nothing of the journey is like them.

    A part of that name comes first, then the things whose titles say all the words, then the part nearest in meaning.
    """
    said = " ".join(words)
    for part in parts:
        if folded(part.name) == folded(said):
            return part.name, part.item_ids
    telling = [word for each in words for word in telling_words(each)]
    saying = tuple(
        item_id
        for item_id, title in zip(journey.members, desk.titles(journey.members), strict=True)
        if telling and all(any(same_word(word, other) for other in heard(title).words) for word in telling)
    )
    if 0 < len(saying) < len(journey.members):
        return said, saying
    known = tuple(
        Speakable(id=str(at), name=part.name, titles=tuple(item.title for item in part.items[:TITLES_OF_A_PART]))
        for at, part in enumerate(parts)
    )
    guess = likely_meant(heard(said).words, known, meaning)
    return (said, parts[int(guess.ids[0])].item_ids) if guess.ids else None
