"""YouTube's activity as Takeout writes it in HTML: a page whose every cell is one activity."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.lines.entries import Note, Outcome
from core.adapters.importers.lines.format import Reader
from core.adapters.importers.services.activity_cells import ActivityCell, activity_cell, markups, spread_markups
from core.adapters.importers.services.youtube_titles import Template, frame_of
from core.adapters.importers.services.youtube_watching import Watching, is_advert, video_id_of, watching_outcome
from core.adapters.importers.times.moments import clock_of

_SAMPLED = 3_000
"""Cells, where there are as many, from which the order of day and month and the words around titles are told; by hand,
for speed."""
_MOST_DETAIL = 60
"""Signs of a detail such as 'From Google Ads'; the sentence on why something is kept is longer. By eye."""

_REMEMBERED = 1_024
"""Captions that are remembered: a page has a few dozen different ones; chosen by hand."""


def read_cells(path: Path, reader: Reader) -> Iterator[Outcome]:
    """Yield what becomes of every cell of an HTML history; raises ImportRefused for a page without cells."""
    sample = _sample(path)
    clock = clock_of([cell.last for cell in sample], reader.day_first)
    frame = frame_of(_frame(cell) for cell in sample if cell.links and video_id_of(cell.links[0][0]))
    if clock.note:
        yield Note(clock.note)
    for row, markup in enumerate(markups(path), 1):
        line = _line(row, activity_cell(markup))
        try:
            yield watching_outcome(line, frame, clock, reader)
        except ValueError as reason:
            yield Refusal(row, str(reason), line.sentence)


def _sample(path: Path) -> list[ActivityCell]:
    """Return cells from a page's beginning to its end, which is read once for them."""
    sample = spread_markups(path, _SAMPLED)
    if not sample:
        raise ImportRefused(f"{path.name} is a page of YouTube without any activity. Export it again, as JSON.")
    return [activity_cell(markup) for markup in sample]


def _line(row: int, cell: ActivityCell) -> Watching:
    """Return what a cell says: the sentence with its link, the channel's link, and the time in its last line."""
    link, sentence = cell.links[0] if cell.links else ("", cell.first)
    return Watching(
        row=row,
        sentence=sentence,
        link=link,
        channel=cell.links[1][1] if len(cell.links) > 1 else "",
        time=cell.last,
        is_advert=any(map(_tells_of_advert, cell.captions)),
        frame=_frame(cell) if cell.links else None,
    )


def _frame(cell: ActivityCell) -> Template:
    """Return what stands around the title of a cell that has a link."""
    return Template("" if cell.first.startswith(cell.links[0][1]) else cell.first, cell.after)


@lru_cache(maxsize=_REMEMBERED)
def _tells_of_advert(caption: str) -> bool:
    """Tell whether a line of a caption says so; the sentence on why something is kept, which is longer, may too."""
    return any(len(line) < _MOST_DETAIL and is_advert(line) for line in caption.split("\n"))
