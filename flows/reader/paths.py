"""The walk over all paths of a flow: what can be named where, what is reached, what leaks.

One pass from top to bottom carries a :class:`State`. Jumps only go forward, so states meet again at
their targets; a step that runs under a condition leaves facts that are linked to the condition.
Loop bodies are looked at again when a round leaves something hidden to the next.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import replace

from flows import model
from flows.expressions import names as names_in
from flows.expressions.facts import where_false, where_true
from flows.expressions.problems import did_you_mean
from flows.expressions.types import Type
from flows.reader.names import Names, all_steps
from flows.reader.place import Place
from flows.reader.references import refer
from flows.reader.replies import comes_to_something
from flows.reader.report import Report
from flows.reader.states import NOT_QUICK, Needs, State, merge
from flows.reader.uses import uses

MOST_PASSES = 3
"""How often a loop's body is looked at again because a round leaves something hidden to the next.

Each pass follows computed names one step further back; nothing sealed ever enters the engine's
scope, so a longer chain against the order of the file costs a warning, not a secret.
"""
_NO_NEEDS: Needs = frozenset()


def look_over(flow: model.Flow, report: Report, columns: Mapping[int, int]) -> None:
    """Note every fault in names, types, shape and privacy. ``columns``: line of a step to column."""
    walk = _Walk(flow, report, columns)
    end = walk.block(flow.steps, State(), _Around())
    report.step = ""
    if end is not None and not flow.fragment and flow.steps:
        walk.fault(flow.steps[-1], "F2.2", "the flow goes on to nowhere", "add a last step end: ID")


class _Around:
    """What surrounds a list of steps."""

    def __init__(
        self,
        needs: Needs = _NO_NEEDS,
        later: frozenset[str] = frozenset(),
        items: Mapping[str, Type] | None = None,
    ) -> None:
        self.needs = needs
        self.later = later
        self.items = dict(items or {})


class _Walk:
    """One walk over one flow."""

    def __init__(self, flow: model.Flow, report: Report, columns: Mapping[int, int]) -> None:
        self.flow = flow
        self.report = report
        self.columns = columns
        self.names = Names(flow)
        self.asked_under: dict[str, Needs] = {}
        self.waiting: dict[str, list[State]] = {}
        everything = frozenset(self.names.steps)
        self.anything = State(everything, everything)

    def fault(self, step: model.Step, code: str, message: str, fix: str = "") -> None:
        """Note a fault at a step."""
        self.report.step = step.id
        self.report.add(code, step.line, self.columns.get(step.line, 1), message, fix)

    def block(
        self, steps: Sequence[model.Step], state: State | None, around: _Around
    ) -> State | None:
        """Walk a list of steps; the state behind it, or ``None`` when no path gets there."""
        section = _NO_NEEDS
        dead = False
        for index, step in enumerate(steps):
            self.report.step = step.id
            arrived = merge([None if dead else state, *self.waiting.pop(step.id, [])])
            if arrived is None and not dead:
                self.fault(step, "F2.1", "no path leads here", "take it out or jump to it")
            dead = arrived is None
            if isinstance(step, model.Section):
                # Only the quick form skips a whole part; `when` is about the heading alone.
                section = frozenset({NOT_QUICK} if step.optional else ())
            inner = _Around(around.needs | section, around.later, around.items)
            state = self._step(step, arrived or self.anything, inner, steps[index + 1 :])
        return None if dead else state

    def _step(
        self, step: model.Step, state: State, around: _Around, rest: Sequence[model.Step]
    ) -> State | None:
        """One step; the state behind it."""
        held = around.needs | ({NOT_QUICK} if step.optional else frozenset())
        place = Place(step, state, state.under(held), held, around.items, self.names, self.report)
        if step.when is not None:
            place.condition(step.when)
            place.sure = state.under(place.held) | where_true(step.when.tree)
        refer(place, self.flow, self.fault)
        # Every use is looked at: one unanswered name does not hide the faults behind it.
        answered = [place.use(use) for use in uses(step)]
        needs = around.needs | _own_needs(step)
        after = self._answered(
            place, needs, surely=not isinstance(step, model.Set) or all(answered)
        )
        return self._onward(step, after, place, around, rest)

    def _answered(self, place: Place, needs: Needs, *, surely: bool) -> State:
        """The state after the step was left, hidden and opened answers included."""
        step, state = place.step, place.state
        if step.id in self.names.replies:
            state = state.answered(step.id, needs, surely=surely and comes_to_something(step))
        match step:
            case model.Set(value=value):
                return state.hides(step.id, place.roots(value))
            case model.Reveal(of=of):
                return self._revealed(state, of, needs)
        hiding = getattr(step, "blind", False) or getattr(step, "private", False)
        if hiding and step.id in self.names.replies:
            self.asked_under[step.id] = needs
            return state.hides(step.id, [step.id])
        return state

    def _revealed(self, state: State, of: Sequence[str], needs: Needs) -> State:
        """The state after a reveal: open for good when it comes wherever the question came."""
        for root in of:
            if getattr(self.names.steps.get(root), "private", False):
                continue
            if needs <= self.asked_under.get(root, _NO_NEEDS):
                state = state.opens(frozenset({root}))
            else:
                state = state.opens_under(root, needs)
        return state

    def _onward(
        self,
        step: model.Step,
        state: State,
        place: Place,
        around: _Around,
        rest: Sequence[model.Step],
    ) -> State | None:
        """Where people go on from here."""
        always = step.when is None and not step.optional and around.needs == _NO_NEEDS
        for target in _targets(step):
            if self._forward(step, target, around, rest) and not isinstance(step, model.Repeat):
                there = state.sure | (place.sure if isinstance(step, model.Go) else frozenset())
                self.waiting.setdefault(target, []).append(replace(state, sure=there))
        match step:
            case model.End() | model.Go():
                return None if always else _unless(step, state)
            case model.Repeat():
                return self._loop(step, state, place, around, rest)
        return state

    def _forward(
        self, step: model.Step, target: str, around: _Around, rest: Sequence[model.Step]
    ) -> bool:
        """Whether a target lies further on, at this level or further out."""
        if target in around.later or any(one.id == target for one in rest):
            return True
        if target in self.names.steps:
            message = f"{target} cannot be reached from here"
            self.fault(step, "F2.3", message, "jumps go forward, at the same level or further out")
        else:
            fix = did_you_mean(target, self.names.steps)
            self.fault(step, "F2.3", f"there is no step {target}", fix)
        return False

    def _loop(
        self,
        loop: model.Repeat,
        state: State,
        place: Place,
        around: _Around,
        rest: Sequence[model.Step],
    ) -> State | None:
        """A loop: its body, its condition, and both ways out."""
        inside = frozenset(step.id for step in all_steps(loop.steps))
        needs = around.needs | _own_needs(loop)
        # A loop over a list may have no round at all, so nothing inside is sure behind it.
        needs |= set() if loop.each is None else {f"in {loop.id}"}
        items = self.names.inside(loop, around.items)
        later = around.later | {step.id for step in rest}
        inner = _Around(needs, later, items)
        start = replace(state, seen=state.seen | (inside & self.names.replies))
        end = self.block(loop.steps, start, inner)
        for _ in range(MOST_PASSES):
            if end is None or not _hidden(end) > _hidden(start):
                break
            start = replace(start, hidden=end.hidden)
            end = self.block(loop.steps, start, inner)
        self.report.step = loop.id
        self._until(loop, end or start, inner, inside)
        if loop.exhausted:
            self.waiting.setdefault(loop.exhausted, []).append(end or start)
        if end is None:
            conditional = loop.each is not None or bool(_own_needs(loop) | around.needs)
            return state if conditional else None
        if loop.until is not None and loop.exhausted and not around.needs | _own_needs(loop):
            return replace(end, sure=end.sure | where_true(loop.until.tree))
        return end

    def _until(
        self, loop: model.Repeat, end: State, around: _Around, inside: frozenset[str]
    ) -> None:
        """Check the condition that ends a loop; something inside has to be able to change it."""
        if loop.until is None:
            return
        sure = end.under(around.needs)
        place = Place(loop, end, sure, around.needs, around.items, self.names, self.report)
        place.condition(loop.until)
        if not names_in(loop.until) & inside:
            self.fault(loop, "F2.4", "nothing inside changes until", "ask for it inside the loop")


def _own_needs(step: model.Step) -> Needs:
    """The conditions under which a step runs by itself."""
    whole = frozenset() if step.when is None else frozenset({ast.unparse(step.when.tree)})
    return whole | {NOT_QUICK} if step.optional else whole


def _unless(step: model.Step, state: State) -> State:
    """The state when a step that leads away was skipped."""
    if step.when is None or step.optional:
        return state
    return replace(state, sure=state.sure | where_false(step.when.tree))


def _targets(step: model.Step) -> list[str]:
    """Ids of the steps that a step can jump to."""
    fields = ("target", "otherwise", "exhausted", "decline")
    return [target for name in fields if (target := getattr(step, name, ""))]


def _hidden(state: State) -> frozenset[tuple[str, str]]:
    """Names with the blind steps they depend on."""
    return frozenset((name, root) for name, roots in state.hidden.items() for root in roots)
