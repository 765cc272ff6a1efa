"""Lines that are typed: on a terminal or down a pipe, as they come; or with editing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TextIO

from flows.answers import MOST_BYTES
from tui.clean_text import visible
from tui.plain.console import Asked, Ended, Interrupted, carry

if TYPE_CHECKING:
    from prompt_toolkit.output import Output

LONGEST: Final = 4 * MOST_BYTES
"""Characters of a line that are read; whatever comes behind them is thrown away, and the line is still
too long to be kept, so its author is told."""


class Typed:
    """Lines of a file, a pipe or a terminal in its own way of editing."""

    edits = False

    def __init__(self, stream: TextIO, *, echoed: bool) -> None:
        """Read ``stream``. ``echoed``: it is a terminal, which shows itself what is typed."""
        self.echoed = echoed
        self._stream = stream

    def read(self, asked: Asked) -> str:
        """Return the next line."""
        line = end = self._stream.readline(LONGEST)
        if not line:
            raise Ended
        while end and not end.endswith("\n"):
            end = self._stream.readline(LONGEST)
        return line.rstrip("\r\n")


class Edited:
    """Lines with editing: the arrows move, and words that are there already can be changed.

    A new session for each line, so that no key brings back what somebody else wrote.
    """

    edits = True
    echoed = True

    def read(self, asked: Asked) -> str:
        """Return the line as it stands when Enter is pressed."""
        import questionary  # not before the first line: it takes a while to load

        question = questionary.text(
            visible(asked.prompt), default=asked.start, qmark="", **_manner()
        )
        try:
            line: str = question.unsafe_ask()
        except BaseException as error:
            ended = _ending(error)
            carry(ended, question.application.current_buffer.text)
            if ended is error:
                raise
            raise ended from None
        return line


def _ending(error: BaseException) -> BaseException:
    """Return what the plain face calls that; what it has no name for stays as it is."""
    if isinstance(error, EOFError):
        return Ended()
    return Interrupted() if isinstance(error, KeyboardInterrupt) else error


def _manner() -> dict[str, Any]:
    """How a line is asked for: without colours, and without questions to the terminal."""
    from prompt_toolkit.output.color_depth import ColorDepth
    from questionary import Style

    bare = "noinherit"
    classes = ("qmark", "question", "answer", "instruction")
    return {
        "style": Style([(name, bare) for name in classes]),
        "color_depth": ColorDepth.DEPTH_1_BIT,
        "output": _output(),
        "enable_open_in_editor": False,
    }


def _output() -> Output:
    """A terminal that is never asked where its cursor is: not all answer, and some too late."""
    import sys

    from prompt_toolkit.output.vt100 import Vt100_Output

    output = Vt100_Output.from_pty(sys.stdout)
    output.enable_cpr = False
    return output
