"""An older encoding of another script is told by its letters, and only where enough of them are there."""

import pytest

from core.adapters.importers.texts.scripts import script_encoding

SAMPLES = {
    "cp1251": "Домашний хлеб на закваске, Хлебная улица\nПравка колеса дома",
    "koi8-r": "Домашний хлеб на закваске, Хлебная улица\nПравка колеса дома",
    "cp1253": "Σπιτικό ψωμί με προζύμι, Φούρνος\nΤαξίδι στην Κρήτη το καλοκαίρι",
    "cp1255": "לחם מחמצת ביתי במאפייה\nתיקון גלגל אופניים ישן",
    "shift_jis": "自家製酵母の作り方とパン通り\n自転車の車輪を直すための道具",
    "gbk": "自制酸面包的方法和面包街\n修理自行车的车轮的工具",
    "euc_kr": "집에서 만드는 사워도우 빵과 빵집 거리\n자전거 바퀴를 고치는 도구",
}


@pytest.mark.parametrize("encoding", SAMPLES)
def test_the_letters_of_a_script_tell_the_encoding(encoding: str) -> None:
    data = SAMPLES[encoding].encode(encoding)
    found = script_encoding(data)
    assert found is not None
    assert data.decode(found) == SAMPLES[encoding]


@pytest.mark.parametrize("encoding", SAMPLES)
def test_a_few_letters_are_too_few_to_tell(encoding: str) -> None:
    assert script_encoding(b"title\n" + SAMPLES[encoding][:3].encode(encoding)) is None


@pytest.mark.parametrize(
    "data", [b"", b"\xff", bytes(range(160, 256)), "Grüße aus der Küche für dich".encode("cp1252")]
)
def test_what_is_no_text_of_another_script_is_left_open(data: bytes) -> None:
    assert script_encoding(data) is None


JOINED = {
    "cp1251": ["ГагаузскийЯзык БританскийАнглийский", "РаджастханиЯзык ИндонезийскийОстров СеверныйФризский"],
    "koi8-r": ["Уругвай мунданг Иордания Кирибати", "Шотландский Нигер Марокко Кабардинский Фулах"],
}
"""Names joined to one word, and short lists, which were read as Hebrew, Arabic or Thai."""


@pytest.mark.parametrize(("encoding", "text"), [(name, text) for name, texts in JOINED.items() for text in texts])
def test_cyrillic_is_read_right_or_left_open_and_never_as_another_script(encoding: str, text: str) -> None:
    data = f"title,time\n{text},2024-01-01\n".encode(encoding)
    found = script_encoding(data)
    assert found is None or text in data.decode(found)


def test_titles_in_capitals_alone_are_read_as_well() -> None:
    text = SAMPLES["cp1251"].upper()
    found = script_encoding(text.encode("cp1251"))
    assert found is not None
    assert text.encode("cp1251").decode(found) == text
