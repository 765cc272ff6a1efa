"""How a command ends when it cannot end well, seen from within this process."""

from __future__ import annotations

import errno
import io
import os
import runpy
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.cli import Line, people
from tui.cli import printing
from tui.cli.asking import ask, confirm
from tui.cli.endings import Terminated, polite_endings
from tui.opening import Opening


class Broken(io.StringIO):
    """A stream that cannot be written."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def write(self, text: str) -> int:
        """Refuse."""
        raise OSError(self._number, os.strerror(self._number))

    def flush(self) -> None:
        """Refuse."""
        raise OSError(self._number, os.strerror(self._number))


@pytest.mark.parametrize(
    ("raised", "code"),
    [(KeyboardInterrupt(), 130), (Terminated(), 143), (BrokenPipeError(), 0)],
)
def test_each_ending_has_its_code(
    line: Line, monkeypatch: pytest.MonkeyPatch, raised: BaseException, code: int
) -> None:
    def end(_: object) -> int:
        raise raised

    monkeypatch.setattr("tui.cli.library.run", end)
    said = line("flows")
    assert said.code == code
    assert "Traceback" not in said.err


@pytest.mark.parametrize(("number", "code"), [(errno.EPIPE, 0), (errno.ENOSPC, 1)])
def test_a_stdout_that_breaks(
    line: Line, monkeypatch: pytest.MonkeyPatch, number: int, code: int
) -> None:
    monkeypatch.setattr("sys.stdout", Broken(number))
    assert line("flows").code == code
    monkeypatch.setattr("sys.stdout", None)
    assert line("flows").code == 0


def test_output_that_fails_only_at_the_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout", Broken(errno.ENOSPC))
    assert not printing.flush()
    assert "could not be written" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdout", Broken(errno.EPIPE))
    assert printing.flush()


def test_a_complaint_never_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", Broken(errno.EIO))
    printing.complain("x")
    monkeypatch.setattr("sys.stderr", None)
    printing.complain("x")


def test_a_silenced_stream_writes_nowhere(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    with kept.open("w") as stream:
        printing._silence(stream)
        stream.write("lost")
    assert kept.read_text() == ""


def test_sigterm_is_an_exception_for_as_long_as_a_command_runs() -> None:
    before = signal.getsignal(signal.SIGTERM)

    def be_asked() -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(60)  # interrupted at once

    with pytest.raises(Terminated), polite_endings():
        be_asked()
    assert signal.getsignal(signal.SIGTERM) is before


def test_another_handler_or_thread_is_left_alone() -> None:
    def mine(*_: object) -> None:
        pass

    before = signal.signal(signal.SIGTERM, mine)
    try:
        with polite_endings():
            assert signal.getsignal(signal.SIGTERM) is mine
    finally:
        signal.signal(signal.SIGTERM, before)
    seen: list[object] = []

    def elsewhere() -> None:
        with polite_endings():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join(60)
    assert not thread.is_alive()
    assert seen == [before]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that says what is typed next."""

    def typed(text: str) -> None:
        monkeypatch.setattr("builtins.input", lambda _: text)

    return typed


def test_only_a_clear_yes_is_one(
    answers: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    for text, meant in (("y", True), (" YES ", True), ("", False), ("n", False), ("yep", False)):
        answers(text)
        assert confirm("Sure?") is meant
    ask("a\x1b[2J\nb")
    assert "\x1b" not in capsys.readouterr().out


def test_restoring_can_be_declined(
    line: Line, home: Path, answers: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    history = people(home).folder / "history.json"
    history.write_text("{")
    said = line("restore", "sam-noa")
    assert said.code == 1
    assert "add --yes" in said.err
    monkeypatch.setattr("tui.cli.restoring.can_ask", lambda: True)
    answers("n")
    assert line("restore", "sam-noa").code == 1
    assert history.read_text() == "{"
    answers("y")
    assert line("restore", "sam-noa").code == 0
    assert history.read_text() != "{"


def test_an_opening_is_of_somebody_and_of_one_thing() -> None:
    with pytest.raises(ValueError, match="needs a party"):
        Opening(flow="hello")
    with pytest.raises(ValueError, match="either"):
        Opening("sam-noa", flow="hello", conversation="c1")


def test_the_module_is_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["duologue", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("tui", run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("duologue ")
