"""A newer revision of a flow, told to those who are in the middle of the older one."""

from __future__ import annotations

import pytest

from flows.model import Flow
from flows.reader import read_flow
from flows.revisions import Changes, newer

HEAD = """\
flow: {name}
format: 1
revision: {revision}
lang: en
title: Ours
summary: One of our own.
people: {{min: 1, max: 2}}
minutes: 5
steps:
"""
END = "  - end: over\n    text: Over.\n"
TOPIC = "  - ask: topic\n    who: all\n    type: line\n    text: What about?\n"
IDEAS = "  - notes: ideas\n    who: all\n    text: Which ideas?\n"
RENAMED = TOPIC.replace("topic", "subject") + "    renamed_from: topic\n"


def a_flow(revision: int, *steps: str, name: str = "ours") -> Flow:
    text = HEAD.format(name=name, revision=revision) + "".join(steps) + END
    return read_flow(text, f"{name}.flow.yaml", lambda _: None)


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (a_flow(2, TOPIC, IDEAS), Changes(1, 0)),
        (a_flow(2, IDEAS), Changes(1, 1)),
        (a_flow(3), Changes(0, 1)),
        (a_flow(2, TOPIC.replace("about", "of")), Changes(0, 0)),
        (a_flow(2, RENAMED), Changes(0, 0)),
        (a_flow(1, IDEAS), None),
        (a_flow(2, IDEAS, name="other"), None),
    ],
)
def test_what_differs(new: Flow, expected: Changes | None) -> None:
    assert newer(a_flow(1, TOPIC), new) == expected


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (Changes(0, 0), "There is a newer version of this. You"),
        (Changes(1, 0), "with 1 more question. You"),
        (Changes(0, 2), "with 2 fewer questions. You"),
        (Changes(2, 1), "with 2 more and 1 fewer questions. You go on as you began; the next one"),
    ],
)
def test_it_is_said_in_one_line(changes: Changes, said: str) -> None:
    assert said in str(changes)
    assert len(str(changes)) < 120
