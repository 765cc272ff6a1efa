"""Flows as JSON: every value comes back, and nothing comes of other texts."""

from __future__ import annotations

import json

import pytest

from flows.faults import FlowFaults
from flows.model import Flow
from flows.reader import read_flow
from flows.reader.packed import pack, unpack
from tests.unit.checks.files import names, part, text
from tests.unit.reader.writing import read, written

CALLED = "flow: part\nformat: 1\nrevision: 1\ntitle: Part\nfragment: true\nsteps:\n  - say: hi\n    text: Hi.\n"
CALLING = written("- call: part")


def sound() -> list[str]:
    """Texts of many flows that pass all checks, with every key in one or the other."""
    found = []
    for name in names():
        try:
            read_flow(text(name), "small.flow.yaml", part)
        except FlowFaults:
            continue
        found.append(text(name))
    return found


def unpacked(packed: str, text: str = CALLING, called: str | None = CALLED) -> Flow | None:
    """What comes of a packed flow that calls a part."""
    return unpack(packed, text, lambda _: called, lambda _: read(CALLED))


def packed(kind: str, **fields: object) -> str:
    """A flow that calls a part, where some fields of one kind of value are others."""
    digest, parts, flow = json.loads(pack(read(CALLING, part=CALLED)))
    call = flow["steps"][0]
    call.update({"": kind, **fields})
    return json.dumps([digest, parts, flow])


def test_what_was_packed_is_the_flow_that_was_read() -> None:
    def load(name: str) -> Flow:
        return read_flow(part(name) or "", f"{name}.flow.yaml", part)

    texts = sound()
    assert len(texts) > 100
    for one in texts:
        flow = read_flow(one, "small.flow.yaml", part)
        assert unpack(pack(flow), one, part, load) == flow


def test_a_part_is_named_and_loaded_by_itself() -> None:
    flow = read(CALLING, part=CALLED)
    assert "Hi." not in pack(flow)
    found = unpacked(pack(flow))
    assert found == flow
    assert list(found.sources) == list(flow.sources)


def test_nothing_comes_of_other_texts() -> None:
    whole = pack(read(CALLING, part=CALLED))
    assert unpacked(whole, text=CALLING + "# A remark.\n") is None
    assert unpacked(whole, called=CALLED.replace("Hi.", "Ho.")) is None
    assert unpacked(whole, called=None) is None


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "[",
        "7",
        "[]",
        '["", [], {}]',
        packed("Path"),
        packed("Call", colour="red"),
        packed("Repeat"),
    ],
)
def test_nothing_comes_of_what_another_program_packed(damaged: str) -> None:
    assert unpacked(damaged) is None
    assert unpacked(packed("Call")) is not None
