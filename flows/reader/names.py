"""The names of a flow and their types, worked out once, from top to bottom."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, Sequence

from flows import model
from flows.expressions import Expression, Known, check
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
from flows.reader.replies import reply_type

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
        self._fill(flow.steps, {})
        self.replies = frozenset(self.shared) & frozenset(self.steps)
        """Ids of steps that come to something."""
        self.given = frozenset(self.shared) - self.replies
        """Names that always have a value."""
        self._later = self.replies, self.replies - self.replies
        self._sure = self.given, self.given

    def _fill(self, steps: Sequence[model.Step], loop: Mapping[str, Type]) -> None:
        """Work out the types of some steps; ``loop``: names that have a meaning inside a loop."""
        for step in steps:
            about = _about(step)
            for types, alone in ((self.shared, self.alone), (self.own, True)):
                entry = ANY if about is None else self._type(about, types, loop)
                if not isinstance(step, model.Set):
                    entry = entry_of(entry)
                found = reply_type(step, entry, alone=alone)
                if found is not None:
                    types[step.id] = found
            if isinstance(step, model.Repeat):
                self._fill(step.steps, self.inside(step, loop))

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
        # All uses of a step come with the same sets, and these are as long as the flow.
        if self._sure[0] is not sure:
            self._sure = sure, sure | self.given
        if self._later[0] is not seen:
            self._later = seen, self.replies - seen
        answered = self._sure[1]
        if extra:
            answered |= frozenset(extra) - self.replies
        return Known(types, answered, self._later[1], linked, held)


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
