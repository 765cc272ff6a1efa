"""The page of one goal: its words, its steps, its ladder, and who does what for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Resize

from store import StoreError
from tui.actions import Where
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.screens.gathered import Gathered
from tui.screens.goal_lines import goal_lines, versions_page
from tui.screens.goal_told import Whence, tell
from tui.screens.lines import sentence
from tui.screens.sheet import Sheet
from tui.shell import shell_of
from tui.widgets.frame import Frame
from tui.widgets.messages import Picked

if TYPE_CHECKING:
    from tui.screens.goal_told import Told


class GoalPage(Gathered["Told | None"]):
    """One goal of the party that is open."""

    where = Where.GOAL
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.GOAL)]

    def __init__(self, goal: str) -> None:
        """Show the goal with this id."""
        super().__init__()
        self._goal = goal
        self._told: Told | None = None
        self._versions = False

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        party = shell_of(self).party
        assert party is not None
        with Frame() as frame:
            yield Sheet(id="goal")
        frame.flow = "Goal"
        alone = len(party.people) == 1
        frame.promise = "Only you." if alone else "Shared page. Private notes are not shown here."

    def reading(self) -> Callable[[], Told | None]:
        """Return what reads the goal."""
        party, today = shell_of(self).party, shell_of(self).stamps.today()
        assert party is not None
        return lambda: tell(party, self._goal, today)

    def show(self, found: Told | None) -> None:
        """Show the goal."""
        self._told = found
        if found is None:
            self.query_one(Sheet).show([sentence("This goal is not in the history any more.")])
            return
        self.query_one(Frame).flow = f"Goal · {' '.join(found.goal.text.split())}"
        self._show_lines()

    def _show_lines(self, *, keep: bool = False) -> None:
        """Show the goal, or its versions, for the present width."""
        if self._told is None:
            return
        sheet, glyphs = self.query_one(Sheet), glyphs_of(self)
        cells = max(20, self.size.width - 6)
        if self._versions:
            sheet.show(versions_page(self._told, glyphs), keep=keep)
        else:
            sheet.show(goal_lines(self._told, cells, glyphs), keep=keep)

    def on_resize(self, event: Resize) -> None:
        """Lay the steps out for the width there is."""
        _ = event
        self._show_lines(keep=True)

    @on(Picked, "#goal")
    async def open(self, event: Picked) -> None:
        """Open the conversation that a row comes from."""
        value = self.query_one(Sheet).rows[event.indexes[0]].value
        if not isinstance(value, Whence) or not value.conversation:
            self.say("This came to be outside a conversation.")
            return
        try:
            await shell_of(self).show_page_as_it_was(value.conversation, goal=self._goal)
        except StoreError as error:
            self.say(str(error))

    def can_do(self, action: str) -> bool:
        """Whether an action works now."""
        if action == "versions":
            return self._told is not None
        if action == "trends":
            told = self._told
            return told is not None and bool(told.series or told.goal.ladder)
        return super().can_do(action)

    def do_versions(self) -> None:
        """Show all versions, or the goal again."""
        self._versions = not self._versions
        self._show_lines()

    async def do_trends(self) -> None:
        """Show the numbers of this goal."""
        await shell_of(self).show_trends(self._goal)

    async def do_close(self) -> None:
        """Go back to the goal from its versions, or to all goals."""
        if self._versions:
            self.do_versions()
        else:
            await shell_of(self).show_goals()
