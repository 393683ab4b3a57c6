"""A text's encoding is told by its bytes, and what is no text is refused with advice."""

import re
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.texts.encodings import encoding_of

TEXT = "title,time\nCafé des rêves,2026-01-02\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_what_was_written_is_read_back(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(TEXT.encode(encoding))
    assert path.read_bytes().decode(encoding_of(path)).lstrip("\ufeff") == TEXT


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"%PDF-1.7 and so on", "a PDF document"),
        (b"Rar!\x1a\x07", "a RAR archive"),
        (b"\x00\x00\x00\x18ftypmp42", "a video, sound or picture"),
        (b"ID3\x03\x00", "a sound"),
        (b"\x1aE\xdf\xa3", "a video"),
        (bytes(range(256)) * 4, "no text file"),
        (TEXT.encode() + "Zoë Zoë Zoë\n".encode("cp1252"), "mixes two encodings"),
        ("Мир".encode("cp1251"), "cannot be told"),
        (bytes(range(160, 256)), "cannot be told"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(tmp_path: Path, content: bytes, advice: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(content)
    with pytest.raises(ImportRefused, match=advice):
        encoding_of(path)


TITLES = {
    "cp1250": "Żółty ser domowy i chleb żytni,Piekarnia Świętokrzyska\nŁódź i morze\nCo się stało?",
    "iso-8859-2": "Źdźbło trawy na wietrze,Kąpiel\nGdzie są pieniądze\nŚwięta",
    "cp1251": "Домашний хлеб на закваске,Хлебная улица\nПравка колеса",
    "koi8-r": "Домашний хлеб на закваске,Хлебная улица\nПравка колеса",
    "iso-8859-5": "Домашний хлеб на закваске,Хлебная улица\nПравка колеса",
    "cp1252": "Crème brûlée à la maison,Émile\nDéjà vu – réparer un vélo",
    "mac_roman": "Crème brûlée à la maison,Émile\nDéjà vu – réparer un vélo",
    "cp1253": "Σπιτικό ψωμί με προζύμι,Φούρνος\nΤαξίδι στην Κρήτη",
    "cp1254": "Ekşi mayalı ekmek yapımı,Fırıncı\nBahçede kış hazırlığı, güneş",
    "cp1255": "לחם מחמצת ביתי,המאפייה\nתיקון גלגל אופניים",
    "cp1256": "خبز العجين المخمر في البيت,المخبز\nإصلاح عجلة الدراجة",
    "cp1257": "Naminė duona iš raugo,Kepėjų gatvė\nŽiemos naktis ir šviesa",
    "shift_jis": "自家製酵母の作り方,パン通り\n自転車の車輪を直す",
    "euc_jp": "自家製酵母の作り方,パン通り\n自転車の車輪を直す",
    "gbk": "自制酸面包的方法,面包街\n修理自行车的车轮",
    "big5": "自製酸麵包的方法,麵包街\n修理腳踏車的車輪",
    "euc_kr": "집에서 만드는 사워도우 빵,빵집 거리\n자전거 바퀴 고치기",
    "cp874": "ขนมปังเปรี้ยวทำเองที่บ้าน,ร้านขนมปัง\nซ่อมล้อจักรยาน",
}


@pytest.mark.parametrize("encoding", TITLES)
def test_an_older_encoding_is_told_by_the_letters_of_its_languages(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(f"title,creator,time\n{TITLES[encoding]}\n".encode(encoding))
    assert TITLES[encoding] in path.read_bytes().decode(encoding_of(path))


@given(st.sampled_from(sorted(TITLES)), st.data())
def test_letters_are_never_read_wrongly(encoding: str, data: st.DataObject) -> None:
    lines = re.split(r"[\n,]", TITLES[encoding])
    text = "title\n" + "\n".join(data.draw(st.lists(st.sampled_from(lines), min_size=2, max_size=6)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mine.csv"
        path.write_bytes(text.encode(encoding))
        with suppress(ImportRefused):
            assert path.read_bytes().decode(encoding_of(path)) == text
