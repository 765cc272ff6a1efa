"""Keys wait for the page they are meant for, and keep nobody else from working."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.events import Key
from textual.message import Message

from tests.ui.host import Host
from tui import pacing
from tui.pacing import Pacer


class Stuck(Message):
    """Keeps its handler busy for some seconds."""

    def __init__(self, seconds: float, *, held: bool) -> None:
        super().__init__()
        self.seconds = seconds
        self.held = held


class Slow(Host):
    """Awaits something in a handler, and remembers the keys that came."""

    def __init__(self) -> None:
        super().__init__()
        self.came: dict[str, str] = {}
        self.done = asyncio.Event()
        self.both = asyncio.Event()

    async def on_stuck(self, event: Stuck) -> None:
        """Be busy; other messages wait in the queue meanwhile."""
        if event.held:
            with self.hold_input():
                await asyncio.sleep(event.seconds)
        else:
            await asyncio.sleep(event.seconds)
        self.done.set()

    def post_message(self, message: Message) -> bool:
        """Remember what is let in, and whether the handler was done by then."""
        if isinstance(message, Key):
            self.came.setdefault(message.key, "after" if self.done.is_set() else "before")
            if len(self.came) == 2:
                self.both.set()
        return super().post_message(message)


@asynccontextmanager
async def stuck(seconds: float, *, held: bool, patience: float) -> AsyncIterator[Slow]:
    """Give an app whose handler is busy while two keys come."""
    app = Slow()
    async with app.run_test():
        pacer = Pacer(app, patience=patience)
        app.post_message(Stuck(seconds, held=held))
        app.call_later(lambda: None)
        await asyncio.sleep(0.02)
        pacer.put(Key("x", "x"))
        pacer.put(Key("y", "y"))
        yield app
        await app.both.wait()


async def test_keys_wait_past_all_patience_while_the_app_asks_for_it() -> None:
    async with stuck(0.5, held=True, patience=0.1) as app:
        pass
    assert app.came == {"x": "after", "y": "after"}


async def test_a_handler_that_only_takes_long_does_not_stop_the_keys() -> None:
    async with stuck(1.5, held=False, patience=0.1) as app:
        pass
    assert app.came == {"x": "before", "y": "before"}


async def test_an_app_that_asks_for_ever_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacing, "HELD_PATIENCE", 0.2)
    async with stuck(1.5, held=True, patience=0.1) as app:
        pass
    assert app.came == {"x": "before", "y": "before"}


@pytest.mark.parametrize("held", [True, False])
async def test_waiting_keys_leave_the_processor_to_who_works(
    held: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few hundred looks in 0.4 s; a wait without a rest made more than ten thousand."""
    looks = 0
    look = Pacer._is_calm

    def counted(self: Pacer) -> bool:
        nonlocal looks
        looks += 1
        return look(self)

    monkeypatch.setattr(Pacer, "_is_calm", counted)
    async with stuck(0.4, held=held, patience=5) as app:
        await app.done.wait()
    assert looks < 1000
