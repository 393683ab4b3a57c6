"""What an agent reads of a person, as plain values; what is sensitive stays out unless they let it be told."""

from collections.abc import Iterable, Sequence
from typing import Any

from core.desk.slate_views import PlaceView
from core.desk.views import JourneyView
from core.entities import Item
from core.steering.log import LogEntry
from core.wording import one_line
from core.workspace.person_workspace import PersonWorkspace
from core.workspace.turns import LaidOut

Telling = dict[str, Any]
MOST_TOLD_ROWS = 200
"""Rows of one answer at most; by hand, some ten thousand words of an agent's memory."""
TOLD_SIGNS = 160
"""Signs that are told of a title or a name: as a recipe keeps."""
SHARE_DIGITS = 4
"""Digits behind the point of a share (0..1) that is told: a hundredth of a percent; by eye."""
WITHHELD = "About something sensitive: not told to agents"


class AgentReading:
    """One person as an agent reads them. Every text of theirs is told as data, on one line, not too long."""

    def __init__(self, mine: PersonWorkspace, also_sensitive: bool = False) -> None:
        """Read a person, without what is sensitive unless told."""
        self.mine = mine
        self.hidden = frozenset() if also_sensitive else frozenset(mine.sensitive())

    def journeys(self) -> Telling:
        """Tell the journeys, strongest first, those that are not the person's last."""
        view = self.mine.view()
        every = (*view.journeys, *view.removed)
        shown = [v for v in every if v.journey_id not in self.hidden]
        told = {"position": view.position, "journeys": [_journey(v) for v in shown[:MOST_TOLD_ROWS]]}
        return {**told, "surprise": view.profile.exploration, "withheld": len(every) - len(shown)}

    def items(self, journey_id: str, n: int = MOST_TOLD_ROWS) -> Telling:
        """Tell a journey's items, latest taken up first."""
        found = [] if journey_id in self.hidden else self.mine.members(journey_id)
        return {"items": [_item(item) for item in found[: _at_most(n)]], "of": len(found)}

    def slate(self, n: int) -> Telling:
        """Tell the top of what is recommended, each with its reasons."""
        view = self.mine.view()
        places = self._places(self.mine.places(view, n=_at_most(n)))
        return {"position": view.position, "places": places, "shortfall": self._clear(view.shortfall)}

    def search(self, words: str, n: int) -> Telling:
        """Tell what is found for words, and what of it was taken up already."""
        found = self.mine.search(words, _at_most(n))
        own = self.mine.desk.profile().journey_of
        known = [item for item, _ in found.known if own.get(item.item_id) not in self.hidden]
        return {
            "places": self._places(found.places),
            "taken_up": [_item(item) for item in known],
            "kept_out": list(found.kept_out),
        }

    def interests(self) -> Telling:
        """Tell the interests that are proposed, with why."""
        found = [each for each in self.mine.proposals() if not self._is_hidden(each.anchors)]
        return {
            "interests": [
                {"proposal_id": x.proposal_id, "name": _text(x.name), "why": _text(self._clear(x.why)), "fit": x.fit}
                for x in found
            ]
        }

    def in_force(self) -> Telling:
        """Tell what steers the list now, and what waits for the person's word."""
        standing = [x for x in self.mine.in_force(self.mine.view()) if not x.has_ended]
        wishes = [
            {"seqs": list(x.seqs), "sentence": _text(x.sentence), "until": x.until and x.until.isoformat()}
            for x in standing
            if self.hidden.isdisjoint(x.journey_ids)
        ]
        asked = {x.seq: x for x in self.mine.desk.entries if x.waits}
        waits = [
            {"seq": x.seq, "agent": x.agent, "sentences": self._said(asked[x.seq], x.sentences)}
            for x in self.mine.waiting()
        ]
        return {"wishes": wishes, "waiting": waits}

    def log(self, n: int) -> Telling:
        """Tell what changed, newest first, and who did it."""
        told = self.mine.told()[: _at_most(n)]
        return {
            "position": self.mine.desk.position,
            "entries": [
                {
                    "seq": row.entry.seq,
                    "time": row.entry.time.isoformat(),
                    "by": row.entry.actor,
                    "sentence": self._said(row.entry, [row.sentence])[0],
                    "counts": row.counts,
                }
                for row in told
            ],
        }

    def laid_out(self, turn: LaidOut, n: int) -> Telling:
        """Tell what a turn would do."""
        places = self.mine.places(turn.view, turn.comparison, _at_most(n))
        return {
            "position": turn.position,
            "would": list(turn.sentences),
            "meter": turn.meter,
            "places": self._places(places),
            "needs_the_persons_word": list(turn.asks),
        }

    def _places(self, places: Sequence[PlaceView]) -> list[Telling]:
        """Tell places of a list, but those that serve something sensitive."""
        own = self.mine.desk.profile().journey_of
        return [
            _place(place, [item for item in place.receipts if own.get(item.item_id) not in self.hidden])
            for place in places
            if place.place.journey_id not in self.hidden
        ]

    def _is_hidden(self, items: Iterable[Item]) -> bool:
        """Tell whether items look at something that is withheld: a proposal is not of the person's history."""
        own = self.mine.desk.profile().journey_of if self.hidden else {}
        return any(own.get(item.item_id) in self.hidden for item in items)

    def _said(self, entry: LogEntry, sentences: Sequence[str]) -> list[str]:
        """Tell sentences of an entry, or that they are not told."""
        if self.hidden and not self.hidden.isdisjoint(_about(entry, self.mine.desk.entries)):
            return [WITHHELD]
        return [one_line(self._clear(sentence) or WITHHELD, kept="") for sentence in sentences]

    def _clear(self, text: str) -> str:
        """Return a text; '' where it says the name of a journey that is withheld."""
        profile = self.mine.desk.profile()
        return "" if any(profile.name(j) in text for j in self.hidden if j in profile.by_id) else text


def _about(entry: LogEntry, entries: Sequence[LogEntry]) -> set[str]:
    """Return the journeys that an entry is about, and those of what it undoes, redoes, ends or asks for."""
    targets = set(getattr(entry.edit, "targets", ()))
    held = getattr(entry.edit, "edits", ())
    return {
        *entry.edit.concerns,
        *(j for edit in held for j in edit.concerns),
        *(j for x in entries if x.seq in targets for j in _about(x, ())),
    }


def _journey(view: JourneyView) -> Telling:
    """Tell a journey."""
    return {
        "journey_id": view.journey_id,
        "name": _text(view.name),
        "named_by": view.named_by,
        "life": view.life.value,
        "state": view.journey.state.value,
        "muted": view.journey.muted,
        "weight": view.journey.weight,
        "share_asked": round(view.asked, SHARE_DIGITS),
        "share_got": round(view.got, SHARE_DIGITS),
        "n_items": view.n_items,
        "from": view.first.date().isoformat() if view.first else None,
        "to": view.last.date().isoformat() if view.last else None,
        "evidence": [_item(item) for item in view.evidence],
    }


def _place(place: PlaceView, receipts: Sequence[Item]) -> Telling:
    """Tell a place of the list with the items that speak for it, and where an edit moves it from."""
    told = {
        "rank": place.rank,
        **_item(place.item),
        "journey_id": place.place.journey_id,
        "journey": _text(place.journey_name),
        "because_of": [_text(item.title) for item in receipts],
    }
    if place.move is not None:
        told["rank_before"] = place.move.before
    return told


def _item(item: Item) -> Telling:
    """Tell an item."""
    return {"item_id": item.item_id, "title": _text(item.title), "creator": _text(item.creator)}


def _text(text: str) -> str:
    """Return a text on one line, not too long."""
    return one_line(text, kept="")[:TOLD_SIGNS].strip()


def _at_most(n: int) -> int:
    """Return a number of rows that may be told."""
    return min(max(n, 1), MOST_TOLD_ROWS)
