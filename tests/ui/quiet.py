"""Waiting until an app under test is calm, without sleeping.

Textual's pilot sleeps for 20 ms after each key and each pause, and again for as long as the process
works hard; a few thousand of these cost a third of the time of all tests of screens. Here one looks
instead: nothing is left to run in the event loop, and no thread works for it. It returns at once
when all is done, and waits as long as it takes (up to a second, as Textual's) when the machine is
busy. Timers are not waited for; a test of one says so and waits for what it does.
"""

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final

import textual.app
import textual.pilot
from textual._context import active_app

_CALM_ROUNDS: Final = 3
"""Turns of the loop in a row that find nothing to do: one for what a socket brings, one spare."""
_BEAT: Final = 0.001
"""Seconds between two looks at a thread that still works."""
_working: Final[set[Future[Any]]] = set()


async def quiet(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Return when nothing waits to be run, now or at the end of a thread's work.

    The page is laid out and painted then. The arguments are those of Textual's ``wait_for_idle``,
    in seconds; min_sleep is not used.
    """
    end = asyncio.get_running_loop().time() + max_sleep
    await _until_calm(end)
    app = active_app.get(None)
    if app is not None and app.screen_stack:
        # What two timers do else, 8 and 16 ms later: tell of a new size; lay out and paint.
        app._check_resize()
        await _until_calm(end)
        app.screen._on_timer_update()
        await _until_calm(end)


async def _until_calm(end: float) -> None:
    loop, calm = asyncio.get_running_loop(), 0
    while calm < _CALM_ROUNDS and loop.time() < end:
        ready = bool(loop._ready)  # type: ignore[attr-defined]  # no public way to ask
        calm = 0 if ready or _working else calm + 1
        await asyncio.sleep(_BEAT if _working and not ready else 0)


def install() -> None:
    """Let Textual's pilot wait in this way, in the whole process."""
    submit = ThreadPoolExecutor.submit

    def counted(self: ThreadPoolExecutor, /, *args: Any, **named: Any) -> Future[Any]:
        future = submit(self, *args, **named)
        _working.add(future)
        future.add_done_callback(_working.discard)
        return future

    ThreadPoolExecutor.submit = counted  # type: ignore[method-assign, assignment]
    for module in (textual.app, textual.pilot):
        assert callable(module.wait_for_idle)
        module.wait_for_idle = quiet  # type: ignore[attr-defined]
