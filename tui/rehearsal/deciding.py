"""What decides where a flow goes: the steps whose outcome some condition, loop or list reads.

The exhaustive walk tries every choice at these steps and one at all others, and holds two
conversations for the same when nothing that is still to come can tell them apart.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flows import Conversation
from flows import model as m
from flows.expressions import Expression, names
from flows.places import every_step, flow_at, step_id
from flows.state import Cell, Stage
from flows.turns import needs, open_turns

_END = 10**6


@dataclass(frozen=True, slots=True)
class _Inside:
    """What decides inside one flow."""

    last_use: Mapping[str, int]
    """Name to the place in the file, as a number, up to which something reads it."""
    index: Mapping[str, int]
    """Step id to its place in the file."""
    numbers: frozenset[float]
    """Numbers that conditions compare with."""


class Deciding:
    """What decides in a flow and its parts."""

    def __init__(self, flow: m.Flow) -> None:
        wanted = _promised(flow)
        self._inside = {part.name: _look(part, wanted) for part in (flow, *flow.parts.values())}

    def decides(self, conversation: Conversation, place: str) -> bool:
        """Whether what is given at a place can change the way on."""
        return step_id(place) in self._of(conversation, place).last_use

    def numbers(self, conversation: Conversation, place: str) -> frozenset[float]:
        """Numbers that the conditions around a place compare with."""
        return self._of(conversation, place).numbers

    def fingerprint(self, conversation: Conversation) -> object:
        """Equal for two conversations that can only go on in the same ways."""
        state = conversation.state
        turns = open_turns(conversation)
        here = tuple((turn.stop.place, turn.person, turn.phase) for turn in turns)
        asked = tuple(need.place for need in needs(conversation))
        over = conversation.path.stops[-1:] if conversation.status == "finished" else ()
        front = [*(place for place, *_ in here), *asked, *(stop.place for stop in over)]
        cells = sorted(
            (place, person or "", _cell(cell))
            for (place, person), cell in state.cells.items()
            if place in front or self._live(conversation, place, front)
        )
        stages = sorted(
            (place, _stage(stage))
            for place, stage in state.stages.items()
            if place in front or self._live(conversation, place, front)
        )
        return conversation.status, tuple(front), here, tuple(cells), tuple(stages)

    def _of(self, conversation: Conversation, place: str) -> _Inside:
        return self._inside[flow_at(conversation.flow, place).name]

    def _live(self, conversation: Conversation, place: str, front: list[str]) -> bool:
        """Whether something from the front on may still read what stands at a place."""
        inside = self._of(conversation, place)
        last = inside.last_use.get(step_id(place), -1)
        calls = _calls(conversation.flow, place)
        for other in front:
            theirs = _calls(conversation.flow, other)
            if theirs[: len(calls)] != calls:
                continue
            here = theirs[len(calls)] if len(theirs) > len(calls) else step_id(other)
            if inside.index.get(here, _END) <= last:
                return True
        return False


def _calls(flow: m.Flow, place: str) -> tuple[str, ...]:
    """The calls that a place is inside of, outermost first."""
    segments = place.split("/")[:-1]
    return tuple(segment for segment in segments if "#" not in segment)


def _cell(cell: Cell) -> object:
    """What of an answer can decide anything."""
    agrees = {"yes": "+", "wish": "+", "not_yet": "-", "no": "-"}.get(cell.degree or "", "")
    notes = tuple(note.item for note in cell.notes if not note.private)
    return (repr(cell.answer), agrees, notes, cell.settled, cell.passed)


def _stage(stage: Stage) -> object:
    """What of a shared place can decide anything."""
    found = None if stage.records is None else tuple(record.id for record in stage.records)
    return (stage.opened, stage.attempt, repr(found), len(stage.acts), tuple(sorted(stage.ready)))


def _look(flow: m.Flow, wanted: frozenset[str]) -> _Inside:
    """What decides inside one flow; ``wanted``: names that promises speak of."""
    index = {step.id: number for number, step in enumerate(every_step(flow.steps))}
    last_use: dict[str, int] = dict.fromkeys(wanted & index.keys(), _END)
    numbers: set[float] = set()
    reads: list[tuple[int, frozenset[str]]] = []
    for step, end in _with_ends(flow.steps, index):
        for expression in _read(step):
            reads.append((end, names(expression)))
            numbers |= _numbers(expression)
        by_itself = isinstance(step, m.Recall) and step.empty is None
        leads = getattr(step, "otherwise", "") or getattr(step, "decline", "")
        if by_itself or leads:
            reads.append((index[step.id], frozenset({step.id})))
    made = {step.id: _made_of(step) for step in every_step(flow.steps)}
    for end, read in reads:
        for name in read:
            last_use[name] = max(last_use.get(name, -1), end)
    waiting = list(last_use)
    while waiting:
        name = waiting.pop()
        for other in made.get(name, frozenset()):
            if last_use.get(other, -1) < last_use[name]:
                last_use[other] = last_use[name]
                waiting.append(other)
    return _Inside(last_use, index, frozenset(numbers))


def _with_ends(
    steps: tuple[m.Step, ...], index: Mapping[str, int], end: int = -1
) -> Iterator[tuple[m.Step, int]]:
    """Each step, and up to where what it reads may be read again: the end of its loop."""
    for step in steps:
        here = max(end, index[step.id])
        if isinstance(step, m.Repeat):
            inside = list(every_step(step.steps))
            last = max(here, index[inside[-1].id]) if inside else here
            yield step, last
            yield from _with_ends(step.steps, index, last)
        else:
            yield step, here


def _read(step: m.Step) -> Iterator[Expression]:
    """What decides whether and how often a step comes, and what can be chosen there."""
    found = [step.when]
    match step:
        case m.Repeat():
            found += [step.until, step.each]
        case m.Ask():
            found += [step.options_from]
        case m.Vote():
            found += [step.of]
        case m.Recall():
            found += [step.where]
        case m.Call():
            found += list(step.arguments.values())
    yield from (expression for expression in found if expression is not None)


def _made_of(step: m.Step) -> frozenset[str]:
    """Names that what a step comes to is made of."""
    match step:
        case m.Set(value=value):
            return names(value)
        case m.Ask(options_from=Expression() as source):
            return names(source)
        case m.Vote(of=of):
            return names(of)
        case m.Group(of=of_one):
            return frozenset({of_one})
    return frozenset()


def _numbers(expression: Expression) -> set[float]:
    """Numbers that stand in an expression."""
    values = (n.value for n in ast.walk(expression.tree) if isinstance(n, ast.Constant))
    return {one for one in values if isinstance(one, int | float) and not isinstance(one, bool)}


def _promised(flow: m.Flow) -> frozenset[str]:
    """Names that the author's promises speak of, and that kept records of those kinds are made of."""
    found: set[str] = set()
    for pledge in flow.checks:
        found |= set(pledge.steps)
        if pledge.that is not None:
            found |= names(pledge.that)
        if pledge.form == "keeps":
            for step in every_step(flow.steps):
                if isinstance(step, m.Keep) and step.record in pledge.about:
                    made = [*step.fields.values(), step.each, step.updates]
                    found |= {n for one in made if one is not None for n in names(one)}
    return frozenset(found)
