"""The language of titles is told by their script and their small words."""

import pytest

from core.naming.languages import language_of_titles


@pytest.mark.parametrize(
    ("titles", "language"),
    [
        (["Herbs in pots on the balcony", "How to cut back mint"], "en"),
        (["Kräuter im Topf auf dem Balkon", "Wie man Minze schneidet und trocknet"], "de"),
        (["Hierbas en el balcón", "Cómo podar la menta y el tomillo"], "es"),
        (["Des herbes sur le balcon", "Comment tailler la menthe avec les ciseaux"], "fr"),
        (["自宅でハーブを育てる", "ミントの剪定"], "ja"),
        (["阳台种香草", "薄荷怎么修剪"], "zh"),
        (["발코니 허브 키우기"], "ko"),
        (["बालकनी में जड़ी-बूटियाँ"], "hi"),
        (["Kubernetes", "Terraform"], "en"),
        ([], "en"),
        (["", "123 !!"], "en"),
    ],
)
def test_the_language_of_titles(titles: list[str], language: str) -> None:
    assert language_of_titles(titles) == language
