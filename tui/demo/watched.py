"""The app as a demo shows it: keys come from the player; a real key ends it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Final

from textual.events import Event, Key, MouseEvent, Paste
from textual.screen import Screen
from textual.worker import Worker

from tui.base_app import BaseApp
from tui.demo.hint import Hint
from tui.demo.pace import Pace
from tui.pacing import Pacer

_NAMES: Final = {" ": "space", "+": "plus", "-": "minus", "?": "question_mark"}
"""Textual's names of letters that pages know by name."""


class _Fingers(Pacer):
    """Presses one key at a time and waits for its effect."""

    async def press(self, key: Key) -> None:
        """Return when the key has had its effect."""
        await self._settle()
        self._app.post_message(key)
        await self._settle()


_PAINTED: Final = 1.0
"""Seconds to wait for a page to be painted, in case it has been replaced meanwhile."""
Play = Callable[["Watched"], Awaitable[None]]
"""Plays the whole demo on an app and returns when it is over."""


class Watched(BaseApp):
    """What the composition root mixes into the app for a demo."""

    def __init__(self, *args: Any, play: Play, pace: Pace, **kwargs: Any) -> None:
        """Take the player and its pace; the rest is the app's."""
        super().__init__(*args, **kwargs)
        self._play = play
        self._pace = pace
        # Kept for as long as the demo lasts: an id tells a key only while the key is there.
        self._own: dict[int, Event] = {}
        self._fingers = _Fingers(self)
        self._playing: Worker[None] | None = None
        self.lost = ""
        """Where the player lost its way; empty when all went well."""
        self.ended_by_hand = False
        """Whether somebody pressed a key before it was over."""

    def on_mount(self) -> None:
        """Begin to play once the app is there; Textual calls this of every class in turn."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self.ended_by_hand:
            return
        self._playing = self.run_worker(self._run_play(), exit_on_error=True)

    async def _run_play(self) -> None:
        await self._play(self)

    def exit(self, *args: Any, **kwargs: Any) -> None:
        """End the demo: nothing is played while the pages go."""
        if self._playing is not None:
            self._playing.cancel()
        super().exit(*args, **kwargs)

    async def on_event(self, event: Event) -> None:
        """Let our own keys through; a real key ends the demo, real pastes and clicks are lost."""
        if isinstance(event, Key) and id(event) not in self._own:
            self.ended_by_hand = True
            self.exit(0)
        elif not isinstance(event, Paste | MouseEvent):
            await super().on_event(event)

    async def press(self, key: str) -> None:
        """Press a key, by Textual's name or as one letter, and wait as the pace says."""
        letter = key if len(key) == 1 else " " if key == "space" else None
        event = Key(_NAMES.get(key, key), letter)
        self._own[id(event)] = event
        await self._fingers.press(event)
        await asyncio.sleep(self._pace.after(key))

    async def look(self, words: int) -> None:
        """Look at a page with so many characters; at any pace it is painted once."""
        painted = asyncio.Event()
        self.screen.call_after_refresh(painted.set)
        # Not `wait_for`: before Python 3.12 it may lose the word that the demo has been ended.
        with suppress(TimeoutError):
            async with asyncio.timeout(_PAINTED):
                await painted.wait()
        await asyncio.sleep(self._pace.look(words))

    async def show_page(self, screen: Screen[None]) -> None:
        """Put the hint below every page; where there is no app to show pages, do nothing."""
        await super().show_page(screen)  # type: ignore[misc]  # the app has it
        await screen.mount(Hint())

    def say_below(self, words: str) -> None:
        """Say something in the line below the page."""
        for hint in self.screen.query(Hint):
            hint.say(words)
