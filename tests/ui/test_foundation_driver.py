"""Keys that arrive together do what keys typed one by one do, on a real terminal."""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.journeys.terminal import Terminal
from tui.paste import LIMIT, Keys, Pasted, PasteSplitter

ROOT = Path(__file__).parents[2]
QUIET = 700
"""Milliseconds of silence after which the keys have had their effect: some show nothing."""


def type_at_once(keys: bytes, out: Path) -> list[str]:
    """Run the field app on a pty, send `keys` in one write, then Ctrl+D; return what it kept."""
    command = [sys.executable, "-m", "tests.ui.pty_app", str(out)]
    with Terminal(command, cwd=ROOT) as terminal:
        terminal.wait_for(lambda _: b"\x1b[?2004h" in terminal.raw)
        terminal.wait_idle(QUIET)
        terminal.send(keys)
        terminal.wait_idle(QUIET)
        terminal.press("ctrl+d")
        terminal.wait_exit()
    said: list[str] = json.loads(out.read_text(encoding="utf-8"))
    return said


BURST = "".join(chr(ord("a") + i % 26) for i in range(400))


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        (b"abc\rdef\rg", ["abc", "def", "g"]),
        (b"abc\x7f\x7fX", ["aX"]),
        (b"ab\x15cd", ["cd"]),
        (BURST.encode(), [BURST]),
        (b"ask@\rinner\router", ["dialog:inner", "outer"]),
        ("né\rßü\r".encode(), ["né", "ßü", ""]),
        (b"a\x1b[200~one\ntwo\x1bq\x15 three\x1b[201~b\r", ["aone twoq threeb", ""]),
        (b"abc\x1b[D\x1b[DX\r", ["aXbc", ""]),
    ],
)
def test_keys_in_one_write_act_as_if_typed(keys: bytes, kept: list[str], tmp_path: Path) -> None:
    assert type_at_once(keys, tmp_path / "said.json") == kept


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
