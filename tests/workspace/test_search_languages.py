"""Whoever asks in one language finds what is about it in every language: real encoders over a small catalogue."""

from datetime import UTC, datetime, timedelta

import pytest

from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.store.database import Database
from core.entities import Interaction, Item, Person
from core.workspace.workspace import Workspace

TITLES = {
    "bicycle": {
        "en": ("Fixing a bicycle chain that slips", "How to patch an inner tube"),
        "de": ("Fahrradkette wechseln leicht gemacht", "Platten am Fahrrad flicken"),
        "es": ("Cambiar la cadena de la bicicleta", "Ajustar los frenos de la bici"),
        "fr": ("Réparer une crevaison de vélo", "Régler le dérailleur de son vélo"),
        "pt": ("Consertar a corrente da bicicleta", "Regular os freios da bicicleta"),
        "ja": ("自転車のパンク修理", "自転車のチェーン交換"),
    },
    "bread": {
        "en": ("Sourdough bread for beginners", "Why your loaf did not rise in the oven"),
        "de": ("Sauerteigbrot für Anfänger", "Knuspriges Brot aus dem eigenen Ofen"),
        "es": ("Pan de masa madre paso a paso", "Por qué no sube el pan en el horno"),
        "fr": ("Un pain au levain maison", "Réussir la croûte du pain"),
        "pt": ("Pão caseiro de fermentação natural", "Como sovar a massa do pão"),
        "ja": ("天然酵母パンの焼き方", "パン生地のこね方"),
    },
    "chess": {
        "en": ("Chess openings every club player needs", "Rook endgames without fear"),
        "de": ("Schacheröffnungen für Vereinsspieler", "Turmendspiele im Schach"),
        "es": ("Aperturas de ajedrez", "Finales de torre en ajedrez"),
        "fr": ("Les ouvertures aux échecs", "Mat en deux coups : problèmes d'échecs"),
        "pt": ("Aberturas de xadrez", "Finais de torre no xadrez"),
        "ja": ("チェスの定跡入門", "チェスの終盤を学ぶ"),
    },
    "stars": {
        "en": ("Photographing the Milky Way", "Choosing a first telescope"),
        "de": ("Die Milchstraße fotografieren", "Das erste Teleskop kaufen"),
        "es": ("Fotografiar la Vía Láctea", "Elegir el primer telescopio"),
        "fr": ("Photographier la Voie lactée", "Choisir son premier télescope"),
        "pt": ("Fotografar a Via Láctea", "Escolher o primeiro telescópio"),
        "ja": ("天の川を撮影する", "はじめての天体望遠鏡"),
    },
    "money": {
        "en": ("Index funds explained", "How much to save every month"),
        "de": ("Sparen mit Indexfonds", "Die Steuererklärung selber machen"),
        "es": ("Invertir en fondos indexados", "Ahorrar dinero cada mes"),
        "fr": ("Investir dans un fonds indiciel", "Épargner chaque mois"),
        "pt": ("Investir em fundos de índice", "Guardar dinheiro todo mês"),
        "ja": ("インデックス投資のはじめ方", "毎月の貯金のコツ"),
    },
    "cats": {
        "en": ("Why cats scratch the sofa", "Introducing a second cat"),
        "de": ("Warum Katzen am Sofa kratzen", "Eine zweite Katze eingewöhnen"),
        "es": ("Por qué los gatos arañan el sofá", "Presentar un segundo gato"),
        "fr": ("Pourquoi les chats griffent le canapé", "Accueillir un deuxième chat"),
        "pt": ("Por que os gatos arranham o sofá", "Apresentar um segundo gato"),
        "ja": ("猫がソファで爪をとぐ理由", "二匹目の猫を迎える"),
    },
}
START = datetime(2025, 3, 1, 18, tzinfo=UTC)


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    items = [
        Item(f"{subject}-{language}-{n}", title)
        for subject, titles in TITLES.items()
        for language, both in titles.items()
        for n, title in enumerate(both)
    ]
    seen = [f"{subject}-{language}-1" for language in ("en", "pt") for subject in TITLES]
    history = [Interaction("ada", i, START + timedelta(days=n), kind="watched", value=1.0) for n, i in enumerate(seen)]
    made = Workspace(Database(), PairEncoder(MiniLMEncoder(), MultilingualEncoder()), with_demo=False)
    ada = Person("ada", "Ada", "Reads them all")
    made.import_history("small", "Many languages", people=[ada], items=items, interactions=history)
    return made


@pytest.mark.parametrize(
    ("subject", "asked"),
    [
        ("bicycle", "mein Fahrrad selbst reparieren"),
        ("bread", "pan casero"),
        ("chess", "apprendre les échecs"),
        ("stars", "夜空の写真"),
        ("money", "economizar e investir"),
        ("cats", "living with cats"),
    ],
)
def test_a_question_in_one_language_finds_its_subject_in_the_others(
    workspace: Workspace, subject: str, asked: str
) -> None:
    found = [place.item.item_id.split("-") for place in workspace.of("ada").search(asked, 10).places]
    right = [language for about, language, _ in found if about == subject]
    assert len(right) >= 8
    assert "en" in right
    assert len(set(right)) >= 4


@pytest.mark.parametrize("asked", ["", " ", "🧶🥾", "\ud83c", "字" * 5_000, "ᚠᚢᚦᚨᚱᚲ", "12345"])
def test_whatever_is_asked_is_answered(workspace: Workspace, asked: str) -> None:
    assert len(workspace.of("ada").search(asked, 5).places) <= 5


@pytest.mark.parametrize(("slip", "meant"), [("sourdouhg", "sourdough"), ("Fahradkette", "fahrradkette")])
def test_a_slip_is_read_as_what_was_meant_where_that_is_nearer(workspace: Workspace, slip: str, meant: str) -> None:
    found = workspace.of("ada").search(slip, 5)
    assert found.spelled == meant
    assert found.places


@pytest.mark.parametrize("asked", ["Sauerteigbrot", "pan casero", "apprendre les échecs", "cats", "自転車"])
def test_a_word_of_another_language_is_no_slip(workspace: Workspace, asked: str) -> None:
    assert workspace.of("ada").search(asked, 5).spelled == ""


@pytest.mark.parametrize("asked", ["blorptang vimmelquix", "zarbluk", "hjkl hjkl hjkl"])
def test_a_search_for_nothing_lists_no_strangers(workspace: Workspace, asked: str) -> None:
    found = workspace.of("ada").search(asked, 5)
    assert found.places == ()
    assert found.nearest is not None
