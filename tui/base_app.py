"""The app under all pages: driver, filters, themes, cover, size, clock, and a clean end.

What it overrides of Textual's private parts is marked below and checked, with the version, by
`tests/ui/test_foundation_base_app.py`; no other file of the project does so.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.events import Event, Key, Resize
from textual.filter import LineFilter, Monochrome
from textual.reactive import reactive

from tui import crash
from tui.glyphs import table
from tui.keymap import app_bindings, user_keys
from tui.safe_text import SafeFilter
from tui.settings import Settings
from tui.stylesheet import SharedStylesheet
from tui.themes import DEFAULT, PALETTES, Colourless, theme, variables
from tui.widgets.frame import Frame
from tui.widgets.size_gate import SizeGate, too_small


class BaseApp(App[int], inherit_bindings=False):
    """An app in which nothing moves by itself and no text can harm the terminal."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        *app_bindings(),
    ]
    DEFAULT_CSS = """
    Screen { background: $page; color: $ink; }
    """

    clock_text: reactive[str] = reactive("")
    """The time as `19:02`, renewed with a key or a new size; empty when it is switched off."""

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        ascii_only: bool = False,
        log: Path | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        """Take the user's settings, the file for faults, and the clock (the machine's if none)."""
        self._settings = settings or Settings()
        self.glyphs = table(ascii_only=ascii_only or self._settings.ascii)
        """The signs that every widget draws with."""
        self._safe = SafeFilter(ascii_only=ascii_only or self._settings.ascii)
        self._colourless = Colourless()
        self.last_filters: list[LineFilter] = []
        """What every line passes last; for a host that knows the terminal better than we do."""
        self.say_fault: Callable[[str], object] = _say_on_stderr
        """Takes the one sentence with which a failed app ends."""
        super().__init__()
        self.stylesheet = SharedStylesheet(variables=self.get_css_variables())
        self.key_map = user_keys(self._settings.keys)
        """The keys of every action, the user's wishes applied."""
        self.set_keymap(self.key_map.for_textual())
        self._now = now or datetime.now
        self._fault_log = log
        self._holds = 0
        self._fault: Exception | None = None
        self._ends = False
        self.animation_level = "none"
        for name in PALETTES:
            self.register_theme(theme(name))
        self.theme = self._settings.theme
        self.set_class(self._safe.ascii_only, "-ascii")

    @property
    def settings(self) -> Settings:
        """The user's settings."""
        return self._settings

    # Text and colours

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our variables for the moment before our theme is set."""
        return variables(PALETTES[DEFAULT])

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what every line passes before it is written; NO_COLOR means no colour at all."""
        filters = [f for f in super().get_line_filters() if not isinstance(f, Monochrome)]
        colourless = [self._colourless] if self.no_color else []
        return [*filters, self._safe, *colourless, *self.last_filters]

    def get_driver_class(self) -> type[Driver]:
        """Return the paced driver where there is a POSIX terminal."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from tui.driver import PacedDriver

        return PacedDriver

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing: no text on a screen may start a program."""

    # Input

    @property
    def input_is_held(self) -> bool:
        """Whether keys wait in the driver."""
        return self._holds > 0

    @contextmanager
    def hold_input(self) -> Iterator[None]:
        """Let keys wait while a handler awaits something, a save say, before the page changes."""
        self._holds += 1
        try:
            yield
        finally:
            self._holds -= 1

    async def on_event(self, event: Event) -> None:
        """Look at the clock whenever something happens anyway."""
        await super().on_event(event)
        if isinstance(event, Key | Resize):
            self._look_at_clock()

    def _look_at_clock(self) -> None:
        if self._settings.clock:
            self.clock_text = self._now().strftime("%H:%M")

    def on_mount(self) -> None:
        """Show the time from the start."""
        self._look_at_clock()

    def on_paste_too_long(self, event: Event) -> None:
        """Say that a paste was cut (`tui.driver.PasteTooLong`)."""
        kept = getattr(event, "kept", 0)
        for frame in self.screen.query(Frame):
            frame.say(f"That was a very long paste; its first {kept:,} characters were taken.")

    def on_line_was_slow(self) -> None:
        """Say that frames were left out (`tui.serve.driver.LineWasSlow`)."""
        for frame in self.screen.query(Frame):
            frame.say("Your line was slow for a while. This is how things stand now.")

    def on_terminal_gone(self) -> None:
        """End when the terminal has gone (`tui.driver.TerminalGone`)."""
        self.exit(1, return_code=1)

    # Size, cover, leaving

    def on_resize(self, event: Resize) -> None:
        """Show the size gate, or take it away."""
        small = too_small(event.size.width, event.size.height)
        self.call_later(self._gate, small)

    def _gate(self, small: bool) -> None:
        if small and self.screen_stack and not isinstance(self.screen, SizeGate):
            self.push_screen(SizeGate())
        elif not small and isinstance(self.screen, SizeGate):
            self.pop_screen()

    def people_here(self) -> Sequence[tuple[str, str]]:
        """Return key and name of each person at this keyboard; the real app says who they are."""
        return ()

    async def uncovering(self, key: str) -> None:
        """Take the key of whoever is about to uncover the screen; what lies below is still hidden."""

    async def uncovered(self, key: str) -> None:
        """Take the key of the person who uncovered the screen; the real app may act on it."""

    def action_act(self, action: str) -> None:
        """Do what the app itself does, on any page, in any field, over any dialog."""
        from tui.modals.cover import Cover

        if action == "cover" and not isinstance(self.screen, Cover | SizeGate):
            cover = Cover(self.people_here(), self.uncovering)
            self.push_screen(cover, lambda key: self.uncovered(key or ""))

    def action_interrupt(self) -> None:
        """Ask whether to leave; a second Ctrl+C leaves."""
        from tui.modals.confirm import Confirm

        if isinstance(self.screen, Confirm):
            self.exit(0)
        else:
            question = Confirm(
                "Leave Duologue?", yes="leave", no="stay", detail="Everything is kept."
            )
            self.push_screen(question, lambda yes: self.exit(0) if yes else None)

    # Faults: private parts of Textual

    @property
    def is_going(self) -> bool:
        """Whether the app has been told to end: pages are being taken away, or soon are."""
        return self._ends or self._exit

    async def _shutdown(self) -> None:
        """Remember that from here on parts of pages may be missing."""
        self._ends = True
        await super()._shutdown()

    def _handle_exception(self, error: Exception) -> None:
        """Take a fault; that something was missing while the app ends is none."""
        if not (self.is_going and crash.is_of_leaving(error)):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Keep the place of a fault and end, instead of printing answers with a traceback."""
        self._fault = self._exception
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Say one sentence instead of the traceback."""
        fault = self._fault or (self._exception if self._exit_renderables else None)
        self._exit_renderables.clear()
        if fault is None:
            return
        self._fault = None
        kept = self._fault_log is not None and crash.keep(fault, self._fault_log)
        self.say_fault(crash.sentence(self._fault_log if kept else None))


def _say_on_stderr(sentence: str) -> None:
    """Print a sentence where the shell's prompt will follow."""
    print(sentence, file=sys.__stderr__)
