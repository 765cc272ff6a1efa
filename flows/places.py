"""Places: where in a flow something happens.

A place is a text such as ``settle#2/candidates``: the ids of the enclosing calls and loops (with
the round, from 1), then the step id. Positions are ids, never counters, so that a log stays
readable and survives newer revisions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flows.model import Agree, Ask, Call, Consent, Flow, Form, Notes, Repeat, Step, Vote

QUESTIONS = (Ask, Form, Notes, Vote, Agree, Consent)
"""Kinds of steps that ask somebody something."""


def join(prefix: str, step_id: str) -> str:
    """The place of a step inside a prefix (empty at the top)."""
    return f"{prefix}/{step_id}" if prefix else step_id


def in_round(prefix: str, loop_id: str, number: int) -> str:
    """The prefix of a loop's round, counted from 1."""
    return join(prefix, f"{loop_id}#{number}")


def step_id(place: str) -> str:
    """The step id that a place ends with."""
    return place.rpartition("/")[2]


def find(flow: Flow, place: str) -> Step | None:
    """The step that stands at a place, or ``None`` when the flow has none there."""
    steps, found = flow.steps, None
    for segment in place.split("/"):
        name, _, number = segment.partition("#")
        found = next((step for step in steps if step.id == name), None)
        match found:
            case Repeat() if number.isdecimal():
                steps = found.steps
            case Call():
                steps = flow.parts[found.flow].steps
            case _:
                steps = ()
    return found


def flow_at(flow: Flow, place: str) -> Flow:
    """The flow that a place belongs to: the whole one, or the innermost part that is called."""
    inside, segments = flow, place.split("/")
    for end in range(1, len(segments)):
        step = find(flow, "/".join(segments[:end]))
        if isinstance(step, Call):
            inside = flow.parts[step.flow]
    return inside


def every_step(steps: Iterable[Step]) -> Iterator[Step]:
    """All steps, those inside loops included, in the order of the file."""
    for step in steps:
        yield step
        if isinstance(step, Repeat):
            yield from every_step(step.steps)


def covers(reveal_place: str, of: tuple[str, ...], place: str) -> bool:
    """Whether a reveal (at its place, of these step ids) opens what was written at a place.

    A reveal opens the steps it names in its own flow: in the same round of every loop that holds
    both, and in every round of a loop that holds only the answers.
    """
    if step_id(place) not in of:
        return False
    ours, theirs = reveal_place.split("/")[:-1], place.split("/")[:-1]
    while ours and theirs and ours[0] == theirs[0]:
        ours, theirs = ours[1:], theirs[1:]
    other_round = bool(ours and theirs) and _loop(ours[0]) == _loop(theirs[0])
    return not other_round and all("#" in segment for segment in (*ours, *theirs))


def _loop(segment: str) -> str:
    """The loop id of a segment such as ``settle#2``."""
    return segment.partition("#")[0]
