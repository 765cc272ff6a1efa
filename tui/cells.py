"""Fit text into columns, counting terminal cells and not characters.

A wide letter takes two cells, a combining sign none; a sign is never cut in half.
"""

from typing import Final

from rich.cells import cell_len
from textual.content import Content

ELLIPSIS: Final = "…"
"""What stands for the part left out; `...` where only plain signs are to be shown."""


def width(text: str) -> int:
    """Return how many cells `text` takes."""
    return cell_len(text)


def crop(text: str, cells: int) -> str:
    """Return the longest beginning of `text` that takes at most `cells` cells.

    Looks at little more than that beginning, however long the text is.
    """
    low, high = 0, max(cells, 0) + 1
    while high < len(text) and cell_len(text[:high]) <= cells:
        low, high = high, high * 2
    high = min(high, len(text))
    while low < high:
        middle = (low + high + 1) // 2
        if cell_len(text[:middle]) <= cells:
            low = middle
        else:
            high = middle - 1
    return text[:low]


def fit(text: str, cells: int, ellipsis: str = ELLIPSIS) -> str:
    """Return `text`, cropped with an ellipsis if it takes more than `cells` cells."""
    if cell_len(text) <= cells:
        return text
    room = cells - cell_len(ellipsis)
    return crop(text, room).rstrip() + ellipsis if room > 0 else crop(text, max(0, cells))


def pad(text: str, cells: int, ellipsis: str = ELLIPSIS) -> str:
    """Return `text` in exactly `cells` cells: cropped, or filled with spaces on the right."""
    text = fit(text, cells, ellipsis)
    return text + " " * (cells - cell_len(text))


def wrap(text: str, cells: int) -> list[str]:
    """Return `text` in lines of at most `cells` cells, broken at spaces where that is possible.

    New lines in the text are kept; an empty text gives one empty line.
    """
    cells = max(1, cells)
    return [line for part in text.split("\n") for line in _wrap_line(part, cells)]


def _wrap_line(text: str, cells: int) -> list[str]:
    """Wrap text without new lines in it."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if cell_len(joined) <= cells:
            line = joined
            continue
        if line:
            lines.append(line)
        while len(head := crop(word, cells)) < len(word):
            lines.append(head or word[:1])
            word = word[len(head) or 1 :]  # noqa: PLW2901
        line = word
    return [*lines, line]


def spread(left: Content, right: Content, cells: int) -> Content:
    """Return one line with `left` at its start and `right` at its end; `left` gives way."""
    room = cells - right.cell_length - 2
    if right.cell_length == 0:
        return left.truncate(cells, ellipsis=True)
    if room < 8:
        return left.truncate(cells, ellipsis=True)
    left = left.truncate(room, ellipsis=True)
    return Content.assemble(left, " " * (cells - left.cell_length - right.cell_length), right)
