"""What every bundled flow has to have, whoever wrote it."""

from __future__ import annotations

import re

import pytest

from flows.model import Flow, Reveal
from flows.places import every_step
from store import Library

CAPABILITIES = {"000": 24, "001": 40, "002": 20, "003": 17, "004": 22}
"""Groups of capabilities and how many each has; ids are `GROUP-NN`."""

NAMES = Library().names()


def flow(name: str) -> Flow:
    return Library().load(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_flow_says_which_capabilities_it_covers(name: str) -> None:
    covers = flow(name).covers
    assert covers
    for capability in covers:
        group, _, number = capability.partition("-")
        assert 1 <= int(number) <= CAPABILITIES[group]


@pytest.mark.parametrize("name", NAMES)
def test_a_flow_carries_evidence_that_its_steps_refer_to(name: str) -> None:
    cards = {card.id for card in flow(name).evidence}
    used = {step.why for step in every_step(flow(name).steps) if step.why}
    assert cards
    assert used <= cards


@pytest.mark.parametrize("name", NAMES)
def test_the_machine_does_not_shout_and_does_not_praise(name: str) -> None:
    words = flow(name).sources[name].split("steps:", 1)[1]
    assert "!" not in words.replace("!=", "")
    assert not re.search(r"\b(great job|well done|awesome|failed)\b", words, re.IGNORECASE)


@pytest.mark.parametrize("name", NAMES)
def test_what_people_write_blind_in_a_bundled_flow_is_opened_to_them(name: str) -> None:
    steps = list(every_step(flow(name).steps))
    opened = {name for step in steps if isinstance(step, Reveal) for name in step.of}
    assert {step.id for step in steps if getattr(step, "blind", False)} <= opened
