"""The commands that open full-screen pages, on a real terminal and where there is none."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.model import Flow
from store import Library
from tests.journeys.cli import Line, one_sentence, people, process
from tests.journeys.terminal import Terminal
from tui.cli import face, me, running, screens, start
from tui.cli.trouble import Cannot
from tui.opening import Opening

Start = Callable[..., Terminal]


def test_without_a_terminal_the_demo_says_what_to_do_instead(home: Path) -> None:
    said = process("demo", home=home)
    assert said.code == 1
    assert "stdin is not a terminal" in said.err
    assert "duologue history" in said.err
    assert one_sentence(said.err)


@pytest.fixture
def seated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have both ends look like a terminal."""
    for module in (screens, face):
        monkeypatch.setattr(module, "is_terminal", lambda _: True)


@pytest.mark.usefixtures("seated")
@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
def test_a_poor_terminal(line: Line, monkeypatch: pytest.MonkeyPatch, term: str) -> None:
    monkeypatch.setenv("TERM", term)
    said = line("demo")
    assert said.code == 1
    assert "needs a real terminal" in said.err
    monkeypatch.delenv("TERM")
    assert "TERM is not set" in line("demo").err


def test_output_that_is_no_terminal(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    ends = iter([True, False])
    with monkeypatch.context() as patch:
        patch.setattr(screens, "is_terminal", lambda _: next(ends))
        assert "stdout is not a terminal" in line("demo").err
    monkeypatch.setattr("sys.stdin", None)
    assert "stdin is not a terminal" in line("demo").err


def test_unknown_names_come_before_the_terminal(line: Line, home: Path) -> None:
    people(home)
    said = line("run", "stiky-notes")
    assert said.code == 1
    assert "Did you mean “sticky-notes”?" in said.err
    said = line("open", "Nao")
    assert said.code == 1
    assert "Did you mean “" in said.err
    said = line("run", "close")
    assert "a part of other conversations" in said.err
    assert "a part of other conversations" in line("demo", "--flow", "close").err
    (home / "flows").mkdir()
    (home / "flows" / "bad.flow.yaml").write_text("flow: bad\n")
    said = line("run", "bad")
    assert said.code == 1
    assert "has faults" in said.err


class Shown:
    """Stands in for the full screen: remembers what would be shown."""

    def __init__(self) -> None:
        self.opening: Opening | None = None

    def __call__(
        self, home: object, opening: Opening, options: Namespace, *, alone: bool = False
    ) -> int:
        """Remember it."""
        self.opening = opening
        return 0


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, seated: None) -> Shown:
    """Return what was opened instead of the full screen."""
    shown = Shown()
    for module in (me, running, start):
        monkeypatch.setattr(module, "show", shown)
    return shown


def test_opening_by_any_name(line: Line, home: Path, shown: Shown) -> None:
    party = people(home)
    for name in ("sam-noa", "Sam & Noa", "noa", "NOA"):
        assert line("open", name).code == 0
        assert shown.opening == Opening(party=party.id)
    assert line().code == 0
    assert shown.opening == Opening()


def test_whose_conversation_it_is(
    line: Line, home: Path, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Nobody has a history" in line("run", "ground-rules").err
    people(home, "Kim")
    assert "nobody here is so many" in line("run", "ground-rules").err
    people(home)
    assert line("run", "ground-rules", "--quick").code == 0
    assert shown.opening == Opening("sam-noa", "ground-rules", quick=True)
    assert line("run", "sticky-notes", "--party", "kim").code == 0
    assert shown.opening == Opening("kim", "sticky-notes")
    said = line("run", "ground-rules", "--party", "Kim")
    assert said.code == 1
    assert "is for 2 to 12 people" in said.err
    answers = iter(["", "7", "x", "2"])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert line("run", "sticky-notes").code == 0
    assert shown.opening == Opening("sam-noa", "sticky-notes")


def test_the_range_of_a_flow_in_words() -> None:
    library = Library()
    found: list[Flow] = [library.load(name) for name in ("reflect", "ground-rules")]
    assert [running._range(flow) for flow in found] == ["one person alone", "2 to 12 people"]


def test_me_asks_until_it_is_a_name(
    line: Line, home: Path, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["", "\x1b\x07", "x" * 500, "Zoë 🌱"])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    said = line("me")
    assert said.code == 0
    assert "at least one letter or sign" in said.out
    assert "is too long for the screen" in said.out
    assert shown.opening == Opening("zoe")
    assert line("me").code == 0


@pytest.mark.parametrize("error", [EOFError(), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad")])
def test_me_makes_nobody_without_a_name(
    line: Line, home: Path, shown: Shown, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def nothing(_: str) -> str:
        raise error

    monkeypatch.setattr("builtins.input", nothing)
    assert line("me").code == 1
    assert not home.exists()


class FakeApp:
    """An app that waits until it is told to end, or ends by itself."""

    def __init__(self, number: int | None, code: int | None = None) -> None:
        self.number = number
        self.return_code = code
        self.told = asyncio.Event()

    def exit(self, *, return_code: int) -> None:
        """Be told."""
        self.told.set()

    async def run_async(self, *, mouse: bool) -> None:
        """Ask to be told, if there is a signal to send."""
        if self.number is not None:
            os.kill(os.getpid(), self.number)
            await asyncio.wait_for(self.told.wait(), 10)


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 1), (None, 0)],
)
def test_signals_end_the_app_in_order(number: int | None, code: int) -> None:
    app: Any = FakeApp(number)
    assert screens.run_app(app) == code


def test_the_app_says_its_own_code() -> None:
    app: Any = FakeApp(None, 3)
    assert screens.run_app(app) == 3


@pytest.mark.usefixtures("seated")
def test_showing_builds_the_app(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[Any] = []

    def run_app(app: object) -> int:
        built.append(app)
        return 0

    monkeypatch.setattr(face, "run_app", run_app)
    party = people(home)
    options = Namespace(
        home=str(home), ascii=True, name=party.id, plain=False, answers=None, strict=False
    )
    assert start.run(options) == 0
    assert built[0].glyphs.rule == "-"


def test_nothing_can_be_asked_without_a_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(Cannot, match="Line by line there are “duologue --plain”"):
        screens.need_screen()


def test_open_shows_their_page_and_sigterm_restores_the_terminal(
    home: Path, duologue: Start
) -> None:
    people(home)
    terminal = duologue("open", "noa")
    terminal.wait_for("Sam & Noa")
    assert terminal.full_screen
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.wait_exit() == 143
    assert not terminal.full_screen


def test_run_arrives(home: Path, duologue: Start) -> None:
    people(home)
    terminal = duologue("run", "sticky-notes")
    terminal.wait_for("Who is at the keyboard?")


def test_a_copied_file_is_run_by_its_own_name(home: Path, duologue: Start) -> None:
    """Also while it still says the name of the flow that it was copied from."""
    people(home)
    text = Library().text("hello").replace("title: First minutes", "title: Early bird")
    (home / "flows").mkdir()
    (home / "flows" / "early.flow.yaml").write_text(text)
    terminal = duologue("run", "early")
    terminal.wait_for("Who is at the keyboard?")
    assert "Early bird" in terminal.text


def test_me_begins_with_a_name(home: Path, duologue: Start) -> None:
    terminal = duologue("me")
    terminal.wait_for("Your name:")
    terminal.send("Noa\r")
    terminal.wait_for("Only you.")
    assert terminal.full_screen


def test_a_second_terminal_is_told_who_holds_it(home: Path, duologue: Start) -> None:
    party = people(home)
    first = duologue("open", party.id)
    first.wait_for("Ready for you")
    second = duologue("open", party.id)
    second.wait_for("This is already open")


def test_the_demo_plays_to_the_end(home: Path, duologue: Start) -> None:
    terminal = duologue("demo", "--fast")
    terminal.wait_for("Any key ends it")
    assert terminal.wait_exit(timeout=120) == 0
    seen = "\n".join("\n".join(frame) for frame in terminal.frames)
    for words in ("Please hand over to  N O A", "opened 0 of 13", "Nobody has won", "Agreed"):
        assert words in seen
    assert "nothing of it is kept" in terminal.text
    assert not home.exists()


def test_any_key_ends_the_demo(home: Path, duologue: Start) -> None:
    terminal = duologue("demo", "--flow", "hello")
    terminal.wait_for("Any key ends it")
    terminal.wait_for("First minutes")
    terminal.press("x")
    assert terminal.wait_exit() == 0
    assert "nothing of it is kept" in terminal.text


def test_a_picture_as_a_process(home: Path, tmp_path: Path) -> None:
    target = tmp_path / "home.svg"
    said = process("screenshot", "home", "-o", str(target), home=home)
    assert (said.code, said.out, said.err) == (0, "", "")
    assert "Ready" in target.read_text()
    assert not home.exists()
    assert sys.version_info >= (3, 11)
