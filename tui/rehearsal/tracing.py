"""Marks: steps and branches that a conversation came by, and all that a flow has.

The path is walked as the engine walks it, with somebody looking over its shoulder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from flows import Conversation
from flows import events as ev
from flows import model as m
from flows.expressions import Expression, holds, names
from flows.journey import Jump, Way
from flows.places import every_step, find, flow_at
from flows.state import State
from flows.values import Reply, Scope, Value
from flows.walk import Walker

Kind = Literal["step", "when", "loop", "choice", "outcome"]


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One step or branch of a flow."""

    flow: str
    """Name of the flow that the step is in."""
    step: str
    """Id of the step."""
    kind: Kind
    """What of it."""
    which: str = ""
    """Which branch; empty for the step itself."""


def marks(conversation: Conversation) -> frozenset[Mark]:
    """Everything that the path of a conversation comes by."""
    tracer = _Tracer(conversation.flow, conversation.state)
    tracer.steps(conversation.flow.steps, "", tracer.ground(conversation.flow))
    return frozenset(tracer.found | set(_chosen(conversation)))


class _Tracer(Walker):
    """Walks the path and notes where it goes."""

    def __init__(self, flow: m.Flow, state: State) -> None:
        super().__init__(flow, state)
        self.found: set[Mark] = set()

    def note(self, step: m.Step, kind: Kind, which: str = "") -> None:
        """Note a mark in the flow that the walk is inside of."""
        inside = self.inside[-1] if self.inside else self.flow
        self.found.add(Mark(inside.name, step.id, kind, which))

    def skipped(self, step: m.Step, scope: Scope) -> bool:
        """Note whether the step is visited, and which way its condition went."""
        skipped = super().skipped(step, scope)
        if not skipped:
            self.note(step, "step")
        left_out = self.skipping or (step.optional and self.state.started.quick)
        if step.when is not None and not left_out:
            self.note(step, "when", "true" if holds(step.when, scope) else "false")
        return skipped

    def repeat(self, step: m.Repeat, prefix: str, scope: dict[str, Value]) -> Way:
        """Note how the loop was left."""
        try:
            way = super().repeat(step, prefix, scope)
        except Jump as jump:
            if jump.target == step.exhausted:
                self.note(step, "loop", "max")
            raise
        if way is Way.THROUGH and step.until is not None:
            self.note(step, "loop", "until" if holds(step.until, scope) else "max")
        return way

    def step(self, step: m.Step, prefix: str, scope: dict[str, Value]) -> Way:
        """Note what agreement and consent came to."""
        before = scope.get(step.id)
        try:
            way = super().step(step, prefix, scope)
        except Jump:
            if isinstance(step, m.Agree | m.Consent):
                self.note(step, "outcome", _NO[type(step)])
            raise
        now = scope.get(step.id)
        if way is Way.THROUGH and now is not before and isinstance(now, Reply):
            if isinstance(step, m.Agree):
                self.note(step, "outcome", "agreed" if now.attributes["agreed"] else "not agreed")
            if isinstance(step, m.Consent):
                self.note(step, "outcome", "given" if now.value is True else "declined")
        return way


_NO: Mapping[type[m.Step], str] = {m.Agree: "not agreed", m.Consent: "declined"}


def _chosen(conversation: Conversation) -> Iterator[Mark]:
    """Options that were chosen somewhere along the log."""
    for event in conversation.events:
        if isinstance(event, ev.Answered):
            step = find(conversation.flow, event.place)
            if isinstance(step, m.Ask) and step.options:
                name = flow_at(conversation.flow, event.place).name
                values = event.value if isinstance(event.value, tuple) else (event.value,)
                yield from (Mark(name, step.id, "choice", str(one)) for one in values)


def everything(flow: m.Flow) -> Mapping[Mark, m.Step]:
    """Every step and branch of a flow's own steps; those of parts are their own author's."""
    found: dict[Mark, m.Step] = {}
    read = conditions(flow)
    callers = {*flow.parameters, *flow.takes}
    for step in every_step(flow.steps):
        if step.when is not None and names(step.when) & callers:
            continue  # whoever calls the flow decides that
        for kind, which in _branches(step, read):
            found[Mark(flow.name, step.id, kind, which)] = step
    return found


def _branches(step: m.Step, read: frozenset[str]) -> Iterator[tuple[Kind, str]]:
    """What there is to visit at a step; ``read``: names that conditions read."""
    yield "step", ""
    if step.when is not None:
        yield from (("when", "true"), ("when", "false"))
    match step:
        case m.Repeat() if step.until is not None:
            yield from (("loop", "until"), ("loop", "max"))
        case m.Ask(options=options) if step.id in read:
            for option in options:
                yield "choice", option.value
        case m.Agree():
            yield from (("outcome", "agreed"), ("outcome", "not agreed"))
        case m.Consent():
            yield from (("outcome", "given"), ("outcome", "declined"))


def conditions(flow: m.Flow) -> frozenset[str]:
    """Names that decide where a flow goes: those its conditions read, and what these are made of."""
    read: set[str] = set()
    made: dict[str, frozenset[str]] = {}
    for step in every_step(flow.steps):
        for condition in (step.when, getattr(step, "until", None), getattr(step, "each", None)):
            if isinstance(condition, Expression) and not isinstance(step, m.Keep):
                read |= names(condition)
        if isinstance(step, m.Set):
            made[step.id] = names(step.value)
        if isinstance(step, m.Ask) and step.options_from is not None:
            made[step.id] = names(step.options_from)
        if isinstance(step, m.Vote):
            made[step.id] = names(step.of)
        if isinstance(step, m.Group):
            made[step.id] = frozenset({step.of})
    return closed(read, made)


def closed(start: set[str], made: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Names, and all that they are made of."""
    found, waiting = set[str](), set(start)
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= made.get(name, frozenset()) - found
    return frozenset(found)
