"""The harness itself, against small programs: a harness that cannot fail proves nothing."""

import os
import signal
import sys
from contextlib import ExitStack
from pathlib import Path

import pyte
import pytest

from tests.journeys import terminal as harness
from tests.journeys.screen import Feed, Screen
from tests.journeys.terminal import Terminal, environment

ECHO = """
import sys, tty
tty.setraw(0)
sys.stdout.write("ready"); sys.stdout.flush()
while (key := sys.stdin.buffer.raw.read(64)) != b"q":
    sys.stdout.write("\\r\\n" + repr(key)); sys.stdout.flush()
print("\\r\\nbye", end="")
sys.exit(3)
"""

SIZES = """
import os, signal
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGWINCH})
while True:
    print("size", *os.get_terminal_size(0), flush=True)
    signal.sigwait({signal.SIGWINCH})
"""


def python(program: str, *, rows: int = 10, cols: int = 40, strict: bool = True) -> Terminal:
    return Terminal([sys.executable, "-c", program], rows, cols, strict=strict)


def shown(data: bytes, *, rows: int = 3, cols: int = 6) -> Screen:
    screen = Screen(cols, rows)
    Feed(screen).feed(data)
    return screen


def test_keys_go_in_and_frames_come_out() -> None:
    with python(ECHO) as terminal:
        terminal.wait_for("ready")
        terminal.press("up", "enter")
        terminal.wait_for("\\r")
        terminal.send("é\x1b[200~")
        frame = terminal.wait_for(lambda rows: any("200~" in row for row in rows))
        terminal.send(b"q")
        assert terminal.wait_exit() == 3
        assert terminal.exit_code == 3
        assert "bye" in terminal.text
        assert terminal.raw.startswith(b"ready")
    assert len(frame) == 10
    assert {len(row) for row in frame} == {40}
    assert terminal.frames[-1][0].rstrip() == "ready"


def test_what_never_comes_fails_with_a_picture_of_the_screen() -> None:
    with (
        python("print('something else'); input()") as terminal,
        pytest.raises(AssertionError, match=r"(?s)did not come.*still running.*something else"),
    ):
        terminal.wait_for("wanted", timeout=1)


def test_a_program_that_ends_early_fails_at_once() -> None:
    with (
        python("raise SystemExit('I am off')") as terminal,
        pytest.raises(AssertionError, match=r"(?s)ended before.*ended with 1.*I am off"),
    ):
        terminal.wait_for("wanted", timeout=600)


def test_the_program_learns_of_a_new_size() -> None:
    with python(SIZES) as terminal:
        terminal.wait_for("size 40 10")
        terminal.resize(12, 60)
        terminal.wait_for("size 60 12")
        assert (len(terminal.frame()), len(terminal.frame()[0])) == (12, 60)


def test_kill_ends_the_program_and_its_children() -> None:
    program = "import os; print('child', os.fork(), flush=True); os.read(0, 1)"
    with python(program) as terminal:
        terminal.wait_for(lambda rows: sum("child" in row for row in rows) == 2)
        terminal.kill()
        assert terminal.exit_code == -signal.SIGKILL
        terminal.wait_exit()
        assert terminal.ended, "a child still holds the terminal"


def test_leaving_the_block_ends_the_program() -> None:
    with python("input()") as terminal:
        pid = terminal.pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_keys_that_nobody_reads_fail_with_a_picture() -> None:
    program = "import time, tty; tty.setraw(0); print('deaf', flush=True); time.sleep(600)"
    with python(program) as terminal:
        terminal.wait_for("deaf")
        with pytest.raises(AssertionError, match=r"(?s)bytes were not read.*still running.*deaf"):
            terminal.send(b"x" * 1_000_000, timeout=1)


def test_a_program_that_does_not_end_fails_with_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    with python("print('immortal', flush=True); input()") as terminal:
        terminal.wait_for("immortal")
        with monkeypatch.context() as patch:
            patch.setattr(harness, "PATIENCE", 0.2)
            patch.setattr(os, "killpg", lambda *_: None)
            with pytest.raises(AssertionError, match=r"(?s)no end within.*immortal"):
                terminal.kill()


class Endless(Terminal):
    """A terminal at the end of which there is always something more to read."""

    def _take(self) -> bytes:
        return b"flood "


def test_a_terminal_that_is_never_silent_is_left_with_a_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with ExitStack() as running:
        running.enter_context(Endless([sys.executable, "-c", "input()"], 10, 40))
        monkeypatch.setattr(harness, "PATIENCE", 1.0)
        with pytest.raises(AssertionError, match=r"(?s)somebody still writes.*flood"):
            running.close()


def test_a_child_that_keeps_the_terminal_is_no_end() -> None:
    program = "import os\nif not os.fork(): os.setsid(); print('on', flush=True)\nos.read(0, 1)"
    argv = [sys.executable, "-c", program]
    with Terminal(argv, 10, 40, controlling=False) as terminal:
        terminal.wait_for("on")
        os.killpg(terminal.pid, signal.SIGKILL)
        with pytest.raises(AssertionError, match="child still holds"):
            terminal.wait_exit(timeout=1)


def test_a_stop_is_seen() -> None:
    with python("print('here', flush=True); input()") as terminal:
        terminal.wait_for("here")
        with pytest.raises(AssertionError, match="not stopped within"):
            terminal.wait_stop(timeout=0.1)
        os.kill(terminal.pid, signal.SIGSTOP)
        terminal.wait_stop()


def test_idle_is_when_nothing_more_comes() -> None:
    with python("print('all', 'of', 'it', flush=True); input()") as terminal:
        terminal.wait_for("all")
        assert terminal.wait_idle()[0].rstrip() == "all of it"


def test_a_program_that_never_rests_is_never_idle() -> None:
    program = "import time\nwhile True: print(end='x', flush=True); time.sleep(.005)"
    with python(program) as terminal, pytest.raises(AssertionError, match=r"not idle within"):
        terminal.wait_idle(quiet_ms=10_000, timeout=0.1)


def test_a_full_screen_program_that_leaves_the_edges_fails() -> None:
    program = "print('\\x1b[?1049h\\x1b[11;1Hbelow', end='')"
    with (
        pytest.raises(AssertionError, match="cursor sent to row 11"),
        python(program) as terminal,
    ):
        terminal.wait_exit()


def test_edges_can_be_left_when_the_test_says_so() -> None:
    with python("print('\\x1b[?1049h\\x1b[11;1H')", strict=False) as terminal:
        terminal.wait_exit()
    assert terminal.overflows


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\x1b[4;1H", "row 4"),
        (b"\x1b[1;7H", "column 7"),
        (b"\x1b[7G", "column 7"),
        (b"\x1b[4d", "row 4"),
        (b"1234567", "past column 6"),
        ("12345好".encode(), "past column 6"),
        (b"\x1b[3;1H\n", "scrolled"),
    ],
)
def test_each_way_over_the_edge_is_noted_on_the_alternate_screen_only(
    data: bytes, sentence: str
) -> None:
    assert shown(data).overflows == []
    assert any(sentence in note for note in shown(b"\x1b[?1049h" + data).overflows)


def test_a_full_screen_exactly_filled_is_no_overflow() -> None:
    screen = shown(b"\x1b[?1049h" + b"".join(b"\x1b[%d;1H123456" % row for row in (1, 2, 3)))
    assert screen.overflows == []
    assert screen.frame() == ["123456"] * 3


def test_the_main_screen_comes_back_as_it_was() -> None:
    screen = shown(b"$ run\x1b[?1049hfull")
    assert screen.frame()[0] == "     f"
    screen = shown(b"$ run\x1b[?1049h\x1b[Hfull\x1b[?1049l!")
    assert screen.frame()[0] == "$ run!"
    assert not screen.alternate


def test_a_smaller_alternate_screen_keeps_its_top_left() -> None:
    screen = shown(b"\x1b[?1049h\x1b[Hab\x1b[2;1Hcd\x1b[3;1H123456")
    screen.resize(2, 3)
    assert screen.frame() == ["ab ", "cd "]
    assert (screen.cursor.y, screen.cursor.x) == (1, 3)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("好a", "好a   "),
        ("好\x1b[1Ga", "a     "),
        ("好\x1b[2Ga", " a    "),
        ("e\u0301x", "e\u0301x    "),
        ("👩\u200d👧x", "👩\u200d👧x   "),
        ("a\u200bb", "a\u200bb    "),
        ("\x1b[>1ua\x1b[<u", "a     "),
    ],
)
def test_every_character_takes_its_own_cells(text: str, row: str) -> None:
    assert shown(text.encode()).frame()[0] == row


def test_bytes_may_be_cut_anywhere() -> None:
    data = "é\x1b[?1049h\x1b[2;3H\x1b[<u好\x1b[31mx".encode()
    whole = shown(data)
    screen = Screen(6, 3)
    feed = Feed(screen)
    for byte in data:
        feed.feed(bytes([byte]))
    assert screen.frame() == whole.frame()
    assert screen.frame()[1] == "  好x "


def test_colours_past_the_parser_are_those_that_it_reads() -> None:
    data = b"\x1b[1;38;2;1;2;3ma\x1b[48;5;200mb\x1b[mc\x1b[0;7md\x1b[38;2mx"
    screen, plain = shown(data), pyte.Screen(6, 3)
    pyte.ByteStream(plain).feed(data)
    assert [screen.buffer[0][x] for x in range(6)] == [plain.buffer[0][x] for x in range(6)]
    title = b"\x1b]0;\x1b[31m\x07x"
    assert shown(title).buffer[0][0] == screen.default_char._replace(data="x")


def test_the_environment_is_plain_and_names_the_home(tmp_path: Path) -> None:
    variables = environment(tmp_path / "home")
    assert variables["DUOLOGUE_HOME"] == str(tmp_path / "home")
    assert not {"COLORTERM", "NO_COLOR", "PYTHONPATH"} & set(variables)
