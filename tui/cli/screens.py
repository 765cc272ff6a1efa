"""Full-screen pages from the command line: is there a terminal for them, and running the app."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from typing import TYPE_CHECKING, Any, Final, TextIO

from tui.cli.codes import CANNOT, DONE, INTERRUPTED, TERMINATED
from tui.cli.trouble import Cannot

if TYPE_CHECKING:
    from textual.app import App

POOR: Final = frozenset({"", "dumb", "unknown"})
"""Kinds of terminals (``TERM``) that cannot show a page, nor clear one."""
GARBAGE: Final = (20_000, 10, 100)
"""Allocations until a look for garbage among the youngest; of those until one further, and so on."""
HAND_OVER: Final = 0.0005
"""Seconds after which a thread that waits for the interpreter gets it. Another writes to the
terminal, and Python's 5 ms would hold up what a key has changed, as long as the app still works."""
_PLAIN: Final = "Line by line there are “duologue --plain”, “duologue flows”, “duologue history”."


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream (``None`` when it was closed before the start) is a terminal."""
    return stream is not None and stream.isatty()


def need_screen() -> None:
    """Raise :class:`Cannot` unless a full-screen page can be shown and typed on here."""
    if not is_terminal(sys.stdin):
        raise Cannot(f"This opens a full-screen page, and stdin is not a terminal. {_PLAIN}")
    if not is_terminal(sys.stdout):
        raise Cannot(f"This opens a full-screen page, and stdout is not a terminal. {_PLAIN}")
    kind = os.environ.get("TERM", "")
    if kind in POOR:
        named = f"TERM is “{kind}”" if kind else "TERM is not set"
        raise Cannot(f"This needs a real terminal: {named}, which cannot show a page. {_PLAIN}")


def run_app(app: App[Any]) -> int:
    """Run an app until it ends by itself or the system asks it to; give the exit code."""
    # What is imported stays to the end: looking through it for garbage takes a fifth of the time
    # of a conversation, and holds keys up.
    gc.freeze()
    gc.set_threshold(*GARBAGE)
    sys.setswitchinterval(HAND_OVER)
    return asyncio.run(_run(app))


async def _run(app: App[Any]) -> int:
    """Run with signals that end the app in order: drafts saved, terminal restored."""
    loop = asyncio.get_running_loop()
    asked: list[int] = []

    def end(code: int) -> None:
        asked.append(code)
        app.exit(return_code=code)

    endings = {signal.SIGTERM: TERMINATED, signal.SIGINT: INTERRUPTED, signal.SIGHUP: CANNOT}
    for number, code in endings.items():
        loop.add_signal_handler(number, end, code)
    try:
        await app.run_async(mouse=False)
    finally:
        for number in endings:
            loop.remove_signal_handler(number)
    return asked[0] if asked else app.return_code or DONE
