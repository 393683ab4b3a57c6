"""What a column says of how far a thing is: done, begun, or only put on a list; and cells that answer yes or no."""

from collections.abc import Sequence
from enum import StrEnum

from core.adapters.importers.texts.cells import clean, number_of
from core.adapters.importers.texts.headers import normalised


class Stage(StrEnum):
    """How far a thing was at the time that a column holds."""

    DONE = "done"
    BEGUN = "begun"
    ADDED = "added"


_WORDS = {
    Stage.DONE: """
        finished finish completed complete completion done read reading watched viewed seen played listened heard
        visited consumed ended end beendet fertig abgeschlossen gelesen ausgelesen gesehen gehort gespielt besucht
        ende enddatum lesedatum termine terminee acheve fini finie fin lu lue lecture vu vue visionnage ecoute joue
        terminado terminada finalizado finalizacion leido leida lectura visto vista visionado escuchado jugado
        completado finito finita fine terminato letto letta lettura visione ascoltato giocato completato termino
        concluido concluida conclusao lido lida leitura assistido ouvido jogado fim uitgelezen gelezen bekeken
        voltooid beluisterd gespeeld einde einddatum rated przeczytano przeczytane przeczytania obejrzano obejrzenia
        ukonczono ukonczenia zagrano lasta last sedd avslutad fardig sett ferdig afsluttet fuldfort прочитано прочтения
        просмотрено просмотра завершено завершения прочитана окончания precteno dokonceno zhlednuto okundu bitirildi
        bitis izlendi izlenme 読了日 読了 視聴日 鑑賞日 完了日 读完日期 阅读日期 观看日期 看完日期
        完成日期 完成时间 閱讀日期 觀看日期 完成時間 완독일 완료일 시청일 읽은 본
    """,
    Stage.BEGUN: """
        first started start begun began begin angefangen begonnen gestartet beginn anfang startdatum commence
        commencee debut demarre entame empezado comenzado iniciado inicio comienzo iniziato iniziata inizio cominciato
        comecado iniciada borrowed rozpoczeto rozpoczecia borjad paborjad startad pabegyndt начато начала zacato
        zahajeno baslangic baslandi 開始日 开始日期 開始日期 시작일
    """,
    Stage.ADDED: """
        added add created installed install installation saved bookmarked wishlisted listed imported acquired
        purchased purchase bought ordered downloaded hinzugefugt erstellt gespeichert gemerkt gekauft angelegt ajoute
        ajoutee ajout cree creation enregistre achete anadido agregado guardado creado adicion comprado aggiunto
        aggiunta salvato creato acquistato adicionado adicionada adicao salvo criado toegevoegd opgeslagen aangemaakt
        gekocht dodano dodane dodania tillagd sparad tilfojet lagt добавлено добавления добавлена создано pridano
        vytvoreno eklendi eklenme 登録日 追加日 添加日期 添加时间 加入日期 新增日期 추가일 등록일
    """,
}
_STAGES = {normalised(word): stage for stage, words in _WORDS.items() for word in words.split()}
"""Words of headers in seventeen languages, from English, German and French to Russian, Japanese and Korean; by hand."""
_OTHERS = """
    release released publish published publication air aired airing due deadline expires series season birth updated
    modified update updates modification change changed sync synced login backup exported not un progress pages count
    times goal ms seconds minutes hours duration length fully
"""
_OF_OTHERS = frozenset(_OTHERS.split())
"""Words of columns that tell of the thing itself, or of another day than one of its owner's."""
_GENERAL = frozenset({"end", "start", "ende", "fin", "fine", "fim", "inicio", "inizio", "debut", "beginn"})
_SITTING = frozenset({"time", "timestamp", "datetime", "zeit", "uhrzeit", "heure", "hora", "ora", "tijd", "utc"})
"""Words beside which a start and an end are those of one sitting, not of a book: 'Start Time'."""
_NO = frozenset(
    {"no", "n", "false", "0", "nein", "falsch", "non", "faux", "falso", "nao", "nee", "not", "✗", "✘", "❌"}
)
_YES = frozenset(
    {"yes", "y", "true", "1", "x", "ja", "wahr", "oui", "vrai", "si", "verdadero", "vero", "sim", "✓", "✔", "✅", "☑"}
)
_SAID_DONE = """
    read, already read, finished, completed, complete, watched, seen, played, beaten, listened, done, reading,
    currently reading, watching, currently watching, playing, listening, in progress, started, dropped, abandoned,
    dnf, did not finish, paused, on hold, rereading, rewatching, gelesen, lese ich gerade, lese gerade, gesehen,
    schaue ich gerade, beendet, fertig, abgebrochen, angefangen, lu, en cours, vu, termine, abandonne, leido, leyendo,
    visto, viendo, terminado, abandonado, letto, in lettura, finito, abbandonato, lido, lendo, concluido, gelezen,
    bekeken, bezig, borrowed, returned, renewed, ausgeliehen, zuruckgegeben, emprunte, rendu, przeczytane, czytam,
    obejrzane, precteno, okundu, izlendi, прочитано, читаю, просмотрено, смотрю, брошено, отложено, 看过, 在看, 读过,
    在读, 讀過, 在讀, 听过, 在听, 玩过, 在玩, 搁置, 抛弃, 看過, 読んだ, 読んでいる, 読書中, 読了, 見た, 観た, 視聴中,
    視聴済み, 鑑賞済み, 読み終わった, 読書済み, 完了, sedd, sett, luettu, katsottu, elolvasva, megnézve, 읽었어요,
    읽는 중, 봤어요, 보는 중, 완독
    """
_TAKEN_UP = frozenset(normalised(word) for word in _SAID_DONE.split(","))
"""What services and people write where a thing was taken up, as `headers.normalised` writes it; by hand."""


def stage_of(header: str) -> Stage | None:
    """Return how far a thing is at the time in a column of this name; None where the name does not say."""
    words = normalised(header).split()
    if _OF_OTHERS & set(words) or words[:1] == ["to"] or is_of_sitting(header):
        return None
    found = {_STAGES[word] for word in words if word in _STAGES}
    # 'Started reading' and 'Lecture commencée' say of what is done that it was begun.
    return next((stage for stage in (Stage.BEGUN, Stage.ADDED, Stage.DONE) if stage in found), None)


def is_of_sitting(header: str) -> bool:
    """Tell whether a column holds when one sitting began or ended, as the hours of a day: 'Start Time'."""
    words = set(normalised(header).split())
    return bool(_GENERAL & words and _SITTING & words)


def is_general(header: str) -> bool:
    """Tell whether a header only speaks of a start or an end, whatever of."""
    return bool(_GENERAL & set(normalised(header).split()))


def is_taken_up(cell: object) -> bool:
    """Tell whether a cell says that its thing was taken up, to the end or not."""
    return normalised(clean(cell)) in _TAKEN_UP


def is_yes(cell: object) -> bool:
    """Tell whether a cell answers yes, or is ticked."""
    return clean(cell).casefold() in _YES


def is_no(cell: object) -> bool:
    """Tell whether a cell answers no, or is left empty among such that are ticked."""
    text = clean(cell).casefold()
    return not text or normalised(text) in _NO or text in _NO


def are_answers(cells: Sequence[object]) -> bool:
    """Tell whether cells answer yes or no, and both: an empty one is a no among ticks, and nothing among numbers."""
    if not (any(map(is_yes, cells)) and all(is_yes(cell) or is_no(cell) for cell in cells)):
        return False
    said = [cell for cell in cells if is_no(cell) and clean(cell)]
    return bool(said) or (any(map(is_no, cells)) and not any(number_of(cell) is not None for cell in cells))
