"""Looking at a flow: from any step, again whenever its file changes, calm when it has faults."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.cli import Line, one_sentence
from tests.journeys.terminal import Terminal
from tui.preview.watching import Watching

FLOW = """\
flow: talk
format: 1
revision: 1
lang: en
title: A talk
summary: Two questions.
people: {min: 1, max: 3}
minutes: 5
steps:
  - ask: first
    text: What is first?
  - ask: second
    who: each
    private: true
    text: What is second?
  - ask: never
    when: size(people) == 3
    text: Who else?
  - set: counted
    value: size(people)
  - end: done
"""


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.flow.yaml"
    path.write_text(FLOW)
    return path


def save(path: Path, text: str) -> None:
    """Write as an editor does: at once, with another time than before."""
    before = path.stat().st_mtime_ns
    new = path.with_suffix(".new")
    new.write_text(text)
    os.utime(new, ns=(before + 10**9, before + 10**9))
    new.replace(path)


def built(terminal: Terminal, times: int, words: str) -> None:
    """Wait until the program has taken the terminal so often, and shows some words since.

    Keys that come while it gives the terminal back are lost, as with any program.
    """
    terminal.wait_for(lambda _: terminal.raw.count(b"\x1b[?1049h") >= times)
    terminal.wait_for(words)


def test_a_page_is_built_again_with_each_change(
    duologue: Callable[..., Terminal], talk: Path
) -> None:
    terminal = duologue("flow", "preview", str(talk), "--from", "second", rows=30, cols=100)
    terminal.wait_for("Please hand over")
    terminal.press("s")
    terminal.wait_for("What is second?")
    save(talk, FLOW.replace("What is second?", "What comes second?"))
    built(terminal, 2, "Please hand over")
    terminal.press("s")
    terminal.wait_for("What comes second?")
    save(talk, FLOW.replace("ask: second", "aks: second"))
    built(terminal, 3, "cannot be shown now")
    terminal.wait_for("did you mean")
    save(talk, FLOW)
    built(terminal, 4, "Please hand over")
    talk.unlink()
    built(terminal, 5, "cannot be shown now")
    terminal.press("q")
    assert terminal.wait_exit() == 0


def test_a_smaller_page(duologue: Callable[..., Terminal], talk: Path) -> None:
    terminal = duologue("flow", "preview", str(talk), "--size", "60x20", "--people", "1")
    terminal.wait_for("What is first?")
    assert not any(line[60:].strip() for line in terminal.text.splitlines())
    terminal.press("escape", "q")
    terminal.wait_for("Ready for you")
    terminal.press("q")
    assert terminal.wait_exit() == 0


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["--from", "secnd"], 2, "Did you mean “second”?"),
        (["--from", "zzz"], 2, "There are: first, second"),
        (["--with", "week"], 2, "Did you mean “weeks”?"),
        (["--with", "zzz"], 2, "There are: new, weeks, half-a-year"),
        (["--people", "4"], 2, "is for 1 to 3 people, not 4"),
        (["--people", "two"], 2, "--people two is not a whole number"),
        (["--people", "3", "--with", "half-a-year"], 2, "Nobody with the past"),
        (["--seed", "-1"], 2, "--seed -1 is not a whole number"),
        (["--size", "20x20"], 2, "from 60x20 on"),
        (["--size", "big"], 2, "not columns x rows"),
        ([], 1, "stdin is not a terminal"),
    ],
)
def test_what_cannot_be_previewed(
    line: Line, home: Path, talk: Path, args: list[str], code: int, words: str
) -> None:
    said = line("flow", "preview", str(talk), *args)
    assert (said.code, said.out) == (code, "")
    assert words in said.err
    assert one_sentence(said.err)


def test_a_part_and_a_flow_with_faults(line: Line, home: Path, talk: Path) -> None:
    assert "is a part of other conversations" in line("flow", "preview", "close").err
    talk.write_text(FLOW.replace("type", "typo").replace("text: What is first?", "txt: no"))
    said = line("flow", "preview", str(talk))
    assert said.code == 1
    assert "F0.6" in said.err


def test_it_goes_on_until_somebody_leaves(
    line: Line, home: Path, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The loop from change to change, with somebody who only looks at what would be shown."""
    shown: list[str] = []
    then = [FLOW.replace("ask:", "aks:"), FLOW.replace("second", "third"), FLOW, ""]

    def run(app: Watching) -> int:
        shown.append(type(app).__name__)
        text = then[len(shown) - 1]
        if text:
            app.changed, app.place = True, "second"
            save(talk, text)
        return 0

    monkeypatch.setattr("tui.cli.flow.preview.need_screen", lambda: None)
    monkeypatch.setattr("tui.cli.flow.preview.run_app", run)
    monkeypatch.setattr("os.get_terminal_size", lambda _: os.terminal_size((80, 24)))
    monkeypatch.setenv("LINES", "50")
    said = line("flow", "preview", str(talk), "--size", "60x20", "--people", "1")
    assert (said.code, said.err) == (0, "")
    assert shown == ["Preview", "TroublePage", "TroublePage", "Preview"]
    assert (os.environ["LINES"], os.environ.get("COLUMNS")) == ("50", None)
    assert "smaller than 100x30" in line("flow", "preview", str(talk), "--size", "100x30").err
    then[:] = ["", ""]
    shown.clear()
    assert line("flow", "preview", str(talk), "--from", "never", "--people", "2").code == 0
    assert shown == ["TroublePage"]
    shown.clear()
    assert line("flow", "preview", "hello").code == 0
