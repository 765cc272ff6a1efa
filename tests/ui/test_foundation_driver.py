"""Keys that arrive together do what keys typed one by one do, on a real terminal."""

import json
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.journeys.terminal import Terminal
from tui.paste import LIMIT, Keys, Pasted, PasteSplitter

ROOT = Path(__file__).parents[2]
QUIET = 700
"""Milliseconds of silence after which the keys have had their effect: some show nothing."""


def type_at_once(writes: Sequence[tuple[bytes, str]], out: Path) -> list[str]:
    """Run the field app on a pty, send each write's keys at once, then Ctrl+D; return what it kept.

    What a write leaves in the field is kept with Enter, when it leaves anything.
    """
    command = [sys.executable, "-m", "tests.ui.pty_app", str(out)]
    with Terminal(command, cwd=ROOT) as terminal:
        terminal.wait_for(lambda _: b"\x1b[?2004h" in terminal.raw)
        terminal.wait_idle(QUIET)
        for keys, left in writes:
            terminal.send(keys)
            terminal.wait_idle(QUIET)
            if left:
                terminal.press("enter")
                terminal.wait_idle(QUIET)
        terminal.press("ctrl+d")
        terminal.wait_exit()
    said: list[str] = json.loads(out.read_text(encoding="utf-8"))
    return said


BURST = "".join(chr(ord("a") + i % 26) for i in range(400))


WRITES = [
    (b"abc\rdef\rg", ["abc", "def", "g"]),
    (b"abc\x7f\x7fX", ["aX"]),
    (b"ab\x15cd", ["cd"]),
    (BURST.encode(), [BURST]),
    (b"ask@\rinner\router", ["dialog:inner", "outer"]),
    ("né\rßü\r".encode(), ["né", "ßü", ""]),
    (b"a\x1b[200~one\ntwo\x1bq\x15 three\x1b[201~b\r", ["aone twoq threeb", ""]),
    (b"abc\x1b[D\x1b[DX\r", ["aXbc", ""]),
]
"""What is sent at once, and the lines it gives; the last one is what it leaves in the field."""


@pytest.mark.parametrize("first", [0, 1])
def test_keys_in_one_write_act_as_if_typed(first: int, tmp_path: Path) -> None:
    some = WRITES[first::2]
    said = type_at_once([(keys, kept[-1]) for keys, kept in some], tmp_path / "said.json")
    assert said == [line for _, kept in some for line in kept if line] + [""]


def test_the_version_whose_parser_and_driver_were_read() -> None:
    assert version("textual").startswith("8.2."), "read tui/driver.py against the new version"


def pieces(*chunks: str, limit: int = LIMIT) -> list[Keys | Pasted]:
    splitter = PasteSplitter(limit)
    return [piece for chunk in chunks for piece in splitter.feed(chunk)]


def test_a_paste_is_one_piece_wherever_reads_cut_it() -> None:
    text = "ab\x1b[200~x\x1b\x1b[Ay\nz\x1b[201~cd"
    whole = pieces(text)
    assert whole == [Keys("ab"), Pasted("x[Ay\nz", 8), Keys("cd")]
    for cut in range(1, len(text)):
        found = pieces(text[:cut], text[cut:])
        assert [p for p in found if isinstance(p, Pasted)] == [whole[1]], cut
        typed = "".join(p.text for p in found if isinstance(p, Keys))
        assert typed == "abcd", cut


def test_a_lone_escape_is_held_back_and_then_given_out() -> None:
    splitter = PasteSplitter()
    assert list(splitter.feed("\x1b")) == []
    assert splitter.holds_key
    assert list(splitter.flush()) == [Keys("\x1b")]
    assert list(splitter.flush()) == []


def test_a_long_paste_is_cut_and_its_size_is_told() -> None:
    assert pieces("\x1b[200~", "abcdef", "gh\x1b[201~", limit=4) == [Pasted("abcd", 8)]
