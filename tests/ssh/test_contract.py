"""What keeps apps of one process apart: one test for each pitfall, numbered as in the design."""

import asyncio
import atexit
import gc
import logging
import os
import signal
import sys
import threading
import weakref
import webbrowser
from contextvars import copy_context
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from textual._context import active_app
from textual.app import ComposeResult
from textual.filter import ANSIToTruecolor
from textual.widgets import DataTable, OptionList, Static

from tests.ssh.lines import FakeLine, FieldApp, run, until
from tui.base_app import BaseApp
from tui.cli.serving import forget_terminal
from tui.serve.host import serve_app
from tui.serve.line import Line
from tui.serve.terminal import Colours, Terminal
from tui.serve.worker import THREADS, settle


class Wall(BaseApp):
    """Widgets that keep styles in caches which all apps share."""

    def compose(self) -> ComposeResult:
        """Show some of each."""
        yield OptionList("one", "two", "three", markup=False)
        table: DataTable[str] = DataTable()
        table.add_columns("a", "b")
        table.add_rows([("1", "2"), ("3", "4")])
        yield table
        for name in ("accent", "good", "warn", "sealed"):
            static = Static(name, markup=False)
            static.styles.color = "#1d5a91"
            yield static


def test_the_versions_that_were_read() -> None:
    assert version("textual").startswith("8.2."), "read tui/serve/apart.py against the new version"
    assert version("asyncssh").startswith("2.24."), "read tui/serve/ssh_line.py against it"


async def test_1_the_process_keeps_its_streams_when_lives_overlap() -> None:
    before = sys.stdout, sys.stderr
    first = await run()
    second = await run()
    await first.end()
    during = sys.stdout, sys.stderr
    await second.end()
    assert during == before
    assert (sys.stdout, sys.stderr) == before


async def test_2_colours_of_one_terminal_do_not_reach_another() -> None:
    kinds = [Terminal(colours=colours) for colours in Colours]
    for _ in range(2):
        people = [await run(lambda _: Wall(), kind) for kind in kinds]
        for person in people:
            person.line.type("\x1b[B\t\x1b[B")
            await person.calm()
        for person in people:
            person.line.hang_up()
            await person.task
        sixteen, indexed, true = (person.line.raw for person in people)
        assert b"8;2;" in true
        assert b"8;5;" in indexed
        assert b"8;2;" not in indexed
        assert b"8;2;" not in sixteen
        assert b"8;5;" not in sixteen


async def test_3_nothing_of_the_servers_own_terminal_is_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    surroundings = {"NO_COLOR": "1", "TERM": "xterm", "COLUMNS": "33", "LINES": "7"}
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    person = await run(terminal=Terminal(colours=Colours.TRUE))
    await person.has_size((80, 24))
    assert person.field.console.color_system == "truecolor"
    assert b"8;2;" in person.line.raw
    await person.end()
    for name in surroundings:
        monkeypatch.delenv(name)
    colourless = await run(terminal=Terminal(no_color=True))
    assert b"8;2;" not in colourless.line.raw
    assert b"8;5;" not in colourless.line.raw
    await colourless.end()


async def test_4_an_app_that_fails_ends_alone_with_one_sentence(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    failing = await run()
    other = await run()
    failing.line.type("!boom\r")
    assert await failing.task == 1
    assert "What you had kept is kept." in failing.line.text
    assert not failing.line.full_screen
    other.line.type("still here\r")
    await other.said("still here")
    await other.end()
    told = "".join(capfd.readouterr()) + caplog.text + failing.line.raw.decode()
    assert "ValueError" in caplog.text
    assert "silence" not in told
    assert "Traceback" not in told


async def test_5_an_app_started_from_within_another_is_itself() -> None:
    outer = await run()
    found: list[object] = []

    class Inner(FieldApp):
        """Says who it takes itself for."""

        def on_mount(self) -> None:
            """Remember."""
            found.append(active_app.get())

    async def start() -> asyncio.Task[int]:
        return asyncio.create_task(serve_app(line, make))

    def make(_: Line) -> FieldApp:
        found.append(active_app.get(None))
        return inner[0]

    context = copy_context()
    context.run(active_app.set, outer.field)
    line, inner = FakeLine(), [Inner()]
    task = await asyncio.create_task(start(), context=context)
    await until(lambda: len(found) == 2)
    assert found == [None, inner[0]]
    line.hang_up()
    await task
    await outer.end()


async def test_6_nothing_of_a_dead_app_stays() -> None:
    dead = []
    for _ in range(3):
        person = await run()
        # Keys of the extended form are what Textual's parser remembers, and itself with them.
        person.line.type("\x1b[97;5u\x1b[57;1uabc")
        await person.has_typed("9abc")
        dead.append(weakref.ref(person.field))
        person.line.hang_up()
        await person.task
        del person
    await asyncio.sleep(0)
    gc.collect()
    assert [ref() for ref in dead] == [None] * 3


async def test_7_and_10_the_loop_is_settled_before_the_first_app() -> None:
    loop: Any = asyncio.get_running_loop()
    settle(loop)
    factory, executor = loop.get_task_factory(), loop._default_executor
    assert executor._max_workers == THREADS
    person = await run()
    await person.end()
    assert loop.get_task_factory() is factory
    assert loop._default_executor is executor


def _descriptors() -> int:
    """Return how many files this process has open."""
    return len(list(Path("/proc/self/fd").iterdir()))


async def test_8_no_thread_no_signal_handler_and_no_descriptor() -> None:
    signals = [signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH, signal.SIGTERM, signal.SIGINT]
    handlers = [signal.getsignal(number) for number in signals]
    threads = set(threading.enumerate())
    descriptors = _descriptors()
    person = await run()
    assert [signal.getsignal(number) for number in signals] == handlers
    assert set(threading.enumerate()) == threads
    assert _descriptors() == descriptors
    await person.end()


async def test_9_nothing_happens_where_the_server_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url, **_: opened.append(url))
    person = await run()
    app, file = person.field, StringIO("secret")
    assert app._driver is not None
    app.open_url("file:///etc/passwd")
    app._driver.open_url("file:///etc/passwd")
    app.deliver_text(file, save_directory=tmp_path, save_filename="x.txt")
    with pytest.raises(Exception, match="suspend"), app.suspend():
        pass
    person.line.type("\x1a\x10")
    await person.end()
    assert opened == []
    assert os.listdir(tmp_path) == []  # noqa: PTH208
    assert file.closed
    assert not app.ENABLE_COMMAND_PALETTE


def test_11_the_service_forgets_its_own_terminal() -> None:
    environ = {"TEXTUAL": "devtools,debug", "NO_COLOR": "", "COLUMNS": "9", "HOME": "/h"}
    forget_terminal(environ)
    assert environ == {"HOME": "/h", "TERM": "xterm-256color"}


async def test_12_nothing_moves_by_itself() -> None:
    person = await run()
    await person.calm()
    before = person.line.writes
    await asyncio.sleep(0.6)
    assert person.line.writes == before
    assert person.field.animation_level == "none"
    await person.end()


def test_13_what_textual_pins_is_bounded() -> None:
    tables: Any = DataTable._get_styles_to_render_cell
    colours: Any = ANSIToTruecolor.truecolor_style
    assert tables.cache_info().maxsize <= 32
    assert colours.cache_info().maxsize <= 1024


@pytest.mark.parametrize("extended", [True, False])
async def test_14_the_clipboard_is_for_terminals_that_know_it(extended: bool) -> None:
    person = await run(terminal=Terminal(extended=extended))
    await person.calm()
    writes = person.line.writes
    person.field.copy_to_clipboard("x")
    person.field.bell()
    await until(lambda: person.line.writes > writes)
    assert person.line.writes == writes + 1
    assert (b"\x1b]52;" in person.line.raw) == extended
    await person.end()


async def test_15_the_answer_of_one_terminal_changes_no_other() -> None:
    first, second = await run(), await run()
    first.line.type("\x1b[?2026;2$y")
    await until(lambda: first.field._sync_available)
    for person in (first, second):
        person.line.type("x")
        await person.has_typed("x")
        await person.calm()
    assert b"\x1b[?2026h" in first.line.raw
    assert b"\x1b[?2026h" not in second.line.raw
    await first.end()
    await second.end()


async def test_16_no_title_is_set_and_nothing_is_left_for_the_exit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    registered: list[object] = []
    monkeypatch.setattr(atexit, "register", registered.append)
    person = await run()
    await person.end()
    assert registered == []
    for title in (b"\x1b]0;", b"\x1b]1;", b"\x1b]2;"):
        assert title not in person.line.raw
