"""What people leave behind is emptied, so that its memory is free without a look at everything."""

import asyncio
import gc
import weakref
from collections.abc import Iterator

import pytest
from textual.dom import DOMNode
from textual.screen import Screen
from textual.signal import Signal
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


def is_empty(node: DOMNode) -> bool:
    """Whether a node holds nothing any more but signs that it has closed."""
    return all(isinstance(value, bool | None) for value in vars(node).values())


async def test_an_app_that_has_ended_is_free_at_once(
    monkeypatch: pytest.MonkeyPatch, no_collector: None
) -> None:
    monkeypatch.setattr("tui.serve.farewell.APP_RESTS", 0)
    seat = await Run(FakeLine(), lambda _: FieldApp()).ready()
    held = [weakref.ref(node) for node in seat.field.query("*")]
    assert len(held) > 1
    await seat.end()
    seat.app = None
    await until(lambda: all(is_empty(node) for ref in held if (node := ref())), "their memory")


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
    await until(lambda: is_empty(words) and is_empty(page), "emptying")
    assert vars(seat.field.screen)
    await seat.end()


async def test_what_a_page_that_was_left_looked_at_may_still_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.serve.farewell.PAGE_RESTS", 0)
    seat = await Run(FakeLine(), lambda _: FieldApp()).ready()
    app = seat.field
    signal: Signal[str] = Signal(app, "anything")
    seen: list[str] = []
    page = Screen[None]()
    words = Static("one")
    with app._context():
        await app.push_screen(page)
        await page.mount(words)
        words.watch(app, "title", lambda now: seen.append(now), init=False)  # noqa: PLW0108 - a builtin cannot watch
        signal.subscribe(words, seen.append, immediate=True)
        app.title = "before"
        signal.publish("before")
        await app.pop_screen()
        await until(lambda: is_empty(words), "emptying")
        app.title = "after"
        signal.publish("after")
    assert seen == ["before", "before"]
    assert not getattr(app, "__watchers")["title"]
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
