"""What is surely known at one point of a flow, over all paths that lead there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

Needs = frozenset[str]
"""Conditions, as normal text, that all have to hold."""

_NONE: frozenset[str] = frozenset()

NOT_QUICK = "not quick"
"""The condition under which optional steps are asked."""


@dataclass(frozen=True, slots=True)
class State:
    """What holds at a point, whichever way people came."""

    sure: frozenset[str] = frozenset()
    """Names that are answered on every path."""
    seen: frozenset[str] = frozenset()
    """Names that are answered on some path."""
    hidden: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    """Name to the ids of blind steps it depends on that are not open on every path."""
    linked: frozenset[tuple[Needs, str]] = frozenset()
    """Names that are answered (or, with ``~``, open) wherever some conditions hold."""

    def under(self, needs: Needs) -> frozenset[str]:
        """Names that are answered where these conditions hold."""
        return self.sure | {name for wanted, name in self.linked if wanted <= needs}

    def answered(self, name: str, needs: Needs, *, surely: bool) -> State:
        """The state after a step that runs under some conditions."""
        state = replace(self, seen=self.seen | {name})
        if surely and needs:
            return replace(state, linked=self.linked | {(needs, name)})
        return replace(state, sure=self.sure | {name}) if surely else state

    def hides(self, name: str, roots: Iterable[str]) -> State:
        """The state after a name came to depend on blind steps."""
        roots = frozenset(roots)
        if not roots:
            return self
        return replace(
            self, hidden={**self.hidden, name: self.hidden.get(name, frozenset()) | roots}
        )

    def opens(self, roots: frozenset[str]) -> State:
        """The state after blind steps were revealed."""
        return replace(self, hidden={name: left - roots for name, left in self.hidden.items()})

    def opens_under(self, root: str, needs: Needs) -> State:
        """The state after a blind step was revealed where some conditions hold."""
        return replace(self, linked=self.linked | {(needs, f"~{root}")})


def merge(states: Iterable[State | None]) -> State | None:
    """What holds where several paths meet; a path that ended says nothing."""
    found = [state for state in states if state is not None]
    if not found:
        return None
    first, *others = found
    for other in others:
        names = first.hidden.keys() | other.hidden.keys()
        first = State(
            first.sure & other.sure,
            first.seen | other.seen,
            {name: first.hidden.get(name, _NONE) | other.hidden.get(name, _NONE) for name in names},
            first.linked & other.linked,
        )
    return first
