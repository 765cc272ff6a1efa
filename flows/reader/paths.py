"""The walk over all paths of a flow: what can be named where, what is reached, what leaks.

One pass from top to bottom carries a :class:`State`. Jumps only go forward, so states meet again at
their targets; a step that runs under a condition leaves facts that are linked to the condition.
Loop bodies are looked at again when a round leaves something hidden to the next. That holds for
every setting at once: whoever is there, and whichever form is run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from flows import model
from flows.expressions import names as names_in
from flows.expressions.facts import where_true
from flows.expressions.problems import did_you_mean
from flows.expressions.types import Type
from flows.places import every_step
from flows.reader.cycles import in_circles
from flows.reader.names import Names
from flows.reader.needs import (
    NO_NEEDS,
    hidden_pairs,
    own_needs,
    spread,
    taking_part,
    targets,
    unless,
)
from flows.reader.place import Place
from flows.reader.references import refer
from flows.reader.replies import comes_to_something
from flows.reader.report import Report
from flows.reader.states import NOT_QUICK, Needs, State, merge, speaks_of
from flows.reader.uses import uses

Watch = Callable[[Place], None]
"""Is told of every place when its step has been looked at."""
_OF_A_ROUND = frozenset({"round", "item"})


def look_over(
    flow: model.Flow, report: Report, columns: Mapping[int, int], watch: Watch | None = None
) -> State | None:
    """Note every fault in names, types, shape and privacy. ``columns``: line of a step to column.

    Return what is known where the flow goes on to its caller; ``None`` when no path gets there.
    """
    walk = _Walk(flow, report, columns, watch)
    end = walk.block(flow.steps, State(), _Around())
    for step in in_circles(flow.steps):
        walk.fault(step, "F1.13", "this needs itself before it has a value", _FIRST_VALUE)
    report.step = ""
    if end is not None and not flow.fragment and flow.steps:
        walk.fault(flow.steps[-1], "F2.2", "the flow goes on to nowhere", "add a last step end: ID")
    return end


_FIRST_VALUE = "write first(answered(…, FIRST VALUE))"


class _Around:
    """What surrounds a list of steps."""

    def __init__(
        self,
        needs: Needs = NO_NEEDS,
        later: frozenset[str] = frozenset(),
        items: dict[str, Type] | None = None,
        part: Needs = NO_NEEDS,
    ) -> None:
        self.needs = needs
        """Conditions of the loops around."""
        self.later = later
        """Ids of the steps that come later, at outer levels."""
        self.items = items or {}
        """Names that have a meaning inside the loops around."""
        self.part = part
        """The condition of the section, once a jump may have come into it from outside.

        Then it no longer holds for sure, and its steps are still not asked for sure.
        """

    @property
    def all(self) -> Needs:
        """Every condition that may keep a step from being come to."""
        return self.needs | self.part


class _Walk:
    """One walk over one flow."""

    def __init__(
        self,
        flow: model.Flow,
        report: Report,
        columns: Mapping[int, int],
        watch: Watch | None,
    ) -> None:
        self.flow = flow
        self.report = report
        self.columns = columns
        self.watch = watch
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
        section, jumped = NO_NEEDS, False
        dead = False
        order = {step.id: at for at, step in enumerate(steps)}
        for step in steps:
            self.report.step = step.id
            jumps = self.waiting.pop(step.id, [])
            jumped = jumped or bool(jumps)
            arrived = merge([None if dead else state, *jumps])
            if arrived is None and not dead:
                self.fault(step, "F2.1", "no path leads here", "take it out or jump to it")
            dead = arrived is None
            if isinstance(step, model.Section):
                # Only the quick form skips a whole part; `when` is about the heading alone.
                section, jumped = frozenset({NOT_QUICK} if step.optional else ()), False
            held = around.needs if jumped else around.needs | section
            part = around.part | section if jumped else around.part
            inner = _Around(held, around.later, around.items, part)
            state = self._step(step, arrived or self.anything, inner, order)
        return None if dead else state

    def _step(
        self, step: model.Step, state: State, around: _Around, order: Mapping[str, int]
    ) -> State | None:
        """One step; the state behind it. ``order``: where it and its neighbours stand."""
        own = own_needs(step)
        held = around.needs | (own & {NOT_QUICK, taking_part(step)}) if own else around.needs
        place = Place(step, state, state.under(held), held, around.items, self.names, self.report)
        if step.when is not None:
            place.condition(step.when)
            place.sure = state.under(place.held) | where_true(step.when.tree)
        refer(place, self.flow, self.fault)
        # Every use is looked at: one unanswered name does not hide the faults behind it.
        answered = [place.use(use) for use in uses(step)]
        if self.watch is not None:
            self.watch(place)
        needs = around.all | own
        after = self._answered(
            place, needs, surely=not isinstance(step, model.Set) or all(answered)
        )
        return self._onward(step, after, place, around, order)

    def _answered(self, place: Place, needs: Needs, *, surely: bool) -> State:
        """The state after the step was left, hidden and opened answers included."""
        step, state = place.step, place.state
        if step.id in self.names.replies:
            state = self._anew(step.id, state) if place.loop else state
            state = state.answered(step.id, needs, surely=surely and comes_to_something(step))
        match step:
            case model.Set(value=value):
                return state.hides(step.id, place.roots(value))
            case model.Reveal(of=of):
                return self._revealed(state, of, needs)
            case model.Consent(allows=allows):
                return state.marked((f"+{name}" for name in allows), needs)
        hiding = getattr(step, "blind", False) or getattr(step, "private", False)
        if hiding and step.id in self.names.replies:
            self.asked_under[step.id] = needs
            return state.marked([f"!{step.id}"], needs).hides(step.id, [step.id])
        return state

    def _anew(self, name: str, state: State) -> State:
        """The state when a name gets a new value in a round: what hung on the old one is open."""
        changed = frozenset({name})
        for root, needs in self.asked_under.items():
            if speaks_of(needs, changed):
                # Only a reveal that nothing keeps from being come to opens this for sure.
                self.asked_under[root] = NO_NEEDS
        return state.forgets(changed)

    def _revealed(self, state: State, of: Sequence[str], needs: Needs) -> State:
        """The state after a reveal: open for good when it comes wherever the question came."""
        steps = self.names.steps
        roots = {root for root in of if not getattr(steps.get(root), "private", False)}
        always = {root for root in roots if needs <= self.asked_under.get(root, NO_NEEDS)}
        return state.opens(frozenset(always)).marked((f"~{root}" for root in roots - always), needs)

    def _onward(
        self,
        step: model.Step,
        state: State,
        place: Place,
        around: _Around,
        order: Mapping[str, int],
    ) -> State | None:
        """Where people go on from here."""
        for target in targets(step):
            if self._forward(step, target, around, order) and not isinstance(step, model.Repeat):
                # Who declines has allowed nothing.
                gone = place.state if isinstance(step, model.Consent) else state
                there = state.sure | (place.sure if isinstance(step, model.Go) else frozenset())
                kept = {name for name in there if name[0] != "+" or name in gone.sure}
                gone = state._replace(sure=frozenset(kept), linked=state.linked & gone.linked)
                self.waiting.setdefault(target, []).append(gone)
        match step:
            case model.End() | model.Go():
                return unless(step, state) if own_needs(step) or around.all else None
            case model.Repeat():
                return self._loop(step, state, place, around, order)
        return state

    def _forward(
        self, step: model.Step, target: str, around: _Around, order: Mapping[str, int]
    ) -> bool:
        """Whether a target lies further on, at this level or further out."""
        if target in around.later or order.get(target, -1) > order[step.id]:
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
        order: Mapping[str, int],
    ) -> State | None:
        """A loop: its body, its condition, and both ways out."""
        inside = frozenset(step.id for step in every_step(loop.steps))
        needs = around.needs | own_needs(loop)
        outer = around.part
        # A loop over a list may have no round at all, so nothing inside is sure behind it.
        needs |= set() if loop.each is None else {f"in {loop.id}"}
        items = self.names.inside(loop, around.items)
        later = around.later | {name for name, at in order.items() if at > order[loop.id]}
        inner = _Around(needs, later, items, outer)
        start = state._replace(seen=state.seen | (inside & self.names.replies))
        end = self.block(loop.steps, start, inner)
        # A round may leave something hidden to the next. Looked at once more, it follows computed
        # names one step back; what still grows then is taken to be as hidden as it can become.
        for far in (False, True):
            if end is None or not hidden_pairs(end) > hidden_pairs(start):
                break
            left = spread(end.hidden, loop.steps) if far else end.hidden
            start = start._replace(hidden=left)
            end = self.block(loop.steps, start, inner)
        if end is not None:
            end = end.forgets(_OF_A_ROUND)
        self.report.step = loop.id
        self._until(loop, end or start, inner, inside)
        if loop.exhausted:
            self.waiting.setdefault(loop.exhausted, []).append(end or start)
        if end is None:
            conditional = loop.each is not None or bool(own_needs(loop) | around.all)
            return state if conditional else None
        if loop.until is not None and loop.exhausted and not around.all | own_needs(loop):
            return end._replace(sure=end.sure | where_true(loop.until.tree))
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
