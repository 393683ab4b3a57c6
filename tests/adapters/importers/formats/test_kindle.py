"""Kindle: each clipping is a touch of its book at its time, in the language of any device."""

from pathlib import Path

import pytest
from export_files import (
    CASES,
    WORDS,
    check_read,
    day,
    entries,
    notes,
    part_of_file,
    reasons,
    told,
    told_of,
)
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS

from core.adapters.importers.formats.kindle import FORMAT
from core.adapters.importers.lines.entries import Note
from core.adapters.importers.lines.format import Role

END = "\n==========\n"


def clipped(about: str, text: str = "Nothing is harder.", book: str = "How to Do Nothing (Odell, Jenny)") -> str:
    return f"\ufeff{book}\n- {about}\n\n{text}{END}"


ENGLISH = clipped("Your Highlight on page 73 | Location 1107-1109 | Added on Friday, January 17, 2020 9:29:28 PM")
NOTE = clipped("Your Note on page 73 | Location 1109 | Added on Friday, January 17, 2020 9:29:28 PM", "for my eyes")
MARK = clipped("Your Bookmark on page 73 | Location 1109 | Added on Friday, January 17, 2020 9:29:28 PM", "")
LANGUAGES = {
    "English": "Your Highlight on page 9 | Location 1-2 | Added on Friday, January 17, 2020 9:29:28 PM",
    "English, day first": "Your Highlight on page 9 | location 1-2 | Added on Friday, 17 January 2020 21:29:28",
    "an older device": "Highlight Loc. 1387-91  | Added on Friday, January 17, 2020, 09:29:28 PM",
    "German": "Ihre Markierung auf Seite 9 | Position 1-2 | Hinzugefügt am Freitag, 17. Januar 2020 21:29:28",
    "older German": "Markierung Position 1-2 | Hinzugefügt am Freitag, 17. Januar 2020 um 21:29:28 Uhr",
    "Spanish": "La subrayado en la página 9 | posición 1-2 | Añadido el viernes, 17 de enero de 2020 21:29:28",
    "French": "Votre surlignement à la page 9 | emplacement 1-2 | Ajouté le vendredi 17 janvier 2020 21:29:28",
    "Italian": "La tua evidenziazione a pagina 9 | posizione 1-2 | Aggiunto in data venerdì 17 gennaio 2020 21:29:28",
    "Portuguese": "Seu destaque na página 9 | posição 1-2 | Adicionado: sexta-feira, 17 de janeiro de 2020 21:29:28",
    "Dutch": "Je markering op pagina 9 | locatie 1-2 | Toegevoegd op vrijdag 17 januari 2020 21:29:28",
    "Japanese": "9ページ|位置No. 1-2のハイライト |作成日: 2020年1月17日金曜日 21:29:28",
    "Russian": "Ваш выделенный отрывок на странице 9 | Место 1–2 | Добавлено: пятница, 17 января 2020 г. в 21:29:28",
    "Chinese": "您在第 9 页（位置 #1-2）的标注 | 添加于 2020年1月17日星期五 下午9:29:28",
    "Chinese of Taiwan": "您在位置 1-2 的標註 | 新增日期： 2020年1月17日星期五 下午9:29:28",
    "Korean": "9쪽의 하이라이트 | 위치 1-2 | 2020년 1월 17일 금요일 오후 9:29:28에 추가됨",
    "Polish": "Twoje zaznaczenie na stronie 9 | lokalizacja 1-2 | Dodano: piątek, 17 stycznia 2020 21:29:28",
    "Turkish": "9. sayfadaki vurgunuz | Konum 1-2 | Eklenme: 17 Ocak 2020 Cuma 21:29:28",
    "Hindi": "पृष्ठ 9 | स्थान 1-2 | शुक्रवार, 17 जनवरी 2020 9:29:28 PM को जोड़ा गया",
    "older French": "Surlignement Emplacement 1-2 | Ajouté le vendredi 17 janvier 2020 à 21 h 29 min 28 s",
    "Swedish": "Din markering på sida 9 | plats 1-2 | Tillagd fredag 17 januari 2020 21:29:28",
}
SAMPLES = [
    {"My Clippings.txt": (ENGLISH + NOTE).encode()},
    *({"Meine Clippings.txt": clipped(about).encode()} for about in LANGUAGES.values()),
    {
        "long.txt": clipped(
            "Your Highlight | Location 1-9 | Added on Friday, January 17, 2020 9:29:28 PM", "x" * 9_000
        ).encode()
    },
    {"notebook.csv": b'"Your Notes For:",,,\n"A BOOK",,,\nAnnotation Type,Location,Starred?,Annotation\n'},
    {"notebook.html": b'<html><div class="bookTitle">A</div><div class="noteHeading">B</div>'},
]


def test_the_case_gives_two_books_with_three_touches() -> None:
    found = entries(told(FORMAT, CASES / "kindle_My_Clippings_en.txt"))
    assert [(touch.title, touch.creator) for touch in found] == [
        ("Entangled Life", "Merlin Sheldrake"),
        ("Entangled Life", "Merlin Sheldrake"),
        ("How to Do Nothing", "Jenny Odell"),
    ]
    assert [touch.time for touch in found] == [
        day("2020-01-17T21:29:28"),
        day("2020-01-17T21:31:28"),
        day("2020-02-01T07:08:19"),
    ]
    assert [touch.text for touch in found] == [
        "Fungi make worlds, and unmake them.",
        "",
        "Nothing is harder to do than nothing.",
    ]


@pytest.mark.parametrize("about", LANGUAGES.values(), ids=LANGUAGES)
def test_a_touch_has_its_time_and_words_in_the_language_of_any_device(tmp_path: Path, about: str) -> None:
    found = told_of(FORMAT, tmp_path, clipped(about).encode())
    (touch,) = entries(found)
    assert (touch.time, touch.title) == (day("2020-01-17T21:29:28"), "How to Do Nothing")
    assert (touch.creator, touch.text, touch.action) == ("Jenny Odell", "Nothing is harder.", "highlighted")
    assert any("UTC" in note for note in notes(found))


def test_notes_and_bookmarks_are_touches_and_what_a_note_says_is_not_kept(tmp_path: Path) -> None:
    found = told_of(FORMAT, tmp_path, (NOTE + MARK).encode())
    assert [(touch.action, touch.text) for touch in entries(found)] == [("marked", ""), ("marked", "")]
    assert "for my eyes" not in repr(found)


@pytest.mark.parametrize(
    ("line", "title", "author"),
    [
        ("Tides (Sea Books, 2) (Corra, Ines)", "Tides (Sea Books, 2)", "Ines Corra"),
        ("Tides (Corra, Ines;Kelly, Dana)", "Tides", "Ines Corra, Dana Kelly"),
        ("Tides (Ines Corra (Editor))", "Tides", "Ines Corra (Editor)"),
        ("Tides", "Tides", ""),
        ("Tides) (x", "Tides) (x", ""),
        ("(Ines)", "(Ines)", ""),
        ("Tides)", "Tides)", ""),
        ("千羽鶴 (川端康成)", "千羽鶴", "川端康成"),
    ],
)
def test_the_author_stands_in_the_last_bracket(tmp_path: Path, line: str, title: str, author: str) -> None:
    (touch,) = entries(told_of(FORMAT, tmp_path, clipped(LANGUAGES["English"], book=line).encode()))
    assert (touch.title, touch.creator) == (title, author)


def test_the_limit_of_a_publisher_is_no_text_of_the_book(tmp_path: Path) -> None:
    (touch,) = entries(
        told_of(FORMAT, tmp_path, clipped(LANGUAGES["English"], "<You have reached the limit>").encode())
    )
    assert touch.text == ""


def test_a_notebook_without_times_is_named_with_the_file_that_has_them(tmp_path: Path) -> None:
    (tmp_path / "notebook.csv").write_bytes(SAMPLES[-2]["notebook.csv"])
    part = part_of_file(FORMAT, tmp_path / "notebook.csv")
    assert part is not None
    assert (part.role, part.read) == (Role.NEITHER, None)
    assert "My Clippings.txt" in part.why


ODD = {
    "no time": clipped("Your Highlight | Location 1-2 | Added on"),
    "a time of no language": clipped("Your Highlight | Location 1-2 | Zugefuegt 17 Nivôse 228 9:29"),
    "the year 1601": clipped("Your Highlight | Location 1-2 | Added on Friday, January 17, 1601 9:29:28 PM"),
    "a block without a book": "\n\n" + END,
    "an empty block": END,
    "a book alone": "Tides (Ines Corra)" + END,
    "a line for ever": "x" * 100_000 + END,
    "lines for ever": "x\n" * 10_000 + END,
    "brackets for ever": "(" * 5_000 + ")" * 5_000 + END,
    "numbers for ever": clipped(f"Your Highlight | Location 1-2 | Added on {'9 ' * 3_000}"),
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_an_odd_clipping_is_refused_and_costs_no_other(tmp_path: Path, odd: str) -> None:
    outcomes = told_of(FORMAT, tmp_path, (ENGLISH + odd + ENGLISH).encode())
    assert [touch.row for touch in entries(outcomes)] == [1, 3]
    assert len(reasons(outcomes)) == 1


@pytest.mark.parametrize(
    "content",
    [
        (ENGLISH * 2)[:-30].encode(),
        (ENGLISH * 2).replace("\n", "\r\n").encode(),
        (ENGLISH * 2).encode("utf-16"),
        (ENGLISH * 2).replace("\ufeff", "").encode("latin-1"),
        (ENGLISH * 2).replace(" | ", "\xa0|\xa0").encode(),
    ],
)
def test_a_file_saved_in_another_way_gives_the_same_touches(tmp_path: Path, content: bytes) -> None:
    found = entries(told_of(FORMAT, tmp_path, content))
    assert [(touch.title, touch.time) for touch in found] == [("How to Do Nothing", day("2020-01-17T21:29:28"))] * 2


@pytest.mark.parametrize("text", ["", "a\n- b\n\nc\n", "# Title\n- 3 | 4\n", "title,time\n- 1 | 2,3\n\nx\n"])
def test_another_text_is_nobodys(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text)
    assert part_of_file(FORMAT, tmp_path / "a.txt") is None


LINES = st.sampled_from(
    ("Tides (Corra, Ines)", *(f"- {about}" for about in LANGUAGES.values()), "", "==========", *WORDS)
)


@LAWS
@given(lines=st.lists(LINES | st.text(max_size=30), max_size=12))
def test_whatever_the_lines_hold_every_clipping_is_told_of(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    path = tmp_path_factory.mktemp("any") / "clippings.txt"
    path.write_bytes((ENGLISH + "\n".join(lines)).encode("utf-8", "replace"))
    outcomes = check_read(part_of_file(FORMAT, path), path)
    rows = [outcome.row for outcome in outcomes if not isinstance(outcome, Note)]
    assert rows == list(range(1, len(rows) + 1))
