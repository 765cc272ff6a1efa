"""Questions as plain lines on a terminal, before any app runs on it."""

import asyncio
from typing import Final

from tui.clean_text import clean
from tui.serve.keystrokes import Keystrokes
from tui.serve.line import Line
from tui.serve.reception import Admitted, Ask, Reception, Turned

LONGEST: Final = 200
"""The most characters of an answer."""


class LineReader:
    """Reads answers from a line, with backspace and ^U; a `Listener`."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._keys = Keystrokes()
        self._rest = ""
        self._typed = ""
        self._hidden = False
        self._wanted: asyncio.Future[str | None] | None = None
        self._gone = False

    async def ask(self, prompt: str, *, hidden: bool = False) -> str | None:
        """Write a prompt and return the answer; None when the person leaves (^C, ^D, hung up)."""
        if self._gone:
            return None
        self._wanted = asyncio.get_running_loop().create_future()
        self._typed, self._hidden = "", hidden
        self._say(prompt)
        rest, self._rest = self._rest, ""
        self._take(rest)
        return await self._wanted

    def say(self, text: str) -> None:
        """Write lines."""
        self._say("".join(f"{line}\r\n" for line in text.splitlines()))

    # What comes over the line

    def received(self, data: bytes) -> None:
        """Take what was typed."""
        self._take(self._keys.text(data))

    def resized(self, width: int, height: int) -> None:
        """Nothing to do."""

    def slow(self, paused: bool) -> None:
        """Nothing to do: questions are short."""

    def gone(self) -> None:
        """The person hung up."""
        self._gone = True
        self._answer(None)

    def _take(self, text: str) -> None:
        """Take characters one by one; keep what follows an answer for the next question."""
        for number, sign in enumerate(text):
            if self._wanted is None or self._wanted.done():
                self._rest = (self._rest + text[number:])[:LONGEST]
                return
            self._key(sign)

    def _key(self, sign: str) -> None:
        """Do what a key does."""
        if sign in "\r\n":
            self._say("\r\n")
            self._answer(self._typed)
        elif sign in "\x03\x04":
            self._say("\r\n")
            self._answer(None)
        elif sign in "\x7f\x08":
            self._erase(1)
        elif sign == "\x15":
            self._erase(len(self._typed))
        elif sign.isprintable() and len(self._typed) < LONGEST and clean(sign, 4):
            self._typed += sign
            self._say("" if self._hidden else sign)

    def _erase(self, count: int) -> None:
        """Take characters back."""
        count = min(count, len(self._typed))
        self._typed = self._typed[: len(self._typed) - count]
        self._say("" if self._hidden else "\b \b" * count)

    def _answer(self, text: str | None) -> None:
        if self._wanted is not None and not self._wanted.done():
            self._wanted.set_result(text)

    def _say(self, text: str) -> None:
        if text:
            self._line.write(text.encode())


async def let_in(line: Line, reception: Reception) -> str | None:
    """Hold the dialog at the door over a line; return the token, or None with the reason said."""
    reader = LineReader(line)
    line.listen(reader)
    try:
        step = await reception.begin()
        while isinstance(step, Ask):
            if step.note:
                reader.say(step.note)
            answer = await reader.ask(step.prompt, hidden=step.hidden)
            if answer is None:
                return None
            step = await reception.reply(answer)
    finally:
        line.listen(None)
    if isinstance(step, Turned):
        reader.say(step.sentence)
        return None
    assert isinstance(step, Admitted)
    return step.token
