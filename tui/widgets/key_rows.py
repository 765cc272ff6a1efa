"""The two lines of keys at the foot of every page."""

from collections.abc import Sequence

from textual.content import Content

from tui.keymap import KeyEntry

_GAP = "  "


def key_rows(entries: Sequence[KeyEntry], cells: int, *, writing: bool) -> tuple[Content, Content]:
    """Return the two lines for a width in cells.

    While somebody writes, letters are text: then the first line has the keys that work at once and
    the second, after `Esc`, the letters. Otherwise the entries fill the lines in order. What does
    not fit is left out whole; the palette lists everything.
    """
    if writing:
        at_once = [entry for entry in entries if not entry.letter]
        letters = [entry for entry in entries if entry.letter]
        lead = Content.assemble(" ", ("Esc", "bold $accent"), " then") if letters else Content("")
        return _line(Content(""), at_once, cells)[0], _line(lead, letters, cells)[0]
    first, left = _line(Content(""), list(entries), cells)
    second, _ = _line(Content(""), left, cells)
    return first, second


def _line(lead: Content, entries: list[KeyEntry], cells: int) -> tuple[Content, list[KeyEntry]]:
    """Return a line with as many entries as fit, and the entries left."""
    line = lead
    for index, entry in enumerate(entries):
        gap = _GAP if line.cell_length else " "
        piece = Content.assemble(gap, (entry.key, "bold $accent"), " ", entry.label)
        if line.cell_length + piece.cell_length > cells - 1:
            return line, entries[index:]
        line = line + piece
    return line, []
