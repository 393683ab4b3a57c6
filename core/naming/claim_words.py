"""Words of English, German and Spanish that claim something, deny something or talk about the task; and plain ones.

What a sentence of the app does not claim nobody may claim in its place: other words for it may be plain ones only.
"""

from collections.abc import Mapping

from core.naming.function_words import listed


def _stems(text: str) -> tuple[str, ...]:
    """Return the beginnings of words that a text lists, as `str.startswith` takes them."""
    return tuple(text.split())


CLAIMED_BY: Mapping[str, tuple[str, ...]] = {
    "people": _stems(
        """people person reader viewer listener fan user friend everyone everybody somebody someone crowd
leute mensch nutzer leser zuschauer hörer freund jeder gente persona usuari lector espectador oyente amig"""
    ),
    "popularity": _stems(
        "popular many most trend widely famous beliebt viele meist berühmt muchos muchas mayoría famos"
    ),
    "newness": _stems("new recent fresh latest neu kürzlich jüngst frisch nuev recient noved"),
    "praise": _stems(
        """best better great excellent wonderful perfect amazing awesome award masterpiece brilliant beautiful
acclaimed favourite favorite love enjoy ideal must essential classic grossartig toll wunderbar perfekt preis meister
liebling klassiker besser unbedingt mejor excelente maravill premi favorit clásic increíbl encant"""
    ),
    "wish": _stems(
        "asked request wish wanted pinned saved gewünscht angeheftet gespeichert gebeten pedid pediste guardad fijad"
    ),
}
"""Beginnings of words by what they claim: a wording may claim only what the sentence does."""
AGAINST: Mapping[str, tuple[str, ...]] = {
    "dislike": _stems("dismiss dislike hate avoid reject unwanted refus verworf abgelehn mochte descart rechaz odia"),
    "less": _stems("behind worse lower below less fewer hinter schlechter weniger detrás peor menos debajo"),
}
"""The same of what turns a sentence round: a wording has to say it just where the sentence does."""
NEGATIONS = listed(
    """no not none nobody nothing neither never without cannot hardly barely nowhere
nicht nichts nie niemals niemand kein keine keinen keinem keiner keines ohne weder kaum
nunca nada nadie ningún ninguno ninguna sin jamás tampoco apenas"""
)
ENDS_IN_NOT = ("n't", "n’t")
DOUBLE = "es"
"""The language in which two negations are one: 'no ... nada'."""
TASK = listed(
    """sure certainly sentence rewrite rewritten reworded rephrase rephrased wording paraphrase json assistant ai
instruction instructions ignore prompt system output answer satz umformuliert umformulierung anweisung frase
reescrita reformulada instrucciones"""
)
"""Words about the task, which no answer to it says."""
PLAIN = listed(
    """similar like alike same close closely near related relates relating matches match fits fit suits suit share
shares shared topic topics subject subjects theme themes interest interests thing things title titles list place
because since given due based belongs belong connected connects connection resembles resemble resembling
follows follow following goes going leads lead toward towards direction somewhere territory unfamiliar
took taken take picked pick tastes taste journey journeys next first last look again here there listed appears
appear reason reasons comes stands ahead above points both another anything else found find recommended suggested
covers cover about touches concerns deals along well too also just
dinge ding titel thema themen interesse liste platz grund gründe geschmack reise ähnlich ähnelt gleich gleiche
gleichen passt passen verwandt weil denn führt gehört
nächste nächstes zuletzt steht stehen genommen nimmt nehmen aufgenommen
cosas cosa título tema temas interés lista lugar razón gustos gusto viaje parecido parecida similar mismo misma
encaja porque lleva pertenece siguiente último tomaron tomaste está están aquí trata tratan queda va"""
)
"""Words with which a reason may be put, none of which says anything of its own; by hand."""
