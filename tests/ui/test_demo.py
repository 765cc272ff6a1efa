"""The demo, without a terminal: it plays, it shows what it is, and it can be ended."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Key, Paste

from store import Home, Library
from tests.journeys.cli import Line
from tui.demo import player
from tui.demo.hint import OVER
from tui.demo.pace import FAST, WATCHABLE
from tui.demo.play import demo_app
from tui.demo.watched import Watched
from tui.shots import text


def an_app(folder: Path, flow: str, *, fast: bool = True) -> Watched:
    """A demo of a flow."""
    return demo_app(Home(folder / "home"), Library().load(flow), fast=fast)


async def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("flow", ["hello", "reflect"])
async def test_it_plays_to_the_end_and_stops(tmp_path: Path, flow: str) -> None:
    app = an_app(tmp_path, flow)
    async with app.run_test(size=(80, 24)):
        await until(lambda: not app.is_running or app.return_code is not None)
    assert app.return_code == 0
    assert not app.ended_by_hand
    party = Home(tmp_path / "home").parties()[0]
    cards = Home(tmp_path / "home").party(party.id).conversations()
    assert [(card.flow, card.status) for card in cards] == [(flow, "finished")]


async def test_the_last_page_stays_until_a_key_is_pressed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.demo.play.WATCHABLE", FAST)
    app = an_app(tmp_path, "hello", fast=False)
    async with app.run_test(size=(80, 24)):
        await until(lambda: OVER[:20] in text(app))
        app.post_message(Paste("ignored"))
        assert app.return_code is None
        app.post_message(Key("x", "x"))
        await until(lambda: app.return_code is not None)
    assert app.ended_by_hand


async def test_any_key_ends_it_and_the_hint_says_so(tmp_path: Path) -> None:
    app = an_app(tmp_path, "hello", fast=False)
    async with app.run_test(size=(80, 24)):
        await until(lambda: "Any key ends it" in text(app))
        app.post_message(Key("enter", "\r"))
        await until(lambda: app.return_code is not None)
    assert (app.return_code, app.ended_by_hand) == (0, True)


async def test_a_page_that_never_comes_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(player, "PATIENCE", 0.3)
    monkeypatch.setattr(player, "keys_for", lambda *_: ())
    app = an_app(tmp_path, "hello")
    async with app.run_test(size=(80, 24)):
        await until(lambda: app.return_code is not None)
    assert app.return_code == 1
    assert app.lost == "the page after HandOverPage did not come"


def test_the_pace_is_one_to_read_along() -> None:
    assert FAST.look(1000) == FAST.after("x") == 0
    assert WATCHABLE.after("x") < WATCHABLE.after("enter")
    assert WATCHABLE.look(0) < WATCHABLE.look(60) <= WATCHABLE.look(100_000) <= 5


@pytest.mark.parametrize(("code", "lost"), [(0, ""), (1, ""), (1, "a page")])
def test_the_command_plays_on_a_home_of_its_own(
    home: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    lost: str,
) -> None:
    used: list[Path] = []

    def run_app(app: Watched) -> int:
        used.append(app.home.path)  # type: ignore[attr-defined]
        app.lost = lost
        return code

    monkeypatch.setattr("tui.cli.demo.need_screen", lambda: None)
    monkeypatch.setattr("tui.cli.demo.run_app", run_app)
    said = Line(capsys)("demo", "--seed", "-3")
    assert said.code == code
    assert not home.exists()
    assert used[0].parent.exists() is (code == 1 and not lost)
    assert ("could not go on" in said.err) is bool(lost)
    assert ("nothing of it is kept" in said.out) is not bool(code)
