"""A number from 0 to 10, with words at its ends."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.reactive import reactive
from textual.widget import Widget

from tui.cells import fit, width, wrap
from tui.look import glyphs_of
from tui.widgets.messages import Rated

TOP: Final = 10
"""The highest number."""


class Scale(Widget, can_focus=True):
    """A row of numbers. A digit chooses; `1` then `0` gives ten; arrows move; Enter completes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("home", "go(0)", show=False),
        Binding("end", f"go({TOP})", show=False),
        Binding("backspace", "clear", show=False),
        Binding("enter", "finish", show=False),
    ]

    DEFAULT_CSS = """
    Scale { height: 4; width: 100%; background: $page; color: $ink; }
    """

    value: reactive[int | None] = reactive(None)
    """The number chosen; none at first, since a default would suggest an answer."""

    def __init__(
        self, low: str, high: str, *, value: int | None = None, lowest: int = 0, highest: int = TOP,
        id: str | None = None,
    ) -> None:  # fmt: skip
        """Take the words for the lowest and the highest number."""
        super().__init__(id=id)
        self._low, self._high = low, high
        self._lowest, self._highest = lowest, highest
        self._after_one = False
        self.set_reactive(Scale.value, value)

    def render(self) -> Content:
        """Return the numbers, a bar below them, and the words at the ends."""
        glyphs = glyphs_of(self)
        pieces: list[str | tuple[str, str]] = []
        for number in range(self._lowest, self._highest + 1):
            if number == self.value:
                pieces.append((f"[{number:>2} ]", "bold $accent"))
            else:
                pieces.append((f" {number:>2}  ", "$muted"))
        cells = 5 * (self._highest - self._lowest + 1)
        filled = 0 if self.value is None else 5 * (self.value - self._lowest + 1)
        bar = Content.assemble(
            (glyphs.bar_full * filled, "$accent"), (glyphs.bar_empty * (cells - filled), "$muted")
        )
        return Content("\n").join([Content.assemble(*pieces), bar, *self._ends(cells)])

    def _ends(self, cells: int) -> list[Content]:
        """Return the words, in two columns, in one or two lines."""
        room = cells // 2 - 2
        left, right = wrap(self._low, room)[:2], wrap(self._high, room)[:2]
        lines = []
        for number in range(max(len(left), len(right))):
            low = fit(left[number], room) if number < len(left) else ""
            high = fit(right[number], room) if number < len(right) else ""
            gap = cells - width(low) - width(high)
            lines.append(Content.styled(low + " " * gap + high, "$muted"))
        return lines

    def on_key(self, event: Key) -> None:
        """Choose by digits."""
        if event.character is None or event.character not in "0123456789":
            self._after_one = False
            return
        event.stop()
        digit = int(event.character)
        if digit == 0 and self._after_one and self._highest >= TOP:
            self._choose(TOP)
        else:
            self._choose(digit)
        self._after_one = digit == 1

    def action_move(self, by: int) -> None:
        """Choose the next number."""
        if self.value is None:
            self._choose(self._lowest if by > 0 else self._highest)
        else:
            self._choose(min(max(self.value + by, self._lowest), self._highest))

    def action_go(self, number: int) -> None:
        """Choose a number."""
        self._choose(min(max(number, self._lowest), self._highest))

    def action_clear(self) -> None:
        """Take the choice back."""
        self.value = None

    def action_finish(self) -> None:
        """Complete the answer, if there is one."""
        if self.value is not None:
            self.post_message(Rated(self, self.value, final=True))

    def _choose(self, number: int) -> None:
        """Choose a number, if the scale has it."""
        if self._lowest <= number <= self._highest:
            self.value = number
            self.post_message(Rated(self, number, final=False))
