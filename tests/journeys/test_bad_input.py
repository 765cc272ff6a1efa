"""Bad input and bad places on the real program: a clear sentence, nothing lost, no traceback."""

import os
import re
import resource
import shutil
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import open_home
from tests.journeys.script import first_run
from tests.journeys.strokes import HOME, WELCOME
from tests.journeys.terminal import Terminal, as_text, environment

Start = Callable[..., Terminal]

ROOT = Path(__file__).resolve().parents[2]
ARRIVE = "Nothing is stored before you press Enter"
PASTE = "\x1b[200~{}\x1b[201~"
MARKUP = "[@click=app.quit]x[/] [/]"
ESCAPES = "a\x1b[31mb\x1b]0;evil\x07c\x9b2J"
SHOWN = "a[31mb]0;evilc2J"
"""What is left of the escape bytes: the letters."""


def a_pair(home: Path) -> None:
    """Make Sam and Noa."""
    open_home(home).create_party(["Sam", "Noa"], datetime.now(UTC))


def at_notes(duologue: Start) -> Terminal:
    """A terminal on Sam's page of notes, in the full form."""
    terminal = duologue("run", "sticky-notes")
    terminal.wait_for(ARRIVE)
    terminal.press("enter")
    terminal.wait_for("What do you want ideas about?")
    terminal.press("tea", "enter")
    terminal.wait_for("Please hand over to")
    terminal.press("s")
    terminal.wait_for("one idea, then Enter")
    return terminal


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ("", "", "Type at least one name."),
        ("   ", PASTE.format("\x01\x02\x7f\u202e"), "Type at least one name."),
        ("Sam", "sAM", "Two people are called"),
        ("S" * 90, "Noa", "too long for the screen"),
    ],
    ids=["empty", "nothing to see", "equal", "very long"],
)
def test_names_that_cannot_be(
    duologue: Start, home: Path, first: str, second: str, sentence: str
) -> None:
    terminal = duologue()
    terminal.wait_for(WELCOME.shows)
    terminal.send(f"{first}\r{second}\r\r")
    terminal.wait_for(sentence)
    assert not home.exists() or not open_home(home).parties()
    terminal.press("up", "up", "up", "ctrl+u")
    terminal.send("Ada\r\x15Noa\r")
    terminal.wait_for("> Begin: Ada and Noa")
    terminal.press("enter")
    terminal.wait_for("Please hand over to  A D A")
    assert [party.name for party in open_home(home).parties()] == ["Ada & Noa"]


def test_markup_and_escape_bytes_are_words_on_every_page(duologue: Start, home: Path) -> None:
    a_pair(home)
    terminal = at_notes(duologue)
    for text, shown in ((MARKUP, MARKUP), (ESCAPES, SHOWN)):
        terminal.send(PASTE.format(text))
        terminal.wait_for(shown)
        terminal.press("enter")
        terminal.wait_for("one idea, then Enter")
    terminal.send("\x04\x04n\x04\x04sn")
    terminal.wait_for("Read all of them")
    terminal.send("\r\r")
    _both_on(terminal, "opened 2 of 2")
    terminal.press("n")
    _both_on(terminal, "Put like with like")
    terminal.send(f" +{MARKUP}\r")
    terminal.wait_for("1  [@click=app.qui")
    terminal.press("n")
    terminal.wait_for("Please hand over to")
    terminal.press("s")
    terminal.wait_for("Place your dots")
    assert terminal.exit_code is None
    assert b"\x1b]0;evil" not in terminal.raw
    assert b"\x1b[31mb" not in terminal.raw
    assert b"evil" in terminal.raw


def _both_on(terminal: Terminal, page: str) -> None:
    """Both texts stand on this page, letter by letter."""
    terminal.wait_for(page)
    terminal.wait_for(MARKUP)
    terminal.wait_for(SHOWN)


def test_a_full_disk_keeps_the_words_on_the_screen(duologue: Start, home: Path) -> None:
    """While nothing can be written, a note stays in its field; then Enter keeps it."""
    a_pair(home)
    terminal = at_notes(duologue)
    terminal.press("first", "enter")
    terminal.wait_for("1 first")
    _, most = resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    terminal.press("second", "enter")
    terminal.wait_for(lambda frame: "could not be saved" in re.sub(r"\s+", " ", as_text(frame)))
    terminal.wait_for("> second")
    resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, most))
    terminal.press("enter")
    terminal.wait_for("2 second")
    terminal.kill()
    again = duologue("open", "sam-noa")
    again.wait_for("> Sticky notes")
    again.press("enter")
    again.wait_for("Please hand over to  S A M")
    again.press("s")
    again.wait_for("2 second")
    assert "1 first" in as_text(again.frame())


def read_only(home: Path, *args: str) -> Terminal:
    """Start on a home that may not be written, also when root runs the tests."""
    for path in [*home.rglob("*"), home]:
        path.chmod(0o500 if path.is_dir() else 0o400)
    caps = "-dac_override,-dac_read_search"
    drop = ["setpriv", f"--bounding-set={caps}", f"--inh-caps={caps}"] if os.geteuid() == 0 else []
    assert not drop or shutil.which("setpriv"), "root needs setpriv (util-linux) for this test"
    return Terminal([*drop, sys.executable, "-m", "tui", *args], env=environment(home), cwd=ROOT)


def test_a_home_that_cannot_be_written_can_be_read(duologue: Start, home: Path) -> None:
    begin = duologue()
    begin.wait_for(WELCOME.shows)
    for stroke in first_run():
        begin.press(stroke.key)
        begin.wait_for(stroke.shows)
    begin.press("q")
    assert begin.wait_exit() == 0
    with ExitStack() as undo:
        undo.callback(_writable, home)
        terminal = undo.enter_context(read_only(home, "open", "sam-noa"))
        terminal.wait_for(HOME.shows)
        terminal.wait_for("is not allowed")
        terminal.press("h")
        terminal.wait_for("the xylophone")
        terminal.press("q")
        terminal.wait_for(HOME.shows)
        terminal.press("down", "enter")
        terminal.wait_for("Reading only")
        terminal.press("q")
        assert terminal.wait_exit() == 0


def _writable(home: Path) -> None:
    """Let a home be written, and removed, again."""
    home.chmod(0o700)
    for path in home.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


def test_a_new_home_where_nothing_may_be_made(home: Path) -> None:
    """The names stay in their fields; a sentence says what is wrong."""
    home.mkdir()
    with ExitStack() as undo:
        undo.callback(_writable, home)
        terminal = undo.enter_context(read_only(home))
        terminal.wait_for(WELCOME.shows)
        terminal.send("Sam\rNoa\r\r")
        terminal.wait_for("is not allowed")
        frame = as_text(terminal.frame())
        assert "1   Sam" in frame
        assert "2   Noa" in frame


def test_a_damaged_history_leaves_the_other_people_alone(duologue: Start, home: Path) -> None:
    a_pair(home)
    open_home(home).create_party(["Kim", "Lea"], datetime.now(UTC))
    history = home / "parties" / "sam-noa" / "history.json"
    history.write_text('{"schema": 1, "party')
    terminal = duologue()
    terminal.wait_for("Who sits here today?")
    terminal.wait_for("history.json is damaged")
    assert history.read_text() == '{"schema": 1, "party'
    assert [*history.parent.glob("history.json.damaged-*")]
    terminal.wait_for(lambda frame: any("Kim" in row for row in frame))
    for _ in range(3):
        if not re.search(r"> .*Kim", as_text(terminal.frame())):
            terminal.press("up")
            terminal.wait_idle()
    terminal.press("enter")
    terminal.wait_for("Kim & Lea")
    terminal.wait_for(HOME.shows)
