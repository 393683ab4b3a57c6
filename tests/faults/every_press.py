"""A visitor of the served app who presses whatever stands on a page and keeps what is then to be read there."""

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.visitor import Visitor

PRESSED = ("button", "download_button")


class Presser(Visitor):
    """A visitor who knows which widgets are buttons, and what elements and words a run left on the page."""

    def __init__(self, address: str, query: str, page: str) -> None:
        """Be about to open a page."""
        super().__init__(address, query, page)
        self.buttons: list[str] = []
        self.kinds: list[str] = []
        self.html = ""

    async def press(self, key: str) -> None:
        """Press a button and read the page anew."""
        self.start_reading()
        await super().press(key)

    async def press_with(self, key: str, fields: dict[str, str]) -> None:
        """Press a button while fields hold words."""
        self.start_reading()
        held = [WidgetState(id=self.widgets[name], string_value=words) for name, words in fields.items()]
        await self._run([*held, WidgetState(id=self.widgets[key], trigger_value=True)])

    def start_reading(self) -> None:
        """Forget what was read."""
        self.buttons, self.kinds, self.html = [], [], ""

    def _see(self, element: Element) -> None:
        super()._see(element)
        kind = element.WhichOneof("type") or ""
        self.kinds.append(kind)
        if kind == "html":
            self.html += element.html.body
        if kind in PRESSED and not getattr(element, kind).disabled:
            self.buttons.append(getattr(element, kind).id.split("-", 2)[2])

    def one_of_each(self) -> list[str]:
        """Return one button of every kind: of those that stand in every row, the first."""
        return list({key.split("-")[0] if "-" in key else key: key for key in reversed(self.buttons)}.values())
