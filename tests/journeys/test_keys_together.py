"""Keys that arrive together give what typing them one by one gives, on the real program."""

import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.events import ItemRead
from store import open_home
from tests.journeys.noting import at_notes
from tests.journeys.terminal import KEYS, Terminal, as_text

Start = Callable[..., Terminal]

PASTE = "\x1b[200~{}\x1b[201~"
"""What a terminal sends for a paste."""
LINE = 500
"""The most characters that one line holds."""
ENTER, DONE, ERASE = KEYS["enter"], KEYS["ctrl+d"], KEYS["backspace"]

BURSTS = {
    "lines": ("abc\rdef\rg", ["abc", "def"], "g"),
    "backspace": (f"abc{ERASE}{ERASE}X\r", ["aX"], ""),
    "clear the line": ("ab\x15cd\r", ["cd"], ""),
    "a word back": ("one two\x17three\r", ["one three"], ""),
    "arrows": ("bc\x1b[Ha\x1b[Fd\r", ["abcd"], ""),
    "keys that open nothing in a field": ("q?:spn\r", ["q?:spn"], ""),
    "many": ("x" * 400 + "\r", ["x" * 400], ""),
    "letters after Esc": ("abc\x1bi!\r", ["abc!"], ""),
    "an earlier note": ("abc\rdef\r\x1b[A\x1b[A!\r", ["abc!", "def"], ""),
}
"""What is sent, the notes it gives, what is left in the field."""

PASTES = {
    "one megabyte": ("abcdefghi " * 100_000, ("abcdefghi " * 50)[:LINE].strip()),
    "new lines": ("one\ntwo\r\nthree\rfour\n", "one two three four"),
    "escape bytes": (
        "a\x1b[31mred\x1b[0m\x1b]0;title\x07b\x03\x04",
        "a[31mred[0m]0;titleb",
    ),
}
"""What is pasted, and the note it gives."""


@pytest.fixture
def notes(duologue: Start, home: Path) -> Terminal:
    """A terminal on Sam's page of notes."""
    return at_notes(duologue, home)


def kept(home: Path, who: str = "sam") -> list[str]:
    """The notes that a person has kept, as only they may read them."""
    party = open_home(home).party("sam-noa")
    card = party.conversations()[0]
    talk = party.read(card.id, [who])
    notes: dict[str, str] = {}
    for event in talk.events:
        if event.by == who and hasattr(event, "item") and hasattr(event, "text"):
            notes[event.item] = event.text
    return list(notes.values())


def wait_kept(terminal: Terminal, home: Path, wanted: list[str], left: str = "") -> None:
    """Wait until these notes are kept, and this stands in the field."""
    terminal.wait_for(lambda _: kept(home) == wanted)
    row = f"> {left}" if left else "one idea, then Enter"
    shown = terminal.wait_for(row)
    assert kept(home) == wanted, as_text(shown)


@pytest.mark.parametrize("names", [list(BURSTS)[start::3] for start in range(3)])
def test_a_burst_gives_what_single_keys_give(notes: Terminal, home: Path, names: list[str]) -> None:
    all_of_them: list[str] = []
    for name in names:
        keys, wanted, left = BURSTS[name]
        notes.send(keys)
        all_of_them += wanted
        wait_kept(notes, home, all_of_them, left)
        notes.press("ctrl+u")
        notes.wait_for("one idea, then Enter")


def test_single_keys_are_never_stuck(notes: Terminal, home: Path) -> None:
    """Each key is sent as soon as the one before is seen, just while the app settles."""
    text = "the quick brown fox jumps over a lazy dog"
    for end in range(1, len(text) + 1):
        notes.send(text[end - 1])
        notes.wait_for(f"> {text[:end]}".rstrip())
    notes.press("enter")
    wait_kept(notes, home, [text])


@pytest.mark.parametrize("stop", [signal.SIGSTOP, signal.SIGTSTP])
def test_keys_keep_their_order_after_a_stop(
    notes: Terminal, home: Path, stop: signal.Signals
) -> None:
    """Stopped from outside and continued, the program reads the terminal once, as before."""
    for _ in range(3):
        os.kill(notes.pid, stop)
        notes.wait_stop()
        os.kill(notes.pid, signal.SIGCONT)
        notes.wait_for("one idea, then Enter")
        notes.wait_idle()
    text = "the quick brown fox jumps over a lazy dog"
    for letter in text:
        notes.send(letter)
        notes.wait_idle(10)
    notes.press("enter")
    wait_kept(notes, home, [text])


def test_stops_while_it_paints_hang_nothing(notes: Terminal) -> None:
    """^Z may come at any moment, also when the program is just about to write."""
    for _ in range(60):
        notes.send("ab")
        os.kill(notes.pid, signal.SIGTSTP)
        notes.wait_stop()
        os.kill(notes.pid, signal.SIGCONT)
    notes.wait_for("> " + 30 * "ab")


def test_a_stop_that_cancels_going_on_is_a_stop(notes: Terminal) -> None:
    """A ^Z right after fg: the kernel drops the "go on" that the program has not yet seen."""
    os.kill(notes.pid, signal.SIGTSTP)
    notes.wait_stop()
    for _ in range(40):
        os.kill(notes.pid, signal.SIGCONT)
        os.kill(notes.pid, signal.SIGTSTP)
        notes.wait_stop()
    os.kill(notes.pid, signal.SIGCONT)
    notes.wait_for("one idea, then Enter")
    notes.send("still here")
    notes.wait_for("> still here")


def test_a_burst_across_the_hand_over(notes: Terminal, home: Path) -> None:
    """No key is lost, and none lands in the turn of the wrong person."""
    notes.send(f"note\rhalf{DONE}nother\rmore")
    notes.wait_for("> more")
    assert kept(home) == ["note", "half"]
    assert kept(home, "noa") == ["other"]
    assert not any("half" in as_text(frame) for frame in notes.frames[-1:])


def test_a_burst_across_hand_over_ready_and_reveal(notes: Terminal, home: Path) -> None:
    notes.send(f"mine\r{DONE}nyours\r{DONE}sn\r\rn")
    notes.wait_for(lambda frame: "CHOOSE" in as_text(frame))
    assert kept(home) == ["mine"]
    assert kept(home, "noa") == ["yours"]
    party = open_home(home).party("sam-noa")
    talk = party.read(party.conversations()[0].id, ["sam", "noa"])
    assert sum(isinstance(event, ItemRead) for event in talk.events) == 2


def test_the_wrong_letters_open_nothing(notes: Terminal, home: Path) -> None:
    """On the hand-over, keys of the one who wrote go nowhere; they are not Noa's words."""
    notes.send(f"walrus\r{DONE}more of sam\r")
    notes.wait_for("Please hand over to  N O A")
    frame = notes.wait_idle()
    assert kept(home) == ["walrus"]
    assert kept(home, "noa") == []
    assert "walrus" not in as_text(frame)


def test_letters_in_two_halves(notes: Terminal, home: Path) -> None:
    """A letter of several bytes comes in pieces, as it may over a slow line."""
    for byte in "ü€𝄞é\r".encode():
        notes.send(bytes([byte]))
        notes.wait_idle(15)
    wait_kept(notes, home, ["ü€𝄞é"])


def test_a_paste_is_text(notes: Terminal, home: Path) -> None:
    all_of_them: list[str] = []
    for text, wanted in PASTES.values():
        notes.send(PASTE.format(text) + "\r")
        all_of_them.append(wanted)
        wait_kept(notes, home, all_of_them)
    assert b"\x1b]0;" not in notes.raw


def test_a_burst_into_a_page_of_text(duologue: Start, home: Path) -> None:
    """From the answer before into a longer text, with new lines and corrections, and on."""
    open_home(home).create_party(["Mia"], datetime.now(UTC))
    terminal = duologue("run", "reflect")
    terminal.wait_for("Nothing is stored before you press Enter")
    terminal.send(f"\r\rtry it\rtwicee{ERASE}{DONE}well\x15good{DONE}")
    terminal.wait_for("How are you with it now?")
    party = open_home(home).party("mia")
    said = repr(party.read(party.conversations()[0].id, ["mia"]).events)
    assert "try it\\ntwice'" in said
    assert "'good'" in said
