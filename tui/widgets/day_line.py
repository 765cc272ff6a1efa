"""The line beneath a date: the day that was understood, or the days to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Key
from textual.widget import Widget

from tui.cells import fit
from tui.look import glyphs_of
from tui.widgets.messages import EdgeReached, Picked


class DayLine(Widget):
    """Says quietly what a date means. When it means several, `ask` has a digit say which.

    It sends `Picked` for a digit and `EdgeReached` for a key that leads back to the field.
    """

    DEFAULT_CSS = """
    DayLine { height: 1; width: 100%; background: $page; color: $muted; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        """Begin empty."""
        super().__init__(id=id, classes=classes)
        self._days: tuple[str, ...] = ()
        self._remark = ""

    @property
    def asks(self) -> bool:
        """Whether it waits for a digit."""
        return self.can_focus

    def show(self, days: Sequence[str], remark: str = "") -> None:
        """Show the readings of what is typed, none for nothing, and a remark behind a single one."""
        self._days, self._remark = tuple(days), remark
        if self.can_focus:
            self.can_focus = False
            self.styles.height = None
        self.refresh()

    def ask(self, days: Sequence[str]) -> None:
        """Show the readings in lines of their own and wait for the digit of one."""
        self.show(days)
        self.can_focus = True
        self.styles.height = len(self._days)
        self.focus()

    def render(self) -> Content:
        """Return the day, or the days with their digits."""
        glyphs, cells = glyphs_of(self), self.size.width
        if self.asks:
            lines = [
                Content.assemble((f"{number}", "bold $accent"), "  ", (day, "$ink"))
                for number, day in enumerate(self._days, start=1)
            ]
            return Content("\n").join(lines)
        if len(self._days) != 1:
            return Content(fit("  or  ".join(self._days), cells, glyphs.ellipsis))
        day = f"{glyphs.arrow} {self._days[0]}"
        if not self._remark:
            return Content(fit(day, cells, glyphs.ellipsis))
        return Content.assemble(day, f" {glyphs.dot} ", (self._remark, "$warn"))

    def on_key(self, event: Key) -> None:
        """Take a reading, or go back to the field; other keys are left to the page."""
        digits = [str(number) for number in range(1, len(self._days) + 1)]
        if event.character in digits:
            event.stop()
            self.post_message(Picked(self, (digits.index(event.character),)))
        elif event.key in {"escape", "backspace", "up", "left", "enter", "tab"}:
            event.stop()
            event.prevent_default()
            self.post_message(EdgeReached(self, up=True))
