"""Digits five rows high, for a screen that is read from afar."""

from __future__ import annotations

from typing import Final

from textual.content import Content

_ROWS: Final = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": ("  #", "  #", "  #", "  #", "  #"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
}


def large(text: str, block: str, times: int = 1) -> list[Content]:
    """Return a time such as `14:32` in five rows, or ``times`` as many; a square is two cells wide."""
    rows = []
    for row in range(5):
        line = ("  " * times).join(
            "".join((block if square == "#" else " ") * 2 * times for square in _ROWS[sign][row])
            for sign in text
            if sign in _ROWS
        )
        rows += [Content.styled(line.rstrip(), "bold $accent")] * times
    return rows
