"""The far side of a terminal: what a person would see of the bytes a program has sent.

A pyte screen with what the journeys need on top: the alternate screen, whole grapheme clusters
in one cell, and a list of every attempt to leave the screen's edges.
"""

import copy
import re
from functools import lru_cache
from typing import Any, TypeAlias

import pyte
from pyte.screens import Char
from wcwidth import iter_graphemes, wcswidth

Frame: TypeAlias = list[str]
"""What stands on the screen: one text per row, from the top, padded with spaces to the width."""

_ALTERNATE_MODES = {47, 1047, 1049}
_UNFINISHED = re.compile(r"\x1b(\[[0-9;:<=>?]*)?\Z")
# pyte prints the letter of a `CSI < u` (and takes `CSI > 1 u` for a plain one); both belong to a
# keyboard protocol that says nothing about the picture.
_KEYBOARD_PROTOCOL = re.compile(r"\x1b\[[<=>][0-9;:]*u")
_COLOURS = re.compile(r"\x1b\[([0-9;]*)m")
"""Half of what a program sends, and what pyte reads slowest: letter by letter."""


@lru_cache(2048)
def _clusters(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The grapheme clusters of a text, and how many cells each would take."""
    clusters = tuple(iter_graphemes(text))
    return clusters, tuple(map(wcswidth, clusters))


class _Cells(dict[str, Char]):
    """Cells of one colour and style, by what stands in them; each is made once."""

    def __init__(self, attributes: Char) -> None:
        super().__init__()
        self._attributes = attributes

    def __missing__(self, cluster: str) -> Char:
        cell = self[cluster] = self._attributes._replace(data=cluster)
        return cell


class Screen(pyte.Screen):
    """A terminal of a fixed size that notes whatever would not fit on it."""

    def __init__(self, columns: int, lines: int) -> None:
        self.overflows: list[str] = []
        """One sentence for each time a full-screen program wrote or addressed past an edge."""
        self.alternate = False
        """Whether the program has taken the whole screen; only then are the edges strict."""
        self._main: tuple[Any, Any] | None = None
        self._cells: dict[Char, _Cells] = {}
        self._coloured: dict[tuple[Char, str], Char] = {}
        super().__init__(columns, lines)

    def frame(self) -> Frame:
        """Return the rows as text, each exactly as many cells wide as the screen."""
        rows = []
        for y in range(self.lines):
            line = self.buffer[y]
            rows.append("".join(line[x].data for x in range(self.columns)))
        return rows

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        """Switch modes on; entering the alternate screen keeps the main one aside."""
        if kwargs.get("private") and _ALTERNATE_MODES & set(modes) and not self.alternate:
            self._main = (copy.deepcopy(self.buffer), copy.copy(self.cursor))
            self.alternate = True
            self.erase_in_display(2)
        super().set_mode(*modes, **kwargs)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        """Switch modes off; leaving the alternate screen brings the main one back."""
        super().reset_mode(*modes, **kwargs)
        if kwargs.get("private") and _ALTERNATE_MODES & set(modes) and self._main is not None:
            self.buffer, self.cursor = self._main
            self._main = None
            self.alternate = False

    def resize(self, lines: int | None = None, columns: int | None = None) -> None:
        """Take another size; a smaller alternate screen loses its lowest rows, as in xterm."""
        if self.alternate and lines is not None and lines < self.lines:
            for row in range(lines, self.lines):
                self.buffer.pop(row, None)
            self.cursor.y = min(self.cursor.y, lines - 1)
            self.lines = lines
        super().resize(lines, columns)
        self.cursor.x = min(self.cursor.x, self.columns)

    def draw(self, data: str) -> None:
        """Put text at the cursor, one grapheme cluster to a cell (or two, where it is wide)."""
        clusters, widths = _clusters(data)
        if self.cursor.x + len(clusters) <= self.columns and set(widths) == {1}:
            self._put_all(clusters)
        else:
            for cluster, width in zip(clusters, widths, strict=True):
                if width > 0:
                    self._put(cluster, min(width, 2))
                elif width == 0 and self.cursor.x > 0:
                    self._join(cluster)
        self.dirty.add(self.cursor.y)

    def colour(self, codes: str) -> None:
        """Take the colours and style that numbers between semicolons stand for."""
        before = self.cursor.attrs
        after = self._coloured.get((before, codes))
        if after is None:
            self.select_graphic_rendition(*(min(int(code or 0), 9999) for code in codes.split(";")))
            after = self._coloured[before, codes] = self.cursor.attrs
        self.cursor.attrs = after

    def cursor_position(self, line: int | None = None, column: int | None = None) -> None:
        """Move the cursor; a place beyond the edges is noted."""
        if (line or 1) > self.lines or (column or 1) > self.columns:
            self._note(f"cursor sent to row {line}, column {column}")
        super().cursor_position(line, column)

    def cursor_to_column(self, column: int | None = None) -> None:
        """Move the cursor within its row; a column beyond the edge is noted."""
        if (column or 1) > self.columns:
            self._note(f"cursor sent to column {column}")
        super().cursor_to_column(column)

    def cursor_to_line(self, line: int | None = None) -> None:
        """Move the cursor within its column; a row beyond the edge is noted."""
        if (line or 1) > self.lines:
            self._note(f"cursor sent to row {line}")
        super().cursor_to_line(line)

    def index(self) -> None:
        """Go down one row; a full-screen program that makes the screen scroll is noted."""
        if self.cursor.y == self.lines - 1:
            self._note("the last row was left downwards, the screen scrolled")
        super().index()

    def _put_all(self, clusters: tuple[str, ...]) -> None:
        """Write clusters of one cell each that fit into the row; `_put` for many at once."""
        line, x, cells = self.buffer[self.cursor.y], self.cursor.x, self._of(self.cursor.attrs)
        end = x + len(clusters)
        if x > 0 and not line[x].data:
            line[x - 1] = cells[" "]
        if end < self.columns and not line[end].data:
            line[end] = cells[" "]
        line.update(zip(range(x, end), map(cells.__getitem__, clusters), strict=True))
        self.cursor.x = end

    def _of(self, attributes: Char) -> _Cells:
        """All cells of one colour and style."""
        if attributes not in self._cells:
            self._cells[attributes] = _Cells(attributes)
        return self._cells[attributes]

    def _put(self, cluster: str, width: int) -> None:
        """Write one cluster and move on, wrapping as a terminal does."""
        if self.cursor.x + width > self.columns:
            self._note(f"{cluster!r} written past column {self.columns} of row {self.cursor.y + 1}")
            self.carriage_return()
            self.linefeed()
        line, x, attributes = self.buffer[self.cursor.y], self.cursor.x, self.cursor.attrs
        if x > 0 and not line[x].data:
            line[x - 1] = attributes._replace(data=" ")
        if x + width < self.columns and not line[x + width].data:
            line[x + width] = attributes._replace(data=" ")
        line[x] = attributes._replace(data=cluster)
        if width == 2:
            line[x + 1] = attributes._replace(data="")
        self.cursor.x += width

    def _join(self, marks: str) -> None:
        """Add marks without a width of their own to the character before the cursor."""
        line = self.buffer[self.cursor.y]
        x = self.cursor.x - 1
        if not line[x].data and x > 0:
            x -= 1
        line[x] = line[x]._replace(data=line[x].data + marks)

    def _note(self, sentence: str) -> None:
        if self.alternate:
            self.overflows.append(sentence)


class Feed:
    """Turns the bytes of a program into changes of a screen, however the bytes are cut."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._stream = pyte.ByteStream(screen)
        self._rest = ""

    def feed(self, data: bytes) -> None:
        """Show the bytes; an escape sequence cut in two waits for its other half."""
        text = self._rest + data.decode("latin-1")
        unfinished = _UNFINISHED.search(text)
        self._rest = text[unfinished.start() :] if unfinished else ""
        self._take(_KEYBOARD_PROTOCOL.sub("", text[: len(text) - len(self._rest)]))

    def _take(self, text: str) -> None:
        """Show what is whole; colours go past the parser, unless it is within a sequence."""
        done = 0
        for found in _COLOURS.finditer(text):
            self._stream.feed(text[done : found.start()].encode("latin-1"))
            done = found.end()
            if self._stream._taking_plain_text:
                self._screen.colour(found[1])
            else:
                self._stream.feed(found[0].encode("latin-1"))
        self._stream.feed(text[done:].encode("latin-1"))
