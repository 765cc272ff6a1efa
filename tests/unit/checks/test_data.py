"""Each code has a flow that breaks exactly its rule, and a near miss that passes."""

from __future__ import annotations

import re

import pytest

from flows.faults import CODES, LEVELS
from tests.unit.checks.files import found, names, text

NAMES = names()
BREAKING = [name for name in NAMES if not name.endswith("-near")]
ELSEWHERE = ("F5.", "F6.")
"""Families that compare two flows, or rehearse one."""


def test_every_code_has_a_flow_that_breaks_it_and_a_near_miss() -> None:
    broken = {name.partition("-")[0] for name in BREAKING}
    assert broken == {code for code in CODES if not code.startswith(ELSEWHERE)}
    assert {f"{name}-near" for name in BREAKING} == set(NAMES) - set(BREAKING)


@pytest.mark.parametrize("name", BREAKING)
def test_a_flow_that_breaks_a_rule(name: str) -> None:
    expected = re.match(r"# expect: (F\S+) (.+)\n", text(name))
    assert expected is not None
    code, places = expected[1], expected[2].split()
    said = found(name)
    assert name.startswith(f"{code}-")
    assert list(dict.fromkeys(f"{f.line}:{f.column}" for f in said if f.code == code)) == places
    assert {f.code for f in said if LEVELS[f.code] == LEVELS[code]} == {code}
    assert all(f.message and not f.message.endswith(".") for f in said)


@pytest.mark.parametrize("name", sorted(set(NAMES) - set(BREAKING)))
def test_a_near_miss(name: str) -> None:
    assert found(name) == ()
