"""Wishes that hold the person's own words: names, words kept out, parts; one pattern each, in three languages."""

import re
from dataclasses import dataclass

_STOP = (
    r"(?= [.,;!?…](?: |$)| (?:and then|and after that|then|and also|please|bitte|por favor"
    r"|instead|can you|could you|if you|but|aber|pero|sondern)(?: |$)|$)"
)
_DO = (
    r"(?:give|put|make|mute|pause|pin|unpin|dismiss|block|unblock|merge|move|split|rename"
    r"|remove|drop|finish|resume|open|focus|go|undo|show|turn|let|take|throw|add|lose|keep"
    r"|cut|bring|tone|less|more|fewer|start|stop|hide|allow|end|call|silence|mach|gib|zeig"
    r"|nimm|leg|setz|stell|lass|schalt|pausier\w*|mehr|weniger|benenn\w*|nenn|blockier\w*"
    r"|pon|quita|dame|dale|silencia|pausa|mas|menos|fija|deja|junta|bloquea)"
)
_STOP = rf"(?:{_STOP}|(?= ,? ?(?:and|und|y|,)(?: (?:also|then|auch|tambien))? {_DO}(?: |$)))"
_N = rf"(?P<n>\S.*?){_STOP}"
_W = rf"(?P<w>\S.*?){_STOP}"
_TT = r"(?P<t>\S(?:(?! and | und | y | , ).){0,60}?)"
_T = r"(?P<t>\S(?:.{0,60}?\S)?)"
_THE = r"(?:(?:the|a|an|my|all|any|anything|das|die|der|den|el|la|los|las) )?"
_WORD = r"(?:the )?(?:words?|term|das wort|die worter|wort|la palabra|las palabras)"

FORMS: tuple[tuple[str, str], ...] = (
    ("rename", rf"{_T} (?:heisst|heissen) (?:ab jetzt|jetzt|von jetzt an|ab sofort|kunftig) {_N}"),
    ("rename", rf"(?:llamale|llamalo|llamala) (?P<n>.+?) (?:a|al) {_T}{_STOP}"),
    ("rename", rf"(?:i would|id) rather (?:you )?call(?:ed)? {_T} (?P<n>\S+(?: \S+){{0,3}}){_STOP}"),
    ("rename", rf"(?:rename|re name|relabel|retitle|change the (?:name|title) of) {_T} (?:to|as|into) {_N}"),
    (
        "rename",
        rf"(?:benenn\w*|nenn\w*) {_T} (?:(?:doch|bitte|mal|lieber|einfach|ab jetzt|jetzt) )*(?:in"
        rf"|zu) (?P<n>\S.*?)(?: um)?{_STOP}",
    ),
    ("rename", rf"(?:renombra|cambia el nombre de|cambiale el nombre a) {_T} (?:a|por|como|en) {_N}"),
    (
        "rename",
        rf"{_T} (?:should be|shall be|ought to be|could be|is to be|is now|to be) (?:called|named"
        rf"|known as) {_N}",
    ),
    ("rename", rf"(?:give) {_T} the name {_N}"),
    (
        "rename",
        rf"{_T} (?:soll|sollte|sollen|sollten)(?: (?:ab jetzt|jetzt|bitte|einfach|lieber))* (?P<n>\S.*?)"
        r" (?:heissen|genannt werden)",
    ),
    (
        "rename",
        r"(?:ponle|pon|dale) (?:de nombre|el nombre|el nombre de|por nombre|como nombre) (?P<n>.+?)"
        rf" (?:a|al) {_T}{_STOP}",
    ),
    ("rename", rf"(?:llama\w*|llamale|ponle|pon) (?P<n>\S.*?) (?:a|al) {_T}{_STOP}"),
    ("rename", rf"change {_T} to {_N}"),
    ("rename", rf"que {_T} se llame {_N}"),
    ("unblock", rf"(?:unblock|un block) (?:{_WORD} )?{_W}"),
    (
        "unblock",
        rf"(?:allow|bring|let|take|permit|unban) (?:back )?(?:in )?{_WORD} (?P<w>.+?)(?: (?:back(?:"
        rf" in)?|again|through))*{_STOP}",
    ),
    (
        "unblock",
        rf"{_WORD} (?P<w>\S+(?: \S+)?) (?:may|can|is allowed to|is fine|is ok|darf|kann|puede)(?:"
        r" \S+)*? (?:again|back|wieder|volver\w*|otra vez)",
    ),
    (
        "unblock",
        rf"(?:desbloquea\w*|vuelve a permitir|permite|entsperr\w*|erlaub\w*|gib|freigeb\w*) (?:{_WORD}"
        rf" )?(?P<w>.+?)(?: (?:wieder|frei|otra vez|de nuevo))*{_STOP}",
    ),
    (
        "block",
        r"(?:never show me|show me no|keep out|keep away|leave out|filter out|hide|block|ban"
        r"|block out|no more|no|nothing|not anything|skip|spare me|i dont want(?: to see)?|dont"
        r" show me) (?:all |everything |anything |things |titles |articles |videos |posts |whatever"
        r" )?(?:that |which |where )?(?:mentions?|mentioning|says?|saying|contains?|containing"
        rf"|with|has|holds?|the title says)(?: (?:in it|in the title))? (?:{_WORD} )?(?P<w>.+?)(?:"
        rf" (?:in it|in the title|in them|anywhere))?{_STOP}",
    ),
    (
        "block",
        r"(?:anything|everything|titles|things|stuff|posts|articles) (?:with|that says|that"
        rf" mentions|mentioning|containing|saying) (?:{_WORD} )?(?P<w>\S+?)(?: (?:in it|in the"
        r" title))?(?= .*(?:keep|away|out|off|gone|block|throw|scream|sick))",
    ),
    ("block", rf"(?:no|any) (?:talk|mention|word|more talk|more mention) of {_W}"),
    ("block", rf"(?:block|blacklist|ban|filter)(?: out)? (?:{_WORD} )?{_W}"),
    ("block", rf"{_WORD} (?P<w>\S+?)(?= .*(?:keep|away|block|never|banned|out of my|kein|nicht|sehen|ver|aparezca))"),
    (
        "block",
        r"(?:nichts|nix|keine titel|kein titel) (?:mehr )?(?:mit|wo|worin|in dem|in denen|das"
        r"|was) (?:(?:dem|das|den) )?(?:wort(?:ern)? )?(?P<w>\S+?)(?: (?:vorkommt|steht|drin"
        r"|im titel|drinsteht|sagt|erwahnt|enthalt))+",
    ),
    ("block", r"(?:nichts|nix) (?:mehr )?(?:mit|uber) (?:dem wort )?(?P<w>\S+)(?=.* wort )"),
    ("block", rf"(?:nichts|nix) (?:mehr )?mit dem wort {_W}"),
    ("block", rf"(?:blockier\w*|sperr\w*) (?:(?:bitte|mal) )?(?:{_WORD} )?{_W}"),
    (
        "block",
        r"(?:nada|todo lo|cosas|algo) (?:mas )?(?:que|donde|con) (?:hable|hablen|mencione|mencionen"
        r"|diga|digan|contenga|aparezca|lleve|la palabra|tenga)(?: (?:de|la palabra|sobre))*"
        rf" {_W}",
    ),
    ("block", rf"(?:bloquea\w*|veta\w*|filtra\w*) (?:{_WORD} )?{_W}"),
    ("adopt", r"(?:add|give me a journey (?:for|about|on)) (?P<n>\S+)(?= , | \.|$| and | as well)"),
    (
        "adopt",
        r"(?:add|include|put in|put down) (?P<n>.+?) (?:as an? (?:new )?(?:interest|journey"
        r"|topic|hobby|theme)|to my (?:interests|journeys))",
    ),
    (
        "adopt",
        r"(?:start me (?:off )?(?:on|with)|get me started (?:on|with|in)|new (?:interest|journey"
        r"|topic|hobby)(?: please)?(?: :)?|begin (?:a journey|an interest) (?:in|on|about)|take"
        r" up|taking up|taken up|taking an interest in|got into|getting into|get into|make (?:me"
        rf" )?a (?:new )?(?:journey|interest) (?:for|of|about|on|called)) {_N}",
    ),
    (
        "adopt",
        r"(?:i want|i wanna|id like|i would like|wants?|id love|i would love|i plan|planning"
        r"|decided|hoping) to (?:start |take up |learn(?: about| to play| how to)? ?|get into"
        rf" |try |know about )(?:the |some )?{_N}",
    ),
    ("adopt", rf"(?:neues? (?:interesse|thema|hobby|reise)(?: :)?) {_N}"),
    (
        "adopt",
        r"(?:nimm|fug|leg) (?P<n>.+?) (?:als (?:neues )?(?:interesse|thema|hobby)|zu meinen"
        r" (?:interessen|themen))(?: (?:auf|hinzu|dazu|an))?",
    ),
    (
        "adopt",
        r"(?:ich )?(?:will|mochte|wurde gern\w*|wollte)(?: (?:ich|jetzt|gern|gerne|endlich|mal"
        r"|auch|noch))* (?P<n>\S+(?: \S+)?) (?:lernen|anfangen|ausprobieren)",
    ),
    (
        "adopt",
        r"(?:me gustaria|quiero|quisiera|voy a|he decidido) (?:aprender|empezar|iniciarme|probar"
        rf"|meterme)(?: (?:a tocar|a hacer|con|en|a|de|sobre))* {_N}",
    ),
    ("adopt", r"(?:anade|agrega|suma|pon) (?P<n>.+?) (?:como (?:nuevo )?(?:interes|tema|aficion)|a mis intereses)"),
    ("adopt", rf"(?:nuevo (?:interes|tema)(?: :)?) {_N}"),
    (
        "split",
        r"(?:split|separate|break|carve|divide|take|cut|peel|pull|spin)(?: (?:off|out|apart))?"
        rf" {_THE}(?P<w>\S.{{0,40}}?) (?:off from|off of|out of|away from|off|from|out) {_TT}(?="
        r" [.,;!?…]| and | und | y |$)",
    ),
    (
        "split",
        rf"(?:could |can |should |let |make |give )?{_THE}(?P<w>\S(?:.{{0,30}}?\S)?) (?:live"
        r"|stand|be|become|have|get|a|its|into|should be|deserves?|as)?(?: be)? ?(?:on its own"
        r"|on their own|a journey of (?:its|their) own|(?:its|their|an?) own (?:journey|thing"
        r"|drawer|place|heading|topic|group|interest)|by (?:itself|themselves)|separate(?:ly)?)",
    ),
    (
        "split",
        rf"(?:trenn\w*|spalt\w*|losch? |nimm|teil\w*|lose)(?: (?:bitte|mal))? {_THE}(?P<w>\S.{{0,40}}?)"
        rf" (?:von|aus|vom) (?:(?:den|dem|der) )?{_T}(?: (?:ab|heraus|raus|los))?{_STOP}",
    ),
    (
        "split",
        rf"(?:separa|divide|saca|aparta) {_THE}(?P<w>\S.{{0,40}}?) (?:de|del) {_TT}(?= [.,;!?…]"
        r"| and | und | y |$)",
    ),
    ("focus", rf"(?:focus|concentrate|narrow|zoom)(?: {_T})? (?:in )?(?:down )?(?:on|to|into) (?:just )?{_THE}{_W}"),
    (
        "focus",
        rf"(?:not|nicht|no) {_T} (?:in general|as a whole|im allgemeinen|generell|uberhaupt|en"
        r" general) ,? ?(?:just|only|nur|sondern nur|solo)(?: the| die| das| den| los| las)?"
        r" (?P<w>\S+)",
    ),
    ("focus", rf"(?:only|just|mainly|mostly) (?:the )?(?P<w>\S+(?: \S+)?) (?:in|of|from|within|part of) {_T}{_STOP}"),
    (
        "focus",
        r"(?:konzentrier\w*|beschrank\w*)(?: (?:dich|bitte|mich))* (?:bei|in) (?:(?:der|den"
        rf"|dem) )?{_T} (?:auf )?{_THE}{_W}",
    ),
    ("focus", rf"(?:bei|in|von|vom|beim) (?:(?:der|den|dem) )?{_T} (?:bitte |gerade )?nur (?:noch )?{_THE}{_W}"),
    ("focus", rf"(?:centra\w*|enfoca\w*)(?:te|me)? {_T} en {_THE}{_W}"),
    ("focus", rf"(?:de|del|en) (?:(?:el|la|los|las) )?{_T} (?:,? ?solo|solamente|unicamente) {_THE}{_W}"),
    (
        "called",
        r"(?:call|name|label|nenn|nenne|tauf\w*|llama|llamalo|llamala|llamale|llamar|bautiza\w*)(?:"
        rf" (?:doch|bitte|mal|lieber|a|al|just|simply))* (?P<n>\S.*?)(?= (?:and|und|y) {_DO}"
        r" | [.;!?…,](?: |$)| (?:and then|and after that|then|und dann|y luego)(?: |$)|$)",
    ),
)
"""Verbs with their patterns: `t` the part of the line that names the target, `n` a name, `w` words."""

_COMPILED = tuple((verb, re.compile(rf"(?<!\S){pattern}(?!\S)")) for verb, pattern in FORMS)


@dataclass(frozen=True, slots=True)
class WordedForm:
    """A wish with own words: its verb and the places in the line of all of it, its target, its name and its words."""

    verb: str
    whole: tuple[int, int]
    target: tuple[int, int]
    name: tuple[int, int]
    words: tuple[int, int]


def forms_in(line: str) -> list[WordedForm]:
    """Return the forms that a folded line can be read as, the likelier first; they may overlap."""
    return [_form(verb, match) for verb, pattern in _COMPILED for match in pattern.finditer(line)]


def _form(verb: str, match: re.Match[str]) -> WordedForm:
    """Return a match as a form."""
    groups = match.re.groupindex
    places = {name: match.span(name) if name in groups else (-1, -1) for name in ("t", "n", "w")}
    return WordedForm(verb, match.span(), places["t"], places["n"], places["w"])
