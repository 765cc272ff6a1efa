"""A conversation: a flow, a log and what the log comes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from flows.audiences import Trace, readers_of, trace, traces
from flows.events import Event, Started
from flows.fold import apply, fold
from flows.fold import begin as opening
from flows.journey import Walk
from flows.model import Flow
from flows.people import Person, PersonId
from flows.rights import may_read
from flows.state import State, Status
from flows.walk import walk


@dataclass(frozen=True, eq=False)
class Conversation:
    """One run of a flow by a party. Its log is its only state; the rest is derived."""

    id: str
    """Id, unique inside the party."""
    party: str
    """Id of the party."""
    flow: Flow
    """The flow as it was when the conversation began."""
    events: tuple[Event, ...]
    """The log, oldest first; the first is :class:`flows.events.Started`."""
    state: State
    """What the log comes to."""

    @cached_property
    def path(self) -> Walk:
        """The path that the answers have taken through the flow."""
        return walk(self.flow, self.state)

    @cached_property
    def readers(self) -> tuple[frozenset[PersonId], ...]:
        """Who may read each event now; worked out once for all seats."""
        return readers_of(self.flow, self.state, self.events)

    @cached_property
    def traces(self) -> tuple[Trace | None, ...]:
        """What stands for each event before those who may not read it. Grows with the log."""
        start = opening(self.state.started)
        return (None, *traces(self.flow, start, self.events[1:]))

    @property
    def people(self) -> tuple[Person, ...]:
        """The people who take part, whoever goes first leading."""
        return self.state.people

    @property
    def status(self) -> Status:
        """Where the conversation stands."""
        if self.state.pause:
            return self.state.pause
        return "finished" if self.path.ended else "running"

    def then(self, event: Event) -> Conversation:
        """The conversation with one more event, which is trusted."""
        state = apply(self.flow, self.state, event)
        after = Conversation(self.id, self.party, self.flow, (*self.events, event), state)
        if "traces" in self.__dict__:
            last = trace(self.flow, self.state, state, event)
            after.__dict__["traces"] = (*self.traces, last)
        return after


def replay(id: str, party: str, flow: Flow, events: Iterable[Event]) -> Conversation:
    """A conversation out of its log. What was stored is trusted, not judged again.

    Raises:
        ValueError: the log does not begin with :class:`flows.events.Started`.
    """
    log = tuple(events)
    return Conversation(id, party, flow, log, fold(flow, log))


def begin(id: str, party: str, flow: Flow, started: Started) -> Conversation:
    """A new conversation.

    Raises:
        ValueError: too few or too many people for the flow (bystanders do not count), two with one
            id, or a record in the history that not everybody here may read.
    """
    conversation = replay(id, party, flow, (started,))
    count = len(conversation.people)
    if not flow.least <= count <= flow.most:
        need = str(flow.least) if flow.least == flow.most else f"{flow.least} to {flow.most}"
        raise ValueError(f"“{flow.title}” is for {need} people, not for {count}")
    if len({person.id for person in started.people}) != len(started.people):
        raise ValueError("two people with the same id")
    recalled = (record for records in started.history.values() for record in records)
    if not all(may_read(record, conversation.state.ids) for record in recalled):
        raise ValueError("a record that not everybody here may read")
    return conversation
