"""The words by which wishes are told in English, German and Spanish; earlier entries win where two begin together.

Lines are folded: small letters, no accents, no apostrophes. A verb with `?` behind it is weak: it counts only beside
a journey or thing. `.. ` stands for up to five words that are kept for the target.
"""

import re

_GAP = r"(?: \S+){0,5}?"

CUES: tuple[tuple[str, str], ...] = (
    # plain words that the rest does not hold
    ("pause", r"set aside|set .. aside|put aside"),
    ("pin", r"(?:shove|bump|push|bring|get|pop) .. (?:to|on|at) (?:the )?(?:very )?top"),
    (
        "undo",
        r"take back (?:what|that|the last)(?: i(?: just)? (?:did|said|changed))?|what i just (?:did|changed|said)",
    ),
    ("explore_less", r"(?:stick|keep) to (?:my|the) usual(?: \S+)?|(?:just |only )?my usual (?:things|stuff)"),
    ("coarser", r"more broadly|less finely"),
    ("mute", r"do not (?:want|wish|need)(?: to see| to hear)?(?: any more| any| about)?|do not show(?: me)?(?: any)?"),
    # undo and redo
    (
        "redo",
        r"redo|re do|bring back what i (?:just )?(?:undid|undone)|undo the undo|do it again"
        r" after all|put (?:it|that) back (?:in|the way it was)|wiederhol\w*|stell .. wieder"
        r" her|wiederherstell\w*|(?:mach|machs) doch wieder|rehaz|rehacer|vuelve a hacerlo",
    ),
    (
        "undo",
        r"back (?:to )?how it was|put it back|wrong (?:button|click)|so wie vorher|wie vorher"
        r"|como antes|undo(?: (?:that|it|this|the last(?: \S+)?|my last(?: \S+)?))?|undid|take"
        r" (?:that|it)"
        r" back|go back (?:one |a )?step|go back one|roll (?:that|it)? ?back|revert(?: that)?"
        r"|(?:as|how|where) (?:it|things|we) (?:was|were) before|reverse (?:that|it|the last)"
        r"|step back|scrap that|ruckgangig|nimm .. zuruck|(?:einen|ein) schritt zuruck|deshaz\w*"
        r"|deshacer\w*|vuelve atras|da marcha atras|un paso atras",
    ),
    # explore
    (
        "explore_less",
        r"uberrasch\w*(?: mich)?(?: bitte)? (?:weniger|seltener|nicht)\w*|less (?:weird|random)"
        r" stuff|stay (?:closer|nearer|close)(?: to)?|closer to what i(?: already)? know|nearer"
        r" to what i know|(?:fewer|less) surprises?|surprise me less|(?:less|fewer) (?:adventurous"
        r"|experiments?|wild|weird|random)(?: \S+)?|back to what i (?:normally|usually|always)(?:"
        r" \S+)?|too (?:wild|weird|far out|random|adventurous)|more familiar|stick to what i(?:"
        r" already)? know|play (?:it )?safe|no (?:more )?surprises|what i(?: already)? (?:know"
        r"|like) only|only what i (?:already )?know|weniger (?:uberrasch\w*|experiment\w*|neues)"
        r"|naher an dem|bleib bei dem|bleib naher|bei dem was ich kenne|keine (?:uberraschungen"
        r"|experimente)|menos sorpresas|sorprendeme menos|menos experimentos|mas cerca de lo"
        r" que|cinete a lo|quedate con lo que",
    ),
    (
        "explore_more",
        r"abwechslung|mehr vielfalt|less predictable|outside (?:of )?my (?:usual|bubble)|variety"
        r"|(?:surprise|suprise)(?: me)?(?: more| a bit more)?|more surprises?|surprises|adventurous"
        r"|something (?:completely |totally |entirely )?(?:new|different|else)|chuck in .. stuff"
        r"|explore(?: a bit| a little| further)?(?: more)?|braver|bolder|more daring|mutiger"
        r"|mas atrevid\w*|weird stuff|never (?:have )?(?:expect|pick|picked|think of|thought"
        r" of|choose|chosen|look at|click)\w*|bit samey|samey|same old(?: \S+)?|out of my (?:comfort"
        r" zone|bubble|rut)|comfort zone|my bubble|broaden(?: my)? horizons?|further (?:away"
        r" |afield|out)?(?:from what i know)?|farther from what|explore more|more variety|wild"
        r" ?card\w*|uberrasch\w*|abenteuerlich\w*|mal was (?:ganz )?(?:neues|anderes)|immer"
        r" das ?selbe|immer das gleiche|ausserhalb meiner|sorprende\w*|mas sorpresas|mas variedad"
        r"|algo (?:nuevo|distinto|diferente)|siempre lo mismo|fuera de lo que",
    ),
    # finer and coarser
    (
        "coarser",
        r"(?:fewer|less|broader|bigger|wider|coarser)(?: (?:and|but))?,? (?:and )?(?:broader"
        r"|bigger|larger|wider|journeys|interests|groups|drawers|categories|heaps|piles|boxes"
        r"|themes|topics)(?: (?:journeys|interests|groups|drawers|categories|ones|piles|boxes"
        r"|themes|topics))?|(?:too many|so many)(?: \S+){0,2} (?:drawers|boxes|journeys|groups"
        r"|categories|interests|piles|heaps|topics)|(?:too|so) (?:fine|finely|detailed|fiddly"
        r"|fragmented|granular|split up|chopped up)|coarser|more coarsely|broader|lump|grober\w*"
        r"|(?:mas|temas) ampli[oa]s|breiter\w*|weniger themen|(?:merge|join) the (?:small|little"
        r"|tiny)(?: \S+)?|weniger schubladen|zu (?:fein|viele schubladen|viele themen|kleinteilig)"
        r"|mas (?:amplios|amplias|gruesos|generales)|demasiad[oa]s (?:grupos|cajones|temas|categorias)"
        r"|menos (?:grupos|cajones|temas|categorias)",
    ),
    (
        "finer",
        r"(?:tell|split|cut|divide|break|slice)(?: \S+){0,3} (?:apart|up)?(?: \S+){0,2} ?(?:more"
        r" finely|finer|into (?:smaller|finer) (?:\w+))|more finely|finer|more fine grained"
        r"|smaller (?:journeys|interests|groups|drawers|parts|pieces)|more (?:detail|detailed"
        r"|granular|drawers)|too (?:broad|coarse|rough|general|vague)|feiner\w*|genauer (?:unterteil\w*"
        r"|aufteil\w*)|zu grob|kleinere (?:themen|teile|gruppen)|mas (?:fino|finos|finas|fina"
        r"|detalle|detallad\w+)|grupos mas pequenos|demasiado (?:amplio|general)\w*",
    ),
    # ends of wishes
    (
        "end",
        r"(?:let|keep)(?: \S+){1,5} (?:wish|mute|pause|boost)(?: \S+)? ?(?:last|run|going|go"
        r" on|go)|end (?:the|that|my)(?: \S+){1,4}? (?:thing|wish|mute|pause|boost|one)(?: now)?"
        r"|(?:the|that|my) wish (?:about|for|on|of)|(?:boost|wish|mute|pause) (?:should|can"
        r"|may|must|to) (?:end|stop|run out|go|last)|stop the (?:extra|wish|boost)|no (?:longer"
        r"|more) (?:extra|boost)|(?:that|the|my)(?: \S+){1,3}? wish|prolong\w*|extend|stummschaltung"
        r"|(?:den|der) wunsch|lass(?: \S+){1,5} bis|el deseo(?: de| sobre)?|alarga|deja que",
    ),
    (
        "dismiss",
        r"dismiss\w*|(?:get|take|throw|kick|wipe|strike) .. (?:out of|off|from) (?:my|the) list"
        r"|away with (?:it|that|this)|(?:can |must |should )?(?:go|disappear|vanish) from (?:my"
        r"|the) list|out of my list|ive (?:already )?(?:seen|read|watched|heard) (?:it|that"
        r"|this|that one)(?: already)?|(?:verwirf|verwerfen|ablehnen|lehn .. ab)|(?:nimm|schmeiss"
        r"|wirf) .. (?:aus der|von der) liste|(?:aus|von) (?:der|meiner) liste|descarta\w*|(?:quita"
        r"|saca) .. de (?:la|mi) lista|fuera de (?:la|mi) lista",
    ),
    (
        "allow",
        r"allow|(?:let me )?see .. after all|(?:show|let me see) .. again|may come back|can"
        r" come back|(?:zeig|zeige|lass) .. (?:doch )?wieder(?: \S+)?|darf wieder(?: \S+)?|permite"
        r"|puede volver|deja(?:me)? ver .. (?:otra vez|de nuevo)|muestra\w* .. otra vez",
    ),
    (
        "more",
        r"(?:cant|cannot|not) get enough(?: of)?|drauflegen|hoch|ausbauen|go big on|feed me"
        r"|bring mir|love to see|stock up on"
        r"|all the(?= .. (?:you have|youve got|there is))",
    ),
    (
        "split",
        r"(?:split|break|divide|take|cut|pull|zerleg\w*|teil|divide|separa|parte)(?: up)? .."
        r" (?:up into|into|apart|in|auf in|en) (?:its|the|their|several|two|different|seine"
        r"|ihre|sus|zwei|dos)? ?(?:own )?(?:parts?|pieces|bits|teile|partes)|split up|break"
        r" up|aufteilen|auseinander\w*",
    ),
    (
        "resume",
        r"unpause|unmute|un mute|un pause|resume|wake .. up|take .. up again|pick .. (?:back"
        r" )?up(?: again| where)?|(?:bring|take|get|want) .. back(?! to normal"
        r"| in the| down)|restart|revive|reviv\w*|un ?finish|reopen|carry on with|get back (?:in)?to"
        r"|back into|back (?:on|in) (?:the )?(?:menu|game|track)|take off ice|off the ice|start"
        r" .. (?:up )?again|is back|im back (?:to|into|on)|nimm .. wieder auf|wieder (?:auf"
        r"|an|rein|her|zuruck|aufnehmen|einschalten|anschalten|dabei|los)|weitermachen|mach"
        r" .. weiter|fortsetz\w*|setz .. fort|interessier\w* mich .. wieder|wieder (?:interess\w*"
        r"|lust|zeit)|hol .. zuruck|entstumm\w*|reanuda\w*|retoma\w*|recupera\w*|reactiva\w*"
        r"|vuelve a (?:mostrar|poner|ensenar|activar)(?:me)?|vuelvo a|volver a|trae .. de vuelta"
        r"|quita el silencio",
    ),
    (
        "unpin",
        r"no need for .. at the top(?: any ?more)?|off the top|not .. at the top|(?:nimm|mach)"
        r" .. von oben|de arriba|unpin|un pin|(?:take|taken|get|remove) .. (?:down|off)(?: from)?(?:"
        r" the| my)?(?: top)?(?:"
        r" of the (?:page|list))?|(?:take|put) .. back down|back down with the others|no longer"
        r" (?:at the top|pinned)|doesnt (?:need|have) to (?:be|stay) (?:at the top|pinned|on"
        r" top)|(?:pin|top) (?:off|down)|nicht mehr (?:oben|angeheftet)|losen|(?:nimm|mach)"
        r" .. (?:oben )?(?:runter|ab)|abheften|nicht oben|desancla\w*|despincha\w*|desfija\w*"
        r"|quita .. de arriba|baja .. de arriba|ya no .. arriba",
    ),
    (
        "pin",
        r"(?:glue|nail|fix|hang) .. (?:to|at|on) (?:the )?top|(?:first|number one) (?:in|on)"
        r" (?:my|the) list|pin|pinn|stick .. (?:at|to|on) (?:the )?top|(?:put|keep|leave|have"
        r"|want|move|place)"
        r" .. (?:at|to|on) (?:the )?(?:very )?top|top of (?:my|the) list|keep .. (?:where i"
        r" (?:can )?see it|in sight|handy)|(?:so|that) i dont (?:lose|forget) it|put .. (?:there"
        r"|first)(?: instead)?|(?:hang|nail|glue|leave) .. (?:up front|up top|up there|in front)"
        r"|up front|anheft\w*|pinn\w*|angeheftet|hefte .. an|pinne .. (?:an|oben)?|(?:nach|ganz)"
        r" oben|oben (?:halten|lassen|hin)|fija\w*|ancla\w*|(?:pon|ponme|deja) .. arriba|arriba"
        r" del todo",
    ),
    (
        "move",
        r"move|belongs? (?:to|in|with|under)|should be (?:in|under|with)|(?:is )?(?:sitting"
        r" |filed )?in the wrong place|shift|put .. (?:in|into|under|with)|gehort (?:zu|in|unter)"
        r"|verschieb\w*|schieb\w*|mueve\w*|pasa .. a|cambia .. a|pertenece a|va en",
    ),
    # an interest of their own words is a form; deeper and whole
    (
        "open",
        r"enough of (?:just|only) the|(?:open|show|see|want|have|give) .. (?:whole|all of|everything"
        r" about|full|entire|complete)(?: of)?(?: again)?|(?:open )?(?:up )?(?:all|the whole"
        r"|whole|everything) (?:of|about|in)(?= .. again)|as a whole|open up|open|the (?:whole"
        r"|full|entire) (?:of|thing|lot)|zoom (?:back )?out|wieder ganz|(?:das|die|den) ganze[n]?"
        r"|alles (?:von|zu|aus|uber)|im ganzen|als ganzes|otra vez entero|enter[oa]|complet[oa]"
        r"|abre\w*|tod[oa] (?:el|la|lo)",
    ),
    (
        "focus",
        r"focus(?: on)?|go(?:ing)? deeper(?: into)?|deeper(?: into)?|dig(?: deeper)? into|concentrate"
        r" on|zoom(?: in)?(?: on| into)?|drill (?:down )?(?:into)?|narrow(?: .. down)?|(?:just"
        r"|only) (?:on|interested in)|show me the parts of|geh .. tiefer|tiefer(?: in| ins|"
        r" rein)?|vertief\w*|konzentrier\w*|nur (?:noch )?(?:die|das|den|mit)|profundiza\w*"
        r"|centra\w*|enfoca\w*|solo (?:el|la|los|las)|mas a fondo|ahonda",
    ),
    # the rest, strongest first
    (
        "finish",
        r"hung up my(?: \S+)?|abgehakt|passed (?:it|the exam)|for good|(?:im |i am |i have "
        r"|ive |we are |were |am )?(?:finish|finished|finishing)(?: with)?"
        r"|done with|(?:im|am|were) done|over and done|all done|tick .. off|tick(?:ed)? off"
        r"|check .. off|through with|thats that|retired|graduated from|complete|completed|wrap(?:ped)?"
        r" .. up|that chapter|closed? (?:that|this|the) (?:chapter|book)|close .. (?:off|as"
        r" done)|mark .. (?:as )?(?:done|finished|complete)|bin ich(?: damit)? (?:fertig|durch)"
        r"|ya (?:termine|acabe)|termine con|acabe con|(?:is|are) (?:all )?(?:over|behind me)"
        r"|never (?:need|have|want) to (?:look at|see|read|do) .. again|abgeschlossen|abhaken"
        r"|hak .. ab|erledigt|(?:bin|sind) (?:damit )?(?:durch|fertig)|fertig(?: mit)?|durch"
        r" mit|beende\w*|geschafft|ist vorbei|he (?:terminado|acabado)(?: con)?|hemos (?:terminado"
        r"|acabado)|terminad[oa]s?|acabad[oa]s?|(?:puedes )?cerrar|cierra|da(?:r)? por (?:terminad"
        r"|acabad|cerrad)[oa]s?|termina\w*|ya (?:esta|he) (?:hecho|listo)|se acabo",
    ),
    (
        "remove",
        r"(?:not|isnt|arent|wasnt|werent|never) (?:been |even |really )?(?:me|mine|my (?:thing"
        r"|cup of tea|interests?|stuff|doing|taste))|(?:is|are|was|were|its|thats|thats all"
        r"|all) (?:hers|his|theirs|(?:from )?my \w+s)(?= |$)|(?:borrowed|used|had|hijacked|got"
        r" hold of|was on) (?:my|the) (?:account|laptop|tablet|phone|computer|ipad|login|profile)"
        r"|remove|delete|get rid of|kick .. out|clear .. out|cut the|lose the|take .. out|(?:must"
        r"|can|should|has to|have to) go(?: away)?(?! from)|goes?(?= , and| and)|throw .. out"
        r"|take .. away|out with|drop|ditch|bin it|weg mit|nothing to do with me|dont know where"
        r" (?:that|this) comes from|clear out|(?:nicht|keine?) (?:von mir|meins?|meine|meine"
        r" sache|mein ding)|nicht ich|bin ich nicht|das war (?:nicht ich|mein\w* \w+)|(?:ist"
        r"|sind|war|waren) von mein\w+ \w+|gehort\w* (?:mein\w* \w+|nicht)|nichts mit mir|entfern\w*"
        r"|losch\w*|raus damit|schmeiss .. raus|wirf .. raus|weg damit|nimm .. raus|no (?:es"
        r"|son|era|eran|soy) (?:cosa )?(?:mi[oa]s?|yo|lo mio)|(?:es|son|era|eran) (?:cosa )?de"
        r" mi \w+|no tiene nada que ver conmigo|quita\w*|elimina\w*|borra\w*|saca\w*",
    ),
    (
        "pause",
        r"hold(?= (?:the|my|off|all)? ?\S+)|break from|auszeit|pausiert|descanso|pause|paused"
        r"|(?:put|leave|keep|have) .. (?:on ice|on hold|aside|on pause|to one side"
        r"|to rest|to bed|away for now)|on ice|on hold|on the back burner|back burner|shelve"
        r"|park|(?:have|give|take|let|needs?) .. (?:a )?(?:rest|break|breather)|rest|is off"
        r"|(?:has|have|needs?|will have) to wait|(?:can|must|should) wait|take a break(?: from)?"
        r"|(?:until|till) im back|hibernat\w*|not (?:now|at the moment|right now)|freeze|pausier\w*"
        r"|pause (?:mit|machen)|ruhen|ruhe|auf eis|pausa\w*|en pausa|(?:deja|dejar|dejame) .."
        r" (?:descansar|reposar|para luego|para despues)|descans\w*|aparca\w*|en el congelador"
        r"|congela\w*",
    ),
    (
        "mute",
        r"not (?:a|one)(?: single)? .. more|no need for|(?:bit of |some )?peace from|never want"
        r" to (?:see|hear|read)(?: of| about| any)?(?: any)?|(?:hab|habe) genug|weglassen|(?:kannst"
        r"|bitte) .. weg|kein interesse|no interest in|leave out|leave me alone|nicht mehr|ni"
        r" un[oa] mas|(?:but|,|und|aber) (?:no|keine?n?)(?= (?!more|mehr|wait|me|other|forget))"
        r"|mute|muted"
        r"|silence|hush|shush|hide|none of|leave .. alone|no talk of|up to here with|had it"
        r" with|keep .. out of (?:it|here|this)|stop (?:showing|sending|suggesting|recommending"
        r"|giving|pushing|with|bothering|shoving)(?: me)?|no more(?: of)?|nothing (?:more )?(?:of"
        r"|about|from|on|to do with)|enough of|enough (?=\S)|had enough(?: of)?|im (?:off|over)"
        r"|dont (?:want|need|care for|wanna|like) .. (?:any ?more|any longer)|dont (?:want|wish"
        r"|need|care)(?: to see| to hear)?(?: any more| any| about| for)?|dont (?:ever )?show(?:"
        r" me)?(?: any)?|(?:not|no longer) interested(?: in)?|lost (?:all )?interest in|cant"
        r" (?:stand|bear|see|look at)|shut up about|sick of|sick and tired of|had it with|gone"
        r" off|leave me alone with|keep .. (?:away|out)|spare me|could do without|can do without"
        r"|do without|quiet|never show(?: me)?|never want to see|gave .. up|given up|stumm\w*"
        r"|schalt .. (?:stumm|ab|aus)|ausblend\w*|blende .. aus|verschon\w*|schluss mit|genug"
        r" von|hor auf(?: mit| mir)?|nichts (?:mehr )?(?:von|vom|uber|zu|mit|aus)|keine?n? \S+(?:"
        r" \S+)? mehr|kein\w* mehr|nicht mehr (?:zeig\w*|seh\w*|anzeig\w*)|(?:mag|will|brauche?"
        r"|kann) .. nicht mehr(?: sehen| horen)?|interessiert mich nicht(?: mehr)?|silenci\w*"
        r"|calla\w*|no (?:quiero|me muestres|me ensenes|me pongas|me saques) (?:ver )?(?:mas"
        r"|nada)?(?: de| mas)?|deja de (?:mostrar|ensenar|poner|sacar|recomendar)\w*|nada (?:mas"
        r" )?de|basta de|(?:estoy )?hart[oa] de|ya no (?:quiero|me interesa\w*)|no me interesa\w*"
        r"|ocult\w*|esconde\w*",
    ),
    (
        "less",
        r"zuruckfahren|zuruckschrauben|etwas weniger|water down|thin out|trim|ration|a break"
        r" from too much|less(?: of)?|lesser|fewer|not (?:quite )?(?:so|that|as) (?:much|many"
        r"|often)(?: of)?"
        r"|too (?:much(?! trouble| to ask)|many|often)|tone .. down|turn(?:ed)? .. down|turn"
        r" down|dial .. (?:down|back)|cut(?:ting)? (?:down|back)(?: on)?|ease (?:off|up)(?:"
        r" on)?|(?:go )?(?:easy|easier|lighter) on|(?:down)(?= ,| and|$)|(?:a )?(?:bit|little"
        r"|getting) (?:too )?much|fed up with|tired of|bored (?:of|with)|boring|langweil\w*"
        r"|me aburre\w*|me cansa\w*|reduce|lower|scale .. (?:back|down)|take .. down a (?:notch"
        r"|peg)|down a notch|weniger|nicht (?:so|ganz so|gar so) (?:viel|viele|oft)|zu (?:viel"
        r"|viele|oft)|reduzier\w*|(?:schraub|fahr|dreh|regel) .. (?:runter|zuruck|herunter)"
        r"|runter|seltener|menos|no tant[oa]s?|demasiad[oa]s?|reduc\w*|baja\w*|no tan a menudo",
    ),
    (
        "more",
        r"more(?! than| often than| time| or less| money| people)(?: of)?|(?:keep|bring) .."
        r" (?:coming|on)|turn(?:ed)? .. up|turn up|crank .. up|crank up|comes? up|boost|bump"
        r"|(?:give|gimme) .. (?:push|boost)|cant get enough(?: of)?|up(?= the| ,| and|$)|bring"
        r" it on|increase|heavier|moar|mor|loads of|lots of|plenty of|heaps of|tons of|bring"
        r" on|amp .. up|i could do with|not enough|too little|too few|mehr|ofter|haufiger|verstark\w*"
        r"|(?:dreh|fahr|schraub) .. (?:hoch|auf)|nicht genug|zu wenig|nicht sattsehen|mas(?!"
        r" que)(?: de)?|algo mas de|aumenta\w*|sube\w*|no me canso de|no me sacio|poc[oa]s?",
    ),
    ("again", r"again|once more|wieder|erneut|otra vez|de nuevo|back"),
    ("bare_no", r"no|kein|keine|keinen|ningun|nada de"),
)
"""Verbs with what they are told by, one pattern each."""

_COMPILED = tuple((verb, re.compile(rf"(?<!\S)(?:{pattern.replace(' ..', _GAP)})(?!\S)")) for verb, pattern in CUES)

_VERB_WORDS_TEXT = (
    "more less mute muted pause resume remove rename merge split move undo redo finish finished open focus "
    "block unblock dismiss allow pin unpin surprise again please fewer silence unmute unpause delete deeper "
    "adopt explore until without anything showing much thing things into another called closer back mehr "
    "weniger pausieren stumm ruckgangig umbenennen zusammenlegen bitte wieder entfernen anheften menos "
    "silencia pausa deshaz quita fija cambia renombra junta separa bloquea "
)
VERB_WORDS = frozenset(_VERB_WORDS_TEXT.split())
"""Words for which slips are mended."""
_KNOWN_WORDS_TEXT = (
    "mich dich sich such mach macht mache machen mucho mucha nicht noch doch auch immer einen pausen reden "
    "lets lest left list lists listen mess miss pass past post paste pases poise mouse house horse hope against "
    "gain ending opens main mail mint mist mark make like likes liked lake late "
    "moved lose loss lost love lots lease mere mora mode mate mute must most move pans pine plus page lens "
    "lesson close open oven over pause cause tile think thins thing thick black block back pack bank buck "
    "blocks pages music muse mouth month monthly mouse pens fewer fever never newer rest rose cross muss menu "
    "mens meno mono menus mas quiet lass lasse posse messe mitte finds find finis until unit split spit spilt "
    "merge verge fine focal locus pausa causa quito quit mitad mehr meer word words world would could should "
    "bitten bitter bitte weiter widen junto cambio fijo loud clouds mind "
)
KNOWN_WORDS = frozenset(_KNOWN_WORDS_TEXT.split())
"""Words near those that are no slips of them."""


def cues_in(line: str) -> list[tuple[int, int, str]]:
    """Return start, end and verb of every cue of a folded line, in order; none lies within another."""
    found: list[tuple[int, int, str]] = []
    for verb, pattern in _COMPILED:
        found.extend((match.start(), match.end(), verb) for match in pattern.finditer(line) if match.group())
    rank = {verb: at for at, (verb, _) in enumerate(CUES)}
    kept: list[tuple[int, int, str]] = []
    for cue in sorted(found, key=lambda c: (rank[c[2]], c[0])):
        if not any(other[0] < cue[1] and cue[0] < other[1] for other in kept):
            kept.append(cue)
    return sorted(kept)
