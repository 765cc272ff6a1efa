"""What is written and read: lines out, lines in, answers from a file; and no widget anywhere."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from tests.ui.plain.table import Typist
from tui.plain import readers
from tui.plain.answers import Answers, Line, Unexpected, parse
from tui.plain.asides import yes_or_no
from tui.plain.console import Asked, Console, Ended, Interrupted, carried
from tui.plain.readers import LONGEST, Edited, Typed

ROOT = Path(__file__).resolve().parents[3]


def said(*texts: str, cells: int = 0) -> str:
    """What a console writes for some texts."""
    out = io.StringIO()
    console = Console(out, Typist(), cells=cells)
    for text in texts:
        console.say(text)
    return out.getvalue()


def test_empty_lines_come_one_at_a_time() -> None:
    assert said("", "one", "", "", "two\n\n", "") == "one\n\ntwo\n\n"


def test_lines_break_between_words_and_keep_their_indent() -> None:
    assert said("  one two three four", cells=10) == "  one two\n  three\n  four\n"
    assert said("x" * 30, cells=10) == "x" * 30 + "\n"
    assert max(map(len, said("word " * 100, cells=500).splitlines())) <= 100


def test_nothing_that_is_said_commands_the_terminal() -> None:
    assert said("a\x1b[2Jb\u202ec\x07") == "a␛[2Jb�c␇\n"


def test_a_prompt_and_what_was_typed_can_be_read_afterwards() -> None:
    out = io.StringIO()
    console = Console(out, Typist("tea", ""))
    assert console.ask("What?", "Answer:") == "tea"
    assert console.ask("What?", "Answer:", "begun") == "begun"
    assert out.getvalue() == "Answer: tea\nAnswer: \n"


def test_wiping_is_said_to_be_impossible_where_it_is() -> None:
    out = io.StringIO()
    assert not Console(out, Typist()).wipe()
    assert out.getvalue() == ""
    assert Console(out, Typist(), wipes=True).wipe()
    assert out.getvalue() == "\x1b[2J\x1b[3J\x1b[H"


def test_lines_of_a_stream() -> None:
    typed = Typed(io.StringIO("one\r\n\n" + "x" * (LONGEST + 9) + "\nlast"), echoed=False)
    lines = [typed.read(Asked("", "")) for _ in range(4)]
    assert lines[:2] == ["one", ""]
    assert len(lines[2]) == LONGEST
    assert lines[3] == "last"
    with pytest.raises(Ended):
        typed.read(Asked("", ""))


# Editing


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Keys that are pressed on a line with editing."""
    with create_pipe_input() as pipe:
        manner = readers._manner
        monkeypatch.setattr(readers, "_output", DummyOutput)
        monkeypatch.setattr(readers, "_manner", lambda: {**manner(), "input": pipe})
        yield pipe


def test_words_that_are_there_can_be_changed(keys: Any) -> None:
    keys.send_text("\x1b[D\x1b[DX\r")
    assert Edited().read(Asked("What?", "Answer:", "half")) == "haXlf"


def test_no_key_brings_back_an_earlier_line(keys: Any) -> None:
    keys.send_text("secret\r")
    assert Edited().read(Asked("What?", "Answer:")) == "secret"
    keys.send_text("\x1b[A\x10\r")
    assert Edited().read(Asked("What?", "Answer:")) == ""


def test_ctrl_c_brings_the_words_that_stood_there(keys: Any) -> None:
    keys.send_text("half a wo\x03")
    with pytest.raises(Interrupted) as interrupted:
        Edited().read(Asked("What?", "Answer:"))
    assert carried(interrupted.value) == "half a wo"


def test_ctrl_d_is_the_end(keys: Any) -> None:
    keys.send_text("\x04")
    with pytest.raises(Ended):
        Edited().read(Asked("What?", "Answer:"))


# Answers from a file

FILE = """\
# a comment
Who will => Sam
tea

=> # no comment
=>
What? => a => b
  => and so on
"""


def test_the_format_of_an_answer_file() -> None:
    assert list(parse(FILE)) == [
        Line(2, "Who will", "Sam"),
        Line(3, "", "tea"),
        Line(5, "", "# no comment"),
        Line(6, "", ""),
        Line(7, "What?", "a => b"),
        Line(8, "", "and so on"),
    ]


def answers(text: str, *, strict: bool, complain: Callable[[str], None] = print) -> Answers:
    """Answers of a file."""
    return Answers(parse(text), strict=strict, complain=complain)


def test_an_unexpected_question_ends_it_when_strict() -> None:
    reader = answers("What  IS => x\nWhy => y\n", strict=True)
    assert reader.read(Asked("What is it?", "Answer:")) == "x"
    with pytest.raises(Unexpected, match="Line 2 expected “Why”, and “How come\\?” was asked"):
        reader.read(Asked("How come?", "Answer:"))


def test_a_prompt_may_be_expected_too() -> None:
    assert answers("Answer => x", strict=True).read(Asked("What?", "Answer:")) == "x"


def test_without_strict_it_is_only_said() -> None:
    complaints: list[str] = []
    reader = answers("Why => y\nmore\n", strict=False, complain=complaints.append)
    assert reader.read(Asked("How?", "Answer:")) == "y"
    reader.close()
    assert complaints == [
        "Line 1 expected “Why”, and “How?” was asked.",
        "It was over before line 2 of the answers was needed.",
    ]
    with pytest.raises(Ended):
        answers("", strict=False).read(Asked("", ""))


def test_too_few_and_too_many_answers_are_told_when_strict() -> None:
    with pytest.raises(Unexpected, match="ended after line 0; “Answer:” was still asked"):
        answers("", strict=True).read(Asked("", "Answer:"))
    with pytest.raises(Unexpected, match="before line 1"):
        answers("x", strict=True).close()
    answers("", strict=True).close()


def test_a_long_question_is_quoted_in_short() -> None:
    with pytest.raises(Unexpected, match="…”"):
        answers("x => y", strict=True).read(Asked("a" * 200, "Answer:"))


@pytest.mark.parametrize(
    ("text", "meant"), [("YES ", True), ("n", False), ("", None), ("yesterday", None)]
)
def test_yes_and_no(text: str, meant: bool | None) -> None:
    assert yes_or_no(text) is meant


def test_the_plain_face_loads_no_widget() -> None:
    """Textual takes longer to load than the whole plain face; questionary comes with a line."""
    program = """
import importlib, pkgutil, sys
import tui.plain
for module in pkgutil.walk_packages(tui.plain.__path__, "tui.plain."):
    importlib.import_module(module.name)
import tui.cli.face, tui.talk.sitting, tui.settings
print(*{name.partition(".")[0] for name in sys.modules})
"""
    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not {"textual", "rich", "questionary", "prompt_toolkit"} & set(loaded.stdout.split())
