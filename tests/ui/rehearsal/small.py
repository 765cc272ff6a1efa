"""Small flows to rehearse."""

from __future__ import annotations

from flows.model import Flow
from tests.unit.talk import HEADER, flow_of

SECRET = """\
  - ask: topic
    who: all
    text: What about?
  - ask: secret
    who: each
    blind: true
    text: What do you keep to yourself until then?
  - ask: chosen
    who: all
    type: choice
    options: [a, b, c]
    text: Which?
  - go: other
    when: chosen.answered and chosen == "c"
  - reveal: look
    of: [secret]
  - keep: kept
    when: chosen.answered and chosen == "a"
    as: note
    fields: {text: topic}
  - end: done
  - end: other
"""


def secret(*checks: str, steps: str = SECRET) -> Flow:
    """A flow with one blind question and three ways on, and what its author promises."""
    return flow_of(steps, header=header(*checks))


def header(*checks: str) -> str:
    """The header of a flow for at most three people, with these promises."""
    rows = "".join(f"  - {check}\n" for check in checks)
    people = HEADER.replace("max: 50", "max: 3")
    return people.replace("steps:\n", f"checks:\n{rows}steps:\n") if checks else people


LOOP = """\
  - recall: earlier
    from: note
    last: 1
    text: Earlier.
  - repeat: settle
    until: picked.agreed
    max: 2
    exhausted: parked
    steps:
      - notes: ideas
        who: all
        text: Ideas?
      - agree: picked
        text: "{{ ideas | bullets }}"
        attempts: 1
  - consent: told
    text: May it be told?
    decline: parked
  - end: done
  - end: parked
"""


def loop(*checks: str) -> Flow:
    """A flow with a loop, a gate, a consent and something to recall."""
    return flow_of(LOOP, header=header(*checks).replace("min: 1", "min: 2"))
