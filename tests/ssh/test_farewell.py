"""What people leave behind is emptied, so that its memory is free without a look at everything."""

import asyncio
import gc
import weakref
from collections.abc import Iterator

import pytest
from textual.screen import Screen
from textual.widgets import Static

from tests.ssh.lines import FakeLine, FieldApp, Run, until
from tui.serve.farewell import Roll, take_apart_later


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Nothing is freed but by counting."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


async def test_an_app_that_has_ended_is_free_at_once(
    monkeypatch: pytest.MonkeyPatch, no_collector: None
) -> None:
    monkeypatch.setattr("tui.serve.farewell.APP_RESTS", 0)
    seat = await Run(FakeLine(), lambda _: FieldApp()).ready()
    held = [weakref.ref(node) for node in seat.field.query("*")]
    assert len(held) > 1
    await seat.end()
    seat.app = None
    await until(lambda: not any(vars(node) for ref in held if (node := ref())), "their memory")


async def test_a_page_that_was_left_is_emptied_and_the_one_that_is_shown_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.serve.farewell.PAGE_RESTS", 0)
    seat = await Run(FakeLine(), lambda _: FieldApp()).ready()
    page = Screen[None]()
    words = Static("one")
    with seat.field._context():
        await seat.field.push_screen(page)
        await page.mount(words)
        assert vars(words)
        await seat.field.pop_screen()
    await until(lambda: not vars(words) and not vars(page), "emptying")
    assert vars(seat.field.screen)
    await seat.end()


async def test_what_came_back_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.serve.farewell.PAGE_RESTS", 0)
    roll, words = Roll(), Static("one")
    roll.add(words)
    roll.discard(words)
    roll.discard(words)
    roll.add(words)
    await asyncio.sleep(0.01)
    assert vars(words)


def test_without_a_loop_or_a_roll_nothing_is_done() -> None:
    roll, words = Roll(), Static("one")
    roll.add(words)
    roll.discard(words)
    take_apart_later(FieldApp())
    assert vars(words)
