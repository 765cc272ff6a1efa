"""Themes without dragging: mark notes, then put them into a theme."""

from __future__ import annotations

from typing import ClassVar

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
from tui.modals.ask_line import AskLine
from tui.modals.dialog import Words
from tui.talk.page import TalkPage
from tui.widgets.choice_list import ChoiceList
from tui.widgets.messages import Picked
from tui.widgets.note_list import Item


class ThemesPage(TalkPage):
    """Space marks; a digit puts what is marked into that theme, + makes a new one."""

    where = Where.THEMES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.THEMES)]
    focus_on = "#notes"
    DEFAULT_CSS = """
    ThemesPage #both { height: 1fr; }
    ThemesPage #notes { width: 1fr; height: 100%; }
    ThemesPage #themes { width: 32; padding: 0 1 0 2; }
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

    def renew(self) -> None:
        """Show notes and themes as they are now; marks are spent."""
        super().renew()
        self.query_one("#notes", ChoiceList).show(self._notes())
        self._show_themes()

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
            line = Content.assemble(
                (f"{number}  ", "bold $accent"), theme.name, (f"  ({theme.count})", "$muted")
            )
            lines.append(line)
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
                await self._put(themes[at].id, "")

    def _marked(self) -> tuple[str, ...]:
        """The marked notes; the one under the cursor when none is marked."""
        notes = self.grouping().notes
        heap = self.query_one("#notes", ChoiceList)
        at = heap.marked or ((heap.cursor,) if notes else ())
        return tuple(notes[i][0].id for i in at)

    async def _put(self, theme: str, name: str) -> None:
        items = self._marked()
        if items:
            await self.talk.act(ev.Grouped, items=items, theme=theme, name=name)

    def do_new_theme(self) -> None:
        """Make a new theme of what is marked."""

        async def keep(name: str | None) -> None:
            if name:
                await self._put(self.talk.stage.stamps.new_id(), name)

        count = len(self._marked())
        what = "this note" if count == 1 else f"these {count} notes"
        self.app.push_screen(AskLine(f"A name for {what}:", promise=self.view.promise), keep)

    async def do_loose(self) -> None:
        """Take what is marked out of its theme."""
        await self._put("", "")

    async def do_undo(self) -> None:
        """Undo the last grouping."""
        await self.talk.act(ev.Undone)

    async def do_next(self) -> None:
        """Go on."""
        await self.talk.act(ev.Done)

    do_done = do_next

    @on(Picked)
    def _enter(self, event: Picked) -> None:
        event.stop()
        self.talk.say("Space marks, a digit or + puts it into a theme, n goes on.")
