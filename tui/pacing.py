"""Hand messages to an app one at a time, each when the one before has had its effect.

Textual gives a printable key straight to the field that has the focus, but keys with an action
(Enter, Backspace, Ctrl+U) travel through the queues of the field's parents first. Keys that arrive
together so overtake one another: `abc⏎def⏎g` submits `abcd`. `Pacer` waits until those queues are
empty before it lets the next message in. Both the local driver and any other driver may use it.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any, Final

from textual.app import App
from textual.message import Message

PATIENCE: Final = 2.0
"""Seconds to wait for one message to settle; after that a stuck handler no longer stops input."""
HELD_PATIENCE: Final = 10.0
"""Seconds to wait while the app itself asks for input to wait: it saves, or goes to a page."""
TURNS: Final = 60
"""Turns of the event loop that a key is followed without a rest. One that takes longer waits for a
thread, for the disk say. Looking on without a rest would hold that thread up: each time it comes
back from the system it would wait 5 ms for the interpreter's lock, as CPython's hand-over goes."""
LOOK: Final = 0.001
"""Seconds of such a rest."""
CALM_ROUNDS: Final = 3
"""How many turns of the event loop in a row must find the queues empty. An action that opens or
closes a screen is quiet for a turn between its parts."""


class Pacer:
    """A queue before the app's own. Use it only on the app's event loop."""

    def __init__(self, app: App[Any], patience: float = PATIENCE) -> None:
        self._app = app
        self._patience = patience
        self._waiting: deque[Message] = deque()
        self._task: asyncio.Task[None] | None = None
        self._relieved: Callable[[], object] | None = None

    @property
    def waiting(self) -> int:
        """How many messages wait for the one before to settle."""
        return len(self._waiting)

    def when_empty(self, tell: Callable[[], object]) -> None:
        """Call `tell` once, when the last message that waits has been delivered."""
        self._relieved = tell

    def close(self) -> None:
        """Deliver nothing more: the app has ended."""
        self._waiting.clear()
        self._relieved = None
        if self._task is not None:
            self._task.cancel()

    def put(self, message: Message) -> None:
        """Deliver `message` after all that were put before it."""
        self._waiting.append(message)
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._drain())

    async def _drain(self) -> None:
        """Deliver what waits, one message at a time."""
        # Nothing is awaited after the last delivery: a message put then would find a task that is
        # not done yet and never looks again. The next task settles first.
        while self._waiting:
            await self._settle()
            self._app.post_message(self._waiting.popleft())
        if self._relieved is not None:
            tell, self._relieved = self._relieved, None
            tell()

    async def _settle(self) -> None:
        """Return when the app has been calm for a few turns, or when patience is at its end."""
        loop = asyncio.get_running_loop()
        begin = free = loop.time()
        calm = turns = 0
        while calm < CALM_ROUNDS:
            now = loop.time()
            if held := self._held():
                free = now
            if now - free > self._patience or now - begin > HELD_PATIENCE:
                return
            turns += 1
            at_once = calm or (turns < TURNS and not held)
            await asyncio.sleep(0 if at_once else LOOK)
            calm = calm + 1 if self._is_calm() else 0

    def _held(self) -> bool:
        """Whether the app asks for input to wait (see `BaseApp.hold_input`)."""
        return bool(getattr(self._app, "input_is_held", False))

    def _is_calm(self) -> bool:
        """Whether no queue that a key passes through holds a message."""
        app = self._app
        if self._held() or app.message_queue_size:
            return False
        if not app.screen_stack:
            return True
        target = app.focused or app.screen
        if any(node.message_queue_size for node in target.ancestors_with_self):
            return False
        return app.screen.is_mounted
