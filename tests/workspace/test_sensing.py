"""Sensitive journeys are told with any encoder, and by words alone where it fails."""

from collections.abc import Sequence

from small_world import small_workspace

from core.adapters.encoders.encoder import EncoderError
from core.sensitivity.meaning import TEXTS
from core.similarity import Floats
from core.steering.edits import JourneyRenamed
from core.workspace.sensing import Sensing


def test_the_phrases_are_encoded_once_for_all_catalogues() -> None:
    workspace, asked = small_workspace(), list[int]()

    def meaning(texts: Sequence[str]) -> Floats:
        asked.append(len(texts))
        return workspace.encoder.encode(texts)

    sensing, desk = Sensing(meaning), workspace.of("ada").desk
    assert sensing.meanings(desk.catalogue) is sensing.meanings(desk.catalogue)
    assert asked == [len(TEXTS)]


def test_phrases_that_ship_are_not_encoded() -> None:
    workspace = small_workspace()
    shipped = workspace.encoder.encode(TEXTS)

    def meaning(texts: Sequence[str]) -> Floats:
        raise EncoderError("Nobody should have asked.")

    desk = workspace.of("ada").desk
    told, encoded = (Sensing(meaning, lambda: shipped), Sensing(workspace.encoder.encode))
    (from_file, read) = (sensing.meanings(desk.catalogue) for sensing in (told, encoded))
    assert from_file is not None
    assert read is not None
    assert (from_file.weights == read.weights).all()


def test_everyday_journeys_are_not_sensitive() -> None:
    workspace = small_workspace()
    assert not any(workspace.of(person.person_id).sensitive() for person in workspace.people())


def test_without_an_encoder_words_alone_tell() -> None:
    def failing(texts: Sequence[str]) -> Floats:
        raise EncoderError("The server does not answer.")

    mine = small_workspace().of("ada")
    journey = mine.view().journeys[0].journey_id
    mine.commit(JourneyRenamed(journey, "Living with diabetes"))
    sensing = Sensing(failing)
    assert sensing.meanings(mine.desk.catalogue) is None
    assert set(sensing.sensitive(mine.desk.catalogue, mine.desk.profile())) == {journey}
