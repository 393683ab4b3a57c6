"""A document that is a zip inside is told by what it is, and what to do next stands with it."""

import zipfile
from pathlib import Path

import pytest

from core.adapters.importers import ImportRefused, look_into
from core.adapters.importers.files.documents import document_of

KINDS = {
    "letter.docx": (("[Content_Types].xml", "word/document.xml"), "is a Word document. Leave it out"),
    "talk.pptx": (("ppt/presentation.xml",), "is a presentation. Leave it out"),
    "book.epub": (("META-INF/container.xml", "OEBPS/a.xhtml"), r"is an e-book \(EPUB\)\. Leave it out"),
    "sheet.numbers": (("Index/Document.iwa",), "In Numbers: File, Export to, CSV or Excel"),
    "letter.odt": (("mimetype", "content.xml"), "is an OpenDocument that is no spreadsheet"),
}


def zipped(folder: Path, name: str, members: tuple[str, ...]) -> Path:
    with zipfile.ZipFile(folder / name, "w") as archive:
        for member in members:
            archive.writestr(member, "application/vnd.oasis.opendocument.text" if member == "mimetype" else "<a/>")
    return folder / name


@pytest.mark.parametrize("name", KINDS)
def test_a_document_is_refused_by_its_kind_and_not_file_by_file(tmp_path: Path, name: str) -> None:
    members, said = KINDS[name]
    with pytest.raises(ImportRefused, match=rf"^{name} .*{said}"):
        look_into([zipped(tmp_path, name, members)])


def test_a_document_among_other_files_is_named_and_stops_none(tmp_path: Path) -> None:
    letter = zipped(tmp_path, "letter.docx", KINDS["letter.docx"][0])
    (tmp_path / "seen.csv").write_text("title,time\nTides,2024-01-02\n")
    told = {parcel.name: parcel.trouble for parcel in look_into([letter, tmp_path / "seen.csv"])}
    assert told["letter.docx"].startswith("letter.docx is a Word document")
    assert told["seen.csv"] == ""


def test_a_zip_of_exports_is_no_document() -> None:
    assert document_of(["Takeout/watch-history.json", "META-INF", "word/other.xml"]) == ""
