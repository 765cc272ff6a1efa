"""Writing a first flow by answering questions: from a pipe, and with menus on a terminal."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.cli import Line, Said, one_sentence
from tests.journeys.terminal import Terminal

PAIR = [
    "A walk", "", "Two questions on the way.", "", "20",
    "What do you see?", "2", "1",
    "yes",
    "What do you keep to yourself?", "text", "private",
    "y", "y", "What do we do next?", "",
]  # fmt: skip
"""Answers for a pair flow with a blind and a private question, a vote and an agreement."""

ALONE = ["Mine", "", "For me.", "2", "", "How am I?", "3", "n", "2"]


Answer = Callable[..., Said]


@pytest.fixture
def answer(line: Line, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Return ``flow new`` with lines on stdin."""

    def run(lines: list[str], *args: str) -> Said:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{one}\n" for one in lines)))
        return line("flow", "new", *args)

    return run


def test_a_pair_flow_that_passes_the_check(answer: Answer, line: Line, home: Path) -> None:
    said = answer(PAIR)
    assert said.code == 0
    path = home / "flows" / "a-walk.flow.yaml"
    assert f"Written to {path}." in said.out
    assert "duologue run a-walk" in said.out
    assert line("flow", "check", "--strict", "a-walk").code == 0
    label = line("flow", "label", "a-walk").out
    assert "2 asked blind, until you open them together; 1 for one person alone" in label
    assert "a-walk" in line("flows", "--names").out
    text = path.read_text()
    assert all(f"- {kind}:" in text for kind in ("notes", "ask", "reveal", "vote", "agree", "keep"))


def test_a_flow_for_one(answer: Answer, line: Line, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    assert answer(ALONE, "-o", str(path)).code == 0
    assert "keep" not in path.read_text()
    assert line("flow", "check", "--strict", str(path)).code == 0


def test_it_names_the_home_and_where_to_copy_a_file(answer: Answer, tmp_path: Path) -> None:
    home = tmp_path / "our home"
    assert f"duologue --home '{home}' run a-walk" in answer(PAIR, "--home", str(home)).out
    said = answer(ALONE, "-o", str(tmp_path / "mine.yaml"), "--home", str(home))
    assert said.out.endswith(f"To hold it, copy it to {home / 'flows'}.\n")


def test_nothing_is_overwritten_without_asking(answer: Answer, home: Path) -> None:
    answer(PAIR)
    path = home / "flows" / "a-walk.flow.yaml"
    path.write_text("mine")
    said = answer([*PAIR, "n"])
    assert (said.code, path.read_text()) == (1, "mine")
    assert "was left as it is" in said.err
    assert answer([*PAIR, "y"]).code == 0
    assert path.read_text().startswith("flow: a-walk")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "Nothing more was answered"),
        (PAIR[:7], "Nothing more was answered"),
        ([" "], "some words are needed"),
        (["x" * 201], "at most 200 characters"),
        (["a\x1bb"], "cannot be shown"),
        (["A walk", "A walk"], "a name starts with a-z"),
        (["A walk", "hello"], "came with the program"),
        ([*PAIR[:3], "4"], "is none of them"),
        ([*PAIR[:3], "x"], "is none of them"),
        ([*PAIR[:4], "0"], "from 1 to 240"),
        ([*PAIR[:4], "²"], "from 1 to 240"),
    ],
)
def test_answers_that_do_not_fit(answer: Answer, home: Path, lines: list[str], words: str) -> None:
    said = answer(lines)
    assert said.code == 1
    assert words in said.err
    assert one_sentence(said.err)
    assert not (home / "flows").exists()


def test_places_that_cannot_be_written_to(answer: Answer, tmp_path: Path, home: Path) -> None:
    missing = answer([], "-o", str(tmp_path / "no" / "x.yaml"))
    assert (missing.code, missing.out) == (1, "")
    assert "could not be written: there is no folder" in missing.err
    folder = tmp_path / "x.yaml"
    folder.mkdir()
    assert answer([], "-o", str(folder)).err == f"{folder} is a folder; name a file in it.\n"
    long = tmp_path / f"{'a' * 300}.yaml"
    assert "could not be written" in answer(ALONE, "-o", str(long)).err
    home.mkdir(parents=True)
    (home / "flows").write_text("a file")
    assert "could not be made" in answer(ALONE).err


def test_no_stdin_and_no_text(answer: Answer, line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert "Nothing more was answered" in line("flow", "new").err
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xff\n"), encoding="utf-8"))
    assert "could not be read as text" in line("flow", "new").err


def test_with_menus_on_a_terminal(duologue: Callable[..., Terminal], home: Path) -> None:
    terminal = duologue("flow", "new", strict=False, env={"PROMPT_TOOLKIT_NO_CPR": "1"})
    terminal.wait_for("What is it called?")
    terminal.press("A walk", "enter")
    terminal.wait_for("Its name for commands")
    terminal.press("enter")
    terminal.wait_for("What is it for")
    terminal.press("enter")
    terminal.wait_for("some words are needed")
    terminal.press("For us.", "enter")
    terminal.wait_for("For whom?")
    terminal.press("down", "enter")
    terminal.wait_for("About how many minutes?")
    terminal.press("enter")
    terminal.wait_for("The first question")
    terminal.press("How am I?", "enter")
    terminal.wait_for("How is it answered?")
    terminal.press("enter")
    terminal.wait_for("Is there a second question?")
    terminal.press("n")
    terminal.wait_for("What goes into your history?")
    terminal.press("enter")
    terminal.wait_for("Written to")
    assert terminal.wait_exit() == 0
    assert "people: {min: 1, max: 1}" in (home / "flows" / "a-walk.flow.yaml").read_text()


def test_ctrl_c_writes_nothing(duologue: Callable[..., Terminal], home: Path) -> None:
    terminal = duologue("flow", "new", strict=False, env={"PROMPT_TOOLKIT_NO_CPR": "1"})
    terminal.wait_for("What is it called?")
    terminal.press("ctrl+c")
    assert terminal.wait_exit() == 130
    assert not (home / "flows").exists()
