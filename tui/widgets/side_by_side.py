"""What each person gave, side by side: dots, numbers, degrees of yes. Nobody wins."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widget import Widget

from tui.cells import pad, width, wrap
from tui.glyphs import Glyphs
from tui.look import glyphs_of

_STACK_BELOW = 70


@dataclass(frozen=True, slots=True)
class Line:
    """One thing, and what each person said to it."""

    label: str
    """The thing: a theme, a statement; empty if there is only one."""
    values: tuple[str, ...]
    """One for each person, in the order of the names; signs or a word or two."""
    remark: str = ""
    """A neutral remark: `only Noa: listen first`."""


class SideBySide(Widget):
    """A small table. Below 70 columns each thing takes a line and the people stand under it."""

    DEFAULT_CSS = """
    SideBySide { height: auto; width: 100%; background: $page; color: $ink; }
    """

    def __init__(
        self, people: Sequence[str], lines: Sequence[Line], *, id: str | None = None
    ) -> None:
        """Take the people's names and the lines."""
        super().__init__(id=id)
        self._people = tuple(people)
        self._rows = tuple(lines)

    def show(self, people: Sequence[str], lines: Sequence[Line]) -> None:
        """Replace everything."""
        self._people = tuple(people)
        self._rows = tuple(lines)
        self.refresh(layout=True)

    def render(self) -> Content:
        """Return the table for the present width."""
        cells = self.size.width or 80
        return Content("\n").join(side_by_side(self._people, self._rows, cells, glyphs_of(self)))


def side_by_side(
    people: Sequence[str], lines: Sequence[Line], cells: int, glyphs: Glyphs
) -> list[Content]:
    """Return the table's lines in at most `cells` cells each."""
    columns = [
        max((width(line.values[i]) for line in lines if i < len(line.values)), default=0)
        for i in range(len(people))
    ]
    table: list[Content] = []
    for line in lines:
        given = [
            Content.assemble(
                (name + " ", "$muted"), (pad(value, column, glyphs.ellipsis), "$accent")
            )
            for name, value, column in zip(people, line.values, columns, strict=False)
        ]
        values = Content("   ").join(given)
        label_cells = cells - 4 - values.cell_length - _remark_cells(lines)
        if line.label and cells >= _STACK_BELOW and label_cells >= 16:
            table.extend(_in_columns(line, values, label_cells))
        else:
            table.extend(_stacked(line, people, cells))
    return table


def _remark_cells(lines: Sequence[Line]) -> int:
    """Return the width of the column of remarks."""
    widest = max((width(line.remark) for line in lines), default=0)
    return min(28, widest) + 2 if widest else 0


def _in_columns(line: Line, values: Content, label_cells: int) -> list[Content]:
    """Return a thing in one row, its label wrapped in its own column."""
    labels = wrap(line.label, label_cells)
    rows = [Content.assemble(pad(labels[0], label_cells), "    ", values)]
    rows[0] = Content.assemble(rows[0], ("  " + line.remark if line.remark else "", "$muted"))
    return rows + [Content(label) for label in labels[1:]]


def _stacked(line: Line, people: Sequence[str], cells: int) -> list[Content]:
    """Return a thing with the people in lines below it; long words go on under their beginning."""
    rows = [Content(label) for label in wrap(line.label, cells)] if line.label else []
    before = " " * (4 if line.label else 0)
    names = min(max(map(width, people), default=0), cells // 3)
    room = max(1, cells - len(before) - names - 2)
    for name, value in zip(people, line.values, strict=False):
        lead = f"{pad(name, names)}  "
        for part in wrap(value, room) or [""]:
            rows.append(Content.assemble(before, (lead, "$muted"), (part, "$accent")))
            lead = " " * (names + 2)
    if line.remark:
        rows += [
            Content.styled(before + part, "$muted")
            for part in wrap(line.remark, cells - len(before))
        ]
    return [*rows, Content("")]
