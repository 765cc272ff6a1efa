"""What a person sees of the bytes that come back: words, without the terminal's commands."""

import re
from codecs import getincrementaldecoder

_COMMANDS = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # colours, the cursor, modes
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # titles, the clipboard
    r"|\x1b[PX^_][^\x1b]*\x1b\\"
    r"|\x1b[ -/]*[0-OQ-WYZ\\`-~]"
    r"|[\x00-\x1a\x1c-\x1f\x7f]"
)
_CARRY = 12
"""Characters of the end that are kept: a word may come in two pieces."""
_LONGEST_COMMAND = 256
"""A command that is not over after so many characters is none."""


class Visible:
    """Turns a stream of bytes into visible text, piece by piece."""

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._rest = ""
        self._tail = ""

    def feed(self, data: bytes) -> str:
        """Return what became visible with these bytes, behind the end of what was visible before."""
        text = _COMMANDS.sub("", self._rest + self._decode(data))
        self._rest = ""
        cut = text.find("\x1b")
        if cut >= 0:
            # Only an unfinished command is left standing.
            if len(text) - cut <= _LONGEST_COMMAND:
                self._rest = text[cut:]
            text = text[:cut]
        seen = self._tail + text
        self._tail = seen[-_CARRY:]
        return seen
