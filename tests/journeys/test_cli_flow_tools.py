"""The tools for flows: help, what they print, bad input, pipes that close, files that stand."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.cli import ROOT, Line, one_sentence, process
from tests.journeys.terminal import environment
from tui.cli import shells
from tui.cli.codes import MEANINGS
from tui.cli.flow.table import TOOLS
from tui.cli.parser import understand
from tui.cli.table import Command

FLOW = """\
flow: talk
format: 1
revision: 1
lang: en
title: A talk
summary: One question.
people: {min: 2, max: 2}
minutes: 5

steps:
  - ask: first
    who: each
    private: true
    text: What is first?
  - end: done
    text: That was it.
"""


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.flow.yaml"
    path.write_text(FLOW)
    return path


# The frame


def test_alone_it_lists_the_tools(line: Line) -> None:
    said = line("flow")
    helped = line("flow", "--help")
    for tool in TOOLS:
        assert f"duologue {tool.name} " in said.out
        assert tool.summary in said.out
        assert tool.summary in helped.out
    assert "flow [TOOL]" in helped.out


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_every_tool_has_help_and_its_examples_are_understood(line: Line, tool: Command) -> None:
    words = tool.name.split()
    said = line(*words, "--help")
    assert said.code == 0
    assert said.out == line("help", *words).out
    assert all(f"duologue {text}" in said.out for text, _ in tool.examples)
    assert all(meaning in said.out for _, meaning in MEANINGS)
    assert max(map(len, said.out.splitlines())) <= 100
    for text, _ in tool.examples:
        found, _ = understand(shlex.split(text, comments=True))
        assert found is tool


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["flow", "chek"], "Did you mean “duologue flow check”?"),
        (["flow", "zzz"], "“duologue flow” lists all"),
        (["explain"], "Did you mean “duologue flow explain”?"),
        (["flow", "explain", "--htlm", "x"], "Did you mean “--html”?"),
        (["flow", "explain"], "required: FLOW"),
        (["flow", "explain", "hello", "-o", " "], "needs the name of a file"),
        (["flow", "new", "-o", "talk.txt"], "ending in .yaml"),
    ],
)
def test_what_is_not_understood(line: Line, args: list[str], words: str) -> None:
    said = line(*args)
    assert (said.code, said.out) == (2, "")
    assert words in said.err
    assert one_sentence(said.err)


def test_options_may_stand_between_the_words() -> None:
    command, options = understand(["--home", "a", "flow", "--ascii", "label", "hello"])
    assert (command.name, options.home, options.flow) == ("flow label", "a", "hello")
    assert understand(["flow", "--home", "a"])[0].name == "flow"


def test_completion_in_bash(home: Path, talk: Path) -> None:
    script = talk.with_name("duologue.bash")
    script.write_text(shells.bash())
    ask = f"""
. {script}
try() {{ COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _duologue; echo "${{COMPREPLY[*]}}"; }}
duologue() {{ [[ $* == "flows --names" ]] && echo hello; }}
cd {talk.parent}
try duologue flow ex
try duologue --home x flow explain --ht
try duologue flow explain he
try duologue flow explain ta
try duologue flow fmt ta
"""
    done = subprocess.run(["bash", "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "explain",
        "--html",
        "hello",
        "talk.flow.yaml",
        "talk.flow.yaml",
    ]


@pytest.mark.parametrize("make", [shells.bash, shells.zsh, shells.fish])
def test_every_shell_knows_the_tools(make: object) -> None:
    assert callable(make)
    script = make()
    assert all(tool.name.removeprefix("flow ") in script for tool in TOOLS)
    assert "against" in script


# Where flows come from

READERS = ("explain", "graph", "label")


@pytest.mark.parametrize("tool", READERS)
def test_files_names_and_flows_of_ones_own(line: Line, home: Path, talk: Path, tool: str) -> None:
    by_path = line("flow", tool, str(talk)).out
    assert by_path.strip()
    (home / "flows").mkdir(parents=True)
    (home / "flows" / "talk.flow.yaml").write_text(FLOW)
    assert line("flow", tool, "talk").out == by_path
    assert line("flow", tool, "sticky-notes").out.strip()


def test_ones_own_flow_is_in_the_list_and_can_be_run(line: Line, home: Path) -> None:
    (home / "flows").mkdir(parents=True)
    (home / "flows" / "talk.flow.yaml").write_text(FLOW)
    assert "talk" in line("flows", "--names").out.split()
    assert "A talk · 2 people · about 5 min · yours" in line("flows").out
    assert "There is no flow" in line("run", "tlk").err
    assert "There is no flow" not in line("run", "talk").err


def test_parts_are_looked_for_beside_the_file_first(line: Line, talk: Path) -> None:
    talk.write_text(FLOW.replace("  - end: done", "  - call: close\n  - end: done"))
    assert "What did you decide" in line("flow", "explain", str(talk)).out
    close = talk.with_name("close.flow.yaml")
    close.write_text(
        "flow: close\nformat: 1\nrevision: 1\ntitle: Ours\nfragment: true\n"
        "steps:\n  - say: bye\n    text: Goodbye then.\n"
    )
    assert "Goodbye then." in line("flow", "explain", str(talk)).out


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("gone.yaml", None, "There is no file"),
        ("bad.yaml", b"flow: \xff", "line 1 is not UTF-8"),
        ("big.yaml", b"# " + "ü".encode() * 140_000, "F0.4"),
        ("empty.yaml", b"", "F0.1"),
        (
            "faults.yaml",
            FLOW.replace("text: What", "txt: What").encode(),
            "F0.6 first: unknown key",
        ),
    ],
)
def test_files_that_cannot_be_used(
    line: Line, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    for tool in READERS:
        said = line("flow", tool, str(path))
        assert (said.code, said.out) == (1, "")
        assert words in said.err
        assert "Traceback" not in said.err


def test_folders_other_names_and_protected_files(line: Line, tmp_path: Path) -> None:
    assert "is a folder" in line("flow", "label", f"{tmp_path}/").err
    assert "no name for a file" in line("flow", "label", "a\0b.yaml").err
    assert "Did you mean “hello”?" in line("flow", "label", "helo").err
    written = line("flow", "explain", "hello", "-o", str(tmp_path))
    assert "is a folder; name a file in it" in written.err


def test_places_that_no_file_can_be_put_in(line: Line, tmp_path: Path) -> None:
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)
    for place in (loop, tmp_path / ("a" * 300)):
        said = line("flow", "explain", "hello", "-o", str(place))
        assert (said.code, said.out) == (1, "")
        assert str(place) in said.err
        assert one_sentence(said.err)
        assert "Fault in the program" not in said.err


# What they print


def test_documents_and_diagrams_go_to_files(line: Line, talk: Path) -> None:
    page, drawn = talk.with_suffix(".html"), talk.with_suffix(".md")
    assert line("flow", "explain", str(talk), "-o", str(page)).out == ""
    assert page.read_text().startswith("<!DOCTYPE html>")
    assert line("flow", "explain", str(talk), "--html").out == page.read_text()
    assert line("flow", "graph", str(talk), "-o", str(drawn)).code == 0
    assert drawn.read_text().startswith("```mermaid\nflowchart TD\n")


def test_the_label_says_what_is_private(line: Line, talk: Path) -> None:
    said = line("flow", "label", str(talk)).out
    assert said.startswith("A talk\n  2 people, about 5 minutes\n")
    assert "1 for one person alone, never opened" in said


def test_the_schema_and_its_line(line: Line, tmp_path: Path) -> None:
    assert json.loads(line("flow", "schema").out)["title"] == "A flow of Duologue"
    plain = line("flow", "schema", "--line").out
    assert plain == "# yaml-language-server: $schema=flow.schema.json\n"
    assert line("flow", "schema", "--line", "../s.json").out.endswith("=../s.json\n")


# Layout

UNTIDY = FLOW.replace("    who: each\n    private: true\n", "    private:   true\n    who: each\n")


def test_fmt_in_place_keeps_rights_and_meaning(line: Line, talk: Path) -> None:
    talk.write_text(UNTIDY)
    talk.chmod(0o644)
    assert line("flow", "fmt", "--check", str(talk)).code == 1
    diff = line("flow", "fmt", "--diff", str(talk))
    assert diff.code == 0
    assert "+    private: true" in diff.out
    assert line("flow", "fmt", "--diff", "--check", str(talk)).code == 1
    assert talk.read_text() == UNTIDY
    assert "is laid out anew" in line("flow", "fmt", str(talk)).out
    assert talk.read_text() == FLOW
    assert talk.stat().st_mode & 0o777 == 0o644
    again = line("flow", "fmt", "--check", "--diff", str(talk))
    assert (again.code, again.out, again.err) == (0, "", "")
    assert line("flow", "fmt", str(talk)).out == f"{talk}: nothing to change.\n"


def test_fmt_of_several_files_goes_on_after_a_bad_one(line: Line, talk: Path) -> None:
    talk.write_text(UNTIDY)
    bad = talk.with_name("bad.yaml")
    bad.write_text("a: [b")
    said = line("flow", "fmt", str(bad), str(talk))
    assert said.code == 1
    assert "is left as it is" in said.err
    assert bad.read_text() == "a: [b"
    assert talk.read_text() == FLOW


def test_fmt_from_a_pipe(home: Path) -> None:
    said = process("flow", "fmt", "-", home=home, stdin=UNTIDY.encode())
    assert (said.code, said.out) == (0, FLOW)
    assert process("flow", "fmt", "--check", "-", home=home, stdin=UNTIDY.encode()).code == 1
    assert "stdin:2:1: F0.1" in process("flow", "fmt", "-", home=home, stdin=b"a: [b").err
    said = process("flow", "fmt", "-", home=home, stdin=b"\xff")
    assert said.err.startswith("stdin is no text: line 1 is not UTF-8.")


def test_without_stdin_and_stdout(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert line("flow", "fmt", "-").err == "There is no stdin to read from.\n"
    monkeypatch.setattr("sys.stdout", None)
    said = line("flow", "label", "hello")
    assert (said.code, said.err) == (1, "There is no stdout to write to.\n")


# Pipes


@pytest.mark.parametrize(
    "args", ["explain seven-steps", "graph seven-steps", "schema", "label hello"]
)
def test_a_pipe_that_closes_ends_quietly(home: Path, args: str) -> None:
    command = f"{shlex.quote(sys.executable)} -m tui flow {args} | head -c 1 >/dev/null; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=environment(home),
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("0\n", "")
