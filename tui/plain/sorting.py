"""Putting like with like: numbers of notes, an equals sign, the name of their theme."""

from __future__ import annotations

from collections.abc import Sequence

from flows import events as ev
from flows import pages as p
from tui.plain.lists import numbers, only, parted
from tui.plain.page import PlainPage


class ThemesPage(PlainPage[p.Grouping]):
    """Lines such as `1 3 = Time for us`; an empty line goes on."""

    commands = frozenset({"done", "undo"})

    def above(self) -> Sequence[str]:
        """Return what leads up to the question, the notes, and the themes there are."""
        above, _ = parted(self.body.text)
        names = {theme.id: theme.name for theme in self.body.themes}
        notes = [
            f"{number}. {note.text}{f', in {names[theme]}' if theme in names else ''}"
            for number, (note, theme) in enumerate(self.body.notes, start=1)
        ]
        return [part for part in (above, "\n".join(notes), self._themes()) if part]

    def _themes(self) -> str:
        themes = [f"{theme.name}: {theme.count}" for theme in self.body.themes]
        return f"Themes so far: {'; '.join(themes)}." if themes else ""

    def hint(self) -> str:
        """Return how notes are put together."""
        return (
            "Type numbers, an equals sign and a name, such as 1 3 = Time for us. "
            "With nothing behind the equals sign they leave their theme. "
            "An empty line when you are done."
        )

    def question(self) -> str:
        """Return the question."""
        return parted(self.body.text)[1]

    def prompt(self) -> str:
        """Return what stands before the line."""
        return "Numbers = theme:"

    def take(self, text: str) -> None:
        """Put notes into a theme, or go on."""
        if not text.strip():
            self.act(ev.Done)
            return
        before, sign, name = text.partition("=")
        rows = numbers(before, len(self.body.notes))
        if not sign or rows == []:
            self.say("Please type numbers, an equals sign and a name, such as 1 3 = Time for us.")
        elif rows is None:
            self.say(only(len(self.body.notes)))
        else:
            # As they lie on the page: a heap has no order of its own, so every face keeps one log.
            self._put(sorted(set(rows)), " ".join(name.split()))

    def _put(self, rows: Sequence[int], name: str) -> None:
        """Put notes into the theme of that name, which may be a new one; without a name, into none."""
        items = tuple(self.body.notes[row][0].id for row in rows)
        known = {theme.name.casefold(): theme.id for theme in self.body.themes}
        theme = known.get(name.casefold(), "")
        if theme or not name:
            kept = self.act(ev.Grouped, items=items, theme=theme, name="")
        else:
            kept = self.act(
                ev.Grouped, items=items, theme=self.talk.seat.stamps.new_id(), name=name
            )
        if kept:
            what = "Note" if len(rows) == 1 else "Notes"
            which = " ".join(str(row + 1) for row in rows)
            where = f"now in {name}" if name else "now in no theme"
            self.say(f"{what} {which}: {where}.")

    def can(self, command: str) -> bool:
        """Undo only when there is something to undo."""
        if command == "undo":
            return self.body.acts > 0
        return super().can(command)

    def do_undo(self, text: str) -> None:
        """Undo the last grouping."""
        if self.act(ev.Undone):
            self.say("Undone. :again says where the notes are now.")

    def do_done(self, text: str) -> None:
        """Go on."""
        self.act(ev.Done)
