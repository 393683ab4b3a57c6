"""One browser tab without a browser: a websocket on which the framework's own messages are spoken."""

from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

LARGEST_BYTES = 64 * 1024 * 1024
"""Bytes of one message that are taken at most; a guard, far above the largest page."""
SAID = 'class="said'
REFUSED = 'class="said refused'


class Visitor:
    """A session on a page; `widgets` maps the keys of what can be pressed or filled there to its ids.

    `said` is the markup of the line that tells what an edit did. Large elements are remembered and taken by their hash
    when they come again, as a browser does.
    """

    def __init__(self, address: str, query: str, page: str = "") -> None:
        """Be about to open a page of the app at an address (`http://host:port`), under a query."""
        self._origin, self._query, self._page = address, query, page
        self._known: list[set[str]] = [set(), set()]
        self.widgets: dict[str, str] = {}
        self.said = ""
        self.messages = self.bytes = 0

    async def __aenter__(self) -> Self:
        """Open the socket and read the page as it is first drawn."""
        address = self._origin.replace("http", "ws", 1) + "/_stcore/stream"
        self._socket: ClientConnection = await connect(
            address,
            origin=Origin(self._origin),
            subprotocols=[Subprotocol("streamlit")],
            max_size=LARGEST_BYTES,
            compression=None,
        )
        await self._run([])
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the tab."""
        await self._socket.close()

    def keys(self, start: str) -> list[str]:
        """Return the keys that begin with some letters of what stands on the page."""
        return [key for key in self.widgets if key.startswith(start)]

    async def press(self, key: str) -> None:
        """Press a button and wait until the page is drawn again; raise KeyError where there is none."""
        await self._run([WidgetState(id=self.widgets[key], trigger_value=True)])

    async def fill(self, key: str, words: str) -> None:
        """Fill a field with words, press Enter, and wait; raise KeyError where there is none."""
        await self._run([WidgetState(id=self.widgets[key], string_value=words)])

    async def choose(self, key: str, option: str) -> None:
        """Choose a line of a menu and wait; raise KeyError where there is none."""
        chosen = WidgetState(id=self.widgets[key])
        chosen.string_trigger_value.data = option
        await self._run([chosen])

    async def _run(self, changed: list[WidgetState]) -> None:
        """Tell what changed on the page, have it run again and read it to its end."""
        asked = BackMsg()
        run = asked.rerun_script
        run.query_string, run.page_name = self._query, self._page
        run.widget_states.widgets.extend(changed)
        run.cached_message_hashes.extend(set().union(*self._known))
        await self._socket.send(asked.SerializeToString())
        self._known = [self._known[1], set()]
        while True:
            raw = await self._socket.recv(decode=False)
            self.messages, self.bytes = self.messages + 1, self.bytes + len(raw)
            if self._read(ForwardMsg.FromString(raw)):
                return

    def _read(self, message: ForwardMsg) -> bool:
        """Take in a message; tell whether it is the last of a run."""
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.widgets, self.said = {}, ""
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            if message.metadata.cacheable:
                self._known[1].add(message.hash)
            self._see(message.delta.new_element)
        elif kind == "ref_hash":
            self._known[1].add(message.ref_hash)
        return kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY

    def _see(self, element: Element) -> None:
        """Note an element that can be pressed or filled, or that says what an edit did."""
        kind = element.WhichOneof("type")
        if kind == "html" and SAID in element.html.body:
            self.said = element.html.body
        found = getattr(getattr(element, kind), "id", "") if kind else ""
        if isinstance(found, str) and found.startswith("$$ID-"):
            self.widgets[found.split("-", 2)[2]] = found
