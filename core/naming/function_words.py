"""Know words of several languages that hold a title together or sell it, but do not say what it is about."""

from collections.abc import Sequence

HEAD_START, ENGLISH_START = 0.75, 0.5
"""Words that the expected language counts for beside those found, and English where none is expected; set by hand: less
than one, so that any word outweighs them."""


def listed(text: str) -> frozenset[str]:
    """Return the words of a list that is written as a text."""
    return frozenset(text.split())


ENGLISH = listed(
    """a an the this that these those some any every each no not none my mine your yours his her hers
its our ours their theirs one i you he she it we they me him us them who whom whose which what
where when why how is are was were be been being am do does did done doing can could will would
shall should may might must have has had having of in on at by for from to into onto with
without within over under about after before between during through across against toward
towards until since till up down out off around behind beyond near per via amid and or but so
nor yet if than then as because while whether though although unless there here all both few
more most less least much many too very just only also even still never always again ever almost
already actually really finally maybe perhaps instead else now today tomorrow yesterday vs
versus etc like don't doesn't didn't isn't aren't wasn't weren't won't can't couldn't shouldn't
wouldn't haven't hasn't it's that's there's here's what's who's let's i'm you're we're they're
he's she's i've you've we've they've i'll you'll we'll i'd you'd he'd she'd we'd they'd myself
yourself himself herself itself ourselves themselves someone something anything everything
nothing anyone everyone nobody other others another same own such ain't dont cant wont im ive
y'all gonna wanna gotta"""
)
ENGLISH_VERBS = listed(
    """get gets got gotten getting make makes made making go goes going gone went need needs needed
want wants wanted know knows knew known think thinks thought try tries tried trying take takes
took taken taking give gives gave given giving come comes came coming see sees saw seen look
looks looked looking find finds found keep keeps kept let lets put puts say says said saying
tell tells told ask asks asked asking use uses used using show shows showed shown start starts
started starting stop stops stopped stopping turn turns turned turning work works worked feel
feels felt become becomes became seem seems seemed happen happens happened help helps helped
bring brings brought leave leaves leaving left love loves loved loving hate hates hated build
builds buy buys bought eat eats ate learn learns learned call calls called run read write wrote
written meet met lose loses lost change changes changed end ends ended deserve deserves believe
share shared explain explains explained understand understanding mean means meant remember
forgot forget watch watched watching fail failed win won killed kill break broke broken fix
fixed save saved cost costs costing beat matter matters isn remain remains hear heard listen
lived live living did"""
)
TITLE_SPEAK = listed(
    """best better good great bad worst new old big little small first last next top full complete
ultimate definitive essential simple easy easier hard quick fast free real true right wrong
honest different perfect beautiful amazing awesome favorite favourite official original whole
only entire long short ep episode part pt vol volume chapter season series video vlog podcast
channel review reviews guide guides tutorial tutorials tips tip tricks trick hacks hack intro
introduction introductory overview basics beginner beginners explained edition book books course
lesson lessons notes note story stories talk interview live 4k hd uhd feat ft featuring day days
week weeks month months year years hour hours minute minutes second seconds time times thing
things way ways people man guy guys person stuff lot lots bit question questions answer answers
reason reasons idea ideas problem problems mistake mistakes fun funny cool nice pretty
essentials fundamentals handbook companion diary masterclass confessions update primer cheat
checklist yes no ok okay oh hey hi hello please thanks thank help anyone post asks pic pics
picture pictures photo photos link links reddit thread til eli5 psa ama imgur youtube x
everyone's two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
hundred thousand million dollar dollars today's friend friends lol wtf edit pov asmr kg lb lbs
km cm mm ml kcal january
february march april june july august september october november december monday tuesday
wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec am pm"""
)
BY_LANGUAGE = {
    "de": listed(
        """der die das den dem des ein eine einen einem einer eines und oder für mit ohne im am zum zur von
vom auf aus bei nach seit über unter zwischen durch gegen wie was warum wann wo wer ist sind war
waren wird werden hat habe haben kann können muss so nicht nur auch noch schon mein meine meinen
meinem meiner dein deine sein seine ihr ihre unser unsere ich du er sie es wir man mich mir dir
uns sich als wenn weil dass ob bis zu ins beim dann doch mehr sehr immer alle alles folge teil
davon dabei daran dazu dafür damit darauf gar ganz schon eben mal jetzt heute hier dort wieder
weder keine kein keinen sind hatte hatten gibt geht macht machen tun etwas nichts jede jeder"""
    ),
    "es": listed(
        """el la los las un una unos unas y o de del al en con sin por para que qué cómo como es son fue
ser no tu mi mis tus su sus se me te le lo les nos más muy ya sí si cuando cuándo donde dónde
quién todo toda todos todas este esta estos estas ese esa desde hasta entre sobre pero porque
también hay ha he han yo parte capítulo cada"""
    ),
    "fr": listed(
        """le la les une un des du de et ou à au aux dans sur avec sans pour pourquoi comment ne pas est
sont son sa ses mon ma mes ton ta tes notre nos votre vos leur leurs ce cet cette ces il elle on
nous vous je tu ils elles qui que quoi où quand plus très tout tous toute toutes chez par en y
mais donc épisode partie j'ai c'est qu'il qu'on"""
    ),
    "it": listed(
        """il lo la gli le un uno una e o di da del dello della dei degli delle al alla ai alle nel nella
nei dal dalla sul sulla in con su per tra fra come perché che chi non è sono ho ha hai mio mia
miei tuo tua suo sua si mi ti ci vi più molto questo questa quando dove ma anche parte puntata"""
    ),
    "pt": listed(
        """o a os as um uma uns umas e ou de do da dos das no na nos nas em com sem por pelo pela para que
como é são foi ser não meu minha meus minhas seu sua seus suas se me te eu você ele ela nós mais
muito quando onde quem porque também já ao aos à entre sobre até parte episódio"""
    ),
    "nl": listed(
        """de het een en of van in op aan met zonder voor door naar bij uit over onder tussen tot om te is
zijn was wordt worden heeft heb hebben kan mijn je jouw haar ons onze ik jij hij zij wij men dat
die dit deze niet ook nog al wel maar als hoe wat waarom wanneer waar wie meer zo deel
aflevering"""
    ),
}
HINDI = listed("""में का की के और है हैं मेरी मेरे मेरा को से पर यह ये वह कैसे क्या क्यों नहीं हो था थी भी तो ही
एक""")
LINKS = listed(
    """of in on at by for from to into with without over under through across
around near the a an my your our per der die das den dem des ein eine einen für mit ohne im am
zum zur von vom auf aus bei nach über unter ins beim el la los las un una de del al en con sin
para por le les du à au aux dans sur avec sans pour chez il lo gli uno di dello della dei degli
delle alla nel nella sul sulla da dal dalla o os as do dos no na nos nas em com sem pelo pela ao
het een van op aan met zonder voor door naar bij uit tussen の 的 का की के में"""
)
POSSESSIVES = listed("my our your his her its their i me you we us he she they them it")
IRREGULAR_PLURALS = {
    "calves": "calf",
    "children": "child",
    "feet": "foot",
    "geese": "goose",
    "halves": "half",
    "knives": "knife",
    "leaves": "leaf",
    "lives": "life",
    "loaves": "loaf",
    "men": "man",
    "mice": "mouse",
    "scarves": "scarf",
    "shelves": "shelf",
    "teeth": "tooth",
    "wives": "wife",
    "wolves": "wolf",
    "women": "woman",
}
CONJUNCTIONS = {"en": "and", "de": "und", "es": "y", "fr": "et", "it": "e", "pt": "e", "nl": "en"}
CHINESE_GLUE = tuple(
    sorted(
        listed(
            """为什么 怎么 如何 什么 我们 你们 他们 这个 那个 这些 那些 一个 总是 没有 可以 的 了 是
            在 和 与 我 你 他 她 它 这 那 把 被 吗 呢 吧 都 也 就 很 到 从 对 让 又 而 及 或"""
        ),
        key=lambda word: (-len(word), word),
    )
)
KOREAN_PARTICLES = ("에서는", "에서", "으로", "부터", "까지", *"을를이가은는의에로와과도만")

FUNCTION_WORDS = ENGLISH.union(HINDI, *BY_LANGUAGE.values())


def language_of(words: Sequence[str], expected: str = "") -> str:
    """Return the language with most function words among small words; the expected one wins a draw.

    Without any function word it is the expected language, or English; "" in doubt.
    """
    counts = {"en": float(sum(word in ENGLISH for word in words)) + (0.0 if expected else ENGLISH_START)}
    counts |= {code: float(sum(word in known for word in words)) for code, known in BY_LANGUAGE.items()}
    if expected in counts:
        counts[expected] += HEAD_START
    first, second = sorted(counts, key=lambda code: -counts[code])[:2]
    return "" if counts[first] == counts[second] else first


def joiner_of(words: Sequence[str]) -> str:
    """Return "and" in the language of small words; "&" in doubt."""
    return CONJUNCTIONS.get(language_of(words), "&")
