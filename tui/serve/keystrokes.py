"""What somebody types, as text: bytes decoded, and what special keys send left out."""

import codecs
import re
from typing import Final

_SEQUENCE: Final = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|O[ -~]|[ -~])?")
"""What a special key sends; a line has no use for one."""
_BEGUN: Final = re.compile(r"\x1b(\[[0-?]{0,30}[ -/]?|O)?\Z")
"""The same, as far as it has come."""


class Keystrokes:
    """Turns what comes over a line into text; keeps what came only in part."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        self._begun = ""

    def text(self, data: bytes) -> str:
        """Return the text of some bytes."""
        text, self._begun = self._begun + self._decode(data), ""
        if begun := _BEGUN.search(text):
            text, self._begun = text[: begun.start()], begun.group()
        return _SEQUENCE.sub("", text)
