"""A number on a scale, with words at its ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.cells import fit, width, wrap
from tui.look import glyphs_of
from tui.widgets.messages import Rated

TOP: Final = 10
"""The highest number, unless the page says otherwise."""
_CELL: Final = 5
_WIDE_CELL: Final = 9


@dataclass
class Missed(Message):
    """A digit was typed that the scale does not have."""

    sentence: str
    """From where to where it goes."""


class Scale(Widget, can_focus=True):
    """A row of numbers. Digits choose, arrows move, Enter completes.

    From zero on a digit is the number itself, and `1` then `0` gives ten. Where the scale goes
    below zero, a digit counts from the left, as the row of digits under the numbers shows; a
    number with its sign, such as `-` then `2`, is that number.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("home", "edge(False)", show=False),
        Binding("end", "edge(True)", show=False),
        Binding("backspace", "clear", show=False),
        Binding("enter", "finish", show=False),
    ]

    DEFAULT_CSS = """
    Scale { height: 6; width: 100%; background: $page; color: $ink; }
    """

    value: reactive[int | None] = reactive(None)
    """The number chosen; none at first, since a default would suggest an answer."""

    def __init__(
        self, low: str, high: str, *, value: int | None = None, lowest: int = 0, highest: int = TOP,
        words: Mapping[int, str] | None = None, id: str | None = None,
    ) -> None:  # fmt: skip
        """Take the words for the lowest and the highest number, and for others between them."""
        super().__init__(id=id)
        self._lowest, self._highest = lowest, highest
        self._low, self._high = low or self._named(lowest), high or self._named(highest)
        self._words = words or {}
        self._typed = ""
        self.set_reactive(Scale.value, value)

    @property
    def count(self) -> int:
        """How many numbers there are."""
        return self._highest - self._lowest + 1

    @property
    def _by_place(self) -> bool:
        """Whether digits count from the left."""
        return self._lowest < 0 and self.count <= 9

    @property
    def keys_in_words(self) -> str:
        """What to press, for the page to say."""
        if self._by_place:
            return f"1 to {self.count} count from the left, or the arrows; then Enter."
        if self._lowest < 0:
            return "The arrows, or a number with its sign; then Enter."
        return "A digit, then Enter."

    def render(self) -> Content:
        """Return the numbers, a bar below them, the words at the ends and of the number chosen."""
        cell = self._cell()
        lines = self._numbers(cell) if cell else [self._alone()]
        cells = cell * self.count or max(1, self.size.width)
        chosen = "" if self.value is None else self._words.get(self.value, "")
        ends = self._ends(cells)
        if chosen:
            words = f"{self._named(self.value or 0)}  {chosen}"
            ends.append(Content.styled(fit(words, self.size.width), "bold $ink"))
        return Content("\n").join([*lines, self._bar(cells), *ends])

    def _cell(self) -> int:
        """The cells of one number; 0 when there are too many numbers for a row."""
        for cell in (_WIDE_CELL if self.count <= 6 else _CELL, _CELL):
            if cell * self.count <= max(self.size.width, _CELL * (TOP + 1)):
                return cell
        return 0

    def _named(self, number: int) -> str:
        """A number as it is shown: with its sign where there are two kinds."""
        return f"{number:+d}" if self._lowest < 0 and number else str(number)

    def _numbers(self, cell: int) -> list[Content]:
        """The row of numbers, and beneath it the digits where these count from the left."""
        pieces: list[str | tuple[str, str]] = []
        before = (cell - _CELL) // 2
        after = cell - _CELL - before
        for number in range(self._lowest, self._highest + 1):
            name = f"{self._named(number):>2}"
            here = number == self.value
            token, style = (f"[{name} ]", "bold $accent") if here else (f" {name}  ", "$muted")
            pieces += [" " * before, (token, style), " " * after]
        rows = [Content.assemble(*pieces)]
        if self._by_place:
            row = "".join(f"{number:^{cell}}" for number in range(1, self.count + 1))
            rows.append(Content.styled(row.rstrip(), "$accent"))
        return rows

    def _alone(self) -> Content:
        """The number chosen, where there is no room for a row of them."""
        shown = glyphs_of(self).ellipsis if self.value is None else self._named(self.value)
        return Content.assemble((f"[ {shown} ]", "bold $accent"))

    def _bar(self, cells: int) -> Content:
        """The way from the lowest number to the one chosen."""
        glyphs = glyphs_of(self)
        way = 0 if self.value is None else self.value - self._lowest + 1
        filled = cells * way // self.count
        return Content.assemble(
            (glyphs.bar_full * filled, "$accent"), (glyphs.bar_empty * (cells - filled), "$muted")
        )

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
        typed = event.character or ""
        if typed in {"-", "+"} and self._lowest < 0:
            event.stop()
            self._typed = typed
        elif typed and typed in "0123456789":
            event.stop()
            self._take(typed)
        else:
            self._typed = ""

    def _take(self, digit: str) -> None:
        """Choose what the keys typed so far mean; the last digit alone if they mean nothing."""
        signed = self._typed.startswith(("-", "+"))
        for typed in (self._typed + digit,) if signed else (self._typed + digit, digit):
            number = self._meant(typed)
            if self._lowest <= number <= self._highest:
                self._typed = typed
                self._choose(number)
                return
            if self._begins(typed):
                self._typed = typed
                return
        self._typed = ""
        lowest, highest = self._named(self._lowest), self._named(self._highest)
        self.post_message(Missed(f"This goes from {lowest} to {highest}."))

    def _meant(self, typed: str) -> int:
        """The number that digits stand for."""
        if self._by_place and typed.isdecimal() and typed != "0":
            return self._lowest + int(typed) - 1
        return int(typed)

    def _begins(self, typed: str) -> bool:
        """Whether more digits can still make a number of the scale."""
        numbers = (f"{n:+d}" if typed[0] in "+-" else str(n) for n in self._range())
        return not self._by_place and any(n.startswith(typed) and n != typed for n in numbers)

    def _range(self) -> range:
        return range(self._lowest, self._highest + 1)

    def action_move(self, by: int) -> None:
        """Choose the next number."""
        if self.value is None:
            self._choose(self._lowest if by > 0 else self._highest)
        else:
            self._choose(min(max(self.value + by, self._lowest), self._highest))

    def action_edge(self, last: bool) -> None:
        """Choose the lowest or the highest number."""
        self._choose(self._highest if last else self._lowest)

    def action_clear(self) -> None:
        """Take the choice back."""
        self.value = None
        self._typed = ""

    def action_finish(self) -> None:
        """Complete the answer, if there is one."""
        if self.value is not None:
            self.post_message(Rated(self, self.value, final=True))

    def _choose(self, number: int) -> None:
        """Choose a number of the scale."""
        self.value = number
        self.post_message(Rated(self, number, final=False))
