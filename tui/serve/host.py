"""Runs an app over a line, from the first byte to a clean end."""

import asyncio
import logging
from collections.abc import Callable
from contextvars import Context
from typing import Final

from tui import crash
from tui.base_app import BaseApp
from tui.serve.apart import driver_of, end_by_force, fault_of, prepare
from tui.serve.driver import LineDriver, clamp, driver_for
from tui.serve.farewell import take_apart_later
from tui.serve.gate import Gate
from tui.serve.line import Line

MakeApp = Callable[[Line], BaseApp]
"""Makes the app for a line; `line.terminal` says what to ask of it (`ascii_only`, say)."""

LAST_WORD: Final = 5.0
"""Seconds that an app has to end after its person hung up, or after it was told to."""
EARLY: Final = 4096
"""The most bytes that are kept of what is typed while the app starts."""
_log = logging.getLogger(__name__)


async def serve_app(line: Line, make_app: MakeApp, *, gate: Gate | None = None) -> int:
    """Run the app that `make_app` makes over a line; return its exit status.

    The line is listened to from the start and left open at the end, with the terminal given back.
    With a gate, the app waits its turn to start. Cancel this to end the app at once.
    """
    seat = _Seat(line)
    # In an empty context: an app takes whatever is in it for its own surroundings.
    seat.running = asyncio.get_running_loop().create_task(
        _run(seat, make_app, gate or Gate(1)), context=Context()
    )
    line.listen(seat)
    try:
        return await seat.running
    except asyncio.CancelledError:
        if seat.is_gone:
            return 1
        raise
    finally:
        line.listen(None)
        seat.forget()


class _Seat:
    """What stands between a line and the app that is, or will be, at its end."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.app: BaseApp | None = None
        self.running: asyncio.Task[int] | None = None
        self.is_gone = False
        self._early = bytearray()
        self._late: asyncio.TimerHandle | None = None

    @property
    def driver(self) -> LineDriver | None:
        """The app's driver, once keys and sizes reach it."""
        driver = driver_of(self.app) if self.app else None
        return driver if isinstance(driver, LineDriver) and driver.is_live else None

    def received(self, data: bytes) -> None:
        """Pass bytes on; keep what is typed while the app starts."""
        if (driver := self.driver) is not None:
            self.give_early()
            driver.received(data)
        elif len(self._early) + len(data) <= EARLY:
            self._early += data

    def give_early(self) -> None:
        """Give the app what was typed while it started."""
        early, self._early = bytes(self._early), bytearray()
        if early and (driver := self.driver) is not None:
            driver.received(early)

    def resized(self, width: int, height: int) -> None:
        """Pass a size on; before the app starts, the line knows it."""
        if (driver := self.driver) is not None:
            driver.resize(width, height)

    def slow(self, paused: bool) -> None:
        """Pass on that nobody reads, or does again."""
        if (driver := self.driver) is not None:
            driver.slow(paused)

    def gone(self) -> None:
        """End the app, by force when it does not end; one that has not begun does not begin."""
        self.is_gone = True
        if self.app is None or self.driver is None:
            self._cut()
            return
        self.app.exit(0, return_code=0)
        self._late = asyncio.get_running_loop().call_later(LAST_WORD, self._cut)

    def _cut(self) -> None:
        """End the app where it stands."""
        if self.running is not None:
            self.running.cancel()
        if self.app is not None:
            end_by_force(self.app)

    def forget(self) -> None:
        """Hold on to nothing, so that a dead app is freed."""
        if self._late is not None:
            self._late.cancel()
        if self.app is not None:
            take_apart_later(self.app)
        self.app = self.running = self._late = None


async def _run(seat: _Seat, make_app: MakeApp, gate: Gate) -> int:
    """Make the app, run it, and say one sentence when it failed."""
    line = seat.line
    leave = await gate.enter()
    try:
        app = seat.app = make_app(line)
        app.driver_class = driver_for(line, on_paint=[leave, seat.give_early])
        prepare(app, line.terminal, lambda _: None)
        await app.run_async(size=clamp(*line.size), mouse=False)
    finally:
        leave()
    fault = fault_of(app)
    if fault is None:
        return app.return_code or 0
    _log.error("an app failed\n%s", crash.describe(fault))
    line.write(f"{crash.sentence(None)}\r\n".encode())
    return 1
