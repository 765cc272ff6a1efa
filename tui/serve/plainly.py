"""Takes part in a workshop line by line, over a line to a terminal that can do no more than that.

The plain face waits for each line and for each act before the next, so it runs in a thread of its
own. Everything that it shares with others, its line and the hub, is touched on the loop only; the
thread asks and waits. There are few such threads, and nothing on the loop waits for one.
"""

import asyncio
import io
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from typing import Any, Final

from rich.segment import Segment
from textual.color import Color

from store import Knock, Link
from tui.clean_text import visible
from tui.plain.console import Asked, Ended, Interrupted, carry
from tui.room.plain.console import RoomConsole, Woken
from tui.room.plain.face import RoomFace
from tui.room.plain.words import ALL_TAKEN, ONLY_PARTICIPANTS
from tui.safe_text import SafeFilter
from tui.serve.cooked import Cooked, Typed
from tui.serve.line import Line
from tui.stamps import MachineStamps

MOST: Final = 20
"""People who may take part line by line in one worker."""
LAST_WORD: Final = 5.0
"""Seconds that somebody's half-typed words may take to be kept after they hung up."""


class Plainly:
    """Those who take part line by line in this worker."""

    def __init__(self, most: int = MOST) -> None:
        """Let so many in at once."""
        self._most = most
        self._here = 0

    def refusal(self, knock: Knock) -> str:
        """Return why somebody cannot take part line by line; empty when they can."""
        if knock.role != "participant":
            return ONLY_PARTICIPANTS
        return ALL_TAKEN if self._here >= self._most else ""

    async def serve(self, line: Line, link: Link) -> int:
        """Be there for somebody until they leave or hang up; return the exit status."""
        if self._here >= self._most:
            # The last seat was taken while they typed their name.
            line.write(f"{ALL_TAKEN}\n".replace("\n", "\r\n").encode())
            return 1
        self._here += 1
        try:
            return await serve_plain(line, link)
        finally:
            self._here -= 1


async def serve_plain(line: Line, link: Link) -> int:
    """Run the plain face over a line, which is left open; what is half typed is kept."""
    loop = asyncio.get_running_loop()
    editor = _Editor(line, link.stir)
    bridge = Bridge(loop, editor)
    console = RoomConsole(_Out(bridge), _Reader(bridge), cells=line.size[0], shown=shown_on(line))
    face = RoomFace(link, console, bridge.run, MachineStamps(), editor.wake)
    editor.typed = face.typed
    editor.hung_up = lambda: loop.call_later(LAST_WORD, bridge.end)
    link.listen(face.hear)
    link.on_lost(face.lose)
    done: asyncio.Future[None] = loop.create_future()
    line.listen(editor)
    threading.Thread(target=_hold, args=(face, loop, done), name="plain", daemon=True).start()
    try:
        await done
        return 0
    except asyncio.CancelledError:
        editor.gone()
        bridge.end()
        raise
    finally:
        line.listen(None)


def shown_on(line: Line) -> Callable[[str], str]:
    """Return what makes a text harmless, and plain where only plain signs arrive well."""
    if not line.terminal.ascii_only:
        return visible
    signs = SafeFilter(ascii_only=True)
    return lambda text: signs.apply([Segment(text)], Color(0, 0, 0))[0].text


def _hold(face: RoomFace, loop: asyncio.AbstractEventLoop, done: "asyncio.Future[None]") -> None:
    """Hold a person's workshop in this thread; tell the loop how it ended."""
    fault: Exception | None = None
    try:
        face.hold()
    except Ended:
        pass
    except Exception as error:  # noqa: BLE001 - who waits for the thread raises it
        fault = error

    def end() -> None:
        if done.done():
            return
        if fault is None:
            done.set_result(None)
        else:
            done.set_exception(fault)

    with suppress(Ended):
        _on(loop, end)


def _on(loop: asyncio.AbstractEventLoop, do: Callable[[], object]) -> None:
    """Have something done on the loop. Raises :class:`Ended` when there is none any more."""
    try:
        loop.call_soon_threadsafe(do)
    except RuntimeError:
        raise Ended from None


class _Editor(Cooked):
    """A line editor that says when somebody hung up."""

    hung_up: Callable[[], object] = staticmethod(lambda: None)

    def gone(self) -> None:
        """Let what is half typed be kept, but not for ever."""
        super().gone()
        self.hung_up()


class Bridge:
    """What the thread asks of the loop. After `end` it gets no answer but :class:`Ended`."""

    def __init__(self, loop: asyncio.AbstractEventLoop, editor: Cooked) -> None:
        """Ask ``loop``, and ``editor`` on it."""
        self.loop = loop
        """Where everything is done."""
        self.editor = editor
        """Takes and writes lines."""
        self._ended = False
        self._waits: Future[Any] | None = None

    def run(self, what: Coroutine[Any, Any, Any]) -> Any:
        """Wait for something that the loop does."""
        if self._ended or self.loop.is_closed():
            what.close()
            raise Ended
        return self._result(asyncio.run_coroutine_threadsafe(what, self.loop))

    def ask(self, asked: Asked, *, again: bool) -> Typed:
        """Ask for a line and wait for what comes of it."""
        came: Future[Typed] = Future()

        def answer(typed: Typed) -> None:
            if not came.done():
                came.set_result(typed)

        _on(self.loop, lambda: self.editor.ask(asked.prompt, asked.start, answer, again=again))
        found: Typed = self._result(came)
        return found

    def end(self) -> None:
        """Let the thread wait for nothing any more; called on the loop."""
        self._ended = True
        if self._waits is not None:
            self._waits.cancel()

    def _result(self, waits: "Future[Any]") -> Any:
        self._waits = waits
        if self._ended:
            waits.cancel()
        try:
            return waits.result()
        except CancelledError:
            raise Ended from None
        finally:
            self._waits = None


class _Reader:
    """Lines as the plain face reads them."""

    edits = True
    echoed = True

    def __init__(self, bridge: Bridge) -> None:
        """Read by way of a bridge."""
        self._bridge = bridge
        self.again = False

    def read(self, asked: Asked) -> str:
        """Return the next line."""
        again, self.again = self.again, False
        typed = self._bridge.ask(asked, again=again)
        match typed.what:
            case "line":
                return typed.text
            case "woken":
                raise Woken
            case "left":
                raise Interrupted(typed.text)
        ended = Ended()
        carry(ended, typed.text)
        raise ended

    def forget_enters(self) -> None:
        """Let go of Enters that were typed ahead."""
        _on(self._bridge.loop, self._bridge.editor.forget_enters)


class _Out(io.StringIO):
    """What was said since the last flush, sent in one piece."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge

    def flush(self) -> None:
        """Send it."""
        said = self.getvalue()
        if said:
            self.seek(0)
            self.truncate()
            with suppress(Ended):
                _on(self._bridge.loop, lambda: self._bridge.editor.write(said))
