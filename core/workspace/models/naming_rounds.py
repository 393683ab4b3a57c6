"""Rounds of asking for names that go on while the person does something else: one a person, in its own thread."""

import threading
from collections.abc import Callable

from core.adapters.encoders.encoder import EncoderError
from core.adapters.store.faults import DatabaseError
from core.adapters.store.logbook import UnknownPerson
from core.progress import Progress
from core.steering.decisions import Refused
from core.workspace.models.model_names import NamesAsked

Work = Callable[[Progress, threading.Event], NamesAsked]
DELETED_MEANWHILE = "This history was deleted meanwhile, so no more was asked."


class NamingRound:
    """Tells how far a round is, and how it went once it has ended; `stop` lets no further question be asked."""

    def __init__(self, work: Work) -> None:
        """Begin to work, in a thread that ends with the process."""
        self.done, self.total, self.said = 0, 0, ""
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(work,), name="asking for names", daemon=True)
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Tell whether it goes on; also one that was stopped does until its last answer is here."""
        return self._thread.is_alive()

    @property
    def is_stopping(self) -> bool:
        """Tell whether it was told to stop."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask no more: what came is kept, and the question that is under way may still be answered."""
        self._stop.set()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it has ended, for some seconds at most."""
        self._thread.join(seconds)

    def _report(self, done: int, total: int) -> None:
        self.done, self.total = done, total

    def _run(self, work: Work) -> None:
        """Work, and say how it went, also where it could not go on."""
        try:
            self.said = work(self._report, self._stop).in_words()
        except UnknownPerson:
            self.said = DELETED_MEANWHILE
        except (Refused, DatabaseError, EncoderError) as problem:
            self.said = str(problem)


class NamingRounds:
    """Everybody's rounds, by the person's id: whatever page or tab somebody comes back to finds theirs."""

    def __init__(self) -> None:
        """Start without any."""
        self._rounds: dict[str, NamingRound] = {}
        self._lock = threading.Lock()

    def of(self, person_id: str) -> NamingRound | None:
        """Return a person's latest round, None where there was none."""
        return self._rounds.get(person_id)

    def start(self, person_id: str, work: Work) -> NamingRound:
        """Begin a round for a person and return it; the one that runs already where there is one."""
        with self._lock:
            running = self._rounds.get(person_id)
            if running is None or not running.is_running:
                self._rounds[person_id] = NamingRound(work)
            return self._rounds[person_id]
