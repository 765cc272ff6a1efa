"""The real OpenSSH client, on a real terminal."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.terminal import Terminal
from tests.ssh.fakes import CODE, PIN

Call = Callable[..., Terminal]
_names = iter(range(1000))


def enter(terminal: Terminal) -> str:
    """Answer the questions at the door with a name of one's own; return it."""
    name = f"Sam{next(_names)}"
    terminal.wait_for("PIN:")
    terminal.send(f"{PIN}\r")
    terminal.wait_for("Name or alias:")
    terminal.send(f"{name}\r")
    return name


def _wait_for_pin(terminal: Terminal, times: int) -> None:
    """Wait until the PIN has been asked for so many times."""
    terminal.wait_for(lambda frame: "\n".join(frame).count("PIN:") == times)


@pytest.mark.parametrize(
    ("term", "cols", "rows", "env"),
    [
        ("xterm-256color", 80, 24, {"COLORTERM": "truecolor"}),
        ("screen-256color", 60, 20, {}),
        ("tmux-256color", 132, 50, {}),
        ("linux", 80, 24, {}),
        ("vt100", 80, 24, {}),
        ("xterm-256color", 80, 24, {"NO_COLOR": "1"}),
    ],
)
def test_one_comes_in_types_and_leaves(
    ssh: Call, term: str, cols: int, rows: int, env: dict[str, str]
) -> None:
    terminal = ssh(rows=rows, cols=cols, env={"TERM": term, **env})
    name = enter(terminal)
    terminal.wait_for(f"Hello {name}")
    assert "Kim runs this." in terminal.raw.decode()
    terminal.send("one\rtwo")
    terminal.wait_for("two")
    colours = {
        "COLORTERM": b"8;2;" in terminal.raw,
        "256": b"8;5;" in terminal.raw,
    }
    wanted = "NO_COLOR" not in env and term not in {"linux", "vt100"}
    assert colours == {"COLORTERM": "COLORTERM" in env, "256": wanted and "COLORTERM" not in env}
    terminal.press("ctrl+d")
    assert terminal.wait_exit() == 0
    assert not terminal.full_screen


def test_resizing_again_and_again_ends_at_the_last_size(ssh: Call) -> None:
    terminal = ssh()
    name = enter(terminal)
    terminal.wait_for(f"Hello {name}")
    for width in (100, 61, 132, 70, 40, 90):
        terminal.resize(24, width)
    terminal.wait_for(lambda frame: len(frame[0]) == 90 and f"Hello {name}" in frame[0])
    terminal.resize(10, 40)
    terminal.wait_for("40 × 10")


@pytest.mark.parametrize(
    ("term", "user"),
    [("dumb", CODE), ("", CODE), ("xterm-256color", f"plain-{CODE}")],
    ids=["dumb", "nothing", "asked-for"],
)
def test_a_terminal_that_cannot_move_its_cursor_gets_lines(ssh: Call, term: str, user: str) -> None:
    terminal = ssh(env={"TERM": term}, user=user)
    name = enter(terminal)
    terminal.wait_for(f"You are here as {name}.")
    terminal.wait_for("Enter goes into the room:")
    terminal.send("\r")
    terminal.wait_for("Enter looks again:")
    terminal.send("no such worr\x7fd\r")
    terminal.wait_for("That says nothing here.")
    terminal.press("ctrl+c")
    terminal.wait_for("Your seat is kept.")
    assert terminal.wait_exit() == 0
    assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("arguments", [("-T",), ("id",), ("-s", "sftp")])
def test_what_is_no_terminal_is_refused_with_a_line(ssh: Call, arguments: tuple[str, ...]) -> None:
    terminal = ssh(*arguments)
    enter(terminal)
    assert terminal.wait_exit() == 1
    assert "This server holds" in terminal.text or "This needs a terminal." in terminal.text


def test_files_are_refused_with_a_line(ssh: Call, tmp_path: Path) -> None:
    for program, arguments in (
        ("sftp", [f"{CODE}@127.0.0.1"]),
        ("scp", [str(tmp_path / "known"), f"{CODE}@127.0.0.1:x"]),
    ):
        (tmp_path / "known").touch()
        terminal = ssh(*arguments, program=program)
        enter(terminal)
        assert terminal.wait_exit() > 0
        assert "gives out no files" in terminal.text


@pytest.mark.parametrize(
    "arguments", [("-N",), ("-A",), ("-X",), ("-W", "127.0.0.1:1"), ("-R", "0:127.0.0.1:1")]
)
def test_nothing_is_forwarded(ssh: Call, arguments: tuple[str, ...]) -> None:
    stays = arguments[0] in {"-A", "-X", "-R"}
    terminal = ssh(*arguments)
    name = enter(terminal)
    if stays:
        terminal.wait_for(f"Hello {name}")
        if arguments[0] == "-R":
            assert "remote port forwarding failed" in terminal.raw.decode()
    else:
        assert terminal.wait_exit() > 0


def test_a_key_leads_and_none_does_not(ssh: Call, door_key: Path) -> None:
    refused = ssh(user=f"lead-{CODE}")
    refused.wait_for("takes a key that this server knows")
    assert refused.wait_exit() == 255
    terminal = ssh("-i", str(door_key), user=CODE)
    terminal.wait_for("PIN:")


def test_a_wrong_pin_may_be_typed_three_times(ssh: Call) -> None:
    terminal = ssh()
    for number in range(1, 4):
        _wait_for_pin(terminal, number)
        terminal.send("x\r")
    assert terminal.wait_exit() == 255
    assert "That is not right." in terminal.text


def test_a_megabyte_pasted_is_survived_and_told(ssh: Call) -> None:
    terminal = ssh()
    name = enter(terminal)
    terminal.wait_for(f"Hello {name}")
    terminal.send(b"\x1b[200~" + b"x" * 1_000_000 + b"\x1b[201~")
    terminal.wait_for("xxx")
    terminal.send("\x15done\r")
    terminal.press("ctrl+d")
    assert terminal.wait_exit() == 0
