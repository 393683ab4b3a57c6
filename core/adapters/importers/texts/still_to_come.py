"""Words by which a column says that something is still to come: a shelf to read from, a list to watch, a plan."""

from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.headers import normalised

_SAID = """
    to read, want to read, toread, tbr, plan to read, to watch, want to watch, plan to watch, plantowatch, watchlist,
    watch later, to play, want to play, plan to play, to listen, want to listen, to do, planned, planning, wishlist,
    wish list, wanted, want, backlog, unread, unwatched, unplayed, unseen, not started, later, read later, saved,
    saved for later, candidate, upcoming, zu lesen, will ich lesen, mochte ich lesen, noch zu lesen, ungelesen,
    merkliste, wunschliste, geplant, mochte ich sehen, a lire, a voir, envie, envie de lire, envies, liste d envies,
    prevu, por leer, quiero leer, para leer, por ver, quiero ver, pendiente, pendientes, lista de deseos, da leggere,
    da vedere, lista desideri, quero ler, para ler, quero ver, lista de desejos, te lezen, wil lezen, wil ik lezen, te
    bekijken, verlanglijst, chce przeczytac, do przeczytania, do obejrzenia, att lasa, vill lasa, vil lese, vil laese,
    not begun, not read, not watched, not played, nicht gelesen, nicht begonnen, non lu, pas lu, non letto, no leido,
    sin leer, nao lido, niet gelezen, placed on hold, hold placed, on my list, chci cist, chci videt, okunacak,
    izlenecek, okumak istiyorum, izlemek istiyorum, хочу прочитать, буду читать, хочу посмотреть, буду смотреть, в
    планах, запланировано, не начато, 想看, 想读, 想讀, 想听, 想聽, 想玩, 未读, 未讀, 未看, 見たい, 観たい, 読みたい,
    聴きたい, 積読, 積ん読, 未読, 気になる, vill se, vil se, haluan lukea, haluan katsoa, voglio leggere, voglio
    vedere, 읽고 싶어요, 읽고 싶은 책, 읽을 책, 보고 싶어요, 보고 싶은 작품
"""
PLANNED = frozenset(normalised(word) for word in _SAID.split(","))
"""What services and people write where a thing is not begun, as `headers.normalised` writes it; by hand."""


def is_planned(cell: object) -> bool:
    """Tell whether a cell says that its thing is still to come."""
    return normalised(clean(cell)) in PLANNED
