"""The plain face from outside: a real terminal, a poor one, pipes, both faces in turn."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from store import Home
from tests.journeys.cli import Line, people, process
from tests.journeys.terminal import Terminal
from tests.journeys.watch import on_disk
from tui.cli import face

Start = Callable[..., Terminal]
WIPE = b"\x1b[2J\x1b[3J\x1b[H"
DUMB = {"TERM": "dumb"}
SECRETS = ("zeppelin", "narwhal")


def enter(terminal: Terminal, waited: str, line: str) -> None:
    """Type a line when it is asked for."""
    terminal.wait_for(waited)
    terminal.send(f"{line}\r")


def begin(terminal: Terminal) -> None:
    """From the first run to Sam's first question."""
    enter(terminal, "What is your first name", "Sam")
    enter(terminal, "And the other one's", "Noa")
    enter(terminal, "Somebody else?", "")


def test_a_pair_on_a_terminal_sees_nothing_of_each_other(duologue: Start, home: Path) -> None:
    terminal = duologue("--plain")
    begin(terminal)
    enter(terminal, "Key of Sam:", "s")
    enter(terminal, "Sam writes alone.", "zeppelin")
    terminal.wait_for("Key of Noa:")
    assert "zeppelin" not in terminal.text
    assert not on_disk(home, SECRETS)
    handed = len(terminal.raw)
    enter(terminal, "Key of Noa:", "s")
    enter(terminal, "Nothing was opened.", "n")
    enter(terminal, "Noa writes alone.", "narwhal")
    terminal.wait_for("Ready to open?")
    assert b"zeppelin" not in terminal.raw[terminal.raw.rindex(WIPE, 0, handed) :]
    assert b"narwhal" not in terminal.raw[terminal.raw.rindex(WIPE) :]
    assert not on_disk(home, SECRETS)
    enter(terminal, "Ready to open?", "s")
    enter(terminal, "Sam is ready.", "n")
    terminal.wait_for("Shared from now on.")
    terminal.send("\r\r")
    terminal.wait_for("zeppelin")
    terminal.wait_for("narwhal")
    terminal.wait_idle()
    terminal.press("ctrl+c")
    assert terminal.wait_exit() == 130
    assert "“duologue open sam-noa” goes on where you are." in terminal.text
    assert b"\x1b[3" not in terminal.raw.replace(WIPE, b"").replace(b"\x1b[?", b"")
    assert not terminal.full_screen


def test_a_poor_terminal_asks_whether_to_go_on(duologue: Start, home: Path) -> None:
    terminal = duologue(env=DUMB, rows=60)
    begin(terminal)
    enter(terminal, "Go on all the same?", "yes")
    enter(terminal, "Key of Sam:", "s")
    enter(terminal, "Sam writes alone.", "zeppelin")
    enter(terminal, "Key of Noa:", ":pause")
    terminal.wait_for("1. First minutes: paused today")
    assert b"\x1b" not in terminal.raw
    assert not on_disk(home, SECRETS)
    terminal.press("ctrl+d")
    assert terminal.wait_exit() == 0


def test_from_one_face_to_the_other_and_back_at_the_same_word(duologue: Start, home: Path) -> None:
    plain = duologue("--plain")
    begin(plain)
    enter(plain, "Key of Sam:", "s")
    plain.wait_for("Answer:")
    plain.send("half a wo")
    plain.wait_for("half a wo")
    plain.wait_idle()
    plain.press("ctrl+c")
    assert plain.wait_exit() == 130
    assert b"half a wo" not in plain.raw[plain.raw.rindex(WIPE) :]
    assert not on_disk(home, ["half a wo"])
    full = duologue("open", "sam-noa")
    full.wait_for("resume at the same word")
    full.press("enter")
    full.wait_for("S A M")
    full.press("s")
    full.wait_for("> half a wo")
    full.send("rd, and mo")
    full.wait_for("half a word, and mo")
    full.press("escape", "q")
    full.wait_for("Ready for you")
    full.press("q")
    assert full.wait_exit() == 0
    again = duologue("open", "sam-noa", env=DUMB, rows=60)
    enter(again, "What would you like to do?", "1")
    enter(again, "Go on all the same?", "yes")
    enter(again, "Key of Sam:", "s")
    again.wait_for("You had begun: “half a word, and mo”.")
    again.send(":add re\r\r")
    again.wait_for("Key of Noa:")
    again.wait_idle()
    again.press("ctrl+c")
    assert again.wait_exit() == 130


def test_killed_in_the_middle_of_a_text_it_goes_on_there(duologue: Start, home: Path) -> None:
    people(home, "Kim")
    (home / "flows").mkdir(parents=True, exist_ok=True)
    (home / "flows" / "tale.flow.yaml").write_text(TALE)
    terminal = duologue("run", "tale", "--plain", "--party", "kim")
    enter(terminal, "How do you begin?", "1")
    enter(terminal, "Text:", "once upon")
    enter(terminal, "More, or Enter:", "a time")
    terminal.wait_for(lambda frame: "\n".join(frame).count("More, or Enter:") == 2)
    terminal.kill()
    again = duologue("open", "kim", "--plain")
    enter(again, "What would you like to do?", "1")
    again.wait_for("Written so far:")
    again.wait_for("a time")
    again.send("there was\r\r")
    again.wait_for("Enter closes:")
    again.send("\r")
    enter(again, "This conversation is finished.", "leave")
    assert again.wait_exit() == 0


TALE = """\
flow: tale
format: 1
revision: 1
lang: en
title: A tale
summary: Write one.
people: {min: 1, max: 2}
minutes: 5
steps:
  - ask: story
    who: all
    type: text
    text: What happened?
  - end: done
    text: Thank you.
"""


def test_a_pipe_types_as_people_do(home: Path) -> None:
    lines = "Sam\nNoa\n\nyes\ns\n\x1b[2Jtea\x07\nn\n\xe9\n"
    said = process(home=home, stdin=lines.encode("latin-1"))
    assert said.code == 0
    assert "\x1b" not in said.out
    assert "goes on where you are" in said.out
    assert said.err == ""


@pytest.mark.parametrize("args", [["open", "sam"], ["run", "sticky-notes"], ["me"], []])
def test_no_input_at_all_shows_what_there_is(
    line: Line, home: Path, monkeypatch: pytest.MonkeyPatch, args: list[str]
) -> None:
    people(home)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    said = line(*args)
    assert (said.code, said.err) == (0, "")
    assert "Everything is kept." in said.out


def test_sigterm_pauses(duologue: Start, home: Path) -> None:
    terminal = duologue("--plain")
    begin(terminal)
    enter(terminal, "Key of Sam:", "s")
    terminal.wait_for("Sam writes alone.")
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.wait_exit() == 143
    assert Home(home).party("sam-noa").conversations()[0].status == "paused"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_being_ended_keeps_the_line_and_takes_it_off_the_screen(
    duologue: Start, home: Path, number: int
) -> None:
    terminal = duologue("--plain")
    begin(terminal)
    enter(terminal, "Key of Sam:", "s")
    terminal.wait_for("Answer:")
    terminal.send("half a wo")
    terminal.wait_for("half a wo")
    os.kill(terminal.pid, number)
    assert terminal.wait_exit() == 143
    assert b"half a wo" not in terminal.raw[terminal.raw.rindex(WIPE) :]
    assert "goes on where you are" in terminal.text
    again = duologue("open", "sam-noa", env=DUMB, rows=60)
    enter(again, "What would you like to do?", "1")
    enter(again, "Go on all the same?", "yes")
    enter(again, "Key of Sam:", "s")
    again.wait_for("You had begun: “half a wo”.")
    again.wait_idle()
    again.press("ctrl+c")
    assert again.wait_exit() == 130


def test_settings_ask_for_it(line: Line, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people(home)
    (home / "settings.toml").write_text('face = "plain"\nascii = true\n')
    monkeypatch.setattr(face, "is_terminal", lambda _: True)
    monkeypatch.setattr("tui.plain.readers.Edited.read", lambda *_: "leave")
    said = line("open", "sam")
    assert said.code == 0
    assert '"duologue open sam-noa" goes on where you are.' in said.out


def test_where_the_history_of_a_terminal_cannot_be_emptied() -> None:
    assert face.can_wipe({"TERM": "xterm"})
    assert not face.can_wipe({"TERM": "screen", "STY": "1.pts-0"})
    assert not face.can_wipe({"TERM": "dumb"})
    assert not face.can_wipe({})
    assert not face.can_wipe({"TERM": "screen.xterm-256color"})
    assert face.can_wipe({"TERM": "screen-256color", "TMUX": "/run/tmux,1,0"})
    assert not face.can_wipe({"TERM": "eterm-color"})
    assert not face.can_wipe({"TERM": "xterm", "INSIDE_EMACS": "29.1,vterm"})


def test_a_closed_stdin_or_stdout_is_said(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert "There is no stdin" in line("--plain").err
    assert "There is no stdin" in line("--answers", "-").err
    monkeypatch.setattr("sys.stdout", None)
    assert line("--plain").code == 1


def test_a_full_disk_behind_stdout_is_said(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tui.plain.running.show", full)
    assert "could not be written (No space left on device)" in line("--answers", os.devnull).err

    def gone(*_: object, **__: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("tui.plain.running.show", gone)
    assert line("--answers", os.devnull).code == 0
