"""What is said of files agrees with its numbers: nobody reads of '1 likes'."""

import re
from pathlib import Path, PurePosixPath

import pytest
from adapters.importers.joined.test_register import NAMES, brought, samples_of
from export_files import NOW

from core.adapters.importers import ImportRefused, look_into
from core.adapters.importers.joined import choosing
from core.entities import Person
from core.workspace.bringing.importing import listed_parcels

_ONE_OF_MANY = re.compile(r"(?<![\d.,:/-])1 (?:\w+ )?(?!(?:is|was|has|this|its)\b)\w*[^\Ws]s\b")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_of_an_example_names_one_thing_in_the_singular(name: str, tmp_path: Path) -> None:
    for number, sample in enumerate(samples_of(name)):
        folder = tmp_path / str(number)
        folder.mkdir()
        one = {PurePosixPath(file).name: content for file, content in sample.items()}
        path = brought(folder, one if len(sample) == 1 else sample)
        assert not [line for line in said_of(path) if _ONE_OF_MANY.search(line)]


def said_of(path: Path) -> list[str]:
    """Return what the importers say of a file: of each of its members, and of all together."""
    try:
        parcels = look_into([path], now=NOW)
        reading = choosing.read(parcels, Person("noor", "Noor"))
    except ImportRefused as refusal:
        return [str(refusal)]
    return [*listed_parcels(parcels), *reading.notes]
