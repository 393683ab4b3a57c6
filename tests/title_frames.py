"""Reduce a title to its frame: what is left when its content words are taken out."""

import re
from collections import defaultdict
from collections.abc import Iterable

FUNCTION_WORDS = frozenset(
    ["a", "an", "the", "this", "that", "these", "those", "some", "any", "every", "each", "no", "not", "my", "your", "his", "her", "its", "our", "their", "i", "you", "he", "she", "it", "we", "they", "me", "him", "us", "them", "who", "whom", "whose", "which", "what", "where", "when", "why", "how", "is", "are", "was", "were", "be", "been", "being", "am", "do", "does", "did", "done", "can", "could", "will", "would", "shall", "should", "may", "might", "must", "have", "has", "had", "having", "of", "in", "on", "at", "by", "for", "from", "to", "into", "onto", "with", "without", "within", "over", "under", "about", "after", "before", "between", "during", "through", "against", "until", "up", "down", "out", "off", "and", "or", "but", "so", "nor", "yet", "if", "than", "then", "as", "because", "while", "there", "here", "all", "more", "most", "less", "least", "too", "very", "just", "only", "also", "even", "still", "never", "always", "again", "ever", "vs", "versus", "don't", "doesn't", "didn't", "isn't", "wasn't", "won't", "can't", "it's", "that's", "i'm", "you're", "we're", "i've", "you've", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "und", "oder", "für", "mit", "ohne", "im", "am", "zum", "zur", "von", "vom", "auf", "aus", "bei", "nach", "wie", "was", "warum", "ist", "sind", "so", "nicht", "el", "la", "los", "las", "un", "una", "unos", "unas", "y", "o", "de", "del", "al", "en", "con", "sin", "por", "para", "que", "qué", "cómo", "es", "son", "no", "tu", "mi", "su", "le", "les", "une", "des", "du", "et", "ou", "à", "au", "aux", "dans", "sur", "avec", "sans", "pour", "pourquoi", "comment", "ne", "pas", "est", "son", "sa", "ses", "il", "lo", "gli", "i", "uno", "e", "di", "da", "nel", "della", "come", "perché", "per", "não", "os", "as", "um", "uma", "do", "no", "na", "com", "sem"]
)
TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")


def frame(title: str) -> tuple[str, ...]:
    """Return the function words of a title in order, with `_` for every run of content words.

    Numbers become `#`; case, punctuation and emoji do not count.
    """
    parts: list[str] = []
    for token in TOKEN.findall(title.lower().replace("’", "'")):
        part = "#" if token.isdigit() else token if token in FUNCTION_WORDS else "_"
        if part != "_" or not parts or parts[-1] != "_":
            parts.append(part)
    return tuple(parts)


def shared_frames(titles: Iterable[str], most: int = 3) -> dict[tuple[str, ...], list[str]]:
    """Return the frames that more than `most` titles share, with those titles.

    A frame needs two function words or numbers: with fewer, nothing is left that could be a template.
    """
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for title in titles:
        key = frame(title)
        if sum(part != "_" for part in key) >= 2:
            groups[key].append(title)
    return {key: group for key, group in groups.items() if len(group) > most}
