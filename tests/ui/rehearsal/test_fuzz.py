"""Mutated flow files get a verdict, and what passes is walked: the small run of ``make fuzz``."""

from __future__ import annotations

import resource
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import __main__ as program
from tests.fuzz import running
from tests.fuzz.hostile import hostile
from tests.fuzz.mutating import mutated
from tests.fuzz.running import Tally, bundled, read_all, read_one, text_of, walk_all

QUICK = {name: text for name, text in bundled().items() if "call: milestones" not in text}
"""All flows but the one that calls six others, which takes as long as all of them."""
QUICK_ONES = ("holes in", "holes that", "control", "tabs", "carriage", "keys", "nothing but")
"""Those that once took longest, and are quick today."""


def test_a_few_hundred_mutated_files_and_walks() -> None:
    tally = read_all(7, range(150), texts=QUICK)
    walk_all(tally, 7, 4, most=3)
    assert tally.bad == []
    assert (tally.files, tally.walks) == (150, 4)
    assert len(tally.codes) > 10
    assert tally.passed
    assert "150 files" in next(tally.lines())


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_any_mutated_file_gets_a_verdict(random: Random) -> None:
    tally = Tally()
    read_one(mutated(list(QUICK.values()), random), 0, QUICK, tally)
    assert tally.bad == []


def test_files_that_are_made_to_be_slow_get_a_verdict() -> None:
    """The quick ones here; those that take seconds belong to ``make fuzz``."""
    tally = Tally()
    for number, (name, text) in enumerate(hostile()):
        if name.startswith(QUICK_ONES):
            read_one(text, number, {}, tally)
    assert tally.bad == []
    assert tally.files == 17


def test_a_file_comes_again_by_seed_and_number() -> None:
    assert text_of(1, 5, QUICK) == text_of(1, 5, QUICK)
    assert text_of(1, 5, QUICK) != text_of(1, 6, QUICK)


def test_an_exception_or_a_slow_file_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(running, "read_flow", broken)
    monkeypatch.setattr(running, "SLOWEST", -1.0)
    tally = read_all(1, range(1), texts=QUICK)
    assert tally.bad[0] == "file 0: RecursionError: too deep"
    assert "of processor time" in tally.bad[1]
    assert "RecursionError" in "\n".join(tally.lines())


def test_the_program_prints_its_seed_and_ends_with_a_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(resource, "setrlimit", lambda *_: None)
    monkeypatch.setattr(program, "read_hostile", Tally)
    monkeypatch.setattr(running, "bundled", lambda: {"hello": QUICK["hello"]})
    assert program.main(["--seed", "3", "--count", "4", "--walks", "1"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("seed 3: 4 files, 1 walks\n")
    assert said.endswith("0 failures\n")
    assert program.main(["--seed", "3", "--show", "2"]) == 0
    assert capsys.readouterr().out
