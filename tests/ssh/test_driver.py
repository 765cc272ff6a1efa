"""The driver on a line: keys in order, frames in time, sizes that can be drawn, a clean end."""

import asyncio
import gc
import weakref

import pytest
from textual.app import ComposeResult
from textual.widgets import Static

from tests.ssh.lines import FakeLine, FieldApp, Run, run, until
from tui.serve.driver import LARGEST, MANY_WAITING, SMALLEST, clamp
from tui.serve.gate import Gate
from tui.serve.line import Line
from tui.serve.terminal import Colours, Terminal, terminal_of

BURST = "".join(chr(ord("a") + i % 26) for i in range(100))


@pytest.mark.parametrize(
    ("keys", "said", "left"),
    [
        ("abc\rdef\rg", ["abc", "def"], "g"),
        ("abc\x7f\x7fX", [], "aX"),
        ("ab\x15cd", [], "cd"),
        (BURST, [], BURST),
        ("né\rßü\r", ["né", "ßü"], ""),
        ("a\x1b[200~one\ntwo\x1bq\x15 three\x1b[201~b\r", ["aone twoq threeb"], ""),
        ("abc\x1b[D\x1b[DX\r", ["aXbc"], ""),
    ],
)
async def test_keys_in_one_write_act_as_if_typed(keys: str, said: list[str], left: str) -> None:
    person = await run()
    person.line.type(keys)
    await until(lambda: (person.field.said, person.field.value) == (said, left), repr(keys))
    assert await person.end() == 0


async def test_keys_typed_while_the_app_starts_arrive() -> None:
    line = FakeLine()
    person = Run(line, lambda _: FieldApp())
    await until(lambda: line.listener)
    line.type("ab")
    line.type("c\r")
    await person.ready()
    await until(lambda: person.field.said == ["abc"])
    await person.end()


async def test_what_nobody_types_so_fast_is_a_paste_and_costs_one_event() -> None:
    person = await run()
    person.line.type("x" * 1_000_000 + "\r")
    await until(lambda: person.field.said)
    assert set(person.field.said[0]) == {"x"}
    await person.end()


async def test_a_lone_escape_leaves_the_field() -> None:
    person = await run()
    person.line.type("\x1b")
    await until(lambda: person.field.focused is None)
    await person.end()


async def test_too_many_keys_let_their_sender_wait() -> None:
    person = await run()
    for _ in range(MANY_WAITING):
        person.line.type("a\x7f")
    assert person.line.held
    await until(lambda: not person.line.held)
    await person.end()


async def test_bytes_that_mean_nothing_end_nothing() -> None:
    person = await run()
    person.line.type(b"\xff\xfe\x1b[999999999999999999u\x1b[<9;9;9\x1b[M\x1b]0;x\x07\x9b\x00")
    person.line.type("\x1b[48;9999;9999;9999;9999t\x1b[?2026;1$y\x1b[1;1R")
    person.line.type("\x15ok\r")
    await until(lambda: any(said.endswith("ok") for said in person.field.said))
    await person.has_size((80, 24))
    await person.end()


async def test_a_size_is_taken_live_and_clamped() -> None:
    assert clamp(10**6, 10**6) == LARGEST
    assert clamp(0, -1) == SMALLEST
    person = await run(size=(0, 0))
    for claimed, taken in [((132, 50), (132, 50)), ((10**6, 10**6), LARGEST), ((80, 24), (80, 24))]:
        person.line.resize(*claimed)
        await person.has_size(taken)
    await person.end()


async def test_a_frame_is_one_write() -> None:
    person = await run()
    await person.calm()
    before = person.line.writes
    person.line.type("x")
    await until(lambda: "x" in person.line.text)
    assert person.line.writes - before == 1
    await person.end()


async def test_frames_are_dropped_while_nobody_reads_and_all_is_painted_after() -> None:
    person = await run()
    person.line.read(again=False)
    before = len(person.line.raw)
    person.line.type("hello")
    await until(lambda: person.field.value == "hello")
    await asyncio.sleep(0.05)
    assert len(person.line.raw) == before
    person.line.read(again=True)
    await until(lambda: "hello" in person.line.text)
    await person.end()


async def test_the_terminal_is_given_back_as_it_was() -> None:
    person = await run()
    shown = [person.line.full_screen]
    await person.end()
    shown.append(person.line.full_screen)
    assert shown == [True, False]
    raw = person.line.raw
    for mode in (b"?1049", b"?25", b"?7", b"?1004", b"?2004"):
        assert raw.count(mode + b"h") == 1, mode
        assert raw.count(mode + b"l") == 1, mode
    assert raw.endswith((b"\x1b[?1049l", b"\x1b[?25h\x1b[?1049l"))


@pytest.mark.parametrize("term", ["linux", "vt100"])
async def test_an_old_terminal_is_asked_nothing(term: str) -> None:
    person = await run(terminal=terminal_of(term, {}))
    person.field.copy_to_clipboard("x")
    person.line.type("x")
    await until(lambda: "x" in person.line.text)
    await person.end()
    for unknown in (b"\x1b[>", b"?2026", b"?2004", b"?1004", b"\x1b]", b"38;2;", b"38;5;"):
        assert unknown not in person.line.raw


async def test_nobody_asks_for_every_move_of_the_mouse() -> None:
    person = await run()
    await person.end()
    for mode in (b"?1000", b"?1002", b"?1003"):
        assert mode not in person.line.raw


async def test_hanging_up_ends_the_app() -> None:
    person = await run()
    person.line.hang_up()
    await until(person.task.done)


async def test_hanging_up_before_the_app_is_there_starts_none() -> None:
    made: list[Line] = []

    def make(line: Line) -> FieldApp:
        made.append(line)
        return FieldApp()

    line = FakeLine()
    gate = Gate(1)
    await gate.enter()
    person = Run(line, make, gate)
    await until(lambda: line.listener)
    line.hang_up()
    assert await person.task == 1
    assert made == []


async def test_nothing_of_a_dead_app_stays() -> None:
    person = await run()
    person.line.type("abc\x1b[1;5D\r")
    await person.said("abc")
    dead, line = weakref.ref(person.field), person.line
    await person.end()
    del person
    await asyncio.sleep(0)
    gc.collect()
    assert dead() is None
    assert line.listener is None


HOSTILE = "[/][@click=app.boom]x[/] \x1b]0;t\x07 \x1b[2J \x9b5n \x00\x0e\x7f\u202e$(id)"


async def test_hostile_text_is_shown_letter_by_letter() -> None:
    person = await run(lambda _: FieldApp(greeting=HOSTILE))
    assert "[/][@click=app.boom]x[/]" in person.line.text
    person.line.type("\x1b[200~" + HOSTILE + "\x1b[201~")
    await until(lambda: "$(id)" in person.field.value)
    await person.calm()
    await person.end()
    for command in (b"\x1b]", b"\x07", b"\x1b[2J", b"\x9b5n", b"\x00", b"\x0e", "\u202e".encode()):
        assert command not in person.line.raw


async def test_an_app_that_never_ends_is_ended_when_its_person_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.serve.host.LAST_WORD", 0.1)

    class Endless(FieldApp):
        """Its field has a handler that does not end."""

        def compose(self) -> ComposeResult:
            """Show a field that hangs."""
            yield Hangs("x")

    class Hangs(Static):
        """Never comes back from a key."""

        can_focus = True

        async def on_key(self) -> None:
            """Hang."""
            hung.set()
            await asyncio.Event().wait()

    hung = asyncio.Event()
    person = Run(FakeLine(), lambda _: Endless())
    await person.ready()
    person.line.type("\tx")
    await asyncio.wait_for(hung.wait(), 5)
    person.line.hang_up()
    await asyncio.wait_for(person.task, 5)
    await until(lambda: not [t for t in asyncio.all_tasks() if "message pump" in t.get_name()])


@pytest.mark.parametrize(
    ("term", "env", "wanted"),
    [
        ("xterm", {}, Terminal("xterm")),
        ("screen-256color", {"LANG": "de_DE.UTF-8"}, Terminal("screen-256color")),
        ("tmux-256color", {"COLORTERM": "truecolor"}, Terminal("tmux-256color", Colours.TRUE)),
        ("xterm-256color", {"LC_TERMINAL": "iTerm2"}, Terminal(colours=Colours.TRUE)),
        ("xterm-kitty", {}, Terminal("xterm-kitty", Colours.TRUE)),
        ("xterm-16color", {}, Terminal("xterm-16color", Colours.SIXTEEN)),
        ("linux", {}, Terminal("linux", Colours.SIXTEEN, extended=False)),
        ("vt100", {}, Terminal("vt100", Colours.SIXTEEN, ascii_only=True, extended=False)),
        ("dumb", {}, Terminal("dumb", Colours.SIXTEEN, extended=False, dumb=True)),
        ("", {}, Terminal("", Colours.SIXTEEN, extended=False, dumb=True)),
        (
            "xterm",
            {"NO_COLOR": "", "LC_ALL": "C"},
            Terminal("xterm", no_color=True, ascii_only=True),
        ),
        (
            "x\x1b]0;t\x07é" + "y" * 99,
            {},
            Terminal("x]0;t" + "y" * 59, Colours.SIXTEEN, extended=False),
        ),
    ],
)
def test_a_terminal_is_known_by_what_its_client_says(
    term: str, env: dict[str, str], wanted: Terminal
) -> None:
    assert terminal_of(term, env) == wanted
