"""A dozen joins of ours whose answer is known: what a model has to get right before it is asked about a person's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownJoin:
    """Titles of two groups, invented, and whether they are one interest."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    same: bool


KNOWN_JOINS: tuple[KnownJoin, ...] = (
    KnownJoin(
        ("Why my sourdough came out flat", "Feeding a rye starter", "Shaping a wet dough"),
        ("Scoring patterns for a country loaf", "Baking bread in a cast-iron pot", "What an open crumb tells"),
        True,
    ),
    KnownJoin(
        ("First steps on an indoor climbing wall", "How to fall off a boulder", "Chalk: how much is enough"),
        ("Opening moves with the queen's gambit", "A rook endgame in ten minutes", "Chess puzzles before breakfast"),
        False,
    ),
    KnownJoin(
        ("Centring clay on the wheel", "Throwing a tall cylinder", "Trimming the foot of a bowl"),
        ("Mixing a celadon glaze", "What went wrong in my kiln", "Bisque firing, step by step"),
        True,
    ),
    KnownJoin(
        ("Ten days on the islands of Greece", "Night trains across the Alps", "Packing one bag for a month"),
        ("Repotting a monstera", "Root rot and how to stop it", "Light for plants in a north window"),
        False,
    ),
    KnownJoin(
        ("A first marathon in four months", "Tempo runs explained", "What to eat on a long run"),
        ("Carbon shoes: worth it?", "Race day pacing", "Shin splints, and running again"),
        True,
    ),
    KnownJoin(
        ("Documentary: the last lighthouse keepers", "Documentary: deep-sea vents", "Documentary: the salt roads"),
        ("Tuning a carburettor", "Rebuilding a two-stroke engine", "Chain, sprocket, grease"),
        False,
    ),
    KnownJoin(
        ("Patching a first modular synth", "What an envelope does", "Slow drones with two oscillators"),
        ("Sequencers for eurorack", "Building a case for modules", "A filter that sings by itself"),
        True,
    ),
    KnownJoin(
        ("Podcast: how courts decide", "Podcast: a history of the jury", "Podcast: the appeal"),
        ("Podcast: training a rescue dog", "Podcast: puppies that bite", "Podcast: walking on a loose lead"),
        False,
    ),
    KnownJoin(
        ("Birds at the feeder in winter", "Telling warblers apart by song", "Binoculars for beginners"),
        ("A hide by the estuary at dawn", "Waders on the mud flats", "My list of the year: 140 species"),
        True,
    ),
    KnownJoin(
        ("Learn Italian in the car", "The subjunctive without tears", "Talking to an Italian waiter"),
        ("Learn to weld at home", "Flux-core or gas", "A table of scrap steel"),
        False,
    ),
    KnownJoin(
        ("Beekeeping: the first hive", "Finding the queen", "When to add a second box"),
        ("Varroa, and what to do in August", "Taking honey off", "How a colony gets through the winter"),
        True,
    ),
    KnownJoin(
        ("Knitting a sock on five needles", "Cables without tears", "Blocking a lace shawl"),
        ("A first budget that holds", "Index funds for beginners", "Paying a loan off early"),
        False,
    ),
)
"""Six that are one interest and six that are two, some of these alike in their form; written for this, never tuned."""
