"""What folders of saved pages are called, in several languages: those to read later, and those every browser has."""

import re

from core.adapters.importers.texts.headers import normalised

_FEW_SIGNS = 60
"""Signs above which the name of a folder is a sentence, so that its words say nothing; chosen by hand."""


READING_LIST = "com.apple.ReadingList"
"""What Safari calls its reading list in every language."""


def _names(text: str) -> frozenset[str]:
    return frozenset(normalised(name) for name in " ".join(text.split()).split(", "))


_LATER = _names("""
    to read, toread, to be read, tbr, to watch, to see, to listen, to try, to do, read later, readlater,
    read it later, read me, read next, watch later, view later, save for later, saved for later, for later, later,
    unread, unseen, inbox, queue, reading list, readinglist, my reading list, watchlist, watch list, wishlist,
    wish list, articles to read, später, für später, später lesen, später ansehen, später anschauen, zu lesen,
    noch zu lesen, noch lesen, leseliste, ungelesen, merkliste, à lire, à lire plus tard, lire plus tard, plus tard,
    à voir, liste de lecture, non lu, non lus, leer más tarde, leer después, para leer, para leer más tarde,
    por leer, más tarde, pendiente, pendientes, ver más tarde, lista de lectura, no leído, no leídos, ler mais tarde,
    ler depois, para ler, para ler mais tarde, por ler, mais tarde, lista de leitura, não lido, não lidos,
    da leggere, leggi dopo, leggi più tardi, elenco lettura, da vedere, te lezen, later lezen, leeslijst, att läsa,
    läs senare, läslista, at læse, læs senere, læseliste, å lese, les senere, luettavat, lue myöhemmin, lukulista,
    do przeczytania, na później, lista czytania, k přečtení, přečíst později, okunacaklar, sonra oku, okuma listesi,
    прочитать, прочитать позже, читать позже, почитать, на потом, список для чтения, あとで読む, 後で読む, 未読,
    リーディングリスト, 稍后阅读, 稍后再读, 待读, 阅读列表, 稍後閱讀, 閱讀列表, 나중에 읽기, 읽기 목록, 읽을거리,
    اقرأ لاحقا, قائمة القراءة, com.apple.ReadingList
""")
_ROOTS = _names("""
    bookmark, bookmarks, bookmarks bar, bookmark bar, bookmarks menu, bookmarks toolbar, other bookmarks,
    mobile bookmarks, favorites, favourites, favorites bar, favourites bar, other favorites, other favourites,
    mobile favorites, synced, unsorted, unsorted bookmarks, toolbar, menu, unfiled, mobile, tags, root, placesRoot,
    bookmark_bar, other, BookmarksBar, BookmarksMenu, Lesezeichen, Lesezeichenleiste, Lesezeichen-Symbolleiste,
    Lesezeichen-Menü, Favoriten, Favoritenleiste, Andere Lesezeichen, Weitere Lesezeichen, Mobile Lesezeichen,
    Andere Favoriten, Weitere Favoriten, Barre de favoris, Barre des favoris, Barre personnelle, Autres favoris,
    Autres marque-pages, Marque-pages, Favoris, Favoris sur mobile, Menu des marque-pages, Barra de marcadores,
    Barra de favoritos, Otros marcadores, Otros favoritos, Marcadores, Marcadores móviles, Favoritos,
    Outros favoritos, Barra dei preferiti, Altri preferiti, Preferiti, Bladwijzerbalk, Bladwijzers,
    Andere bladwijzers, ブックマーク, ブックマーク バー, ブックマークバー, その他のブックマーク, お気に入り,
    お気に入りバー, 书签栏, 其他书签, 收藏夹, 收藏夹栏, 즐겨찾기, 북마크바, Панель закладок, Другие закладки
""")


def is_for_later(name: str) -> bool:
    """Tell whether a folder's or a tag's name says that what it holds is still to be read, counts behind it aside."""
    return len(name) <= _FEW_SIGNS and re.sub(r"(?<=\D) \d+$", "", normalised(name)) in _LATER


def is_every_browsers(name: str) -> bool:
    """Tell whether a folder is one that a browser makes by itself, so that its name says nothing of what it holds."""
    return len(name) <= _FEW_SIGNS and normalised(name) in _ROOTS
