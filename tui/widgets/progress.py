"""Where a conversation stands, by the names of its parts: a line of dots, then the names."""

from collections.abc import Sequence

from textual.content import Content

from tui.cells import fit, width
from tui.glyphs import Glyphs


def progress(parts: Sequence[str], at: int, cells: int, glyphs: Glyphs) -> Content:
    """Return one line for the parts, `at` being the index of the present one.

    The present part's name is in capitals. Where there is no room the names near it are kept, and
    in the narrowest place only its own.
    """
    if not parts or cells < 4:
        return Content("")
    line = _dots(len(parts), at, _link(len(parts), parts, cells), glyphs)
    names = _names(parts, at, cells - line.cell_length - 4, glyphs)
    return Content.assemble(" ", line, "  ", names)


def _link(count: int, parts: Sequence[str], cells: int) -> int:
    """Return how long the line between two dots is: as long as the names leave room, 1 to 6."""
    names = sum(width(part) for part in parts) + 3 * (count - 1)
    room = cells - 5 - names - count
    return max(1, min(6, room // max(1, count - 1)))


def _dots(count: int, at: int, link: int, glyphs: Glyphs) -> Content:
    """Return the line of dots."""
    pieces: list[tuple[str, str]] = []
    for index in range(count):
        if index:
            pieces.append((glyphs.link * link, "$muted"))
        if index < at:
            pieces.append((glyphs.done, "$good"))
        elif index == at:
            pieces.append((glyphs.current, "$accent"))
        else:
            pieces.append((glyphs.todo, "$muted"))
    return Content.assemble(*pieces)


def _names(parts: Sequence[str], at: int, cells: int, glyphs: Glyphs) -> Content:
    """Return as many names around the present one as there is room for."""
    at = min(max(at, 0), len(parts) - 1)
    here = parts[at].upper()
    first, last = at, at + 1
    while True:
        if last < len(parts) and _fits(parts, here, first, last + 1, cells):
            last += 1
        elif first > 0 and _fits(parts, here, first - 1, last, cells):
            first -= 1
        else:
            break
    dot = f" {glyphs.dot} "
    pieces: list[str | tuple[str, str]] = []
    if first > 0:
        pieces.append((glyphs.ellipsis + dot, "$muted"))
    for index in range(first, last):
        if index > first:
            pieces.append((dot, "$muted"))
        if index == at:
            pieces.append((fit(here, max(1, cells), glyphs.ellipsis), "bold $accent"))
        else:
            pieces.append((parts[index], "$muted"))
    if last < len(parts):
        pieces.append((dot + glyphs.ellipsis, "$muted"))
    return Content.assemble(*pieces)


def _fits(parts: Sequence[str], here: str, first: int, last: int, cells: int) -> bool:
    """Whether the names from `first` up to `last` fit, with signs for those left out."""
    names = sum(width(part) for part in parts[first:last])
    names += width(here) - width(here.lower()) + 3 * (last - first - 1)
    return names + 6 * ((first > 0) + (last < len(parts))) <= cells
