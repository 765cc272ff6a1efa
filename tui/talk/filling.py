"""A form: several small questions on one page, once or "add another"."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from textual import on

from flows import events as ev
from tui.talk.asking_base import AGAIN
from tui.talk.fields import meaning
from tui.talk.filling_base import FieldsPage, place_of
from tui.talk.form_words import shown
from tui.talk.talk import Talk
from tui.talk.typed import GONE_BY, Understood
from tui.widgets.choice_field import ChoiceField
from tui.widgets.messages import EdgeReached, Picked, Submitted


class FormPage(FieldsPage):
    """Enter goes to the next field; after the last it keeps the row. Ctrl+D is done."""

    def __init__(self, talk: Talk) -> None:
        super().__init__(talk)
        self._asked = 0
        """The field whose day is being asked for."""
        self._go_on: Callable[[], Awaitable[None]] = self.do_done
        """What was about to be done when it was."""

    def _fits(self, at: int, meant: Understood, go_on: Callable[[], Awaitable[None]]) -> bool:
        """Whether a field can be kept; if not, it is gone to and what it lacks is said.

        ``go_on`` is what to do once a digit has said which day is meant.
        """
        entry = self.filling().fields[at]
        if meant.wrong:
            wanted = meant.wrong
        elif meant.open:
            self._asked, self._go_on = at, go_on
            self.say(f"{entry.text}: {self._days.ask(meant)}")
            return False
        elif self._days.gone_by(entry.id, meant):
            wanted = f"{GONE_BY} {AGAIN}"
        else:
            return True
        self._field(at).focus()
        self.say(f"{entry.text}: {wanted}")
        return False

    @on(Picked, "#day")
    async def _take_day(self, event: Picked) -> None:
        """A digit said which day is meant."""
        event.stop()
        field = self._field(self._asked)
        field.put(self._days.picked(field.text.strip(), event.indexes[0]))
        field.focus()
        await self._go_on()

    # From field to field

    @on(Submitted)
    async def _submit(self, event: Submitted) -> None:
        event.stop()
        if (at := place_of(event.widget)) is not None:
            await self._leave_field(at)

    async def _leave_field(self, at: int) -> None:
        """Go to the next field, or behind the last one keep the row."""
        entry = self.filling().fields[at]
        meant = meaning(entry, self._field(at), self.talk.stage.stamps.today())
        if not self._fits(at, meant, partial(self._leave_field, at)):
            return
        if at < len(self.filling().fields) - 1:
            self._field(at + 1).focus()
        elif not self.filling().many:
            await self.do_done()
        elif self._keep_row(partial(self._leave_field, at)):
            self._field(0).focus()

    @on(EdgeReached)
    def _go_up(self, event: EdgeReached) -> None:
        """Go up or down a field; above the first, take the last row back to change it.

        From the line that asks for a day it goes back to the field whose day that is.
        """
        event.stop()
        at = place_of(event.widget)
        if at is None:
            self.say("")
            self._field(self._asked).focus()
            return
        to = at + (-1 if event.up else 1)
        if 0 <= to < len(self.filling().fields):
            self._field(to).focus()
        elif event.up and self._rows:
            self._take_up()

    def _take_up(self) -> None:
        """Take the last row back into the fields."""
        if any(self._now().values()):
            self.say("Enter keeps this line first; then the up arrow takes the last one back.")
            return
        row = self._rows.pop()
        for i, entry in enumerate(self.filling().fields):
            self._field(i).put(shown(entry, row.get(entry.id)))
        self._show_rows()
        self._field(0).focus()

    # Keeping

    def _row(self, go_on: Callable[[], Awaitable[None]]) -> dict[str, Any] | None:
        """The row in the fields as it is kept; nothing, with the reason said, when it cannot be."""
        row: dict[str, Any] = {}
        for at, entry in enumerate(self.filling().fields):
            meant = meaning(entry, self._field(at), self.talk.stage.stamps.today())
            if not self._fits(at, meant, go_on):
                return None
            if meant.value != "":
                row[entry.id] = meant.value
            elif not entry.optional:
                self._field(at).focus()
                self.say(self._lacks(at))
                return None
        return row

    def _lacks(self, at: int) -> str:
        """What to say of a field that is empty and may not be."""
        field, name = self._field(at), self.filling().fields[at].text
        if isinstance(field, ChoiceField) and not field.count:
            return f"“{name}” has nothing to choose from. Esc, then p, passes."
        return f"“{name}” is still empty."

    def _keep_row(self, go_on: Callable[[], Awaitable[None]]) -> bool:
        """Move what stands in the fields to the rows; says what is wrong when it cannot."""
        row = self._row(go_on)
        if row is None:
            return False
        if len(self._rows) >= self.filling().most:
            self.say(f"There is room for {self.filling().most}; Ctrl+D is done.")
            return False
        self._rows.append(row)
        for i in range(len(self.filling().fields)):
            self._field(i).put("")
        self._show_rows()
        self._put_draft()
        # The rows have grown: the first field may have moved out of sight.
        self.call_after_refresh(self._field(0).scroll_visible, animate=False)
        return True

    async def do_done(self) -> None:
        """Keep the rows and go on."""
        if not self.filling().many:
            row = self._row(self.do_done)
            if row is not None:
                await self.act(ev.Answered, value=(row,))
            return
        begun = any(self._now().values())
        if (begun or not self._rows) and not self._keep_row(self.do_done):
            return
        await self.act(ev.Answered, value=tuple(self._rows))

    do_next = do_done
