"""What columns are called, in several languages; the order of the names is the order of preference."""

import re
import unicodedata
from functools import lru_cache

_REMEMBERED = 4_096
"""Headers whose form is remembered: twice as many as a file may have columns."""


@lru_cache(maxsize=_REMEMBERED)
def normalised(header: str) -> str:
    """Return a header in small letters, without accents, its words parted by single spaces."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)
    letters = unicodedata.normalize("NFKD", spaced.casefold())
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())


NAMES: dict[str, tuple[str, ...]] = {
    role: tuple(map(normalised, names.split(",")))
    for role, names in {
        "person": """
            user id, userid, user, username, user name, profile name, profile, person, person id, reviewerid, reviewer
            id, account, member, listener, nutzer, benutzer, profil, profilname, profile nom, utilisateur, usuario,
            perfil, nombre del perfil, utente, profilo, gebruiker, who, wer, qui, quien
        """,
        "creator": """
            creator, author, authors, creators, artist, artistname, artist name, channel, channel name, channeltitle,
            channel title, master metadata album artist name, subtitles name, podcastname, episode show name,
            director, by, brand, publisher, uploader, autor, autorin, autoren, kanal, kanalname, kunstler, interpret,
            auteur, auteurs, artiste, chaine, canal, artista, autore, canale, regisseur, realisateur, kunstenaar,
            artists, directors, writer, written by, posted by, autores, autori, artistes, artisti, artistas,
            kunstlerin, band, composer, developer, brewery, brewery name, winery, weingut, brauerei, rosterei, 作者,
            著者, 导演, 監督, アーティスト, автор, режиссер, 著者名, 作者名, 監督名, アーティスト名, 저자, 지은이,
            작가, 감독, 가수, 아티스트, 歌手, 艺人, συγγραφέας, σκηνοθέτης, καλλιτέχνης, kirjailija, tekijä, ohjaaja,
            artisti, szerző, rendező, előadó, yazar, yönetmen, sanatçı, tác giả, đạo diễn, nghệ sĩ, penulis,
            sutradara, artis, исполнитель, виконавець, режисер, författare, regissör, forfatter, instruktør, kunstner,
            reżyser, wykonawca, režisér, מחבר, סופר, המחבר, المؤلف, الكاتب, المخرج, الفنان, लेखक, ผู้แต่ง, ผู้เขียน
        """,
        "time": """
            timestamp, time, ts, watched date, watched at, date watched, played at, listened at, date read,
            last date read, start time, start time utc, endtime, end time, viewed at, seen at, datetime,
            date time, date, time added, created at, created, date added, saved date, savedat, added at,
            unix time, unixtime, unixreviewtime, uts, epoch, time usec, time ms, rated at, last interaction
            date, when, day, datum, zeit, uhrzeit, zeitpunkt, zeitstempel, gesehen am, date et heure, heure,
            horodatage, fecha, hora, fecha y hora, data, data e hora, data e ora, ora, tijd, tijdstip, data
            obejrzenia, month, monat, mois, mes, mese, maand, 日付, 日時, 时间, дата, время
        """,
        "item_id": """
            item id, itemid, item, id, movieid, movie id, video id, videoid, track id, book id, product id,
            asin, parent asin, isbn13, isbn, isbn uid, spotify track uri, uid, artikelnummer, song id, show
            id, content id, identifier, identifiant, identificador, kennung
        """,
        "title": """
            title, name, item name, item title, track, trackname, track name, song, movie, film, master
            metadata track name, video title, book title, show title, movie title, episode, headline,
            product name, product title, titel, filmtitel, titre, nom, titulo, nombre, titolo, nome, naam,
            tytul, タイトル, 書名, 作品名, 曲名, 标题, 书名, 片名, название
        """,
        "value": """
            rating, rating10, value, my rating, star rating, stars, score, overall, user rating, weight, bewertung,
            wert, note, evaluation, valoracion, 평점, 별점, puntuacion, avaliacao, nota, valutazione, voto,
            beoordeling, cijfer, wertung, punkte, sterne, etoiles, estrellas, estrelas, stelle, sterren, betyg,
            karakter, puan, arvosana, hodnoceni, ertekeles, βαθμολογια, التقييم, ocena, 評価, 评分, 个人评分,
            我的评分, 個人評分, оценка, оцінка, nilai, penilaian, đánh giá, คะแนน, דירוג, रेटिंग, hodnotenie, 评价,
            評分
        """,
        "action": """
            action, event, event type, activity, interaction, interaction type, verb, aktion, evenement
        """,
        "kind": """
            kind, type, media type, item type, format, category, typ, kategorie, art, categorie, tipo,
            categoria, soort, тип
        """,
        "text": """
            text, description, summary, overview, abstract, plot, synopsis, excerpt, body, content, note
            text, beschreibung, inhalt, zusammenfassung, texte, resume, descripcion, texto, resumen,
            descrizione, testo, descricao, resumo, omschrijving, описание, 説明, 描述
        """,
        "url": """
            url, uri, link, href, title url, titleurl, web url, adresse, lien, enlace, letterboxd uri
        """,
        "length": """
            duration, length, runtime, duration ms, duration s, duration min, duration minutes, length s,
            duration seconds, length minutes, duration h mm ss, runtime minutes, runtime mins, minutes,
            track duration, dauer, lange, laufzeit, duree, duracion, durata, duracao, duur
        """,
        "popularity": """
            popularity, views, view count, viewcount, play count, playcount, plays, votes, num ratings, vote
            count, listeners, rating number, aufrufe, vues, vistas, visualizzazioni, visualizacoes
        """,
        "language": """
            language, lang, original language, locale, sprache, langue, idioma, lingua, taal
        """,
        "status": """
            status, read status, reading status, watch status, list status, my status, exclusive shelf, bookshelf,
            shelf, list, state, watchlist, play status, completion status, progress status, lesestatus,
            statut, estado, stato, regal, etagere, estante, scaffale, polka
        """,
        "tags": """
            tags, tag, genres, genre, labels, categories, keywords, topics, bookshelves, moods, document
            tags, schlagworter, genero, generos, genere, mots cles, etiquetas, etichette
        """,
        "published": """
            published, publication date, release date, released, year, release year, published at, original
            publication year, year published, publication year, jahr, erscheinungsjahr, annee, ano, anno,
            jaar, rok, год
        """,
    }.items()
}
_WORDS = {
    role: frozenset(words.split())
    for role, words in {
        "person": "user profile nutzer usuario utilisateur utente",
        "creator": """
            artist artists author authors channel channels creator creators director directors autor autoren auteur
            auteurs kanal artista artistas artiste artistes
        """,
        "time": "date time timestamp datetime datum zeit fecha heure data hora",
        "title": "title titel titre titulo titolo",
        "value": "rating stars score bewertung",
        "url": "url link href uri",
        "length": "duration runtime dauer duree duracion durata",
        "language": "language sprache langue idioma lingua",
        "tags": "tags genres",
    }.items()
}


_NEVER = {
    role: frozenset(words.split())
    for role, words in {
        "value": """
            average avg mean public community global critic critics imdb trakt tmdb tvdb metacritic metascore rotten
            tomatoes count key id durchschnitt durchschnittlich moyenne media promedio gemiddelde
        """,
        "title": """
            uri url type cid hash guid uuid token device devices platform browser agent timezone currency locale status
            family os ip remark remarks comment comments anmerkung anmerkungen bemerkung kommentar notiz notizen
            commentaire remarque comentario commento opmerking
        """,
        "person": """
            score rating rate rated stars review reviews comment comments note notes tag tags genre genres date time
            agent count url added tier status list rank playtime plays
        """,
        "time": "birth birthdate birthday born dob geburtstag geburtsdatum naissance nacimiento nascita expires expiry",
        "url": "context schema image img picture poster cover thumbnail thumb icon avatar logo favicon bild",
    }.items()
}
"""Words of columns that only look like a role: with everyone's rating, codes, devices or remarks, what a user says and
not who they are, days of birth, pictures."""
_ORDER = re.compile(r"(?<![a-z])(dd?|mm?|tt?|jj)[\s./-]?(mm?|dd?)[\s./-]?(?:yy(?:yy)?|aa(?:aa)?|jj(?:jj)?)(?![a-z])")
"""The order of day and month as headers give it, with the letters of English, German, French and Spanish."""
_OF_SERIES = """
    series, series title, series name, show, show name, show title, tv show, tv show name, grandparent title, podcast,
    podcast title, podcast name, programme, program, serie, sendung, emission, programa, programma
"""
_SERIES = frozenset(" ".join(name.split()) for name in _OF_SERIES.split(","))
"""Columns that say what an episode is of, which stands where its maker does if nothing names that; by hand."""
_NAMING = frozenset({"name", "title", "titel", "nom", "nombre", "nome", "naam"})
_OF_THINGS = """
    book video game article work exhibition buch spiel artikel livre jeu libro juego gioco boek
"""
_THINGS = frozenset(_OF_THINGS.split())
"""Columns that are called after what they hold, among others that only look like titles; by hand."""
_OF_PLACES = """
    venue location place city town country address museum ort stadt land adresse spielort lieu ville pays lugar ciudad
    pais luogo citta paese plaats
"""
_PLACES = frozenset(_OF_PLACES.split())
"""Words of columns that say where something was, in English, German, French, Spanish, Italian and Dutch; by hand."""
_OWN_WORDS = """
    my your own personal mein meine deine ma mon votre mi mio mia minha mijn moja moje moj mitt mit моя мои мое
"""
_OWN = frozenset(_OWN_WORDS.split())
"""Words by which a file tells a person's own rating from everyone's."""
_OWN_RATING = 4
"""How well a person's own rating fits, better than any other name, as 'Rating' beside it is everyone's."""

_LONGEST = 1_000
"""Letters of a header below which the shorter of two own ratings fits better: 'My rating', not 'My rating: story'."""

_KNOWN = 3
"""How well the first of the known names fits; every other fits better than 2."""


def likeness(header: str, role: str) -> float:
    """Return how well a header names a role: 2 or more for a known name, 1 for a telling word, else 0."""
    name = normalised(header)
    if is_never(header, role):
        return 0
    if role == "value" and _OWN & set(name.split()) and set(NAMES[role]) & set(name.split()):
        return _OWN_RATING - min(1.0, len(name) / _LONGEST)
    for known in (name, name.replace(" ", "")):
        if known in NAMES[role]:
            return _KNOWN - NAMES[role].index(known) / len(NAMES[role])
    return float(bool(_WORDS.get(role, frozenset()) & set(name.split())))


def order_in(header: str) -> bool | None:
    """Return whether a header says that days come before months ('Date (DD/MM/YYYY)'); None where it does not say."""
    match = _ORDER.search(unicodedata.normalize("NFKD", header.casefold()))
    return match and match[1][0] != "m"


def is_series(header: str) -> bool:
    """Tell whether a column holds what a thing is a part of: a series, a show, a podcast."""
    return bool({normalised(header), normalised(header.rpartition(".")[2])} & _SERIES)


def is_naming(header: str) -> bool:
    """Tell whether a header says that its column holds names, whatever of: 'Wine name', or only of what: 'Book'."""
    words = normalised(header).split()
    return bool(_NAMING & set(words)) or (len(words) == 1 and words[0] in _THINGS)


def is_place(header: str) -> bool:
    """Tell whether a column says where something was, which is a title only of what is nothing else: a visit."""
    return bool(_PLACES & set(normalised(header).split()))


def is_never(header: str, role: str) -> bool:
    """Tell whether a header says that its column is of another kind: everyone's rating, or where a picture is."""
    return bool(_NEVER.get(role, frozenset()) & set(normalised(header).split()))


def is_known_name(header: str) -> bool:
    """Tell whether a cell is what a column is called."""
    return any(likeness(header, role) >= 2 for role in NAMES)
