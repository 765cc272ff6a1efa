"""What is surely known at one point of a flow, over all paths that lead there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

Needs = frozenset[str]
"""Conditions, as normal text, that all have to hold."""

_NONE: frozenset[str] = frozenset()

NOT_QUICK = "not quick"
"""The condition under which optional steps are asked."""
ROLE = "who "
"""Begins the condition that somebody has a role."""


class State(NamedTuple):
    """What holds at a point, whichever way people came."""

    sure: frozenset[str] = frozenset()
    """Names that are answered on every path."""
    seen: frozenset[str] = frozenset()
    """Names that are answered on some path."""
    hidden: Mapping[str, frozenset[str]] = MappingProxyType({})
    """Name to the ids of blind steps it depends on that are not open on every path."""
    linked: frozenset[tuple[Needs, str]] = frozenset()
    """Names that are answered wherever some conditions hold.

    Here and in :attr:`sure` stand marks, too: ``~x`` blind step x is open, ``!x`` it was asked,
    ``+x`` everybody was asked for leave to share x.
    """

    def under(self, needs: Needs) -> frozenset[str]:
        """Names that are answered where these conditions hold."""
        # Nothing is linked to no condition at all, and the names are as many as the steps.
        linked = {name for wanted, name in self.linked if wanted <= needs} if needs else _NONE
        return self.sure | linked if linked else self.sure

    def knows(self, name: str, needs: Needs) -> bool:
        """Whether a name is answered where these conditions hold."""
        return name in self.sure or any(
            one == name and wanted <= needs for wanted, one in self.linked
        )

    def answered(self, name: str, needs: Needs, *, surely: bool) -> State:
        """The state after a step that runs under some conditions."""
        sure, seen, linked = self.sure, self.seen | {name}, self.linked
        if surely and needs:
            linked = linked | {(needs, name)}
        elif surely:
            sure = sure | {name}
        return State(sure, seen, self.hidden, linked)

    def hides(self, name: str, roots: Iterable[str]) -> State:
        """The state after a name came to depend on blind steps."""
        roots = frozenset(roots)
        if not roots:
            return self
        return self._replace(
            hidden={**self.hidden, name: self.hidden.get(name, frozenset()) | roots}
        )

    def opens(self, roots: frozenset[str]) -> State:
        """The state after blind steps were revealed."""
        left = {name: hiding - roots for name, hiding in self.hidden.items() if hiding - roots}
        return self._replace(hidden=left)

    def marked(self, marks: Iterable[str], needs: Needs) -> State:
        """The state after something was done for sure where some conditions hold."""
        marks = frozenset(marks)
        if not needs:
            return self._replace(sure=self.sure | marks)
        return self._replace(linked=self.linked | {(needs, mark) for mark in marks})

    def forgets(self, names: frozenset[str]) -> State:
        """The state without what is linked to conditions that speak of some names."""
        if not self.linked:
            return self
        kept = (fact for fact in self.linked if not speaks_of(fact[0], names))
        return self._replace(linked=frozenset(kept))


def speaks_of(needs: Needs, names: frozenset[str]) -> bool:
    """Whether some of the conditions speak of one of the names."""
    return any(not names.isdisjoint(_words(needed)) for needed in needs)


@lru_cache(maxsize=2048)
def _words(condition: str) -> frozenset[str]:
    """The names in a condition, quoted words among them."""
    return frozenset(re.findall(r"[A-Za-z_]\w*", condition))


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
