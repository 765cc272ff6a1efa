"""A line of text typed on the simplest of terminals: echo, backspace, Enter; nothing moves a cursor.

A `Listener`, on the event loop. Nothing is ever written into the middle of a line that is being
typed: who wants to say something calls `wake`, and gets the prompt back as soon as it is empty.
"""

import asyncio
import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from tui.cells import width
from tui.clean_text import CONTROL, visible
from tui.plain.readers import LONGEST
from tui.serve.keystrokes import Keystrokes
from tui.serve.line import Line

AHEAD: Final = 64 * 1024
"""Characters that may be typed ahead before the sender has to wait."""
REST: Final = 0.3
"""Seconds after which whoever keeps half-typed words is told of them."""
_PART: Final = re.compile("[\x00-\x1f\x7f]|[^\x00-\x1f\x7f]+")
"""A key that does something, or a run of signs."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What came of a prompt."""

    what: Literal["line", "woken", "left", "gone"]
    """A line; nothing yet, but there is something to say; they leave; they hung up."""
    text: str = ""
    """The line, or what stood behind the prompt."""


Answer = Callable[[Typed], object]
"""Is told what came of a prompt, once."""


class Cooked:
    """Takes lines from a terminal."""

    def __init__(self, line: Line, stir: Callable[[], object] = lambda: None) -> None:
        """Read from ``line``; ``stir`` is told that somebody is there."""
        self._line = line
        self._stir = stir
        self._keys = Keystrokes()
        self._ahead: deque[str] = deque()
        self._waiting = 0
        self._text = self._prompt = self._told = ""
        self._answer: Answer | None = None
        self._woken = self._slow = self._gone = self._held = self._after_return = False
        self._rest: asyncio.TimerHandle | None = None
        self.typed: Callable[[str], object] = lambda _: None
        """Told what stands behind the prompt, soon after it has changed."""

    # What a program does

    def write(self, text: str) -> None:
        """Write lines. Whoever writes sees to it that nothing in them is a command."""
        self._line.write(text.replace("\n", "\r\n").encode("utf-8", "replace"))

    def ask(self, prompt: str, start: str, answer: Answer, *, again: bool = False) -> None:
        """Ask for a line; ``start`` stands behind the prompt already.

        again: the prompt stands there still, because there was nothing to say.
        """
        if self._gone:
            answer(Typed("gone"))
            return
        self._answer = answer
        if not again:
            self._prompt, self._text, self._told = prompt, start, start
            self.write(f"{prompt} {visible(start)}")
        self._work()

    def wake(self) -> None:
        """Give the prompt back once nothing stands behind it, because there is something to say."""
        self._woken = True
        self._work()

    def forget_enters(self) -> None:
        """Let go of Enters typed ahead: they answer nothing that had not been said yet."""
        while self._ahead and self._ahead[0] in "\r\n":
            self._waiting -= len(self._ahead.popleft())

    # What comes over the line

    def received(self, data: bytes) -> None:
        """Take what was typed."""
        self._stir()
        for part in _PART.findall(self._keys.text(data)):
            self._ahead.append(part)
            self._waiting += len(part)
        self._work()

    def resized(self, width: int, height: int) -> None:
        """Nothing to do: the terminal breaks its lines itself."""

    def slow(self, paused: bool) -> None:
        """Who does not read gets no more pages either, because no line of theirs is taken."""
        self._slow = paused
        self._work()

    def gone(self) -> None:
        """The person hung up; what stood behind the prompt goes with the answer."""
        self._gone = True
        self._ahead.clear()
        self._end("gone")

    # Working it off

    def _work(self) -> None:
        """Take what was typed, part by part, as long as somebody wants a line."""
        echo: list[str] = []
        while self._ahead and self._answer is not None and not self._slow:
            part = self._ahead.popleft()
            self._waiting -= len(part)
            if part in "\r\n\x03\x04":
                self._line_end(part, echo)
            else:
                echo.append(self._change(part))
        self._echo(echo)
        if self._woken and self._answer is not None and not (self._text or self._slow):
            self._woken = False
            self._end("woken")
        self._note()
        hold = self._slow or self._waiting > AHEAD
        if hold != self._held:
            self._held = hold
            self._line.hold(hold)

    def _line_end(self, key: str, echo: list[str]) -> None:
        """End the line, as Enter does, or because somebody leaves."""
        after, self._after_return = self._after_return, key == "\r"
        if key == "\n" and after:
            return
        echo.append("\n")
        self._echo(echo)
        leaves = key == "\x03" or (key == "\x04" and not self._text)
        self._end("left" if leaves else "line")

    def _change(self, part: str) -> str:
        """Change the line; return what to write."""
        self._after_return = False
        match part:
            case "\x7f" | "\x08":
                return self._cut(_without_last(self._text))
            case "\x17":
                return self._cut(self._text.rstrip().rpartition(" ")[0])
            case "\x15" if self._overflows():
                self._text = ""
                return f"\n{self._prompt} "
            case "\x15":
                return self._cut("")
            case "\x12":
                return f"\n{self._prompt} {visible(self._text)}"
        added = CONTROL.sub("", part.replace("\t", " "))[: LONGEST - len(self._text)]
        self._text += added
        return added

    def _cut(self, text: str) -> str:
        """Keep only the beginning of the line; return what rubs the rest out."""
        cells = width(self._text) - width(text)
        self._text = text
        return "\b \b" * cells

    def _overflows(self) -> bool:
        """Whether the line takes more than one row, which no backspace leaves upwards."""
        return width(f"{self._prompt} {self._text}") >= max(1, self._line.size[0])

    def _echo(self, echo: list[str]) -> None:
        """Write what was gathered."""
        if echo:
            self.write("".join(echo))
            echo.clear()

    def _end(self, what: Literal["line", "woken", "left", "gone"]) -> None:
        """Tell what came of the prompt."""
        answer, self._answer = self._answer, None
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None
        if answer is not None:
            answer(Typed(what, self._text))

    # Half-typed words

    def _note(self) -> None:
        """Have half-typed words told of soon."""
        if self._answer is not None and self._rest is None and self._text != self._told:
            self._rest = asyncio.get_running_loop().call_later(REST, self._tell)

    def _tell(self) -> None:
        self._rest = None
        if self._answer is not None:
            self._told = self._text
            self.typed(self._text)


def _without_last(text: str) -> str:
    """Return a text without its last sign, as people see signs."""
    end = len(text) - 1
    while end > 0 and (width(text[end]) == 0 or text[end - 1] == "\u200d"):
        end -= 1
    return text[: max(0, end)]
