"""An older encoding of Latin letters is told by its languages' letters, and where two fit alike it is not told."""

import pytest

from core.adapters.importers.texts.alphabets import ENCODINGS, latin_encoding

SAMPLES = {
    "de": ("cp1252", "Brot für Anfänger\nÄpfel schälen und würfeln\nGrüße aus der Küche"),
    "fr": ("cp1252", "Crème brûlée à la maison\nDéjà vu: réparer un vélo ancien"),
    "pl": ("cp1250", "Żółty ser domowy i chleb żytni na zakwasie\nŚwiętokrzyska łąka"),
    "cs": ("cp1250", "Žluťoučký kůň úpěl ďábelské ódy\nPříliš dlouhý večer"),
    "tr": ("cp1254", "Ekşi mayalı ekmek yapımı\nBahçede kış hazırlığı, güneş ışığı"),
    "lt": ("cp1257", "Naminė duona iš raugo\nŽiemos naktis ir šviesa, ąžuolų gatvė"),
}


@pytest.mark.parametrize("language", SAMPLES)
def test_the_letters_of_a_language_tell_the_encoding(language: str) -> None:
    encoding, text = SAMPLES[language]
    found = latin_encoding(text.encode(encoding))
    assert found is not None
    assert text.encode(encoding).decode(found) == text


@pytest.mark.parametrize("language", SAMPLES)
def test_whatever_encoding_is_tried_no_text_is_told_to_be_another(language: str) -> None:
    _, text = SAMPLES[language]
    for encoding in ENCODINGS:
        try:
            data = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        found = latin_encoding(data)
        assert found is None or data.decode(found) == text


@pytest.mark.parametrize("text", ["Хлеб на закваске", "Σπιτικό ψωμί"])
def test_rows_of_letters_of_another_alphabet_are_not_taken_for_latin_ones(text: str) -> None:
    data = text.encode("cp1251" if text.startswith("Х") else "cp1253")
    assert latin_encoding(data) is None


def test_text_without_a_foreign_letter_tells_nothing_wrong() -> None:
    found = latin_encoding(b"Truing a wheel\nLow tide")
    assert found is None or b"Low tide".decode(found) == "Low tide"
