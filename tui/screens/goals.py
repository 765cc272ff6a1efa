"""All goals: those under way first, then what is not agreed on, then what is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from tui.actions import Where
from tui.cells import pad, width
from tui.glyphs import Glyphs
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.screens.gathered import Gathered
from tui.screens.goal_words import PARTS, goal_note
from tui.screens.lines import BLANK, Line, heading, sentence
from tui.screens.rungs import ends, rungs
from tui.screens.sheet import Sheet
from tui.screens.story import told
from tui.shell import shell_of
from tui.widgets.frame import Frame
from tui.widgets.messages import Picked
from tui.words import count

if TYPE_CHECKING:
    from flows.history.goals import Goal
    from flows.history.story import Story


class Goals(Gathered["Story"]):
    """The goals of the party that is open."""

    where = Where.GOALS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.GOALS)]

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        party = shell_of(self).party
        assert party is not None
        with Frame() as frame:
            yield Sheet(id="goals")
        frame.flow = f"Goals · {party.name}"
        alone = len(party.people) == 1
        frame.promise = "Only you." if alone else "Shared page. Private goals are not shown here."

    def reading(self) -> Callable[[], Story]:
        """Return what reads the story."""
        party, today = shell_of(self).party, shell_of(self).stamps.today()
        assert party is not None
        return lambda: told(party, today)

    def show(self, found: Story) -> None:
        """Show the goals by state."""
        lines = goal_lines(found.goals, found.today, glyphs_of(self))
        self.query_one(Frame).note = count(len(found.goals), "goal", "goals") if lines else ""
        empty = sentence("No goals yet. A wish becomes one when you sharpen it together.")
        if len(found.people) == 1:
            empty = sentence("No goals yet. A wish becomes one when you sharpen it.")
        self.query_one(Sheet).show(lines or [empty], keep=True)

    @on(Picked, "#goals")
    async def open(self, event: Picked) -> None:
        """Open the goal under the cursor."""
        value = self.query_one(Sheet).rows[event.indexes[0]].value
        await shell_of(self).show_goal(str(value))

    async def do_close(self) -> None:
        """Go back home."""
        await shell_of(self).show_home()


def goal_lines(goals: Sequence[Goal], today: date, glyphs: Glyphs) -> list[Line]:
    """Return the rows: a heading for each state that there is, and its goals, newest first."""
    notes = {goal.id: goal_note(goal, today) for goal in goals}
    wide = max((width(note) for note in notes.values()), default=0)
    laddered = any(goal.ladder is not None for goal in goals)
    lines: list[Line] = []
    for title, states in PARTS:
        of_state = [goal for goal in reversed(goals) if goal.state in states]
        if not of_state:
            continue
        shown = any(goal.ladder is not None for goal in of_state)
        lines.append(heading(title, aside=f"{ends(glyphs)} {' ' * wide}" if shown else ""))
        for goal in of_state:
            level = goal.ladder.now if goal.ladder is not None else None
            ladder = f"{rungs(level, glyphs)} " if laddered else ""
            aside = ladder + pad(notes[goal.id], wide)
            lines.append(Line(goal.text, aside=aside, value=goal.id, most=2))
        lines.append(BLANK)
    return lines
