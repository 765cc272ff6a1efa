"""A page that reads from the disk beside the event loop, then shows what it found."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Callable
from contextlib import ExitStack
from typing import Generic, TypeVar

from store import StoreError
from tui.page import Page
from tui.screens.lines import sentence
from tui.screens.sheet import Sheet
from tui.shell import shell_of
from tui.widgets.frame import Frame

_T = TypeVar("_T")


class Gathered(Page, Generic[_T]):
    """Shows its frame at once and its rows as soon as they are read.

    The newest reading counts; an older one that is still under way is dropped.
    """

    def __init__(self) -> None:
        super().__init__()
        self._hold = ExitStack()

    @abstractmethod
    def reading(self) -> Callable[[], _T]:
        """Return what to run on another thread; it may raise `StoreError`."""

    @abstractmethod
    def show(self, found: _T) -> None:
        """Show what was read."""

    def on_mount(self) -> None:
        """Read for the first time; keys wait until there is something that they act on."""
        self._hold.enter_context(shell_of(self).hold_input())
        self.call_after_refresh(self.gather)

    def on_unmount(self) -> None:
        """Let keys go on when the page left before it was read."""
        self._hold.close()

    def gather(self) -> None:
        """Read again and show it."""
        self.run_worker(self._gather(self.reading()), exclusive=True)

    async def _gather(self, reading: Callable[[], _T]) -> None:
        """Read, then show; what cannot be read is said in a sentence."""
        try:
            found = await asyncio.to_thread(reading)
        except StoreError as error:
            rows = [sentence(str(error), "$warn", most=8)]
            self._unless_ending(lambda: self.query_one(Sheet).show(rows))
        else:
            self._unless_ending(lambda: self.show(found))
        finally:
            self._hold.close()

    def _unless_ending(self, show: Callable[[], object]) -> None:
        """Show something, unless the app is ending and takes its pages apart."""
        if self.app.return_code is None:
            show()
            self.renew_keys()

    def say(self, notice: str) -> None:
        """Say one sentence where the promise stands."""
        self.query_one(Frame).say(notice)
