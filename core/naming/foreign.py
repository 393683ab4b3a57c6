"""Tell whether a name is in another language than its journey's titles: by its script, or by its small words."""

from collections.abc import Sequence

from core.naming.function_words import BY_LANGUAGE, ENGLISH, ENGLISH_VERBS, TITLE_SPEAK
from core.naming.grounding import held_words
from core.naming.languages import language_of_titles
from core.naming.terms import words_in
from core.naming.tokens import writing_of

"""Scripts that are written in one word beside each other."""
_SMALL = {**BY_LANGUAGE, "en": ENGLISH}
_ALSO_ENGLISH = ENGLISH_VERBS | TITLE_SPEAK
"""English words, some of which are small words elsewhere: 'man', 'die'."""


def is_foreign(name: str, titles: Sequence[str]) -> bool:
    """Tell whether a name is in another language than most of its titles.

    It is where its letters are of another script and the titles do not hold its words; and where more of its small
    words belong to other languages alone, and stand in no title, than to the titles' own. Titles without any small word
    of the language that they are taken for tell nothing.
    """
    if writing_of(name) != writing_of("\n".join(titles)):
        words = words_in(name)
        return not words or not held_words(words, titles).all()
    language = language_of_titles(titles)
    own = _SMALL.get(language, frozenset())
    said = frozenset("\n".join(titles).casefold().split())
    if said.isdisjoint(own):
        return False
    known = own | said | (_ALSO_ENGLISH if language == "en" else frozenset())
    small = [word for word in name.casefold().split() if any(word in each for each in _SMALL.values())]
    return 2 * sum(word not in known for word in small) > len(small)
