"""The walk: a flow and a state in, the path so far out.

The walk goes through the flow from the top, as far as the answers reach. On the way it builds the
*scope*: what every person at the table may see, as of each place. Conditions, loops, computed
values and options are looked up in that scope only, so nothing that is still sealed can decide
where a conversation goes, what another person reads or which options they get.
:mod:`flows.arriving` says what comes of the steps that ask something.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows import model as m
from flows import replies
from flows.arriving import arrive, wait
from flows.expressions import attempt, holds
from flows.journey import Journey, Jump, Keeping, Walk, Way
from flows.outcomes import items_of
from flows.places import every_step, in_round, join
from flows.state import State
from flows.values import Item, Scope, Value

_LOOP_NAMES = ("item", "round")
"""Names that have a meaning inside a loop."""


def walk(flow: m.Flow, state: State) -> Walk:
    """The path that the state's answers have taken through the flow."""
    walker = Walker(flow, state)
    way = walker.steps(flow.steps, "", walker.ground(flow))
    return walker.journey.walked(way)


class Walker:
    """One walk: over lists of steps, into loops and called flows. Rehearsals look over its shoulder."""

    def __init__(self, flow: m.Flow, state: State) -> None:
        self.flow = flow
        self.state = state
        self.journey = Journey(state)
        self.inside: tuple[m.Flow, ...] = ()
        """The called flows that the walk is inside of, innermost last."""
        self.skipping = False
        """Whether the section that the walk is in is left out: by the quick form, or dropped."""

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

    def steps(self, steps: Sequence[m.Step], prefix: str, scope: dict[str, Value]) -> Way:
        """Walk a list of steps."""
        index = 0
        while index < len(steps):
            try:
                way = self.step(steps[index], prefix, scope)
            except Jump as jump:
                later = [i for i in range(index + 1, len(steps)) if steps[i].id == jump.target]
                if not later:
                    raise
                index = later[0]
                self.skipping = False
                continue
            if way is not Way.THROUGH:
                return way
            index += 1
        return Way.THROUGH

    def step(self, step: m.Step, prefix: str, scope: dict[str, Value]) -> Way:
        """Walk one step."""
        place = join(prefix, step.id)
        if isinstance(step, m.Section):
            quick = step.optional and self.state.started.quick
            self.skipping = quick or self.state.stage(place).dropped
        if self.skipped(step, scope):
            return Way.THROUGH
        match step:
            case m.Section():
                if all(part.fragment for part in self.inside):
                    self.journey.part = place
                return Way.THROUGH
            case m.End() if self.inside:
                return Way.ENDED
            case m.Set():
                return self.set(step, scope)
            case m.Go():
                raise Jump(step.target)
            case m.Wait():
                return wait(self.journey, step, place, scope)
            case m.Keep():
                return self.keep(step, place, scope)
            case m.Repeat():
                return self.repeat(step, prefix, scope)
            case m.Call():
                return self.call(step, place, scope)
            case _:
                return arrive(self.journey, step, place, scope)

    def skipped(self, step: m.Step, scope: Scope) -> bool:
        """Whether the path leaves a step out."""
        if self.skipping or (step.optional and self.state.started.quick):
            return True
        if self.state.alone and isinstance(step, m.Reveal):
            return True
        return not holds(step.when, scope)

    def set(self, step: m.Set, scope: dict[str, Value]) -> Way:
        """Name a value; an earlier value of that name goes when there is none now."""
        found = attempt(step.value, scope)
        if found is None:
            scope.pop(step.id, None)
        else:
            scope[step.id] = found
        return Way.THROUGH

    def keep(self, step: m.Keep, place: str, scope: Scope) -> Way:
        """Note down a keep step, once everybody has arrived."""
        journey = self.journey
        if journey.pending:
            return Way.HELD
        kept = Keeping(place, step, dict(scope), dict(journey.given), journey.at)
        journey.keepings.append(kept)
        return Way.THROUGH

    def repeat(self, step: m.Repeat, prefix: str, scope: dict[str, Value]) -> Way:
        """Walk the rounds of a loop."""
        entries = items_of(attempt(step.each, scope)) if step.each else None
        rounds = min(step.max, len(entries)) if entries is not None else step.max
        outer = {name: scope[name] for name in _LOOP_NAMES if name in scope}
        try:
            for number in range(1, rounds + 1):
                scope["round"] = number
                if entries is not None:
                    scope["item"] = entries[number - 1]
                self.begin_round(step)
                way = self.steps(step.steps, in_round(prefix, step.id, number), scope)
                self.skipping = False
                if way is not Way.THROUGH:
                    return way
                if step.until and holds(step.until, scope):
                    return Way.THROUGH
        finally:
            for name in _LOOP_NAMES:
                scope.pop(name, None)
            scope.update(outer)
        if step.until and step.exhausted:
            raise Jump(step.exhausted)
        return Way.THROUGH

    def begin_round(self, step: m.Repeat) -> None:
        """What an earlier round left sealed is no more what its name means: see places.covers."""
        for inside in every_step(step.steps):
            self.journey.own.pop(inside.id, None)

    def call(self, step: m.Call, place: str, scope: Scope) -> Way:
        """Walk another flow as a part, with names of its own; its end is only the part's."""
        part, journey = self.flow.parts[step.flow], self.journey
        inner = self.ground(part)
        for name, expression in step.arguments.items():
            found = attempt(expression, scope)
            if found is not None:
                inner[name] = found
        outer, journey.own, journey.given = (journey.own, journey.given, self.inside), {}, {}
        self.inside = (*self.inside, part)
        way = self.steps(part.steps, place, inner)
        journey.own, journey.given, self.inside = outer
        self.skipping = False
        return Way.HELD if way is Way.HELD else Way.THROUGH
