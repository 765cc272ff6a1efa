"""Answers from a file in the plain face, from outside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store import Home
from tests.journeys.cli import Line, one_sentence, people, process

ANSWERS = """\
# The first minutes of two people who are new here.
What is your first name => Sam
And the other => Noa
Somebody else? =>
Go on all the same? => yes
Sam: type s => s
Sam, what would you => time to read
Noa: type n => n
Noa, what would you => a walk
Ready to open? => s
Ready to open? => n
Enter goes on =>
Enter closes =>
What would you like to do? => leave
"""


@pytest.fixture
def answers(tmp_path: Path) -> Callable[[str], str]:
    """Return a function that writes an answer file and gives its name."""

    def written(text: str) -> str:
        path = tmp_path / "answers.txt"
        path.write_text(text, "utf-8")
        return str(path)

    return written


Written = Callable[[str], str]


def test_a_whole_conversation_from_a_file(line: Line, answers: Written) -> None:
    said = line("--answers", answers(ANSWERS), "--strict")
    assert (said.code, said.err) == (0, "")
    assert "a walk" in said.out
    assert "This conversation is finished." in said.out


def test_an_unexpected_question_fails_with_its_line(
    line: Line, answers: Written, home: Path
) -> None:
    wrong = ANSWERS.replace("Noa, what would you", "Noa, why")
    said = line("--answers", answers(wrong), "--strict")
    assert said.code == 1
    assert said.err.startswith("Line 9 expected “Noa, why”, and “Noa, what would you like")
    assert one_sentence(said.err)
    assert Home(home).party("sam-noa").conversations()[0].status == "paused"


def test_answers_that_run_out_are_a_pause(line: Line, answers: Written, home: Path) -> None:
    short = answers("\n".join(ANSWERS.splitlines()[:7]))
    said = line("--answers", short)
    assert (said.code, said.err) == (0, "")
    assert "“duologue open sam-noa” goes on where you are." in said.out
    assert Home(home).party("sam-noa").conversations()[0].status == "paused"
    said = line("open", "sam-noa", "--answers", answers("1\nyes\n# the end\n"), "--strict")
    assert said.code == 1
    assert "The answers ended after line 2" in said.err


def test_what_cannot_be_read_as_answers(line: Line, tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    bad.write_bytes(b"\xff\xfe")
    assert "it is not UTF-8 text" in line("--answers", str(bad)).err
    assert "cannot be read (" in line("--answers", str(tmp_path)).err
    assert "cannot be read (" in line("--answers", str(tmp_path / "none")).err
    big = tmp_path / "big"
    big.write_bytes(b"#" * (4 * 1024 * 1024 + 1))
    assert "it is larger than 4 MiB" in line("--answers", str(big)).err
    for nothing in ("", " "):
        said = line("--answers", nothing)
        assert (said.code, said.err) == (2, "--answers needs the name of a file.\n")
    said = line("--plain", "--strict")
    assert said.code == 2
    assert "--strict needs --answers" in said.err


def test_answers_do_not_say_whose_a_conversation_is(
    line: Line, answers: Written, home: Path
) -> None:
    people(home)
    people(home, "Kim", "Lou")
    said = line("run", "sticky-notes", "--answers", answers("leave\n"))
    assert (said.code, said.out) == (2, "")
    assert "Say which with --party." in said.err
    said = line("run", "sticky-notes", "--party", "kim-lou", "--answers", answers("leave\n"))
    assert said.code == 0


def test_answers_on_stdin_and_a_name_of_one_s_own(home: Path) -> None:
    said = process(
        "me", "--answers", "-", "--strict", home=home, stdin=b"Your name? => Kim\nleave\n"
    )
    assert (said.code, said.err) == (0, "")
    assert "Only you." in said.out
