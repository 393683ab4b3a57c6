"""An encoder of this computer by the id under which its vectors are stored."""

import re

from core.adapters.encoders.encoder import Encoder, EncoderError, HashingEncoder, MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder

_HASHING = re.compile(r"hashing-(\d+)-(\d+)")


def local_encoder(encoder_id: str) -> Encoder:
    """Load an encoder that asks nothing of any network; raise EncoderError for one that does, and for none."""
    english, multilingual = MiniLMEncoder.encoder_id, MultilingualEncoder.encoder_id
    if encoder_id == english:
        return MiniLMEncoder()
    if encoder_id == f"{english}+{multilingual}":
        return PairEncoder(MiniLMEncoder(), MultilingualEncoder())
    if hashing := _HASHING.fullmatch(encoder_id):
        return HashingEncoder(dim=int(hashing[2]), n=int(hashing[1]))
    raise EncoderError(
        f"Very many people's titles are read where the work is done, and {encoder_id} is not an encoder of this "
        "computer. Set JOURNEYS_ENCODER=pair or minilm."
    )
