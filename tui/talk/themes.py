"""Themes without dragging: mark notes, then put them into a theme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.widget import Widget

from flows import events as ev
from flows import pages as p
from tui.actions import Where
from tui.keymap import bindings_for
from tui.modals.dialog import Words
from tui.talk.page import TalkPage
from tui.talk.sitting import Look
from tui.widgets.choice_list import ChoiceList
from tui.widgets.messages import Picked
from tui.widgets.note_list import Item

KEYS: Final = 9
"""So many themes have a digit of their own; those made later get notes only when they are made."""


class ThemesPage(TalkPage):
    """Space marks; a digit puts what is marked into that theme, + makes a new one."""

    where = Where.THEMES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.THEMES)]
    focus_on = "#notes"
    DEFAULT_CSS = """
    ThemesPage #both { height: 1fr; }
    ThemesPage #notes { width: 1fr; height: 100%; }
    ThemesPage #themes { width: 40%; max-width: 34; padding: 0 1 0 2; }
    """

    def grouping(self) -> p.Grouping:
        """Return the notes and the themes."""
        body = self.view.body
        assert isinstance(body, p.Grouping)
        return body

    def body(self) -> list[Widget]:
        """Return notes and themes side by side."""
        return [
            self.prompt(self.grouping().text),
            Horizontal(
                ChoiceList(self._notes(), several=True, numbered=False, id="notes"),
                Words("", id="themes"),
                id="both",
            ),
        ]

    def begin(self) -> None:
        """Show the themes."""
        self._show_themes()

    def look_at(self, seen: Look) -> None:
        """Show notes and themes as they are now; marks stay on their notes."""
        heap, notes = self.query_one("#notes", ChoiceList), self.grouping().notes
        marked = [notes[i][0].id for i in heap.marked]
        super().look_at(seen)
        self._show_notes(marked)
        self._show_themes()

    def _show_notes(self, marked: Sequence[str]) -> None:
        at = [i for i, (note, _) in enumerate(self.grouping().notes) if note.id in marked]
        self.query_one("#notes", ChoiceList).show(self._notes(), at)

    def _notes(self) -> list[Item]:
        """The notes, each with the number of its theme."""
        numbers = {theme.id: n for n, theme in enumerate(self.grouping().themes, start=1)}
        return [
            Item(note.text, aside=f"{numbers[theme]}" if theme in numbers else "")
            for note, theme in self.grouping().notes
        ]

    def _show_themes(self) -> None:
        lines: list[Content] = []
        for number, theme in enumerate(self.grouping().themes, start=1):
            style = "bold $accent" if number <= KEYS else "$muted"
            line = Content.assemble(
                (f"{number}  ", style), theme.name, (f"  ({theme.count})", "$muted")
            )
            lines.append(line)
        if len(self.grouping().themes) > KEYS:
            lines.append(Content.styled(f"   only 1 to {KEYS} are keys", "$muted"))
        for key, what in (("+", "new theme"), ("-", "take out of its theme")):
            lines.append(Content.assemble((f"{key}  ", "bold $accent"), (what, "$muted")))
        self.query_one("#themes", Words).update(Content("\n").join(lines))

    def can_do(self, action: str) -> bool:
        """Undo only when there is something to undo."""
        if action == "undo":
            return self.grouping().acts > 0
        return super().can_do(action)

    async def on_key(self, event: Key) -> None:
        """Put what is marked into the theme with that number."""
        if event.character and event.character in "123456789":
            event.stop()
            at = int(event.character) - 1
            themes = self.grouping().themes
            if at < len(themes):
                await self._put(self._marked(), themes[at].id, "")

    def _marked(self) -> tuple[str, ...]:
        """The marked notes; the one under the cursor when none is marked."""
        notes = self.grouping().notes
        heap = self.query_one("#notes", ChoiceList)
        at = heap.marked or ((heap.cursor,) if notes else ())
        return tuple(notes[i][0].id for i in at)

    async def _put(self, items: tuple[str, ...], theme: str, name: str) -> bool:
        """Put notes into a theme; then their marks are spent."""
        kept = bool(items) and await self.act(ev.Grouped, items=items, theme=theme, name=name)
        if kept and not self.is_left:
            self._show_notes(())
        return kept

    def do_new_theme(self) -> None:
        """Make a new theme of what is marked."""
        items = self._marked()

        async def keep(name: str) -> bool:
            return await self._put(items, self.talk.stage.stamps.new_id(), name)

        if items:
            what = "this note" if len(items) == 1 else f"these {len(items)} notes"
            self.ask("theme", f"A name for {what}:", keep)

    async def do_loose(self) -> None:
        """Take what is marked out of its theme."""
        await self._put(self._marked(), "", "")

    async def do_undo(self) -> None:
        """Undo the last grouping."""
        await self.act(ev.Undone)

    async def do_next(self) -> None:
        """Go on."""
        await self.act(ev.Done)

    do_done = do_next

    @on(Picked)
    def _enter(self, event: Picked) -> None:
        event.stop()
        self.say("Space marks, a digit or + puts it into a theme, n goes on.")
