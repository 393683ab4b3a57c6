"""Tell verbs from nouns in Spanish, French, Portuguese and Italian titles by ending and by the word before.

A title's verbs are mostly infinitives, gerunds and the first word of a request; each language marks them.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a language marks its verbs: endings anywhere, endings after some words, and what shows a noun before."""

    always: re.Pattern[str]
    infinitive: re.Pattern[str]
    articles: frozenset[str]
    before_verbs: frozenset[str]
    nouns: frozenset[str]


def _grammar(always: str, infinitive: str, articles: str, before_verbs: str, nouns: str) -> Grammar:
    words = [frozenset(text.split()) for text in (articles, before_verbs, nouns)]
    return Grammar(re.compile(always), re.compile(infinitive), *words)


GRAMMARS = {
    "es": _grammar(
        r".{2}(?:ando|iendo|yendo|arse|erse|irse|arlo|erlo|arla|erla|aron|ieron|amos|emos|imos|mente)$",
        r".{2}[aei]r$",
        "el la los las un una unos unas del al mi mis tu tus su sus este esta cada primer",
        "cómo como a para por sin de se me te no lo que qué hay y",
        "mujer lugar hogar azúcar taller alquiler ayer solar celular familiar militar titular poder placer bienestar",
    ),
    "fr": _grammar(
        r".{3}(?:ons|ez|aient|issent)$|^.{2,}(?:quer|ger)$",
        r".{2}(?:er|ir|oir|dre|tre)$",
        "le la les un une des du au aux mon ma mes ton ta tes son sa ses notre nos ce cet cette ces l l' premier",
        "pour de à sans comment et où ne se me pas que qui y en",
        "hiver mer fer premier dernier papier atelier panier métier fenêtre centre montre lettre maître titre ancêtre",
    ),
    "pt": _grammar(
        r".{2}(?:ando|endo|indo|ar-se|er-se|aram|eram|amos|emos|ei|ou|mente)$",
        r".{2}[aei]r$",
        "o a os as um uma uns umas do da dos das ao à no na nos nas meu minha seu sua este esta cada",
        "como para por sem de se me te não que e a",
        "mulher lugar lar açúcar celular familiar militar solar bem-estar par mar",
    ),
    "it": _grammar(
        r".{2}(?:ando|endo|arsi|ersi|irsi|arlo|erlo|arla|iamo|ano|mente)$",
        r".{2}(?:are|ere|ire|rre)$",
        "il lo la i gli le un uno una del dello della dei degli delle al allo alla nel nella sul sulla mio mia",
        "come per a di senza da si mi ti non che e",
        "mare cuore genere altare carriere cantiere quartiere cameriere piacere potere",
    ),
}


_SHORTEST_VERB, _SHORTEST_INFINITIVE = 6, 4
"""Letters of a word from which its ending tells a verb, and an infinitive; set by hand."""


def is_verb(grammar: Grammar, word: str, before: str, first: bool) -> bool:
    """Tell whether a small word is a verb, given the small word before it and whether it opens its segment."""
    if before in grammar.articles or word in grammar.nouns:
        return False
    if grammar.always.search(word) and len(word) >= _SHORTEST_VERB:
        return True
    return (
        bool(grammar.infinitive.search(word))
        and len(word) >= _SHORTEST_INFINITIVE
        and (first or before in grammar.before_verbs)
    )


_ADJECTIVES = {
    "es": r"(?:al|ales|ar|il|ble|bles|ista|istas|ico|ica|or|iva|ivo)$",
    "pt": r"(?:al|ais|ar|il|vel|veis|ista|istas|ico|ica|or|iva|ivo|ês)$",
    "it": r"(?:ale|ali|are|ile|bile|bili|ista|ico|ica|ici|ivo|iva|ore|ese)$",
    "fr": r"(?:é|ée|és|ées|al|ale|el|elle|if|ive|eux|euse|ique|iques|oir|oire|ir|ais|aise|ois|ant|ants|ert|erte|ort|"
    r"urt|anc|anche|aux|able|ible|ain|aine|in|ine|al|er|ère|ène|ile)$",
}
_ADJECTIVE = {language: re.compile(pattern) for language, pattern in _ADJECTIVES.items()}
_AGREEING = re.compile(r"(?:[oa]s?|i)$")


def agrees(language: str, noun: str, word: str) -> bool:
    """Tell whether a word can be the adjective of the noun before it: by its ending, or as both end alike."""
    if language not in _ADJECTIVE:
        return True
    own, other = _AGREEING.search(noun), _AGREEING.search(word)
    alike = language != "fr" and own is not None and other is not None and own.group() == other.group()
    return alike or bool(_ADJECTIVE[language].search(word))
