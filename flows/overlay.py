"""A person's own view of the scope: what everybody may see, and what they gave blind themselves."""

from __future__ import annotations

from collections.abc import Mapping

from flows import model as m
from flows.conversation import Conversation
from flows.outcomes import reply
from flows.people import PersonId
from flows.state import Cell
from flows.stops import Stop
from flows.values import Scope, Value


def own_scope(
    conversation: Conversation,
    scope: Scope,
    own: Mapping[str, tuple[str, m.Step]],
    person: PersonId,
) -> Scope:
    """The scope as one person may see it: their own sealed answers are added, nobody else's."""
    state = conversation.state
    mine: dict[str, Value] = {**scope, "me": state.name(person)}
    who = tuple(someone for someone in state.people if someone.id == person)
    for name, (place, step) in own.items():
        stop = Stop(place, step, scope, {}, who, "")
        cells: dict[PersonId | None, Cell] = {person: state.cell(place, person)}
        mine[name] = reply(state, stop, cells)
    return mine
