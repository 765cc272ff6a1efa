"""Help, version, completion, and command lines that are not understood."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest

from tests.children import PATIENCE
from tests.journeys.cli import ROOT, Line, one_sentence
from tui.cli import shells
from tui.cli.codes import MEANINGS
from tui.cli.parser import home_argument, understand
from tui.cli.table import ALONE, COMMANDS, Command


@pytest.mark.parametrize("command", [ALONE, *COMMANDS], ids=lambda c: c.name or "alone")
def test_every_help_page_shows_its_examples_and_the_exit_codes(
    line: Line, command: Command
) -> None:
    said = line(*filter(None, [command.name]), "--help")
    assert said.code == 0
    assert all(f"duologue {text}".rstrip() in said.out for text, _ in command.examples)
    assert all(meaning in said.out for _, meaning in MEANINGS)
    assert "--home" in said.out
    assert max(map(len, said.out.splitlines())) <= 100


@pytest.mark.parametrize("command", [ALONE, *COMMANDS], ids=lambda c: c.name or "alone")
def test_every_example_is_understood(command: Command) -> None:
    for text, _ in command.examples:
        found, options = understand(shlex.split(text, comments=True))
        assert isinstance(options, Namespace)
        assert command in (ALONE, found)


def test_help_lists_every_command(line: Line) -> None:
    said = line("--help")
    assert all(f"  {c.name} " in said.out and c.summary in said.out for c in COMMANDS)


def test_help_is_also_a_word(line: Line) -> None:
    assert line("help", "jot").out == line("jot", "--help").out
    assert line("help").out == line("--help").out
    assert line("--home", "x", "help", "jot").out == line("jot", "--help").out


def test_version(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    assert re.fullmatch(r"duologue \d+\.\d+\.\d+\n", line("--version").out)
    assert line("history", "--version").out == line("--version").out

    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", missing)
    assert line("--version").out == "duologue (not installed)\n"


@pytest.mark.parametrize("args", [["--version"], ["flows"], ["flows", "--names"], ["--help"]])
def test_quick_commands_import_no_screens(args: list[str], home: Path) -> None:
    program = f"""
import sys
from tui.cli import main
main({args!r})
print(*sys.modules, file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    heavy = {"textual", "rich", "questionary"}
    assert heavy & set(done.stderr.split()) == set()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["histroy"], "Did you mean “duologue history”?"),
        (["zzz"], "“duologue --help” lists all"),
        (["sticky-notes"], "duologue run sticky-notes"),
        (["history", "--limt", "3"], "Did you mean “--limit”?"),
        (["history", "--zzzzzz=3"], "See “duologue history --help”."),
        (["history", "a", "b"], "has no use for “b”"),
        (["open"], "required: NAME"),
        (["history", "--since", "yesterday"], "is not a day"),
        (["history", "--since", "2026-02-30"], "is not a day"),
        (["history", "--since", "2026-02-02", "--until", "2026-02-01"], "later than"),
        (["history", "--limit", "0"], "not a number of lines"),
        (["history", "--limit", "٣"], "not a number of lines"),
        (["history", "--kind", "goals"], "Did you mean “goal”?"),
        (["history", "--kind", "xyzzy"], "There are: goal"),
        (["flows", "--home"], "expected one argument"),
        (["--home", "", "flows"], "--home needs the name of a folder"),
        (["--home", "a\0b", "flows"], "NUL"),
        (["demo", "--seed", "x"], "not a whole number"),
        (["completion", "tcsh"], "invalid choice"),
    ],
)
def test_what_is_not_understood_is_said_in_a_sentence(
    line: Line, args: list[str], words: str
) -> None:
    said = line(*args)
    assert (said.code, said.out) == (2, "")
    assert words in said.err
    assert one_sentence(said.err)


def test_what_was_typed_cannot_command_the_terminal(line: Line) -> None:
    said = line("\x1b]0;owned\x07" + "x" * 5000)
    assert "\x1b" not in said.err
    assert "␛]0;owned␇" in said.err
    assert len(said.err) < 1000


def test_options_for_every_command_may_stand_anywhere() -> None:
    assert understand(["--home", "h", "history", "--kind", "goal"])[1].home == "h"
    assert understand(["history", "--kind", "goal", "--home=h"])[1].home == "h"
    assert home_argument(["history", "--home"]) is None
    assert home_argument(["--home=h", "x"]) == home_argument(["x", "--home", "h"]) == "h"


def test_ascii_leaves_names_alone(line: Line) -> None:
    plain = line("--ascii", "flows").out
    assert plain.isascii()
    assert "1-12 people" in plain
    assert "1–12 people" in line("flows").out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command_and_option(line: Line, shell: str) -> None:
    script = line("completion", shell).out
    assert script.startswith(("# duologue", "#compdef"))
    for command in COMMANDS:
        assert command.name in script
    for option in ("quick", "private", "since", "fast", "theme"):
        assert option in script


def test_completion_of_bash_works_in_bash(home: Path, tmp_path: Path) -> None:
    script = tmp_path / "duologue.bash"
    script.write_text(shells.bash())
    ask = f"""
. {script}
try() {{ COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _duologue; echo "${{COMPREPLY[*]}}"; }}
duologue() {{ case "$*" in "flows --names") echo sticky-notes;; "completion people") echo sam-noa;; esac; }}
try duologue hi
try duologue --home /tmp run st
try duologue jot --pri
try duologue jot --party sa
try duologue open ""
"""
    done = subprocess.run(
        ["bash", "-c", ask], capture_output=True, text=True, check=True, timeout=PATIENCE
    )
    answers = done.stdout.splitlines()
    assert answers[:4] == ["history", "sticky-notes", "--private", "sam-noa"]
    assert "sam-noa" in answers[4]


def test_one_s_own_page_needs_no_arguments() -> None:
    parser = ArgumentParser()
    module: Any = next(c for c in COMMANDS if c.name == "me").load()
    module.add(parser)
    assert parser.parse_args([]) == Namespace(answers=None, strict=False)
