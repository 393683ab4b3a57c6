"""Tell the language of most of a journey's titles: by their script, or by their small words."""

from collections.abc import Sequence

from core.naming.function_words import language_of
from core.naming.tokens import has_kana, script_of

SIGNS_READ = 2_000
"""Signs of a journey's titles that are looked at, as for their script; chosen by hand for speed."""
_OF_SCRIPT = {"HANGUL": "ko", "DEVANAGARI": "hi", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh"}
"""Languages by the scripts, as Unicode names them, that here are theirs alone; Chinese signs beside kana are not."""
_SIGNS = " \t.,:;!?\"'()“”„«»–—-"


def language_of_titles(titles: Sequence[str]) -> str:
    """Return a two-letter code; 'en' where small words do not tell."""
    text = "\n".join(titles)[:SIGNS_READ]
    if (language := _OF_SCRIPT.get(script_of(text), "")) != "":
        return "ja" if has_kana(text) else language
    return language_of([word.strip(_SIGNS) for word in text.lower().split()]) or "en"
