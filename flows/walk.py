"""The walk: a flow and a state in, the path so far out.

The walk goes through the flow from the top, as far as the answers reach. On the way it builds the
*scope*: what every person at the table may see, as of each place. Conditions, loops, computed
values and options are looked up in that scope only, so nothing that is still sealed can decide
where a conversation goes, what another person reads or which options they get. A blind answer
enters the scope where a reveal that lists it has been opened, and not before.

Blind turns do not hold each other up: the walk goes on over them to the next *barrier* (a place
where all must have arrived), so that one person can do several private steps in one turn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from types import MappingProxyType

from flows import model as m
from flows import replies
from flows.expressions import Expression, ExpressionError, Unanswered, evaluate
from flows.outcomes import agreed, by_itself, items_of, reply
from flows.people import PersonId
from flows.places import every_step, in_round, join
from flows.state import Cell, State
from flows.stops import Stop, asked, settled
from flows.texts import render
from flows.values import Item, Reply, Scope, Value

_LOOP_NAMES = ("item", "round")
"""Names that have a meaning inside a loop."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """A ``keep`` step that the path has passed."""

    place: str
    """Its place."""
    step: m.Keep
    """The step."""
    scope: Scope
    """What everybody may see, as of here."""
    given: Mapping[str, tuple[str, m.Step]]
    """Steps before this one that asked each person, opened or not: name to place and step."""
    at: datetime
    """When the newest answer before it that everybody may see was given, UTC."""


@dataclass(frozen=True, slots=True)
class Walk:
    """The path so far."""

    stops: tuple[Stop, ...]
    """From the first to the frontier; the last ones are those that still ask for something."""
    keepings: tuple[Keeping, ...]
    """Keep steps passed."""
    ended: bool
    """Whether the path has come to its end."""
    missing: tuple[Stop, ...]
    """Recall steps that wait for their records, or for newer ones."""
    kept_before: Mapping[str, int]
    """Place of each recall step to how many keep steps the path passed before it."""


class _Way(Enum):
    """How a list of steps was left."""

    THROUGH = auto()
    """At its end."""
    HELD = auto()
    """Somebody still has to do something."""
    ENDED = auto()
    """At an ``end``."""


class _Jump(Exception):
    """Go on at a later step of this list or an outer one."""

    def __init__(self, target: str) -> None:
        self.target = target


def walk(flow: m.Flow, state: State) -> Walk:
    """The path that the state's answers have taken through the flow."""
    return _Walker(flow, state).run()


class _Walker:
    """One walk. The attributes grow as it goes."""

    def __init__(self, flow: m.Flow, state: State) -> None:
        self.flow = flow
        self.state = state
        self.stops: list[Stop] = []
        self.keepings: list[Keeping] = []
        self.missing: list[Stop] = []
        self.kept_before: dict[str, int] = {}
        self.part = ""
        self.inside: tuple[m.Flow, ...] = ()
        self.skipping = False
        self.pending = False
        self.own: dict[str, tuple[str, m.Step]] = {}
        self.given: dict[str, tuple[str, m.Step]] = {}
        self.at = state.started.at

    def run(self) -> Walk:
        """Walk from the top."""
        way = self.steps(self.flow, self.flow.steps, "", self.ground(self.flow))
        ended = way is _Way.ENDED or (way is _Way.THROUGH and not self.pending)
        missing, kept = tuple(self.missing), MappingProxyType(self.kept_before)
        return Walk(tuple(self.stops), tuple(self.keepings), ended, missing, kept)

    def ground(self, flow: m.Flow) -> dict[str, Value]:
        """The names that every flow has, and those that a caller of this one may give."""
        state, history = self.state, self.state.started.history
        scope: dict[str, Value] = {
            "today": state.today,
            "alone": state.alone,
            "quick": state.started.quick,
            "people": tuple(Item(p.id, p.name, p.name) for p in state.people),
            **dict.fromkeys(flow.takes, ""),
        }
        for kind, records in history.items():
            scope[f"history:{kind}"] = tuple(
                replies.record_item(r, state.name(r.author)) for r in records
            )
        return scope

    def steps(
        self, flow: m.Flow, steps: Sequence[m.Step], prefix: str, scope: dict[str, Value]
    ) -> _Way:
        """Walk a list of steps."""
        index = 0
        while index < len(steps):
            try:
                way = self.step(flow, steps[index], prefix, scope)
            except _Jump as jump:
                later = [i for i in range(index + 1, len(steps)) if steps[i].id == jump.target]
                if not later:
                    raise
                index = later[0]
                self.skipping = False
                continue
            if way is not _Way.THROUGH:
                return way
            index += 1
        return _Way.THROUGH

    def step(self, flow: m.Flow, step: m.Step, prefix: str, scope: dict[str, Value]) -> _Way:
        """Walk one step."""
        place = join(prefix, step.id)
        if isinstance(step, m.Section):
            self.skipping = step.optional and self.state.started.quick
        if self.skipped(step, scope):
            return _Way.THROUGH
        match step:
            case m.Section():
                self.part = place if all(part.fragment for part in self.inside) else self.part
                return _Way.THROUGH
            case m.End() if self.inside:
                return _Way.ENDED
            case m.Set():
                return self.set(step, scope)
            case m.Go():
                raise _Jump(step.target)
            case m.Wait():
                return _Way.THROUGH
            case m.Keep():
                return self.keep(step, place, scope)
            case m.Repeat():
                return self.repeat(flow, step, prefix, scope)
            case m.Call():
                return self.call(flow, step, place, scope)
            case _:
                return self.stop(step, place, scope)

    def skipped(self, step: m.Step, scope: Scope) -> bool:
        """Whether the path leaves a step out."""
        if self.skipping or (step.optional and self.state.started.quick):
            return True
        if self.state.alone and isinstance(step, m.Reveal):
            return True
        return step.when is not None and self.value(step.when, scope) is not True

    def value(self, expression: Expression, scope: Scope) -> Value | None:
        """An expression's value, or ``None`` when it came to nothing."""
        try:
            return evaluate(expression, scope)
        except (Unanswered, ExpressionError):
            return None

    def items(self, expression: Expression | None, scope: Scope) -> tuple[Item, ...]:
        """The entries of a list expression; texts become items of their own."""
        found = self.value(expression, scope) if expression else None
        return items_of(found)

    def set(self, step: m.Set, scope: dict[str, Value]) -> _Way:
        """Name a value; an earlier value of that name goes when there is none now."""
        found = self.value(step.value, scope)
        if found is None:
            scope.pop(step.id, None)
        else:
            scope[step.id] = found
        return _Way.THROUGH

    def keep(self, step: m.Keep, place: str, scope: Scope) -> _Way:
        """Note down a keep step, once everybody has arrived."""
        if self.pending:
            return _Way.HELD
        self.keepings.append(Keeping(place, step, dict(scope), dict(self.given), self.at))
        return _Way.THROUGH

    def repeat(self, flow: m.Flow, step: m.Repeat, prefix: str, scope: dict[str, Value]) -> _Way:
        """Walk the rounds of a loop."""
        entries = self.items(step.each, scope) if step.each else None
        rounds = min(step.max, len(entries)) if entries is not None else step.max
        outer = {name: scope[name] for name in _LOOP_NAMES if name in scope}
        try:
            for number in range(1, rounds + 1):
                scope["round"] = number
                if entries is not None:
                    scope["item"] = entries[number - 1]
                self.begin_round(step)
                way = self.steps(flow, step.steps, in_round(prefix, step.id, number), scope)
                self.skipping = False
                if way is not _Way.THROUGH:
                    return way
                if step.until and self.value(step.until, scope) is True:
                    return _Way.THROUGH
        finally:
            for name in _LOOP_NAMES:
                scope.pop(name, None)
            scope.update(outer)
        if step.until and step.exhausted:
            raise _Jump(step.exhausted)
        return _Way.THROUGH

    def begin_round(self, step: m.Repeat) -> None:
        """What an earlier round left sealed is no more what its name means: see places.covers."""
        for inside in every_step(step.steps):
            self.own.pop(inside.id, None)

    def call(self, flow: m.Flow, step: m.Call, place: str, scope: Scope) -> _Way:
        """Walk another flow as a part, with names of its own; its end is only the part's."""
        part = self.flow.parts[step.flow]
        inner = self.ground(part)
        for name, expression in step.arguments.items():
            found = self.value(expression, scope)
            if found is not None:
                inner[name] = found
        outer, self.own, self.given = (self.own, self.given, self.inside), {}, {}
        self.inside = (*self.inside, part)
        way = self.steps(part, part.steps, place, inner)
        self.own, self.given, self.inside = outer
        self.skipping = False
        return _Way.HELD if way is _Way.HELD else _Way.THROUGH

    def stop(self, step: m.Step, place: str, scope: dict[str, Value]) -> _Way:
        """Walk a step that asks something of somebody."""
        people = asked(self.state, step)
        if not people:
            return _Way.THROUGH
        if isinstance(step, m.Agree) and self.state.alone:
            text = render(step.text, scope)
            marks: dict[str, Value] = {"agreed": True, "unanimous": True}
            attributes: dict[str, Value] = {**marks, "wishes": (), "text": text}
            scope[step.id] = Reply(text, True, (), replies.frozen(attributes))
            return _Way.THROUGH
        stop = Stop(place, step, dict(scope), dict(self.own), people, self.part)
        if isinstance(step, m.Recall):
            self.kept_before[place] = len(self.keepings)
        if isinstance(step, m.Recall) and self.unrecalled(stop):
            scope.pop(step.id, None)
            return _Way.HELD if self.state.stage(place).records is None else _Way.THROUGH
        if isinstance(step, m.Recall) and by_itself(self.state, stop):
            scope[step.id] = self.reply(stop)
            return _Way.THROUGH
        barrier = not stop.personal or self.state.alone
        if barrier and self.pending:
            self.stops.append(replace(stop, open=False))
            return _Way.HELD
        self.stops.append(stop)
        arrived = all(settled(self.state, stop, person.id) for person in people)
        if not stop.together and step.kind != "consent":
            self.given[step.id] = (place, step)
        if barrier:
            return self.leave(stop, scope) if arrived else _Way.HELD
        self.pending = self.pending or not arrived
        scope.pop(step.id, None)
        if step.kind == "consent":
            return _Way.HELD if self.pending else self.leave(stop, scope)
        self.own[step.id] = (place, step)
        return _Way.THROUGH

    def unrecalled(self, stop: Stop) -> bool:
        """Whether a recall step has nothing to show (yet).

        What was looked up before an answer on the way here was changed is looked up again; until
        then the way goes on with what there is.
        """
        stage = self.state.stage(stop.place)
        records = stage.records
        if not self.pending and (stage.recalled is None or stage.recalled < self.at):
            self.missing.append(stop)
        step = stop.step
        return not records and not (records == () and isinstance(step, m.Recall) and step.empty)

    def leave(self, stop: Stop, scope: dict[str, Value]) -> _Way:
        """Take what a barrier came to into the scope and go on."""
        self.stamp(stop)
        step = stop.step
        match step:
            case m.End():
                return _Way.ENDED
            case m.Reveal():
                self.reveal(step, scope)
                scope[step.id] = Reply(None, True)
            case _:
                scope[step.id] = self.reply(stop)
        if isinstance(step, m.Agree) and step.otherwise and not agreed(self.state, stop):
            raise _Jump(step.otherwise)
        if isinstance(step, m.Consent) and step.decline and self.reply(stop).value is not True:
            raise _Jump(step.decline)
        return _Way.THROUGH

    def stamp(self, stop: Stop) -> None:
        """Remember when the newest answer was given; of what is done unseen, the time is hidden."""
        if not stop.personal or self.state.alone:
            times = [c.at for c in self.cells(stop).values() if c.at]
            self.at = max([self.at, *times])

    def reveal(self, step: m.Reveal, scope: dict[str, Value]) -> None:
        """Take what a reveal opened into the scope."""
        for name in step.of:
            if name in self.own and not getattr(self.own[name][1], "private", False):
                place, opened = self.own[name]
                stop = Stop(place, opened, dict(scope), {}, asked(self.state, opened), self.part)
                scope[name] = self.reply(stop, names=step.names)
                del self.own[name]

    def cells(self, stop: Stop) -> dict[PersonId | None, Cell]:
        """What was given at a stop, by person in the order of this conversation."""
        state, place = self.state, stop.place
        if stop.together and not isinstance(stop.step, m.Agree):
            return {None: state.cell(place, None)}
        return {person.id: state.cell(place, person.id) for person in stop.people}

    def reply(self, stop: Stop, *, names: bool = True) -> Reply:
        """What a stop came to, for everybody."""
        return reply(self.state, stop, self.cells(stop), names=names)
