"""Japanese nouns are told from verbs and adjectives by how they are written."""

import pytest

from core.naming.japanese import pieces_of


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("台直し", [("台直し", "content")]),
        ("枝棚を作る順番", [("枝棚", "content"), ("を", "function"), ("作る", "break"), ("順番", "content")]),
        ("水草の植え付けから", [("水草", "content"), ("の", "function"), ("植え", "content"), ("付け", "content")]),
        ("買い物", [("買い", "content"), ("物", "content")]),
        ("指が痛い", [("指", "content"), ("が", "function"), ("痛い", "break")]),
        ("ベランダ菜園", [("ベランダ", "content"), ("菜園", "content")]),
        ("きれい", [("きれい", "function")]),
        ("", []),
    ],
)
def test_a_run_is_cut_into_words_with_their_roles(run: str, expected: list[tuple[str, str]]) -> None:
    assert list(pieces_of(run))[: len(expected)] == expected


@pytest.mark.parametrize("run", ["石組みと水草", "戻った小さな会社の話", "第3話", "ー々〆", "漢字"])
def test_nothing_is_lost(run: str) -> None:
    assert "".join(piece for piece, _ in pieces_of(run)) == run
