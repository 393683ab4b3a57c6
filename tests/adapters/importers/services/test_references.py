"""References of BibTeX and RIS come by the same names; a broken one costs itself, and LaTeX is read as text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS

from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.lines.outcomes import Record
from core.adapters.importers.services.references import bibtex_in, ris_in

BIBTEX = r"""% made by a program
@string{acm = "ACM"}
@article{steck2018,
  title = {Calibrated {{Recommendations}} f{\"u}r alle \& 50\% more},
  author = {Steck, Harald and Jenny Odell and M{\"u}ller, Ana},
  year = 2018, publisher = acm, doi = {10.1145/3240323}, urldate = {2021-03-05}, keywords = {recsys, calibration}
}
@book{odell, title = "How to Do Nothing", isbn = {978-1-61219-749-4}, date = {2019-04}}
"""
RIS = """TY  - JOUR
TI  - Calibrated recommendations
AU  - Steck, Harald
AU  - Odell, Jenny
PY  - 2018/09/27
DA  - 2018
AB  - Of lists
that are calibrated.
KW  - recsys
KW  - lists
Y2  - 2021/03/05/14:22:11
UR  - https://doi.example/1
ER  -

TY  - BOOK
T1  - How to Do Nothing
SN  - 978-1-61219-749-4
"""


def of(path: Path, text: str, *, is_ris: bool) -> list[Record | Refusal]:
    path.write_text(text, encoding="utf-8")
    return list((ris_in if is_ris else bibtex_in)(path))


def test_references_of_bibtex_come_by_name_without_latex(tmp_path: Path) -> None:
    article, book = of(tmp_path / "a", BIBTEX, is_ris=False)
    assert isinstance(article, Record)
    assert article.text("title") == "Calibrated Recommendations für alle & 50% more"
    assert article.text("authors") == "Harald Steck, Jenny Odell, Ana Müller"
    assert (article.text("added"), article.text("doi"), article.text("published")) == (
        "2021-03-05",
        "10.1145/3240323",
        "2018",
    )
    assert isinstance(book, Record)
    assert (book.text("title"), book.text("isbn"), book.text("kind")) == (
        "How to Do Nothing",
        "978-1-61219-749-4",
        "book",
    )


def test_references_of_ris_come_by_name_and_the_first_of_two_tags_counts(tmp_path: Path) -> None:
    article, book = of(tmp_path / "a", RIS, is_ris=True)
    assert article == Record(
        1,
        {
            "kind": "JOUR",
            "title": "Calibrated recommendations",
            "authors": "Harald Steck, Jenny Odell",
            "published": "2018/09/27",
            "abstract": "Of lists that are calibrated.",
            "tags": "recsys;lists",
            "added": "2021/03/05/14:22:11",
            "link": "https://doi.example/1",
        },
    )
    assert book == Record(2, {"kind": "BOOK", "title": "How to Do Nothing", "isbn": "978-1-61219-749-4"})


def test_a_broken_reference_costs_itself_and_one_that_comes_twice_comes_twice(tmp_path: Path) -> None:
    found = of(tmp_path / "a", BIBTEX + "@book{broken, title = {A\n" + BIBTEX, is_ris=False)
    assert [type(reference) for reference in found] == [Record, Record, Refusal, Record, Record]
    assert [reference.row for reference in found] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"Caf\'e", "Café"),
        (r"Stra{\ss}e", "Straße"),
        (r"{\c c}a", "ça"),
        (r"\v{C}apek", "Čapek"),
        (r"\textit{Salt} and \emph{sand}", "Salt and sand"),
        (r"R\&D", "R&D"),
        ("x~y", "x y"),
        ("a {b} c", "a b c"),
    ],
)
def test_latex_is_read_as_text(tmp_path: Path, written: str, read: str) -> None:
    (found,) = of(tmp_path / "a", f"@book{{a,\n title = {{{written}}}\n}}", is_ris=False)
    assert isinstance(found, Record)
    assert found.text("title") == read


PIECES = (
    "@book{a,",
    "@article{b,\n",
    "title = {A}",
    "}",
    "{",
    '"',
    ",",
    "\n",
    "@",
    "\\",
    r"{\"u}",
    "@string{x=",
    "=",
    "#",
)
LINES = ("TY  - BOOK", "ER  - ", "TI  - A", "AU  - ", "KW  - x", "  more", "", "Y2  - 2021/13/45", "XX  - ?")


@LAWS
@given(pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=9), max_size=20))
def test_any_bibtex_is_read_or_refused_in_words(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    path = tmp_path_factory.mktemp("any") / "a.bib"
    path.write_bytes("".join(pieces).encode("utf-8", "replace"))
    try:
        found = list(bibtex_in(path))
    except ImportRefused:
        found = []
    assert [reference.row for reference in found] == list(range(1, len(found) + 1))


@LAWS
@given(lines=st.lists(st.sampled_from(LINES) | st.text(max_size=20), max_size=20))
def test_any_ris_is_read_or_refused_in_words(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    path = tmp_path_factory.mktemp("any") / "a.ris"
    path.write_bytes("\n".join(lines).encode("utf-8", "replace"))
    try:
        found = list(ris_in(path))
    except ImportRefused:
        found = []
    assert [reference.row for reference in found] == list(range(1, len(found) + 1))
