"""Trends: numbers over time, one series at a time, drawn or as a table that says the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from tui.actions import Where
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.screens.gathered import Gathered
from tui.screens.lines import BLANK, Line, heading, sentence
from tui.screens.sheet import Sheet
from tui.screens.story import told
from tui.screens.trend_lines import drawn, table
from tui.screens.trend_words import title_of
from tui.shell import shell_of
from tui.widgets.drawing import Drawing
from tui.widgets.frame import Frame

if TYPE_CHECKING:
    from tui.screens.curves import Curve


class Trends(Gathered["Sequence[Curve]"]):
    """The series of the party that is open."""

    where = Where.TRENDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.TRENDS)]

    def __init__(self, goal: str = "") -> None:
        """Begin with the series of a goal and go back to it, when one is named."""
        super().__init__()
        self._goal = goal
        self._curves: Sequence[Curve] = ()
        self._at = 0
        self._range: int | None = None
        self._as_table = False

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        party = shell_of(self).party
        assert party is not None
        side = Sheet(id="side")
        side.can_focus = False
        with Frame(side=side) as frame:
            drawing = Drawing(self._drawn, id="plot")
            drawing.display = False
            yield drawing
            yield Sheet(id="table")
        frame.flow = f"Trends · {party.name}"
        alone = len(party.people) == 1
        frame.promise = (
            "Only you." if alone else "Shared page. What lies in the usual range is not news."
        )

    def reading(self) -> Callable[[], Sequence[Curve]]:
        """Return what works out all series."""
        party, today = shell_of(self).party, shell_of(self).stamps.today()
        assert party is not None

        def read() -> Sequence[Curve]:
            from tui.screens.curves import curves

            return curves(told(party, today))

        return read

    def show(self, found: Sequence[Curve]) -> None:
        """Show the first series, or the first of the goal that one came from."""
        self._curves = found
        of_goal = [index for index, curve in enumerate(found) if curve.goal == self._goal]
        self._at = of_goal[0] if self._goal and of_goal else 0
        if found:
            self._turn(0)
        else:
            empty = sentence("Numbers come with the first check-in.")
            self.query_one("#table", Sheet).show([empty])

    @property
    def _curve(self) -> Curve:
        """The series on the page."""
        return self._curves[self._at]

    def _turn(self, by: int) -> None:
        """Go to another series."""
        self._at = (self._at + by) % len(self._curves)
        ranges = self._ranges()
        self._range = ranges[0] if ranges else None
        self.query_one(Frame).note = f"{self._at + 1} of {len(self._curves)}"
        self._renew()

    def _renew(self) -> None:
        """Show the series as it is wanted."""
        sheet = self.query_one("#table", Sheet)
        sheet.show(table(self._curve, self._today, glyphs_of(self)))
        sheet.display = self._as_table
        plot = self.query_one("#plot", Drawing)
        plot.display = not self._as_table
        plot.refresh()
        if self._as_table:
            sheet.focus()
        self.query_one("#side", Sheet).show(self._listed())
        self.renew_keys()

    @property
    def _today(self) -> date:
        """The day it is."""
        return shell_of(self).stamps.today()

    def _drawn(self, cells: int, rows: int) -> Sequence[Content]:
        """Draw the series."""
        if not self._curves:
            return []
        return drawn(
            self._curve, self._today, self._range, max(20, cells - 2), rows, glyphs_of(self)
        )

    def _listed(self) -> list[Line]:
        """Return all series, for the pane of a wide page."""
        cursor = glyphs_of(self).cursor
        rows = [
            Line(
                title_of(curve),
                lead=cursor if index == self._at else " ",
                style="bold" if index == self._at else "",
                indent=0,
                most=2,
            )
            for index, curve in enumerate(self._curves)
        ]
        return [heading("Numbers"), BLANK, *rows]

    def _ranges(self) -> list[int]:
        """Whose usual range is known."""
        return [index for index, voice in enumerate(self._curve.voices) if voice.usual]

    def can_do(self, action: str) -> bool:
        """Whether an action works now."""
        match action:
            case "series_on" | "series_back":
                return len(self._curves) > 1
            case "as_table":
                return bool(self._curves)
            case "range":
                return bool(self._curves) and not self._as_table and bool(self._ranges())
            case _:
                return super().can_do(action)

    def do_series_on(self) -> None:
        """Go on to the next series; after the last comes the first."""
        self._turn(1)

    def do_series_back(self) -> None:
        """Go back to the series before."""
        self._turn(-1)

    def do_as_table(self) -> None:
        """Show a table, or the plot again."""
        self._as_table = not self._as_table
        self._renew()

    def do_range(self) -> None:
        """Mark the usual range of the next person, in the end of nobody."""
        order: list[int | None] = [*self._ranges(), None]
        self._range = order[(order.index(self._range) + 1) % len(order)]
        self._renew()

    async def do_close(self) -> None:
        """Go back home, or to the goal."""
        shell = shell_of(self)
        await (shell.show_goal(self._goal) if self._goal else shell.show_home())
