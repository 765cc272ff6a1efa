"""`duologue serve` from outside: real processes, the real client, kills and restarts."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.terminal import Terminal, environment
from tests.ssh.test_openssh import Call

ROOT = Path(__file__).parents[2]


class Served:
    """A server of `duologue serve`, and one workshop on it."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self.env = environment(home)
        self._log = home.parent / "log"
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tui", "serve", "--port", "0", *arguments],
                cwd=ROOT,
                env=self.env,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self.process.stdout is not None
        said = [self.process.stdout.readline() for _ in range(4)]
        assert "Ctrl+C stops." in said[-1], said
        self.port = re.findall(r"port (\d+)", said[0])[0]
        self.print = said[1].split()[-1]
        self.code = self.pin = self.lead_pin = ""

    def open(self) -> None:
        """Make a workshop."""
        told = self.run("workshop", "new", "sticky-notes", "--by", "Kim", "--for", "pairs")
        self.code = re.findall(r"ssh (\w+)@", told)[0]
        self.pin = re.findall(r"PIN (\d+)", told)[0]
        self.lead_pin = re.findall(r"PIN for leading +(\S+)", told)[0]
        assert self.print in told

    def run(self, *arguments: str) -> str:
        """Run the program; return what it says."""
        done = subprocess.run(
            [sys.executable, "-m", "tui", *arguments],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def children(self, name: str) -> list[int]:
        """Return the processes of a kind, oldest first, from the server's own log."""
        log = self._log.read_text()
        return [int(pid) for pid in re.findall(rf"{name}[ \d]* runs as process (\d+)", log)]

    def stop(self) -> int:
        """Ask it to end; return its status."""
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=30)
        return self.process.returncode


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Return a function that starts a server; all are stopped in the end."""
    begun: list[Served] = []

    def start(*arguments: str) -> Served:
        begun.append(Served(tmp_path / "home", *arguments))
        return begun[-1]

    yield start
    for one in begun:
        if one.process.poll() is None:
            one.stop()
        one.process.communicate()


def come(ssh: Call, served: Served, name: str, *arguments: str, prefix: str = "") -> Terminal:
    """Come in by code, PIN and name."""
    terminal = ssh(*arguments, user=f"{prefix}{served.code}", to=served.port)
    terminal.wait_for("PIN:")
    terminal.send(f"{served.lead_pin if prefix else served.pin}\r")
    terminal.wait_for("Name or alias:")
    terminal.send(f"{name}\r")
    terminal.wait_for("Plan" if prefix else "What happens with what you write")
    return terminal


def test_a_room_from_the_first_call_to_the_end_of_the_server(
    ssh: Call, serve: Callable[..., Served], wait: Callable[..., None]
) -> None:
    served = serve()
    served.open()
    sam = come(ssh, served, "Sam")
    sam.press("enter")
    sam.wait_for("1 here")
    kim = come(ssh, served, "Kim", prefix="lead-")
    sam.wait_for("2 here")
    # A worker that dies takes its people with it, and is there again; nobody else's words are lost.
    os.kill(served.children("worker")[-1], signal.SIGKILL)
    for terminal in (sam, kim):
        assert terminal.wait_exit() == 255
    wait(lambda: len(served.children("worker")) == 2)
    again = come(ssh, served, "Noa")
    again.press("enter")
    again.wait_for("1 here")
    # The hub may die, too: the seats stay, and are taken again when it is back.
    os.kill(served.children("hub")[-1], signal.SIGKILL)
    wait(lambda: len(served.children("hub")) == 2)
    again.send("h")
    again.wait_for("hand")
    # Ctrl+C on a terminal reaches every process; they still wait for their parent's word.
    for name in ("hub", "worker"):
        os.kill(served.children(name)[-1], signal.SIGINT)
    again.send("?")
    again.wait_for("Esc back")
    assert served.stop() == 0
    assert again.wait_exit() == 0
    assert "What you wrote is kept" in again.text


def test_children_end_with_a_parent_that_was_killed_and_the_host_key_stays(
    serve: Callable[..., Served], wait: Callable[..., None]
) -> None:
    served = serve()
    children = [*served.children("hub"), *served.children("worker")]
    assert len(children) == 2
    served.process.kill()
    wait(lambda: all(_is_over(pid) for pid in children))
    again = serve("--workers", "2")
    assert again.print == served.print
    assert again.stop() == 0
    assert len(again.children("worker")) == 3


def _is_over(pid: int) -> bool:
    """Whether a process has ended, though nobody may have asked with what."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return True
    return status.rpartition(")")[2].split()[0] in {"Z", "X"}
