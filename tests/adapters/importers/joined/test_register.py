"""The register: every format knows its own sample and no other's, and the order is most specific first."""

import importlib
import logging
import os
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from core.adapters.importers import open_history
from core.adapters.importers.formats.movielens import FORMAT as MOVIELENS
from core.adapters.importers.formats.pinboard import FORMAT as PINBOARD
from core.adapters.importers.joined.register import (
    exports,
    formats,
    ordered,
    recognised,
    service_of,
    services,
    table_of,
    tables,
)
from core.adapters.importers.lines.format import PEEKED, Format, Member, Service, TableFormat

FORMATS = Path("core/adapters/importers/formats")
ROOT = Path(__file__).parents[4]
NAMES = sorted(path.stem for path in (ROOT / FORMATS).glob("*.py") if path.stem != "__init__")
Sample = Mapping[str, bytes]


def samples_of(name: str) -> Sequence[Sample]:
    """Return the samples that a format's own test file holds."""
    found: Sequence[Sample] = importlib.import_module(f"adapters.importers.formats.test_{name}").SAMPLES
    return found


def format_of(name: str) -> Format | Service | TableFormat:
    """Return the format that a module defines."""
    found: Format | Service | TableFormat = importlib.import_module(f"core.adapters.importers.formats.{name}").FORMAT
    return found


SAMPLES = [(name, sample) for name in NAMES for sample in samples_of(name)]


def members(sample: Sample) -> list[Member]:
    return [
        Member(name, partial(bytes, content[:PEEKED]), partial(written, content)) for name, content in sample.items()
    ]


def written(content: bytes) -> Path:
    """Write a sample's file where its recogniser can open it; pytest sweeps the folder."""
    path = Path(tempfile.mkdtemp(dir=os.environ["SAMPLES_FOLDER"])) / "sample"
    path.write_bytes(content)
    return path


@pytest.fixture(autouse=True)
def _folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLES_FOLDER", str(tmp_path_factory.mktemp("samples")))


def brought(folder: Path, sample: Sample) -> Path:
    """Write a sample as it is brought: one file as it is, several in a zip."""
    if len(sample) == 1:
        name, content = next(iter(sample.items()))
        (folder / name).write_bytes(content)
        return folder / name
    with zipfile.ZipFile(folder / "export.zip", "w") as archive:
        for name, content in sample.items():
            archive.writestr(name, content)
    return folder / "export.zip"


def test_every_module_of_the_folder_is_in_the_register_once() -> None:
    assert len(formats()) == len(NAMES)
    assert set(map(id, formats())) == {id(format_of(name)) for name in NAMES}


def test_every_format_brings_samples_in_a_test_file_of_its_own() -> None:
    assert all(samples_of(name) for name in NAMES)


@pytest.mark.parametrize(("name", "sample"), SAMPLES)
def test_a_sample_is_recognised_by_its_format_and_by_no_other(name: str, sample: Sample) -> None:
    own = format_of(name)
    data_sets = [form for form in exports() if form.recognise(members(sample))]
    assert data_sets == ([own] if isinstance(own, Format) else [])
    for member in members(sample):
        assert [form for form in services() if form.part(member)] == ([own] if isinstance(own, Service) else [])
    if isinstance(own, TableFormat):
        assert [form for form in tables() if form.recognise(next(iter(sample.values())))] == [own]


OF_TABLES = [(name, sample) for name, sample in SAMPLES if not isinstance(format_of(name), Service)]


@pytest.mark.parametrize(("name", "sample"), OF_TABLES)
def test_a_sample_that_is_brought_is_called_by_a_word_of_its_format(tmp_path: Path, name: str, sample: Sample) -> None:
    assert open_history(brought(tmp_path, sample)).format in format_of(name).forms


def test_no_two_formats_have_a_word_in_common() -> None:
    words = [word for form in formats() for word in form.forms]
    assert len(words) == len(set(words))
    assert len({form.name for form in formats()}) == len(formats())


def test_every_format_says_in_whole_sentences_how_to_get_it_and_what_is_taken() -> None:
    for form in formats():
        assert form.how.endswith(".")
        assert form.taken.endswith(".")
        assert "|" not in form.name + form.how + form.taken


def test_the_exports_of_services_are_asked_before_tables_and_each_in_the_order_of_their_modules() -> None:
    kinds = [isinstance(form, TableFormat) for form in formats()]
    assert kinds == sorted(kinds)
    for of_one_kind in (exports(), services(), tables()):
        assert [form for name in NAMES if (form := format_of(name)) in of_one_kind] == list(of_one_kind)
    assert not isinstance(ordered(formats()[::-1])[0], TableFormat)


def broken(members: Sequence[Member]) -> tuple[str, ...]:
    return (members[99].name,)


def test_a_recogniser_that_fails_hides_no_other_and_is_named_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    first = replace(MOVIELENS, key="first", name="A broken one", recognise=broken)
    sample = members(samples_of("movielens")[0])
    with caplog.at_level(logging.ERROR):
        assert recognised(sample, (first, MOVIELENS)) == (MOVIELENS, ("ml/films.csv", "ml/r.csv"))
    assert "The recogniser of A broken one failed" in caplog.text


def test_of_two_exports_that_recognise_the_same_files_the_first_is_taken() -> None:
    wide = replace(MOVIELENS, key="wide", recognise=lambda members: tuple(member.name for member in members))
    sample = members(samples_of("movielens")[0])
    assert recognised(sample, (wide, MOVIELENS)) == (wide, ("ml/films.csv", "ml/r.csv"))


def test_files_that_no_export_knows_are_nobodys() -> None:
    assert recognised(members({"a.csv": b"title,time\n"})) is None
    assert recognised([]) is None
    assert table_of(b"\x89PNG\r\n") is None


def test_a_service_that_fails_hides_no_other() -> None:
    def fails(member: Member) -> None:
        raise IndexError(member.name)

    (bookmarks,) = members(samples_of("pinboard")[0])
    first = replace(PINBOARD, key="first", part=fails)
    assert service_of(bookmarks, (first, PINBOARD)) == (PINBOARD, PINBOARD.part(bookmarks))
    assert service_of(members({"a.csv": b"title,time\n"})[0]) is None
