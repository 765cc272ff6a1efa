"""The rows that a sheet shows, and the columns that neighbours share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from tui.cells import crop, fit, width, wrap
from tui.glyphs import Glyphs
from tui.safe_text import visible


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet. Its texts are shown letter by letter."""

    text: str = ""
    """What it says."""
    lead: str = ""
    """Before the text: a sign, a day, a name. Leads of neighbours share a column."""
    more: str = ""
    """Behind the text, muted, in a column that neighbours share."""
    aside: str = ""
    """At the right end."""
    style: str = ""
    """The meaning of the text as a colour; empty for plain ink."""
    value: object = None
    """What choosing it means; `None`: it cannot be chosen."""
    most: int = 1
    """The most lines it takes; what is longer is cut."""
    indent: int = 2
    """Cells before it; the cursor stands in the first two."""

    @property
    def block(self) -> bool:
        """Whether its columns follow its neighbours: headings and blank lines part blocks."""
        return bool(self.lead or self.more or self.aside)


BLANK = Line()
"""An empty row."""


def heading(text: str, aside: str = "") -> Line:
    """Return the heading of a part."""
    return Line(text, aside=aside, style="bold $accent", indent=0)


def sentence(text: str, style: str = "$muted", most: int = 4) -> Line:
    """Return a sentence that takes as many lines as it needs."""
    return Line(text, style=style, most=most)


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in cells that the rows of one block share."""

    lead: int = 0
    text: int = 0
    more: int = 0
    aside: int = 0


def columns_of(rows: Sequence[Line], cells: int) -> list[Columns]:
    """Return the widths for each row, shared by neighbours."""
    columns: list[Columns] = []
    for block, group in groupby(rows, key=lambda row: row.block):
        lines = list(group)
        shared = _shared(lines, cells) if block else Columns()
        columns += [shared] * len(lines)
    return columns


def _shared(rows: Sequence[Line], cells: int) -> Columns:
    """Return the widths that the rows of one block share."""
    lead = min(max(width(row.lead) for row in rows), cells // 2)
    aside = min(max(width(row.aside) for row in rows), max(24, cells // 3))
    room = cells - 2 - (lead + 2 if lead else 0) - (aside + 2 if aside else 0)
    if not any(row.more for row in rows):
        return Columns(lead, room, 0, aside)
    longest = max(width(row.text) for row in rows if row.more)
    behind = max(width(row.more) for row in rows)
    text = max(1, min(max(longest, room // 3), max(room * 2 // 5, room - behind - 2)))
    return Columns(lead, text, max(1, room - text - 2), aside)


def text_room(row: Line, columns: Columns, cells: int) -> int:
    """Return the cells that the text of a row may take."""
    if row.more:
        return columns.text
    taken = (columns.lead + 2 if columns.lead else 0) + (columns.aside + 2 if columns.aside else 0)
    return max(1, cells - row.indent - taken)


def cut(text: str, cells: int, most: int, glyphs: Glyphs) -> list[str]:
    """Return a text in at most `most` lines."""
    if most == 1:
        return [fit(visible(text.replace("\n", " ")), cells, glyphs.ellipsis)]
    lines = [visible(line) for line in wrap(text, cells)]
    if len(lines) <= most:
        return lines
    rest = crop(" ".join(lines[most - 1 :]), cells - width(glyphs.ellipsis))
    return [*lines[: most - 1], rest.rstrip() + glyphs.ellipsis]
