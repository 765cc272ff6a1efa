"""The guide for writing a flow: its files are sound and play to their end, its commands work."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

import flows
from flows.checks import check
from flows.model import Agree, Vote
from flows.reader import read_flow
from tests.journeys.cli import Line
from tests.journeys.terminal import Terminal
from tui.cli.parser import understand
from tui.simulated import company, play, talk

GUIDE = (Path(flows.__file__).parent / "WRITING.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
YAML = [text for kind, text in BLOCKS if kind == "yaml"]
WHOLE = [text for text in YAML if text.startswith("flow:")]
CASES = next(text for text in YAML if text.startswith("cases:"))
PARTS = [text for text in YAML if text.startswith("  - ")]
COMMANDS = [
    line[2:]
    for kind, text in BLOCKS
    if kind == "console"
    for line in text.splitlines()
    if line.startswith("$ ")
]
FINAL = WHOLE[-1]


def nothing(name: str) -> None:
    """There are no other flows."""


@pytest.mark.parametrize("text", WHOLE, ids=["first", "last"])
@pytest.mark.parametrize("seed", range(3))
def test_whole_files_are_sound_and_can_be_held(text: str, seed: int) -> None:
    assert check(text, "saturday.flow.yaml", nothing) == ()
    flow = read_flow(text, "saturday.flow.yaml", nothing)
    assert play(talk(flow, company(2)), seed).status == "finished"


def test_the_last_one_has_what_is_promised_and_is_made_of_the_parts() -> None:
    steps = read_flow(FINAL, "saturday.flow.yaml", nothing).steps
    assert any(isinstance(step, Vote) for step in steps)
    assert any(isinstance(step, Agree) for step in steps)
    assert sum(bool(getattr(step, "private", False)) for step in steps) == 1
    lines = FINAL.splitlines()
    assert len(PARTS) == 3
    assert all(line in lines for part in PARTS for line in part.splitlines())


def test_the_parts_put_in_as_told_are_sound_too() -> None:
    first = WHOLE[0]
    private, vote, agreement = PARTS
    head, reveal = first.split("  - reveal:")
    opening, end = reveal.split("  - end:")
    assert end
    made = f"{head}{private}  - reveal:{opening}{vote}{agreement}"
    assert check(made, "saturday.flow.yaml", nothing) == ()


def test_every_command_is_one() -> None:
    assert len(COMMANDS) > 10
    for command in COMMANDS:
        program, *words = shlex.split(command)
        if program == "duologue":
            understand(words)
        else:
            assert program == "mkdir"


@pytest.mark.parametrize(
    "command", [c for c in COMMANDS if c.startswith("duologue flow ") and "preview" not in c]
)
def test_tools_do_what_the_guide_says(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("saturday.flow.yaml").write_text(FINAL)
    Path("old.flow.yaml").write_text(FINAL)
    Path("saturday.cases.yaml").write_text(CASES)
    few = ["--walks", "2"] if "walk" in command else []
    said = line(*shlex.split(command)[1:], *few)
    assert (said.code, said.err) == (0, "")
    shown = [text for kind, text in BLOCKS if kind == "console" and f"$ {command}\n" in text][-1]
    answer = shown.split(f"$ {command}\n")[1].split("$ ")[0]
    assert not answer or said.out == answer
    assert Path("saturday.flow.yaml").read_text() == FINAL


def test_the_preview_goes_as_the_guide_says(
    duologue: Callable[..., Terminal], tmp_path: Path
) -> None:
    path = tmp_path / "saturday.flow.yaml"
    path.write_text(WHOLE[0])
    terminal = duologue("flow", "preview", str(path))
    for key in "sn":
        terminal.wait_for("Please hand over to")
        terminal.press(key)
        terminal.wait_for("One idea a line")
        terminal.press("swim", "enter", "ctrl+d")
    terminal.wait_for("Both are done")
    terminal.press("s", "n")
    terminal.wait_for("Read all of them")
    terminal.press("escape", "q")
    terminal.wait_for("Ready for you")
    terminal.press("q")
    assert terminal.wait_exit() == 0


def test_the_faults_that_it_shows(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("saturday.flow.yaml").write_text(WHOLE[0].replace("blind: true", "blnd: true"))
    shown = next(text for kind, text in BLOCKS if kind == "text")
    assert shown in line("flow", "check", "saturday.flow.yaml").out
    leak = FINAL.replace("Read all of them", "“{{ strength.mean }}”. Read all of them")
    Path("saturday.flow.yaml").write_text(
        leak.replace("text: “", "text: '“").replace("any.", "any.'", 1)
    )
    said = line("flow", "check", "saturday.flow.yaml").out
    assert "this tells others of strength, which is not open here" in said


def test_its_flow_is_among_the_others_in_a_home(line: Line, home: Path) -> None:
    (home / "flows").mkdir(parents=True)
    (home / "flows" / "saturday.flow.yaml").write_text(FINAL)
    assert "saturday" in line("flows", "--names").out.split()


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", GUIDE):
        assert (Path(flows.__file__).parent / target).exists()
