"""The history: one time line of conversations and what they left, with a filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize

from store import Party, StoreError
from tui.actions import Where
from tui.cells import pad
from tui.glyphs import Glyphs
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.screens.entries import TALK, Entry, entries
from tui.screens.filter_line import FilterLine
from tui.screens.gathered import Gathered
from tui.screens.lines import Line, sentence
from tui.screens.sheet import Sheet
from tui.shell import shell_of
from tui.widgets.frame import NARROW, Frame
from tui.widgets.messages import Draft, EdgeReached, FieldLeft, Picked, Submitted
from tui.words import short_day

_KIND_CELLS = 9


class History(Gathered[Sequence[Entry]]):
    """What these people have kept, newest first."""

    where = Where.HISTORY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.HISTORY)]

    def __init__(self) -> None:
        """Show the history of the party that is open."""
        super().__init__()
        self._all: int | None = None
        self._found: Sequence[Entry] = ()

    @property
    def _party(self) -> Party:
        """The party that is open."""
        party = shell_of(self).party
        assert party is not None
        return party

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        alone = len(self._party.people) == 1
        with Frame() as frame:
            yield FilterLine()
            yield Sheet(id="history")
        frame.flow = f"History · {self._party.name}"
        frame.promise = (
            "Only you." if alone else "Shared history. Private notes are not shown here."
        )

    def on_mount(self) -> None:
        """Begin on the list."""
        self.query_one("#history", Sheet).focus()

    def reading(self) -> Callable[[], Sequence[Entry]]:
        """Return what reads the lines that hold what is typed."""
        return partial(entries, self._party, self.query_one(FilterLine).text)

    def show(self, found: Sequence[Entry]) -> None:
        """Show the lines and their number."""
        self._found = found
        filtered = bool(self.query_one(FilterLine).text)
        if not filtered or self._all is None:
            self._all = len(found)
        number = f"{len(found):,} of {self._all:,}" if filtered else f"{len(found):,}"
        self.query_one(Frame).note = number if self._all else ""
        self._show_lines()

    def _show_lines(self) -> None:
        """Show the lines for the present width."""
        narrow = self.size.width < NARROW
        lines = history_rows(self._found, glyphs_of(self), narrow=narrow)
        if not lines and self._all:
            lines = [sentence("Nothing with these words.")]
        elif not lines and self._all is not None:
            lines = [sentence("Nothing is kept yet. It begins with your first conversation.")]
        self.query_one("#history", Sheet).show(lines, keep=True)

    def on_resize(self, event: Resize) -> None:
        """Leave the kind out where there is little room."""
        _ = event
        if self._all is not None:
            self._show_lines()

    @on(Draft, "#filter")
    def _filter(self) -> None:
        """Look again for what is typed now."""
        self.gather()

    @on(Submitted, "#filter")
    @on(FieldLeft, "#filter")
    @on(EdgeReached, "#filter")
    def _to_list(self) -> None:
        """Go from the field to the list."""
        self.query_one(FilterLine).leave()
        self.query_one("#history", Sheet).focus()

    @on(Picked, "#history")
    async def open(self, event: Picked) -> None:
        """Open the conversation that a line comes from."""
        entry = self.query_one("#history", Sheet).rows[event.indexes[0]].value
        if not isinstance(entry, Entry) or not entry.conversation:
            self.say("This was jotted down by itself, outside a conversation.")
            return
        try:
            await shell_of(self).show_page_as_it_was(entry.conversation)
        except StoreError as error:
            self.say(str(error))

    def do_search(self) -> None:
        """Filter by typing."""
        self.query_one(FilterLine).open()

    async def do_close(self) -> None:
        """Go back home."""
        await shell_of(self).show_home()


def history_rows(found: Sequence[Entry], glyphs: Glyphs, *, narrow: bool) -> list[Line]:
    """Return the rows: year (once), day, sign, kind, text, whose."""
    rows: list[Line] = []
    year = 0
    for entry in found:
        day = entry.day
        shown = f"{day.year}" if day.year != year else "    "
        year = day.year
        sign = getattr(glyphs, entry.sign)
        kind = "" if narrow else " " + pad(entry.kind, _KIND_CELLS, glyphs.ellipsis)
        rows.append(
            Line(
                entry.text,
                lead=f"{shown}  {short_day(day)}  {sign}{kind}",
                aside=entry.who,
                style="bold" if entry.kind == TALK else "",
                value=entry,
            )
        )
    return rows
