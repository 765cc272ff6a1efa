"""What the hub tells in the moment in which a page is put up waits for its parts, and ends nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from tests.ui.room.fake import ASK, sam
from tests.ui.room.test_seat import second
from tui.room.app import RoomApp
from tui.talk.asking import LinePage
from tui.talk.reading import ReadingPage


def just_before(
    patch: pytest.MonkeyPatch, page: type[Screen[Any]], do: Callable[[], object]
) -> None:
    """Do something, once, just before a page of this kind is put up."""
    switch = RoomApp.switch_screen
    done: list[Screen[Any]] = []

    def switches(self: RoomApp, screen: Screen[Any]) -> Any:
        if isinstance(screen, page) and not done:
            done.append(screen)
            do()
        return switch(self, screen)

    patch.setattr(RoomApp, "switch_screen", switches)


async def test_the_room_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sam(tmp_path, f"  - ask: p\n    who: all\n    text: Why?\n{ASK}") as (t, seat):
        other = await second(t)
        await seat.at(LinePage)
        goes_on = replace(seat.link.room, conversation=other)
        just_before(monkeypatch, LinePage, lambda: seat.link.tell(goes_on))
        await seat.write("move")
        await seat.until(lambda: seat.app.talk is not None and seat.app.talk.id == other)
        await seat.at(LinePage)


async def test_something_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sam(tmp_path, ASK) as (_, seat):
        await seat.at(LinePage)
        assert seat.app.talk is not None
        say = seat.app.talk.say
        just_before(monkeypatch, ReadingPage, lambda: seat.app.call_later(say, "Nobody reads it."))
        await seat.write("move")
        await seat.at(ReadingPage)
        await seat.sees("Then")
