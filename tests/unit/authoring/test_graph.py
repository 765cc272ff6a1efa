"""The diagram: well formed whatever an author writes, with everything that matters on it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.authoring.graph import graph
from flows.authoring.mermaid import escaped
from tests.unit.authoring.files import BUNDLED, HEAD, flow, read
from tests.unit.authoring.test_schema import EVERY_KIND
from tests.unit.authoring.unchecked import unchecked

LABEL = r'"[^"`\[\]{}()<>|%\\\n]*"'
NODE = re.compile(
    rf"n\d+(\(\[{LABEL}\]\)|\[\({LABEL}\)\]|\[\[{LABEL}\]\]|\(\({LABEL}\)\)|"
    rf"\{{\{{{LABEL}\}}\}}|\{{{LABEL}\}}|\[{LABEL}\])(:::[a-z]+)?"
)
EDGE = re.compile(rf"n\d+ (-->|-\.->)(\|{LABEL}\|)? n\d+")
FRAME = re.compile(rf"subgraph s\d+\[{LABEL}\]|end")
STYLE = re.compile(r"classDef [a-z]+ [-a-z0-9: .]+")


def well_formed(drawn: str) -> None:
    """Every line is one of few forms, frames close, and arrows join nodes that are there."""
    first, *lines = drawn.splitlines()
    assert first == "flowchart TD"
    depth, nodes = 0, set()
    for line in map(str.strip, lines):
        kinds = [bool(kind.fullmatch(line)) for kind in (NODE, EDGE, FRAME, STYLE)]
        assert kinds.count(True) == 1, line
        depth += line.startswith("subgraph") - (line == "end")
        assert depth >= 0
        if kinds[0]:
            nodes.add(re.match(r"n\d+", line)[0])  # type: ignore[index]
    assert depth == 0
    used = set(
        re.findall(r"\bn\d+\b", "\n".join(line for line in lines if EDGE.fullmatch(line.strip())))
    )
    assert used <= nodes
    assert len(nodes) == 1 or used == nodes


@pytest.mark.parametrize("name", BUNDLED)
def test_bundled_flows(name: str) -> None:
    well_formed(graph(read(BUNDLED[name])))


def test_every_kind() -> None:
    drawn = graph(flow(EVERY_KIND))
    well_formed(drawn)
    assert 'subgraph s1["yes"]' in drawn
    assert '["hear: listen"]' in drawn
    assert "|#34;" not in drawn
    assert "somebody says no" in drawn
    assert "time is up" in drawn
    assert "rounds used up" in drawn


def test_hand_overs_openings_conditions_and_loops() -> None:
    drawn = graph(
        unchecked(
            "  - ask: a\n    who: each\n    blind: true\n    text: A?\n"
            "  - ask: b\n    who: each\n    blind: true\n    text: B?\n"
            "  - reveal: both\n    of: [a, b]\n"
            "  - say: on\n    when: alone\n    text: On.\n    optional: true\n"
            "  - agree: sure\n    text: Sure?\n    otherwise: done\n"
            "  - repeat: each_one\n    for: people\n    steps:\n"
            "      - say: hi\n        text: Hi.\n"
            "  - repeat: none\n    max: 2\n    steps:\n"
            "      - set: x\n        value: 1\n"
            "      - section: inner\n        title: I\n"
            "  - section: empty\n    title: Empty\n"
            "  - section: last\n    title: Last\n"
            "  - go: nowhere\n    when: quick\n"
            "  - go: done\n"
        )
    )
    well_formed(drawn)
    assert drawn.count("hand over to each in turn") == 2
    assert "both: open “a” and “b” together" in drawn
    assert "one person is here alone?" in drawn
    assert "next entry" in drawn
    assert "no agreement" in drawn
    assert ":::optional" in drawn
    assert "Empty" not in drawn


def test_alone_nothing_is_handed_over() -> None:
    steps = "  - ask: a\n    who: each\n    private: true\n    text: A?\n"
    assert "hand over" not in graph(flow(steps, HEAD.replace("max: 2", "max: 1")))


def test_a_part_leads_back_to_its_caller() -> None:
    assert "back to the caller" in graph(read(BUNDLED["close"]))


NASTY = '"]-->x\n%% subgraph end `*a*` #quot; [(x)] {{y}} <b> | ;'


def test_nothing_breaks_out_of_a_label() -> None:
    head = HEAD.replace("title: A talk", "title: 'a\"b'")
    quoted = NASTY.replace("'", "''").replace("\n", " ").replace("{{", "{ {")
    drawn = graph(
        flow(f"  - section: s\n    title: '{quoted}'\n  - say: hi\n    text: '{quoted}'\n", head)
    )
    well_formed(drawn)


@given(st.text())
def test_labels_hold_no_sign_that_means_something(words: str) -> None:
    made = escaped(words)
    assert re.fullmatch(LABEL, f'"{made}"')
    assert re.fullmatch(r"[^#;]*(#\d+;[^#;]*)*", made)
    if len(" ".join(words.split())) <= 120:
        back = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), made)
        assert back == " ".join(words.split())


def test_long_labels_are_cut() -> None:
    assert escaped("a" * 500) == "a" * 119 + "…"
