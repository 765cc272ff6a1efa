"""A page: a screen of one kind, whose keys come from the registry.

Dialogs are loaded when they are first opened: the first page is painted without them.
"""

import asyncio
from inspect import isawaitable
from typing import Any, ClassVar

from textual.events import Idle
from textual.screen import Screen

from tui.actions import Where
from tui.keymap import footer, help_rows, palette_rows, valid_on
from tui.look import glyphs_of, keys_of
from tui.painting import NearCompositor
from tui.widgets.frame import Frame


class Page(Screen[None]):
    """A screen of the kind `where`. Give it `BINDINGS = bindings_for(Where.…)` for that kind.

    An action with the id `next` is done by a method `do_next`, which may be a coroutine. An action
    without its method is neither bound nor shown. Help, palette and safety are done here.
    """

    # Textual would go back into the field whenever a dialog closes, though Esc has left it.
    AUTO_FOCUS = ""

    where: ClassVar[Where]
    """The kind of this page."""

    def __init__(self) -> None:
        """Paint only what lies where something has changed (`tui.painting`)."""
        super().__init__()
        self._compositor = NearCompositor()

    def can_do(self, action: str) -> bool:
        """Whether an action works now; a page may narrow this further."""
        return hasattr(self, f"do_{action}") or self._app_can(action)

    def _app_can(self, action: str) -> bool:
        """Whether the app does an action on whatever page is shown, as in a workshop."""
        can = getattr(self.app, "can_do", None)
        return can is not None and bool(can(action))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a key pass when its action does not work here."""
        if action == "act":
            return self.can_do(str(parameters[0]))
        return super().check_action(action, parameters)

    async def action_act(self, action: str) -> None:
        """Do an action by its id; keys wait until it is done."""
        doer = self if hasattr(self, f"do_{action}") else self.app
        result: Any = getattr(doer, f"do_{action}")()
        if isawaitable(result):
            app: Any = self.app  # a BaseApp, which loads pages and is not loaded by them
            with app.hold_input():
                await result

    def renew_keys(self) -> None:
        """Show the keys that are valid now in the frame."""
        missing = [a.id for a in valid_on(self.where) if not self._works(a.id, a.by_widget)]
        entries = footer(self.where, keys_of(self), glyphs_of(self), without=missing)
        for frame in self.query(Frame):
            frame.set_keys(entries)

    def _works(self, action: str, by_widget: bool) -> bool:
        """Whether an action is to be listed."""
        return by_widget or action == "cover" or self.can_do(action)

    async def _on_idle(self, event: Idle) -> None:
        """Paint when all widgets that something has changed have said so: one picture, not two.

        Textual paints at once what the first of them says, and the rest a sixtieth second later.
        """
        await asyncio.sleep(0)
        if self.message_queue_size:
            event.prevent_default()  # the page is idle again when it has heard them

    def on_mount(self) -> None:
        """Show the keys, and go to the first field or list."""
        self.renew_keys()
        if self.focused is None and self.focus_chain:
            self.set_focus(self.focus_chain[0])

    def why(self) -> tuple[str, str]:
        """Return why this step is here, and what is known about it; empty where nothing is."""
        return "", ""

    def do_help(self) -> None:
        """Show the keys of this page, and why the step is here."""
        from tui.modals.help import Help

        works = {a.id for a in valid_on(self.where) if self._works(a.id, a.by_widget)}
        rows = [
            (heading, [entry for entry in entries if entry.id in works])
            for heading, entries in help_rows(self.where, keys_of(self), glyphs_of(self))
        ]
        why, evidence = self.why()
        self.app.push_screen(Help([row for row in rows if row[1]], why=why, evidence=evidence))

    do_why = do_help

    def do_safety(self) -> None:
        """Show the safety note."""
        from tui.modals.safety import SafetyNote

        self.app.push_screen(SafetyNote())

    def do_palette(self) -> None:
        """Offer every action by name, and do the chosen one."""
        from tui.modals.palette import Palette

        rows = palette_rows(self.where, keys_of(self), glyphs_of(self))
        offered = [row for row in rows if self._works(row.id, by_widget=False)]
        self.app.push_screen(Palette(offered), self._do_chosen)

    async def _do_chosen(self, action: str | None) -> None:
        if action == "cover":
            await self.app.run_action("act('cover')")
        elif action is not None and self.can_do(action):
            await self.action_act(action)

    def do_write(self) -> None:
        """Go back into the first field."""
        for widget in self.focus_chain:
            if getattr(widget, "is_field", False):
                widget.focus()
                return


def is_there(screen: Screen[Any]) -> bool:
    """Whether a page or dialog has its parts: it is neither being made nor on its way out."""
    return screen.is_mounted and screen.is_attached
