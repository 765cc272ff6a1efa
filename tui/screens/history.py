"""The history: one time line of conversations and what they left, with a filter and lists."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize

from store import Party, StoreError
from tui.actions import Where
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.screens.entries import Entry, entries
from tui.screens.filter_line import FilterLine
from tui.screens.filtered import Filtered
from tui.screens.history_lines import history_rows, older
from tui.screens.lines import sentence
from tui.screens.sheet import Sheet
from tui.screens.sieve import HINT, LISTS, is_on
from tui.screens.spot import Spot
from tui.shell import shell_of
from tui.widgets.frame import NARROW, Frame
from tui.widgets.messages import Picked


class History(Filtered[Sequence[Entry]]):
    """What these people have kept, newest first."""

    where = Where.HISTORY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.HISTORY)]

    def __init__(self, spot: Spot | None = None) -> None:
        """Show the history of the party that is open, as it was left at a spot if there is one."""
        super().__init__()
        self._spot = spot
        self._all: int | None = None
        self._read: Sequence[Entry] = ()
        self._list = spot.list if spot else ""
        self._versions = spot.versions if spot else None

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
            yield FilterLine(HINT, self._spot.text if self._spot else "")
            yield Sheet(id="history")
        frame.flow = f"History · {self._party.name}"
        frame.promise = (
            "Only you." if alone else "Shared history. Private notes are not shown here."
        )

    def reading(self) -> Callable[[], Sequence[Entry]]:
        """Return what reads the lines that hold what is typed."""
        return partial(entries, self._party, self.query_one(FilterLine).text)

    def show(self, found: Sequence[Entry]) -> None:
        """Show the lines and their number."""
        self._read = found
        spot, self._spot = self._spot, None
        if not self.query_one(FilterLine).text:
            self._all = len(found)
        elif self._all is None:
            self._all = spot.all if spot else len(found)
        self._show_lines(spot.row if spot else None)

    def _show_lines(self, at: Entry | None = None) -> None:
        """Show the lines of the chosen list for the present width; the cursor goes to `at`."""
        found = [entry for entry in self._read if not self._list or is_on(entry, self._list)]
        whole = len(found) == self._all
        number = f"{len(found):,}" if whole else f"{len(found):,} of {self._all:,}"
        note = f"{self._list} · {number}" if self._list else number
        self.query_one(Frame).note = note if self._all else ""
        narrow = self.size.width < NARROW
        lines = history_rows(self._opened(found), glyphs_of(self), narrow=narrow)
        if not lines and self._all:
            among = f" among {self._list}" if self._list else ""
            lines = [sentence(f"Nothing with these words{among}.")]
        elif not lines and self._all is not None:
            lines = [sentence("Nothing is kept yet. It begins with your first conversation.")]
        self.query_one("#history", Sheet).show(lines, keep=True, at=at)

    def _opened(self, found: Sequence[Entry]) -> list[Entry]:
        """Return the lines, with the versions that were asked for below theirs."""
        lines: list[Entry] = []
        for entry in found:
            lines.append(entry)
            if self._versions is not None and self._versions[0] == entry:
                lines += self._versions[1]
        return lines

    def on_resize(self, event: Resize) -> None:
        """Leave the kind out where there is little room."""
        _ = event
        if self._all is not None:
            self._show_lines()

    def sift(self) -> None:
        """Look again for what is typed now."""
        self.gather()

    @on(Picked, "#history")
    async def open(self, event: Picked) -> None:
        """Open the conversation that a line comes from."""
        entry = self.query_one("#history", Sheet).rows[event.indexes[0]].value
        if not isinstance(entry, Entry) or not entry.conversation:
            self.say("This was jotted down by itself, outside a conversation.")
            return
        text = self.query_one(FilterLine).text
        spot = Spot(text, self._list, self._versions, entry, self._all or 0)
        try:
            await shell_of(self).show_page_as_it_was(entry.conversation, spot=spot)
        except StoreError as error:
            self.say(str(error))

    def do_only(self) -> None:
        """Show the next list that has something on it; after the last, everything again."""
        filled = [list_ for list_ in LISTS if any(is_on(entry, list_) for entry in self._read)]
        order = ["", *filled]
        at = order.index(self._list) if self._list in order else 0
        self._list = order[(at + 1) % len(order)]
        self._versions = None
        self._show_lines()
        self.say("" if self._list else "Everything again.")

    async def do_versions(self) -> None:
        """Show how the words under the cursor came to be, or put it away again."""
        row = self.query_one("#history", Sheet).chosen
        entry = row.value if row is not None else None
        if not isinstance(entry, Entry) or entry.record is None:
            self.say("A conversation has no versions; Enter opens it.")
            return
        if self._versions is not None and entry in (self._versions[0], *self._versions[1]):
            self._versions = None
        else:
            found = await asyncio.to_thread(
                older, self._party, entry.record, shell_of(self).stamps.today(), glyphs_of(self)
            )
            if len(found) < 2:
                self.say("These are its first words.")
                return
            self._versions = (entry, found)
        self._show_lines()

    async def do_close(self) -> None:
        """Go back home."""
        await shell_of(self).show_home()
