"""Who is here, in one line. Pure: a room and a width in, a line out."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from flows.workshop.seen import LEADING, Mate, Room
from tui.cells import fit, width
from tui.glyphs import Glyphs
from tui.room.signs import Signs, sign_of, table
from tui.room.words import clock
from tui.safe_text import visible
from tui.words import count

NAMES_FROM = 64
"""Columns from which names are shown; below, only how many."""
_LONGEST = 14
"""Cells that one name may take in a row of names."""


def people_of(room: Room) -> tuple[Mate, ...]:
    """Return everybody that belongs into the row: oneself first, then those at one's table."""
    shown = [mate for mate in room.people if mate.role != "screen"]

    def rank(mate: Mate) -> tuple[bool, bool, bool, bool]:
        at_table = mate.name in room.others
        return mate.id != room.me.id, not at_table, not mate.hand, mate.role not in LEADING

    return tuple(sorted(shown, key=rank))


def here_words(room: Room) -> str:
    """Return `here 11 of about 12`, or `11 here` when nobody said how many are expected."""
    present = sum(1 for mate in room.people if mate.presence != "gone" and mate.role != "screen")
    if room.expected > present:
        return f"here {present} of about {room.expected}"
    return f"{present} here"


def presence_line(room: Room, cells: int, glyphs: Glyphs) -> Content:
    """Return the row above the promise: names with their signs, or counts where it is narrow."""
    right = here_words(room)
    if room.ends is not None:
        right = f"until {clock(room.ends)}   {right}"
    if cells < NAMES_FROM:
        return Content.assemble(" ", (_counts(room, right, cells - 2), "$muted"))
    room_left = cells - width(right) - 4
    names = names_line(people_of(room), room_left, glyphs)
    gap = " " * max(1, cells - 2 - names.cell_length - width(right))
    return Content.assemble(" ", names, gap, (right, "$muted"))


def _counts(room: Room, right: str, cells: int) -> str:
    """What a narrow screen says instead of names."""
    hands = sum(1 for mate in room.people if mate.hand)
    gone = sum(1 for mate in room.people if mate.presence == "gone")
    parts = [right]
    if hands:
        parts.append(count(hands, "hand up", "hands up"))
    if gone:
        parts.append(f"{gone} not connected")
    return fit(", ".join(parts), max(1, cells))


def names_line(people: Sequence[Mate], cells: int, glyphs: Glyphs) -> Content:
    """Return as many names as fit, and how many more there are."""
    signs = table(glyphs)
    line = Content("")
    for number, mate in enumerate(people):
        gap = "  " if line.cell_length else ""
        piece = Content.assemble(gap, name_piece(mate, signs, glyphs))
        left = len(people) - number
        rest = width(f"  +{left - 1}") if left > 1 else 0
        if line.cell_length + piece.cell_length + rest > cells:
            return Content.assemble(line, (f"{gap}+{left}", "$muted"))
        line = line + piece
    return line


def name_piece(mate: Mate, signs: Signs, glyphs: Glyphs) -> Content:
    """Return a name with its sign and, where a hand is up, that of the hand."""
    sign, style = sign_of(mate, signs)
    name = fit(visible(mate.name), _LONGEST, glyphs.ellipsis)
    muted = "$muted" if mate.presence == "gone" else "$ink"
    pieces: list[tuple[str, str]] = [(name, muted)]
    if sign:
        pieces.append((f" {sign}", style))
    if mate.hand:
        pieces.append((f" {signs.hand}", "$warn"))
    return Content.assemble(*pieces)


def grid_of_names(people: Sequence[Mate], cells: int, glyphs: Glyphs) -> list[Content]:
    """Return everybody in columns, as many rows as it takes."""
    signs = table(glyphs)
    pieces = [name_piece(mate, signs, glyphs) for mate in people]
    column = max((piece.cell_length for piece in pieces), default=1) + 3
    across = max(1, cells // column)
    rows = []
    for first in range(0, len(pieces), across):
        row = Content("")
        for piece in pieces[first : first + across]:
            row = Content.assemble(row, piece, " " * (column - piece.cell_length))
        rows.append(row)
    return rows
