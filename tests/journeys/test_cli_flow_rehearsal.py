"""``duologue flow walk`` and ``duologue flow test``, as they are called."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests.journeys.cli import Line, one_sentence, process
from tests.ui.rehearsal.small import SECRET, header
from tui.cli.flow import walk


@pytest.fixture
def flow(tmp_path: Path) -> Path:
    """Return a flow file whose promise can be broken."""
    path = tmp_path / "small.flow.yaml"
    path.write_text(header("always_ends(done)") + SECRET, "utf-8")
    return path


@pytest.fixture
def line(capsys: pytest.CaptureFixture[str], home: Path) -> Line:
    """Return the command line in this process, in a home of its own."""
    return Line(capsys)


def test_a_walk_says_what_was_visited_and_that_all_held(line: Line) -> None:
    said = line("flow", "walk", "hello", "--walks", "4")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("hello: 4 walks\n  in 1 person, full; 2 people, full")
    assert "6 of 6 steps visited" in said.out
    assert said.out.endswith("Every promise held.\n")


def test_a_broken_promise_ends_with_one_and_can_be_walked_again(line: Line, flow: Path) -> None:
    said = line("flow", "walk", str(flow), "--people", "2", "--walks", "20", "--form", "full")
    assert said.code == 1
    assert f"{flow}:10:5: F6.1 broken: always_ends(done)" in said.out
    again = next(row for row in said.out.splitlines() if "again:" in row).partition("duologue ")[2]
    words = again.split()
    assert line(*words).code == 1
    assert words[:2] == ["flow", "walk"]


def test_every_way_for_a_script(line: Line, flow: Path) -> None:
    said = line("flow", "walk", str(flow), "--walks", "0", "--exhaustive", "--json")
    data = json.loads(said.out)
    assert said.code == 1
    assert data["whole"] is True
    assert data["broken"][0]["path"][-2] == "chosen: “c”"
    assert data["gaps"] == []
    quick = line("flow", "walk", str(flow), "--walks", "1", "--form", "quick", "--json")
    assert json.loads(quick.out)["settings"] == [{"people": 1, "quick": True}]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--people", "4"), "This flow is for 1 to 3 people, not for 4."),
        (("--people", "x"), "--people takes a whole number from 1 to 50, not “x”."),
        (("--walks", "-1"), "--walks"),
        (("--walks", "0"), "--walks takes a whole number from 1 to 1000000, not “0”."),
        (("--seed", "٣"), "--seed takes a whole number from 0 to 1000000000, not “٣”."),
        (("--states", "1"), "--states takes a whole number from 2 to 1000000, not “1”."),
        (("--form", "long"), "--form"),
    ],
)
def test_what_is_no_number_is_refused(
    line: Line, flow: Path, words: tuple[str, ...], said: str
) -> None:
    found = line("flow", "walk", str(flow), *words)
    assert found.code == 2
    assert said in found.err
    assert one_sentence(found.err)


def test_a_flow_for_one_size_says_so(line: Line) -> None:
    said = line("flow", "walk", "reflect", "--people", "2")
    assert said.err == "This flow is for one person, not for 2.\n"


def test_files_that_are_none_are_refused(line: Line, tmp_path: Path, flow: Path) -> None:
    assert line("flow", "walk", "nowhere.flow.yaml").code == 1
    assert line("flow", "test", str(tmp_path) + "/").code == 1
    said = line("flow", "test", str(flow))
    assert said.code == 1
    assert "There are no cases at" in said.err
    bad = tmp_path / "bad.cases.yaml"
    bad.write_bytes(b"cases: \xff")
    assert "not UTF-8" in line("flow", "test", str(flow), "--cases", str(bad)).err
    bad.write_text("cases: [{case: a, answers: {topci: x}}]", "utf-8")
    said = line("flow", "test", str(flow), "--cases", str(bad))
    assert said.code == 1
    assert "there is no step topci (did you mean topic?)" in said.err
    flow.write_text("flow: x", "utf-8")
    assert "has faults:" in line("flow", "walk", str(flow)).err
    assert "There are no cases for “hello”." in line("flow", "test", "hello").err


def test_the_cases_of_a_bundled_flow_pass(line: Line) -> None:
    said = line("flow", "test", "reflect")
    assert (said.code, said.err) == (0, "")
    assert "passed  everything is said\n" in said.out
    assert "3 of 3 passed\n19 of 19 steps visited, 12 of 12 branches taken\n" in said.out


def test_a_case_that_fails_says_what_was_expected_and_found(line: Line, flow: Path) -> None:
    cases = flow.with_name("small.cases.yaml")
    cases.write_text(
        "cases:\n  - case: one\n    answers: {chosen: c}\n    expect: {end: done}\n"
        "  - case: two\n    answers: {chosen: a}\n    expect: {end: done}\n",
        "utf-8",
    )
    said = line("flow", "test", str(flow))
    assert said.code == 1
    rows = said.out.splitlines()
    assert rows[:4] == [
        "failed  one",
        f"  {cases}:4:19: expected the end done",
        "    found other",
        "passed  two",
    ]
    assert "1 of 2 passed" in rows
    assert not any("F6" in row for row in rows)
    data = json.loads(line("flow", "test", str(flow), "--json").out)
    assert [case["passed"] for case in data["cases"]] == [False, True]
    assert data["cases"][0]["failures"][0]["found"] == "other"
    assert data["gaps"][0]["message"] == "nobody ever chose b"


def test_what_no_case_tried_is_no_fault(line: Line, flow: Path) -> None:
    cases = flow.with_name("small.cases.yaml")
    cases.write_text("cases:\n  - case: two\n    answers: {chosen: a}\n", "utf-8")
    said = line("flow", "test", str(flow))
    rows = said.out.splitlines()
    assert said.code == 0
    at = rows.index("Not tried by your cases yet (no fault):")
    assert f"  {flow}:19:1: F6.3 chosen: nobody ever chose b" in rows[at:]


def test_cases_that_are_no_file(line: Line, flow: Path, tmp_path: Path) -> None:
    said = line("flow", "test", str(flow), "--cases", str(tmp_path))
    assert said.err == f"{tmp_path} is a folder; name a cases file in it.\n"
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    said = line("flow", "test", str(flow), "--cases", str(pipe))
    assert "is a named pipe, which may never end; name a cases file." in said.err
    assert "is a named pipe" in line("flow", "test", str(pipe)).err


def test_a_long_walk_tells_a_terminal_how_far_it_is(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "PATIENCE", 0.0)
    monkeypatch.setattr(walk, "monotonic", iter(range(100)).__next__)
    quiet = line("flow", "walk", "hello", "--walks", "2")
    assert quiet.err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    said = line("flow", "walk", "hello", "--walks", "2")
    assert "1 of 2 walks …" in said.err
    assert said.err.endswith("\r\x1b[K")


def test_another_hash_seed_changes_nothing(home: Path) -> None:
    one, two = (
        process(
            "flow", "walk", "hello", "--walks", "3", "--json", home=home, env={"PYTHONHASHSEED": n}
        )
        for n in ("1", "2")
    )
    assert one == two
    assert one.code == 0
