"""A page that comes by itself: the next letter of who types on opens nothing that is another's."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from flows import events as ev
from tests.ui.talk.host import END, Seat, table
from tests.ui.talk.test_two_seats import NOTES, two
from tui.modals.cover import Cover
from tui.talk import handover
from tui.talk.asking import LinePage
from tui.talk.handover import HandOverPage, OpeningPage
from tui.talk.notes import NotesPage

SHARED = "  - ask: q\n    who: all\n    text: What?\n" + NOTES + END


@asynccontextmanager
async def cut_in(folder: Path, patch: pytest.MonkeyPatch) -> AsyncIterator[Seat]:
    """Sam and Noa at one keyboard, who looked at a question when Kim answered it elsewhere."""
    patch.setattr(handover, "BREATH", 1000)
    async with (
        table(folder, SHARED, "Sam", "Noa", "Kim") as t,
        t.seat("Sam", "Noa") as both,
        t.seat("Kim") as kim,
    ):
        await both.at(LinePage)
        await kim.at(LinePage)
        await kim.write("move")
        await both.at(HandOverPage)
        yield both


@pytest.mark.parametrize("key", ["s", "n", "enter", "backspace", "q"])
async def test_a_key_of_a_typist_does_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with cut_in(tmp_path, monkeypatch) as both:
        await both.press(key)
        assert isinstance(both.app.screen, HandOverPage)
        assert both.said == "The page changed under that key. Once more, please."


async def test_after_a_breath_it_is_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with cut_in(tmp_path, monkeypatch) as both:
        await both.press("s", "s")
        assert isinstance(both.app.screen, HandOverPage)
        monkeypatch.setattr(handover, "BREATH", 0)
        await both.press("s")
        await both.at(NotesPage)


async def test_the_cover_works_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with cut_in(tmp_path, monkeypatch) as both:
        await both.press("ctrl+l")
        assert isinstance(both.app.screen, Cover)


async def test_a_page_that_their_own_key_brought_takes_letters_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handover, "BREATH", 1000)
    async with table(tmp_path, NOTES + END) as t, t.seat() as s:
        await s.at(HandOverPage)
        await s.press("s", "a", "enter", "ctrl+d", "n")
        await s.at(NotesPage)
        assert s.page.view.person is not None
        assert s.page.view.person.name == "Noa"


async def test_whoever_waited_says_at_once_that_they_are_ready(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handover, "BREATH", 1000)
    async with two(tmp_path, NOTES + END) as (t, sam, noa):
        for seat in (sam, noa):
            await seat.at(NotesPage)
            await seat.write("sing")
            await seat.press("ctrl+d")
        await sam.at(OpeningPage)
        await sam.press("s")
        assert [event.by for event in t.kept(ev.Ready)] == [t.people[0].id]
