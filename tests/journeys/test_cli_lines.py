"""The commands that print plain lines: flows, history, jot."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store import Home
from tests.children import PATIENCE, child
from tests.journeys.cli import ROOT, Line, one_sentence, people, process
from tests.journeys.terminal import environment
from tests.ui.homes import alone, pair

BROKEN = "flow: broken\nformat: 1\n"
OWN = """\
flow: ours
format: 1
revision: 1
lang: en
title: Ours
summary: Made by ourselves.
people: {min: 2, max: 2}
minutes: 3
steps:
  - end: done
    text: Done.
"""


def test_flows_says_what_each_is(line: Line, home: Path) -> None:
    (home / "flows").mkdir(parents=True)
    (home / "flows" / "ours.flow.yaml").write_text(OWN)
    (home / "flows" / "broken.flow.yaml").write_text(BROKEN)
    said = line("flows")
    assert said.code == 0
    assert "Sticky notes · 1–12 people · about 25 min" in said.out
    assert "Reflect · alone" in said.out
    assert "Ours · 2 people · about 3 min · yours" in said.out
    assert "The flow “broken” has faults:" in said.out
    assert "close" not in line("flows", "--names").out.split()
    assert {"sticky-notes", "check-in"} < set(line("flows", "--names").out.split())


@pytest.fixture
def spoken(home: Path) -> Path:
    """Return a home with the history of Sam and Noa in it."""
    pair(home)
    return home


def test_history_prints_a_line_for_each_record(line: Line, spoken: Path) -> None:
    said = line("history")
    rows = said.out.splitlines()
    assert said.code == 0
    assert rows[0].split()[:2] == ["2026-06-12", "jot"]
    assert rows[0].endswith("ask about August  (Sam)")
    assert any("goal" in row for row in rows)
    assert line("history", "noa").out == said.out


def test_history_keeps_to_the_gate(line: Line, spoken: Path) -> None:
    party = Home(spoken).find("sam-noa")
    line("jot", "--by", "Noa", "--private", "a secret of mine")
    assert "a secret of mine" not in line("history").out
    assert "my brother" not in line("history").out
    found = party.records(["noa"])
    assert "a secret of mine" in [record.fields.get("text") for record in found]


def test_the_history_of_one_person_holds_their_own(line: Line, home: Path) -> None:
    alone(home)
    said = line("history")
    assert "why I was sharp at lunch" in said.out
    assert "reflection" in said.out
    assert "(Noa)" not in said.out


def test_history_finds_what_is_asked_for(line: Line, spoken: Path) -> None:
    assert {row.split()[1] for row in line("history", "--kind", "goal").out.splitlines()} == {
        "goal"
    }
    jots = line("history", "--kind", "jot", "--limit", "1").out.splitlines()
    assert len(jots) == 1
    assert "ask about August" in jots[0]
    assert "dancing again" in line("history", "--text", "DANCING").out
    assert "evenings without screens" not in line("history", "--text", "dancing").out
    late = line("history", "--since", "2026-06-08", "--until", "2026-06-13").out
    assert len(late.splitlines()) == 1
    by_noa = line("history", "--person", "Noa").out
    assert "dancing again" in by_noa
    assert "evenings without screens" not in by_noa


def test_nothing_found_is_no_failure(line: Line, spoken: Path) -> None:
    said = line("history", "--text", "xyzzy")
    assert (said.code, said.out, said.err) == (0, "", "Nothing was found.\n")


def test_a_name_is_needed_among_several(line: Line, spoken: Path) -> None:
    people(spoken, "Kim")
    for args in (["history"], ["jot", "hello"]):
        said = line(*args)
        assert said.code == 2
        assert "Kim (kim)" in said.err
        assert "Sam & Noa (sam-noa)" in said.err


def test_unknown_names(line: Line, spoken: Path) -> None:
    said = line("history", "sam-nao")
    assert (said.code, said.out) == (1, "")
    assert "Did you mean “sam-noa” or" in said.err or "Did you mean “Sam" in said.err
    said = line("history", "--person", "Kim")
    assert "“Kim” is not one of Sam and Noa." in said.err
    assert line("jot", "x", "--by", "Kim").code == 1


def test_nobody_is_here_yet(line: Line) -> None:
    for args in (["history"], ["jot", "x"], ["history", "sam"]):
        said = line(*args)
        assert said.code == 1
        assert "Nobody has a history here yet" in said.err


def test_a_jot_is_there_next_time(line: Line, home: Path) -> None:
    people(home)
    said = line("jot", "ask", "about", "--by", "sam", "August")
    assert said.out == "Kept for next time. Who finds it there: Sam & Noa.\n"
    assert "ask about August  (Sam)" in line("history").out
    said = line("jot", "--private", "--by", "Noa", "mine")
    assert said.out == "Kept for next time. Who finds it there: Noa alone.\n"
    said = line("jot", "--private", "whose?")
    assert said.code == 2
    assert "one of: Sam, Noa" in said.err


def test_a_jot_of_one_person_is_theirs(line: Line, home: Path) -> None:
    people(home, "Noa")
    assert "Noa alone" in line("jot", "hm").out
    assert "hm" in line("history").out


def test_jots_are_kept_while_somebody_else_has_the_party_open(line: Line, home: Path) -> None:
    party = people(home)
    with party.write(since=party.created):
        assert line("jot", "meanwhile").code == 0
        assert "meanwhile" in line("history").out


@pytest.mark.parametrize("text", ["", "  ", "\x1b\x07", "\u202e"])
def test_an_empty_jot_is_refused(line: Line, home: Path, text: str) -> None:
    people(home)
    said = line("jot", text)
    assert said.code == 1
    assert "nothing to keep" in said.err
    assert line("history").out == ""


def test_a_jot_that_is_too_long_is_refused_whole(home: Path) -> None:
    people(home)
    said = process("jot", "-", home=home, stdin=b"x" * 1_000_000)
    assert said.code == 1
    assert "at most 16 kilobytes" in said.err
    assert process("history", home=home).out == ""


def test_a_jot_can_come_from_stdin(line: Line, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people(home)
    typed = io.TextIOWrapper(io.BytesIO("tea\tfirst\nthen talk \xff\n".encode("latin-1")))
    monkeypatch.setattr("sys.stdin", typed)
    assert line("jot", "-").code == 0
    assert "tea first then talk \ufffd" in line("history").out
    monkeypatch.setattr("sys.stdin", None)
    assert "no stdin" in line("jot", "-").err


def test_markup_and_escapes_are_plain_text(line: Line, home: Path) -> None:
    people(home, "[red]Sam[/]", "Noa\u202egro")
    assert line("jot", "[@click=app.quit]x[/] [/] \x1b[2J\u202eabc").code == 0
    said = line("history").out
    assert "[@click=app.quit]x[/] [/] [2Jabc" in said
    assert "\x1b" not in said
    assert "\u202e" not in said
    (home / "flows").mkdir()
    (home / "flows" / "ours.flow.yaml").write_text(
        OWN.replace("Ours", "Ou\x85rs"), encoding="utf-8"
    )
    assert "\x85" not in line("flows").out


def test_odd_names_are_shown_whole(line: Line, home: Path) -> None:
    people(home, "Zoë 🌱", "נועה")
    people(home, "e\u0301" * 30)
    said = line("history", "נועה")
    assert said.code == 0
    assert "Zoë 🌱 & נועה" in line("history").err


def test_a_reader_that_leaves_early_is_no_failure(spoken: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {sys.executable} -m tui history | head -1"],
        cwd=ROOT,
        env=environment(spoken),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "ask about August" in done.stdout


def test_a_pipe_that_is_closed_at_once(spoken: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    argv = [sys.executable, "-m", "tui", "history"]
    done = subprocess.run(
        argv,
        cwd=ROOT,
        env=environment(spoken),
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        timeout=PATIENCE,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_output_that_cannot_be_written(spoken: Path, unbuffered: str) -> None:
    argv = [sys.executable, "-m", "tui", "history"]
    env = environment(spoken) | {"PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            argv,
            cwd=ROOT,
            env=env,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=PATIENCE,
        )
    assert done.returncode == 1
    assert b"could not be written (No space left on device)" in done.stderr
    assert one_sentence(done.stderr.decode())


@pytest.mark.parametrize("redirection", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_closed_streams(spoken: Path, redirection: str) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m tui flows {redirection}"],
        cwd=ROOT,
        env=environment(spoken),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == 0


def test_a_terminal_that_knows_no_unicode(spoken: Path) -> None:
    said = process("flows", home=spoken, env={"PYTHONIOENCODING": "ascii"})
    assert said.code == 0
    assert "1?12 people" in said.out


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)], ids=["term", "int"]
)
def test_asked_to_end_while_it_reads(home: Path, number: signal.Signals, code: int) -> None:
    people(home)
    argv = [sys.executable, "-c", _READING]
    with child(argv, ROOT, environment(home)) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "reading\n"
        running.send_signal(number)
        _, err = running.communicate(timeout=PATIENCE)
    assert running.returncode == code
    assert "Traceback" not in err
    assert process("history", home=home).out == ""


_READING = """
import sys
from tui.cli import jot, main
inner = jot._read
def read():
    print("reading", flush=True)
    return inner()
jot._read = read
sys.exit(main(["jot", "-"]))
"""
