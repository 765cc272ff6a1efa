"""Choose one answer, or mark several."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key

from tui.cells import width
from tui.look import glyphs_of
from tui.widgets.messages import Marked, Picked
from tui.widgets.note_list import Item, paint_item
from tui.widgets.row_list import RowList


class ChoiceList(RowList):
    """Answers with a sign before each. `1` to `9` go to an answer, Space marks, Enter completes.

    With one answer to choose, Enter takes the row under the cursor; with several, Enter completes
    with all that are marked. `Marked` tells of each change, `Picked` of the completed answer.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "mark", show=False, id="mark")]

    def __init__(
        self,
        options: Sequence[str | Item],
        *,
        several: bool = False,
        most: int | None = None,
        marked: Sequence[int] = (),
        numbered: bool = True,
        id: str | None = None,
    ) -> None:
        """Offer `options`; with `several`, at most `most` of them. `marked` are chosen already.

        `numbered`: digits go to answers; without it they are left to the page.
        """
        super().__init__(id=id)
        self._numbered = numbered
        self._options = [Item(o) if isinstance(o, str) else o for o in options]
        self._several = several
        self._most = most
        self._marked = set(marked)
        if marked and not several:
            self.set_reactive(RowList.cursor, self.validate_cursor(min(marked)))

    @property
    def count(self) -> int:
        """How many answers there are."""
        return len(self._options)

    @property
    def marked(self) -> tuple[int, ...]:
        """The rows that are marked, in order."""
        return tuple(sorted(self._marked))

    def show(self, options: Sequence[str | Item], marked: Sequence[int] = ()) -> None:
        """Replace the answers and the marks."""
        self._options = [Item(o) if isinstance(o, str) else o for o in options]
        self._marked = set(marked)
        if self.is_mounted:
            self.renew()

    def paint(self, index: int, cells: int, here: bool) -> list[Content]:
        """Return the lines of an answer: cursor, number, sign, text, aside."""
        glyphs = glyphs_of(self)
        on = index in self._marked
        if self._several:
            sign = glyphs.marked if on else glyphs.unmarked
        else:
            sign = glyphs.picked if on else glyphs.unpicked
        option = self._options[index]
        number = f"{index + 1} " if self._numbered and self.count <= 9 else ""
        return paint_item(
            Item(
                option.text,
                number + sign,
                option.aside,
                option.style,
                "$accent" if on else "$muted",
            ),
            cells,
            glyphs,
            here=here,
            lead_cells=width(number) + 3,
            aside_cells=max((width(o.aside) for o in self._options), default=0),
            most_lines=4,
        )

    def on_key(self, event: Key) -> None:
        """Go to, and mark, the answer with the number that was pressed."""
        if self._numbered and event.character and event.character in "123456789":
            event.stop()
            index = int(event.character) - 1
            if index < self.count:
                self.cursor = index
                self.action_mark()

    def action_mark(self) -> None:
        """Mark the row under the cursor, or take its mark away."""
        if not self.count:
            return
        if not self._several:
            self._marked = {self.cursor}
        elif self.cursor in self._marked:
            self._marked.discard(self.cursor)
        elif self._most is None or len(self._marked) < self._most:
            self._marked.add(self.cursor)
        self.renew()
        self.post_message(Marked(self, tuple(int(i in self._marked) for i in range(self.count))))

    def action_pick(self) -> None:
        """Complete the answer."""
        if not self.count:
            return
        if not self._several:
            self._marked = {self.cursor}
            self.renew()
        self.post_message(Picked(self, self.marked))
