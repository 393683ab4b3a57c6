"""Texts to vectors, and words to their parts of speech."""
