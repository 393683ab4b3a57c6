"""The hash by which a text's vector is stored."""

from hashlib import sha256

_HASH_LETTERS = 32
"""Hexadecimal letters of a text's hash: 128 bits, which no two texts of a catalogue share by chance."""


def text_hash(text: str) -> str:
    """Return the hash by which a text's vector is stored."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:_HASH_LETTERS]
