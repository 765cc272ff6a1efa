"""What keeps a step from being come to, where it leads, and what it leaves hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows import model
from flows.expressions import names as names_in
from flows.expressions.facts import normal, where_false
from flows.places import every_step
from flows.reader.states import NOT_QUICK, ROLE, Needs, State

NO_NEEDS: Needs = frozenset()
_EVERYBODY = frozenset({"all", "each"})


def own_needs(step: model.Step) -> Needs:
    """The conditions under which a step runs by itself."""
    needs = set[str]()
    if step.when is not None:
        needs.add(normal(step.when.tree))
    if step.optional:
        needs.add(NOT_QUICK)
    if step.who not in _EVERYBODY:
        needs.add(taking_part(step))
    return frozenset(needs)


def taking_part(step: model.Step) -> str:
    """The condition that somebody has the role that a step asks for; empty without a role."""
    return "" if step.who in _EVERYBODY else ROLE + step.who


def spread(
    hidden: Mapping[str, frozenset[str]], steps: Sequence[model.Step]
) -> Mapping[str, frozenset[str]]:
    """The most that can be hidden when computed names of a loop pass it on for many rounds."""
    found = dict(hidden)
    sets = [step for step in every_step(steps) if isinstance(step, model.Set)]
    grown = True
    while grown:
        grown = False
        for step in sets:
            roots = frozenset[str]().union(*(found.get(n, ()) for n in names_in(step.value)))
            if not roots <= found.get(step.id, frozenset()):
                found[step.id] = found.get(step.id, frozenset()) | roots
                grown = True
    return found


def unless(step: model.Step, state: State) -> State:
    """The state when a step that leads away was skipped."""
    if step.when is None or step.optional:
        return state
    return state._replace(sure=state.sure | where_false(step.when.tree))


def targets(step: model.Step) -> list[str]:
    """Ids of the steps that a step can jump to."""
    fields = ("target", "otherwise", "exhausted", "decline")
    return [target for name in fields if (target := getattr(step, name, ""))]


def hidden_pairs(state: State) -> frozenset[tuple[str, str]]:
    """Names with the blind steps they depend on."""
    return frozenset((name, root) for name, roots in state.hidden.items() for root in roots)
