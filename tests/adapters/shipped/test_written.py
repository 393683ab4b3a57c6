"""What a training command wrote is read as one JSON object, or refused with how it is made again."""

from pathlib import Path

import pytest

from core.adapters.shipped.written import written_object


def test_an_object_is_read_and_no_file_is_nothing(tmp_path: Path) -> None:
    file = tmp_path / "one.json"
    assert written_object(file, "a floor", "Run it again.") is None
    file.write_text('{"least": 0.5}', encoding="utf-8")
    assert written_object(file, "a floor", "Run it again.") == {"least": 0.5}


@pytest.mark.parametrize(
    "damaged", ["", "{", "[1]", "null", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1")]
)
def test_what_is_no_object_is_refused_with_how_it_is_made_again(tmp_path: Path, damaged: str) -> None:
    file = tmp_path / "one.json"
    file.write_text(damaged, encoding="utf-8")
    with pytest.raises(ValueError, match=r"cannot be read as a floor\. Run it again\.") as refused:
        written_object(file, "a floor", "Run it again.")
    assert str(file) in str(refused.value)
