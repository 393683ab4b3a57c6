"""What sensitive subjects sound like, and what only sounds alike, in phrases and titles to be near to in meaning.

`[subject]` heads its phrases, one a line; `[everyday]` heads harmless ones. All were written for this project. The
titles among them are the half of `tests/sensitivity/cases.tsv` that is for choosing; the other half is not here.
"""

from core.sensitivity.subjects import Subject

TEXT = """
[health]
living with a chronic illness
cancer treatment and its side effects
life with diabetes, insulin and blood sugar
a diagnosis, symptoms and doctors' appointments
caring for someone with dementia
menopause, hormones and hot flushes
leben mit einer schweren Krankheit
vivir con una enfermedad grave
vivre avec une maladie grave
病気と闘う
Cooking for diabetics
My first month after chemo
What a biopsy result means
Lupus and work: telling your boss
Migraine with aura at the office
Life with a stoma bag
Endometriosis surgery, week by week
Epilepsy and driving again
Early signs of dementia in my dad
Hot flushes and hormone therapy
Leben mit Diabetes Typ 1
Brustkrebs mit 34
Rheuma und Kinderwunsch
Vivir con esclerosis múltiple
Vivre avec la maladie de Parkinson
Convivere con il diabete
糖尿病と暮らす
乳がんの治療記録
[mental health]
living with depression
anxiety and panic attacks
therapy and psychiatric medication
suicidal thoughts and self-harm
recovering from burnout and exhaustion
an eating disorder
adult ADHD and autism diagnosis
mit Depression und Angst leben
vivir con depresión y ansiedad
vivre avec la dépression et l'angoisse
conviver com depressão e ansiedade
convivere con depressione e ansia
うつ病や不安とともに生きる
What my therapist taught me about depression
Bipolar and keeping a job
Intrusive thoughts and OCD
I could not get out of bed for a year
Eating disorder recovery, day 40
Self-harm scars and summer clothes
Burned out: the sick leave nobody believed
Suicidal thoughts: a safety plan
Depression: der lange Weg zurück
Panikattacken im Supermarkt
Attacchi di panico, cosa fare
うつ病で休職しました
[grief]
grieving after the death of a loved one
losing a parent or partner
funerals and bereavement
Trauer um einen geliebten Menschen
el duelo por un ser querido
le deuil d'un proche
o luto por alguém querido
il lutto per una persona cara
大切な人を亡くす
Losing a husband at 41
Letters to my brother who died
El duelo por un hijo
[addiction]
quitting alcohol and staying sober
recovery from drug addiction
a gambling problem
keinen Alkohol mehr trinken
お酒をやめる
100 days sober
My gambling cost me the house
How I stopped smoking weed every night
Alkoholsucht in der Familie
Dejé el alcohol hace un año
Parei de beber
Ho smesso di bere
断酒して一年
[sexuality]
coming out as gay or lesbian
being transgender and transitioning
sex life, desire and libido in a relationship
Sex after menopause
Low libido in a long marriage
Gay dads and adoption
Erectile dysfunction, the honest talk
Salir del armario a los cuarenta
Mon coming out à ma famille
[faith]
prayer and my faith in God
reading the Bible, the Quran or the Torah as a believer
losing one's religion, leaving the church
rezar y la fe en Dios
Praying the rosary in Lent
Leaving the church I was raised in
Bible study: the letter to the Romans
Shabbat at home, a beginner's guide
Daily devotional: trusting God when it is hard
Why I stopped believing in God
Prier chaque matin
[money trouble]
being in debt and unable to pay
bankruptcy, eviction and unpaid bills
living in poverty, on benefits, unemployed
Schulden, Insolvenz, Armut
Filing for bankruptcy at 29
Behind on rent: what to say to the landlord
Getting out of credit card debt
Debt collectors keep calling
Eviction notice: your next ten days
Living on benefits after a layoff
Surendettement : monter son dossier
自己破産の流れ
[abuse]
domestic violence and leaving an abusive partner
surviving sexual abuse or rape
a narcissistic parent, emotional abuse
Leaving an abusive partner safely
I was groomed at fourteen
Domestic violence shelters: how to ask
Häusliche Gewalt: wo es Hilfe gibt
Violencia de género: pedir ayuda
DVから逃げるまで
[pregnancy loss]
miscarriage and stillbirth
infertility and failed IVF
having an abortion
Our third round of IVF failed
Stillbirth: naming our daughter
My abortion, two years later
Fausse couche, le silence
Aborto espontâneo
[immigration status]
asylum and refugee status
living undocumented, an expired visa, deportation
Asylum interview: how to prepare
Asylantrag abgelehnt, was nun
Demande d'asile refusée
[legal trouble]
being arrested, charged and in prison
divorce and a custody battle in court
Pleading guilty: what happens next
Arrested at a protest: your rights
Divorce papers and a good lawyer
My son is in prison
Scheidung einreichen, Schritt für Schritt
Divórcio litigioso
Separazione e affidamento dei figli
[everyday]
economic history and the stock market crash
weather systems and storms
video game bosses, levels and strategy
role-playing game potions and characters
cooking and recipes
a healthy breakfast, nutrition and meal planning
running training and stretching
strength training at the gym
gardening and plant diseases
house plants with yellow leaves
church architecture and cathedrals
organ, choir and sacred music
temples and gardens while travelling
stars, constellations and planets
software bugs, databases and code
electronics repair
classic novels and poetry
films and television series reviewed
crime podcasts and detective stories
ancient history and archaeology
medieval kings, queens and wars
birds, insects and wild animals
training dogs and cats
travel planning, trains and passports
investing, index funds and saving
wine, beer and cocktails
a newborn baby's sleep and feeding
toddlers, school and teenagers
physics, chemistry and mathematics
law and politics explained
philosophy of the Stoics
album reviews and music genres
design, typography and user interfaces
woodworking and home renovation
fashion and shopping hauls
football, baseball and motor racing
board games, chess and puzzles
meditation, journaling and productivity
knitting, sewing and crafts
photography and drawing
language learning and linguistics
communication in relationships
ein Rezept zum Backen
der Garten und kranke Pflanzen
recetas de cocina
iglesias y arquitectura
recettes de cuisine
jardinage et plantes
receitas e cozinha
ricette e cucina
料理とレシピ
園芸と植物
建築と旅
ゲームと映画
The Great Depression in eight charts
Stages of grief in the final boss fight
Griefing on survival servers
Healthy breakfasts in five minutes
Crash diet of a race car engine
Health bars in UI design
Mana and healing potions explained
Cancer constellation: how to find it
The Tropic of Cancer, a reader's guide
Virus scanners compared
Retail therapy haul: autumn coats
Trauma in war cinema
Suicide squeeze: baseball's boldest bunt
Male and female connectors
Zen gardens of Kyoto
Bible paper and bookbinding
Praying mantis molting
Mass and weight are not the same
Technical debt and when to pay it
Debt in ancient Mesopotamia
Bankrupt in the first hour: a tycoon game
Poor man's umami
Abuse of notation in mathematics
Stalking deer with a camera
Pregnancy yoga, second trimester
Baby names from the sagas
Migration of storks
Database migration without downtime
Alien films ranked
Travel visas for a long train trip
Citizenship in the Roman republic
Courtroom dramas of the nineties
Laws of thermodynamics
Prison architecture in the Enlightenment
Parole in linguistics: Saussure again
Funeral doom: ten albums
Burial mounds of the Bronze Age
Mourning doves at the feeder
Sober watch design
Wine tasting for beginners
Hangover square and other London novels
Dopamine menu for a tidy desk
Weed killer or by hand
High on the north face
Blood orange marmalade
Heart rate zones for runners
Stretching after a long run
Recovery runs: how slow is slow
Rehabbing an old sash window
Withdrawal symptoms after the final season
Attachment theory of climbing gear
Recovering deleted photos
Eating clean on a budget
Losing to a lower-rated player
Manic compression in a mix
Psychology of board games
Chemistry of caramel
Wirtschaftliche Depression der dreißiger Jahre
Der Krebs am Sternenhimmel
Tomaten: kranke Blätter erkennen
Kirchenorgeln stimmen
Sehnsucht: Filme über das Meer
Cáncer, el signo del zodiaco
Adicto a las series
El duelo de pistolas en el cine
Planta enferma: hojas amarillas
La Grande Dépression de 1929
Églises romanes de Bourgogne
Les sans-faute du concours hippique
Rosiers malades : que faire
La dette technique
Planta doente: folhas amarelas
Câncer no zodíaco
Dívida técnica no código
La Grande Depressione
Chiese romaniche in Umbria
Rosmarino malato
枯れた観葉植物の復活
gut kochen in zwanzig Minuten
ein Ausflug mit dem Zug
welches Fahrrad passt zu mir
alte Möbel neu lackieren
die besten Filme des Jahres
Gitarre und Klavier lernen
Sterne und Planeten am Himmel
Hunde und Katzen verstehen
Tomaten auf dem Balkon
Training für den ersten Lauf
Spiele für lange Abende
ein Rechner für zu Hause
cocinar bien en veinte minutos
una excursión en tren
qué bicicleta comprar
pintar un mueble viejo
las mejores películas del año
aprender guitarra y piano
estrellas y planetas en el cielo
entender a perros y gatos
tomates en el balcón
entrenar para la primera carrera
juegos para tardes largas
montar un ordenador en casa
bien cuisiner en vingt minutes
une excursion en train
quel vélo acheter
repeindre un vieux meuble
les meilleurs films de l'année
apprendre la guitare et le piano
étoiles et planètes dans le ciel
comprendre les chiens et les chats
des tomates sur le balcon
s'entraîner pour une première course
des jeux pour les longues soirées
monter un ordinateur chez soi
cozinhar bem em vinte minutos
um passeio de trem
que bicicleta comprar
pintar um móvel antigo
os melhores filmes do ano
aprender violão e piano
estrelas e planetas no céu
entender cães e gatos
tomates na varanda
treinar para a primeira corrida
jogos para noites longas
montar um computador em casa
cucinare bene in venti minuti
una gita in treno
quale bicicletta comprare
ridipingere un vecchio mobile
i migliori film dell'anno
imparare chitarra e pianoforte
stelle e pianeti nel cielo
capire cani e gatti
pomodori sul balcone
allenarsi per la prima corsa
giochi per le serate lunghe
montare un computer in casa
二十分で作るおいしい料理
電車で出かける小さな旅
自転車の選び方
古い家具を塗りなおす
今年のおすすめ映画
ギターとピアノを習う
夜空の星と惑星
犬と猫の気持ち
ベランダでトマト
初めてのレースに向けた練習
長い夜のためのゲーム
自宅でパソコンを組み立てる
cycling, bikes and long rides
baking bread, cakes and pastry
learning the guitar and the piano
telescopes and the night sky
growing vegetables and herbs
marathon training and races
machines, tools and repairs
electric cars, batteries and energy
web development and programming languages
statistics and data analysis
a city break, museums and food
languages: vocabulary and listening
quantum physics and space missions
self-employment, invoices and clients
smart homes and gadgets
night trains and cheap flights
small houses and interior decoration
giving a talk in public
sign language and gestures
mysteries and cold cases retold
how teenagers and toddlers learn
old motorbikes and cars restored
"""


def _read() -> tuple[tuple[str, Subject | None], ...]:
    """Return every phrase with its subject, None for an everyday one."""
    subject: Subject | None = None
    found: list[tuple[str, Subject | None]] = []
    for line in TEXT.strip().splitlines():
        if line.startswith("["):
            subject = None if line == "[everyday]" else Subject(line.strip("[]"))
        else:
            found.append((line, subject))
    return tuple(found)


PHRASES: tuple[tuple[str, Subject | None], ...] = _read()
"""Every phrase with its subject, None for an everyday one."""
