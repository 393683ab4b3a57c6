"""Words of English, German and Spanish that claim something, deny something or talk about the task; and plain ones.

What a sentence of the app does not claim nobody may claim in its place: other words for it may be plain ones only.
"""

from collections.abc import Mapping

from core.naming.function_words import listed


def _stems(text: str) -> tuple[str, ...]:
    """Return the beginnings of words that a text lists, as `str.startswith` takes them."""
    return tuple(text.split())


PRAISE = "praise"
"""The claim of which no other word may stand for the sentence's own."""
CLAIMED_BY: Mapping[str, tuple[str, ...]] = {
    "people": _stems(
        """people person reader viewer listener fan user friend everyone everybody somebody someone crowd
leute mensch nutzer leser zuschauer hörer freund jeder gente persona usuari lector espectador oyente amig"""
    ),
    "popularity": _stems(
        "popular many most trend widely famous beliebt viele meist berühmt muchos muchas mayoría famos"
    ),
    "newness": _stems("new recent fresh latest neu kürzlich jüngst frisch nuev recient noved"),
    PRAISE: _stems(
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
    """similar similarly like alike same close closely near nearly related relates relating relation match matching
fit fits fitting suit suiting share shared sharing topic subject theme interest thing title list listed place because
since given due based belong belongs connect connected connection resemble resembles follow follows following go goes
going lead leads leading toward towards direction somewhere territory unfamiliar unknown took take taken taking pick
picked picks picking chose choose chosen choice taste journey next first last look again here there appear appears
appearing reason reasons come comes stand stands sit sits place placed ahead above point points both another anything
else found find recommend recommended suggest suggested suggestion cover covers covering about touch touches concern
concerns deal deals along well too also just part piece group kind sort area field matter content idea common overlap
overlapping tie tied link linked linking continue continues continuing build builds explore explores exploring point
bring brings brought show shows showing shown put puts up off out here's set sets turn turns taking order rank ranked
ranks higher rather instead beside besides next to while whereas whoever whose who those these that this them it its
your yours you have has had made make makes making available currently already earlier before after later left ready
step start started waiting line end top fall falls speak speaks mainly partly equally somewhat overall further
far farther beyond outside usual familiar know known already ground space side variety various gives give means mean"""
) | listed(
    """dinge ding dasselbe titel thema themen
interesse liste platz grund gründe geschmack reise ähnlich ähnlich ähnelt gleich
gleiche gleichen passt passen verwandt weil denn führt gehört nächste nächstes zuletzt steht stehen genommen nimmt
nehmen nahm nahmen aufgenommen deiner deinem deinen diesem dieses dieser diese dies wer was davon dazu sich ebenfalls
bisher könnte könnten kommt kommen dran folgt beides beide geht
cosas cosa título tema temas interés lista lugar razón gustos gusto viaje parecido parecida similar mismo misma encaja
porque lleva pertenece siguiente último tomaron tomaste está están aquí trata tratan queda va quien quienes eso esto
podría podrían además hasta ahora"""
)
"""Words with which a reason may be put, none of which says anything of its own; by hand. What is
neither one of them nor a small word nor of the sentence cannot be checked."""
