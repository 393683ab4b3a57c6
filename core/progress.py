"""How long work tells that it goes on: whoever waits hands in one of these to be called."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with how many are done, of how many."""
Stages = Callable[[str, int, int], None]
"""Called with what is being done, in words, and with how many are done, of how many."""
