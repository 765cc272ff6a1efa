"""The names of a flow and their types, worked out once, from top to bottom."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, Sequence

from flows import model
from flows.expressions import Expression, Known, check, names
from flows.expressions.types import (
    ANY,
    DATE,
    NUMBER,
    TEXT,
    YESNO,
    ItemType,
    ListType,
    Type,
)
from flows.places import every_step
from flows.reader.replies import answered_apart, reply_type

GIVEN: Mapping[str, Type] = {
    "today": DATE,
    "people": ListType(ItemType()),
    "alone": YESNO,
    "quick": YESNO,
}
"""Names that the engine gives everywhere."""


class Names:
    """Types of all names of a flow."""

    def __init__(self, flow: model.Flow) -> None:
        self.steps = {step.id: step for step in every_step(flow.steps)}
        """Every step by its id."""
        reveals = [step.of for step in self.steps.values() if isinstance(step, model.Reveal)]
        self.revealed = frozenset[str]().union(*reveals)
        """Ids of the steps that some reveal lists."""
        parameters: dict[str, Type] = dict.fromkeys(flow.parameters, ANY)
        parameters |= dict.fromkeys(flow.takes, TEXT)
        self.shared: dict[str, Type] = {**GIVEN, **parameters}
        """Name to type where everybody reads along."""
        self.own: dict[str, Type] = dict(self.shared)
        """Name to type where only one person's own answers count."""
        self.alone = flow.most == 1
        """Whether nobody else can ever be there."""
        # Names whose two types differ; for all others an expression is looked at only once.
        self._personal = set[str]()
        self._fill(flow.steps, {})
        self.replies = frozenset(self.shared) & frozenset(self.steps)
        """Ids of steps that come to something."""

    def _fill(self, steps: Sequence[model.Step], loop: Mapping[str, Type]) -> None:
        """Work out the types of some steps; ``loop``: names that have a meaning inside a loop."""
        for step in steps:
            about = _about(step)
            entry = own_entry = self._entry(step, about, self.shared, loop)
            if about is not None and names(about) & self._personal:
                own_entry = self._entry(step, about, self.own, loop)
            found = own = reply_type(step, entry, alone=self.alone)
            if own_entry is not entry or (answered_apart(step) and not self.alone):
                own = reply_type(step, own_entry, alone=True)
            if found is not None and own is not None:
                self.shared[step.id], self.own[step.id] = found, own
                if found != own:
                    self._personal.add(step.id)
            if isinstance(step, model.Repeat):
                self._fill(step.steps, self.inside(step, loop))

    def _entry(
        self,
        step: model.Step,
        about: Expression | None,
        types: dict[str, Type],
        loop: Mapping[str, Type],
    ) -> Type:
        """Type of what a step is about: the value itself, or for votes and choices its entries."""
        found = ANY if about is None else self._type(about, types, loop)
        return found if isinstance(step, model.Set) else entry_of(found)

    def item(self, of: Expression, extra: Mapping[str, Type]) -> Type:
        """Type of ``item`` for a list."""
        return entry_of(self._type(of, self.shared, extra))

    def inside(self, loop: model.Repeat, around: Mapping[str, Type]) -> dict[str, Type]:
        """Names that have a meaning inside a loop: ``round``, and over a list ``item``."""
        entry = {} if loop.each is None else {"item": self.item(loop.each, around)}
        return {**around, "round": NUMBER, **entry}

    @staticmethod
    def _type(of: Expression, types: dict[str, Type], loop: Mapping[str, Type]) -> Type:
        """Type of an expression, faults aside."""
        return check(of, Known({**types, **loop} if loop else types)).type

    def known(
        self,
        sure: frozenset[str],
        seen: frozenset[str],
        extra: dict[str, Type],
        linked: frozenset[tuple[frozenset[str], str]] = frozenset(),
        held: frozenset[str] = frozenset(),
    ) -> Known:
        """What is known at a place where these names are answered, surely or perhaps.

        ``extra`` are names with a meaning (or another type) at this place only.
        """
        types = ChainMap(extra, self.shared) if extra else self.shared
        return Known(types, sure, _Unseen(self.replies, seen), linked, held)


class _Unseen:
    """The names of steps that cannot be answered yet, told without gathering them."""

    __slots__ = ("replies", "seen")

    def __init__(self, replies: frozenset[str], seen: frozenset[str]) -> None:
        self.replies = replies
        """Steps that come to something."""
        self.seen = seen
        """Those that may be answered."""

    def __contains__(self, name: object) -> bool:
        """Whether a name cannot be answered yet."""
        return name in self.replies and name not in self.seen


def _about(step: model.Step) -> Expression | None:
    """The expression that decides the type of a step's reply."""
    match step:
        case model.Set(value=value):
            return value
        case model.Vote(of=of):
            return of
        case model.Ask(options_from=source):
            return source
    return None


def entry_of(kind: Type) -> Type:
    """Type of a list's entries."""
    return kind.entry if isinstance(kind, ListType) else kind
