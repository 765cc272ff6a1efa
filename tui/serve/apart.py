"""What keeps apps in one process apart, and Textual's private parts that this takes.

Textual is made for one app in a process and takes the process's terminal, environment and streams
for its own. Everything that follows from that is put right here and in `driver.py`; each point has
a contract test in `tests/ssh/test_contract.py`, which also names the version that was read.
"""

import sys
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.driver import Driver
from textual.filter import LineFilter

from tui.base_app import BaseApp
from tui.serve.farewell import follow
from tui.serve.terminal import Colours, Terminal

_SYSTEMS: Final = {
    Colours.SIXTEEN: ColorSystem.STANDARD,
    Colours.INDEXED: ColorSystem.EIGHT_BIT,
    Colours.TRUE: ColorSystem.TRUECOLOR,
}


class Downgrade(LineFilter):
    """Turns colours into such as a terminal has.

    Rich keeps the escape sequence of a style on the style, whichever terminal it was first made
    for, and styles are shared. So every app draws for a true-colour terminal, and what a lesser
    one gets are other styles.
    """

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._system = _SYSTEMS[colours]

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in fewer colours."""
        _ = background
        return [
            Segment(text, None if style is None else _lesser(style, self._system), control)
            for text, style, control in segments
        ]


@lru_cache(4096)
def _lesser(style: Style, system: ColorSystem) -> Style:
    """Return the style in the colours of a system."""
    return style + Style(color=_fewer(style.color, system), bgcolor=_fewer(style.bgcolor, system))


def _fewer(colour: RichColor | None, system: ColorSystem) -> RichColor | None:
    return None if colour is None else colour.downgrade(system)


_FILTERS: Final = {colours: Downgrade(colours) for colours in (Colours.SIXTEEN, Colours.INDEXED)}
"""Shared by all apps: lines keep what a filter made of them, by the filter."""


def prepare(app: BaseApp, terminal: Terminal, say: Callable[[str], None]) -> None:
    """Make an app fit for one process with others; call it before the app runs.

    say takes the sentence with which an app ends that failed.
    """
    # It would put its own streams in place of the process's, and give back what it found: with
    # overlapping lives, the streams of an app that is gone.
    app._capture_stdout = sys.stdout  # type: ignore[assignment]  # noqa: SLF001
    app._capture_stderr = sys.stderr  # type: ignore[assignment]  # noqa: SLF001
    app.console = _console(app)
    app.no_color = terminal.no_color
    if terminal.colours in _FILTERS:
        app.last_filters.append(_FILTERS[terminal.colours])
    app.animation_level = "none"
    app.say_fault = say
    follow(app)


def driver_of(app: App[Any]) -> Driver | None:
    """Return the app's driver; none before it runs."""
    return app._driver  # noqa: SLF001


def fault_of(app: App[Any]) -> Exception | None:
    """Return what the app failed with; none when it ended well."""
    return app._exception  # noqa: SLF001


def end_by_force(app: App[Any]) -> None:
    """Cancel the tasks of everything in the app: one of them does not come to its end."""
    for pump in list(app._registry):  # noqa: SLF001
        task = pump._task  # noqa: SLF001
        if task is not None:
            task.cancel()


def _console(app: App[Any]) -> Console:
    """Return a console for true colour that knows nothing of the server's own terminal."""
    return Console(
        color_system="truecolor",
        file=app.console.file,
        markup=True,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
        force_terminal=True,
        safe_box=False,
        soft_wrap=False,
    )
