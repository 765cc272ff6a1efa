"""The named parts of a flow in a conversation: for progress rows, and for leaving parts out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from flows import model as m
from flows.conversation import Conversation
from flows.places import every_step


@dataclass(frozen=True, slots=True)
class Named:
    """A named part."""

    place: str
    """Place of its section, without rounds of loops."""
    title: str
    """Its title, as the author wrote it."""
    minutes: float
    """Soft time: what the section says, else what its steps say; 0 when neither does."""
    opens: bool = False
    """Whether something written unseen is opened in it: without it, that would stay sealed."""


def sections(conversation: Conversation) -> tuple[Named, ...]:
    """The parts that the flow has here, those of the fragments that it calls included.

    In the order of the file; without what the quick form or a facilitator leaves out.
    """
    every = every_section(conversation)
    return tuple(one for one in every if not conversation.state.stage(one.place).dropped)


def every_section(conversation: Conversation) -> tuple[Named, ...]:
    """The same, with those that a facilitator has dropped."""
    flow, quick = conversation.flow, conversation.state.started.quick
    return tuple(_inside(flow, flow.steps, "", quick))


def bare(place: str) -> str:
    """A place without the rounds of its loops."""
    return "/".join(segment.partition("#")[0] for segment in place.split("/"))


def _inside(flow: m.Flow, steps: Sequence[m.Step], prefix: str, quick: bool) -> Iterator[Named]:
    for index, step in enumerate(steps):
        if quick and step.optional:
            continue
        match step:
            case m.Section():
                inside = _up_to_next(steps[index + 1 :])
                minutes = step.minutes or _minutes(flow, inside, quick)
                yield Named(f"{prefix}{step.id}", step.title, minutes, _opens(inside))
            case m.Repeat():
                yield from _inside(flow, step.steps, f"{prefix}{step.id}/", quick)
            case m.Call() if (part := flow.parts[step.flow]).fragment:
                yield from _inside(flow, part.steps, f"{prefix}{step.id}/", quick)
            case _:
                pass


def _up_to_next(steps: Iterable[m.Step]) -> Sequence[m.Step]:
    """The steps up to the next section."""
    return list(takewhile(lambda step: not isinstance(step, m.Section), steps))


def _opens(steps: Iterable[m.Step]) -> bool:
    """Whether one of these steps, or of the loops among them, is a reveal."""
    return any(isinstance(step, m.Reveal) for step in every_step(steps))


def _minutes(flow: m.Flow, steps: Iterable[m.Step], quick: bool) -> float:
    """Soft minutes of the steps of a part."""
    total = 0.0
    for step in steps:
        if quick and step.optional:
            continue
        total += step.minutes or 0
        if isinstance(step, m.Repeat):
            total += _minutes(flow, _up_to_next(step.steps), quick)
        if isinstance(step, m.Call) and not flow.parts[step.flow].fragment:
            total += flow.parts[step.flow].minutes
    return total
