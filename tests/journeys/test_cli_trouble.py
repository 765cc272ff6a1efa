"""Homes and files that are not as they should be: one sentence, nothing lost, no traceback."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from store import Home
from tests.journeys.cli import Line, one_sentence, people, process
from tests.journeys.terminal import Terminal
from tui.fixtures.homes import converse, jot

GARBAGE = "{ this is no JSON"


def test_a_home_that_is_a_file(line: Line, home: Path) -> None:
    home.write_text("mine")
    for args in (["flows"], ["history"], ["jot", "x"], ["open", "sam"], ["me"], []):
        said = line(*args)
        assert said.code == 1
        assert "is a file" in said.err
        assert one_sentence(said.err)
    assert home.read_text() == "mine"


def test_a_home_below_a_file(line: Line, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    said = line("--home", str(tmp_path / "file" / "home"), "history")
    assert said.code == 1
    assert one_sentence(said.err)


def test_a_home_of_a_newer_program(line: Line, home: Path) -> None:
    people(home)
    (home / "home.json").write_text('{"schema": 999}')
    before = (home / "home.json").read_bytes()
    said = line("jot", "x")
    assert said.code == 1
    assert "newer" in said.err
    assert one_sentence(said.err)
    assert (home / "home.json").read_bytes() == before


def test_a_history_of_a_newer_program(line: Line, home: Path) -> None:
    party = people(home)
    history = party.folder / "history.json"
    history.write_text(json.dumps(json.loads(history.read_text()) | {"schema": 999}))
    before = history.read_bytes()
    said = line("history", "sam-noa")
    assert said.code == 1
    assert "newer" in said.err
    assert history.read_bytes() == before


def test_a_home_of_somebody_else(line: Line, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people(home)
    monkeypatch.setattr("os.geteuid", lambda: os.getuid() + 1)
    said = line("history")
    assert said.code == 1
    assert "belongs to another user" in said.err


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EROFS, "The disk is read-only"),
        (errno.EACCES, "is not allowed"),
        (errno.EIO, "could not be saved"),
    ],
)
def test_a_disk_that_takes_nothing(
    line: Line, home: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    people(home)
    line("jot", "before")

    def refuse(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", refuse)
        said = line("jot", "after")
    assert said.code == 1
    assert words in said.err
    assert one_sentence(said.err)
    assert "before" in line("history").out
    assert "after" not in line("history").out


def test_a_damaged_history_and_how_it_is_restored(line: Line, home: Path) -> None:
    party = people(home)
    converse(party, "hello", days_ago=3)
    jot(party, "ask about August", days_ago=1)
    kept = line("history", "--text", "evenings").out
    assert kept
    history = party.folder / "history.json"
    history.write_text(GARBAGE)
    said = line("history", "sam-noa")
    assert said.code == 1
    assert "history.json is damaged" in said.err
    assert "it is kept as history.json.damaged-" in said.err
    assert "To do so: “duologue restore sam-noa”." in said.err
    assert one_sentence(said.err)
    assert history.read_text() == GARBAGE
    restored = line("restore", "sam-noa", "--yes")
    assert restored.code == 0
    assert "history.json is restored." in restored.out
    assert line("history", "--text", "evenings").out == kept
    assert [f.read_text() for f in party.folder.glob("*.damaged-*")] == [GARBAGE]


def test_a_damaged_conversation_is_restored(line: Line, home: Path) -> None:
    party = people(home)
    talk = converse(party, "hello", days_ago=3)
    log = party.folder / "conversations" / f"{talk}.json"
    log.write_text(GARBAGE)
    said = line("restore", "Sam & Noa", "--yes")
    assert said.code == 0
    assert f"{talk}.json is restored." in said.out
    assert party.read(talk, ["sam", "noa"]).status == "finished"
    assert line("restore", "sam-noa", "--yes").out == "Nothing is damaged here.\n"


def test_what_has_no_good_copy_is_left_alone(line: Line, home: Path) -> None:
    party = people(home)
    talk = converse(party, "hello", days_ago=3)
    for copy in party.folder.glob("backup/**/*.json"):
        copy.unlink()
    log = party.folder / "conversations" / f"{talk}.json"
    log.write_text(GARBAGE)
    said = line("restore", "sam-noa", "--yes")
    assert said.code == 1
    assert "There is no good copy of it." in said.err
    assert log.read_text() == GARBAGE


def test_a_history_without_copies_is_left_alone(line: Line, home: Path) -> None:
    party = people(home)
    for copy in party.folder.glob("backup/**/*.json"):
        copy.unlink()
    (party.folder / "history.json").write_text(GARBAGE)
    said = line("restore", "sam-noa", "--yes")
    assert said.code == 1
    assert "as it was" in said.err
    assert "duologue restore" not in line("history", "sam-noa").err


def test_restoring_asks_first(home: Path, duologue: Callable[..., Terminal]) -> None:
    party = people(home)
    converse(party, "hello", days_ago=3)
    history = party.folder / "history.json"
    history.write_text(GARBAGE)
    for answer, code in (("n", 1), ("\x04", 1), ("yes", 0)):
        terminal = duologue("restore", "sam-noa")
        terminal.wait_for("[y/N]")
        terminal.send(f"{answer}\r" if answer.isprintable() else answer)
        assert terminal.wait_exit() == code, terminal.text
        assert (history.read_text() == GARBAGE) is bool(code)


def test_nobody_can_be_asked(home: Path) -> None:
    people(home)
    said = process("restore", "sam-noa", home=home)
    assert said.code == 1
    assert "add --yes" in said.err


def test_a_party_that_is_held_cannot_be_restored(line: Line, home: Path) -> None:
    party = people(home)
    with party.write(since=party.created):
        said = line("restore", "sam-noa", "--yes")
    assert said.code == 1
    assert "This is already open (duologue" in said.err
    assert "since" in said.err


def test_a_fault_of_the_program_quotes_nobody(
    line: Line, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people(home)

    def fail(*_: object) -> int:
        raise ZeroDivisionError("my secret answer")

    monkeypatch.setattr("tui.cli.jot.run", fail)
    said = line("jot", "my secret answer")
    assert said.code == 1
    assert one_sentence(said.err)
    assert str(home / "duologue.log") in said.err
    log = (home / "duologue.log").read_text()
    assert "builtins.ZeroDivisionError" in log
    assert "secret" not in log + said.err


def test_a_fault_without_a_home_is_said_all_the_same(
    line: Line, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise RuntimeError

    monkeypatch.setattr("tui.cli.library.run", fail)
    said = line("flows")
    assert said.code == 1
    assert one_sentence(said.err)
    assert not home.exists()


def test_looking_makes_no_home(line: Line, home: Path) -> None:
    for args in (["flows"], ["history"], ["completion", "people"], ["--version"]):
        line(*args)
    assert not home.exists()
    people(home)
    assert line("completion", "people").out == "sam-noa\n"
    assert len(Home(home).parties()) == 1
