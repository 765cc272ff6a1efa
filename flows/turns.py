"""Turns: what is asked now, and of whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from flows import model as m
from flows.conversation import Conversation
from flows.people import Person, PersonId
from flows.stops import Stop, settled

Phase = Literal["write", "open", "talk"]
"""``write``: an answer is asked; ``open``: all are done and each says when they are ready;
``talk``: it is open and everybody looks at it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that is asked now."""

    stop: Stop
    """Where."""
    person: PersonId | None
    """Of whom; ``None``: of all together."""
    phase: Phase
    """What for."""

    @property
    def hidden(self) -> bool:
        """Whether nobody else may look while this is done."""
        return self.person is not None and (self.stop.personal or self.stop.step.kind == "agree")


@dataclass(frozen=True, slots=True)
class Need:
    """Records that the shell has to hand over before the conversation goes on."""

    place: str
    """The recall step that asks."""
    kind: str
    """Record kind."""
    last: int
    """At most so many, newest first."""
    step: m.Recall
    """The step, for its ``where``."""
    stop: Stop
    """The stop, for the scope that ``where`` is looked up in."""


def needs(conversation: Conversation) -> tuple[Need, ...]:
    """What the shell has to hand over now, as :class:`flows.events.Recalled` events.

    Also what it has handed over already, when an answer before it was changed since.
    """
    if conversation.status != "running":
        return ()
    return tuple(
        Need(stop.place, stop.step.source, stop.step.last, stop.step, stop)
        for stop in conversation.path.missing
        if isinstance(stop.step, m.Recall)
    )


def current(conversation: Conversation, person: PersonId) -> Stop | None:
    """Where a person is: where they went back to, else the first stop that asks them something.

    ``None`` when nothing is asked of them; a stop that is not ``open`` is waited at.
    """
    stops, trail = conversation.path.stops, conversation.state.trail
    last = trail[person][-1] if person in trail else None
    back = next((stop for stop in stops if stop.place == last), None)
    if back is not None:
        if _concerns(back, person):
            return back
        if any(trail.get(other.id, ("",))[-1] == last for other in back.people):
            return None
    for stop in stops:
        if _concerns(stop, person) and not settled(conversation.state, stop, person):
            return stop
    return None


def open_turns(conversation: Conversation) -> tuple[Turn, ...]:
    """What is asked now, of whom, in the order of this conversation."""
    if conversation.status != "running":
        return ()
    turns: list[Turn] = []
    for person in conversation.people:
        stop = current(conversation, person.id)
        turn = _turn(conversation, stop, person) if stop is not None and stop.open else None
        if turn is not None and turn not in turns:
            turns.append(turn)
    return tuple(turns)


def _turn(conversation: Conversation, stop: Stop, person: Person) -> Turn | None:
    """A person's turn at a stop, if it is theirs."""
    state, step = conversation.state, stop.step
    if isinstance(step, m.Agree):
        if state.stage(stop.place).opened:
            return Turn(stop, None, "talk")
        if not state.cell(stop.place, person.id).settled:
            return Turn(stop, person.id, "write")
        waiting = [p for p in stop.people if not state.cell(stop.place, p.id).settled]
        return None if waiting else Turn(stop, None, "open")
    if isinstance(step, m.Reveal):
        return Turn(stop, None, "talk" if state.stage(stop.place).opened else "open")
    if stop.together:
        return Turn(stop, None, "write")
    if stop.personal or stop.place in state.trail.get(person.id, ()):
        return Turn(stop, person.id, "write")
    first = next(p for p in stop.people if not settled(state, stop, p.id))
    return Turn(stop, person.id, "write") if first.id == person.id else None


def turn_of(conversation: Conversation, place: str, person: PersonId | None) -> Turn | None:
    """The open turn at a place that a person (or all together) may act in."""
    for turn in open_turns(conversation):
        if turn.stop.place == place and turn.person in (None, person):
            return turn
    return None


@dataclass(frozen=True, slots=True)
class Back:
    """Where "back" leads."""

    place: str
    """The place gone back to."""
    people: tuple[PersonId, ...]
    """Who goes back: one person inside their own turn, else everybody."""


def back_from(conversation: Conversation, turn: Turn) -> Back | None:
    """Where one step back leads from a turn; ``None`` at the very start."""
    stops = conversation.path.stops
    everybody = tuple(person.id for person in conversation.people)
    before = [stop for stop in stops[: _index(stops, turn.stop)] if _concerns(stop, turn.person)]
    if not before:
        return None
    last = before[-1]
    alone = last.personal and turn.person is not None
    return Back(last.place, (turn.person,) if alone and turn.person else everybody)


def give_back(conversation: Conversation, person: PersonId) -> Back | None:
    """Where a person goes back to who is done with their own turn while another's is not begun."""
    stops = conversation.path.stops
    own = [s for s in stops if s.personal and any(p.id == person for p in s.people)]
    stretch = [s for s in own if not _barrier_after(stops, s)]
    done = [s for s in stretch if settled(conversation.state, s, person)]
    if not done or len(done) < len(stretch) or conversation.state.trail.get(person):
        return None
    return Back(done[-1].place, (person,))


def forward_from(conversation: Conversation, turn: Turn) -> tuple[PersonId, ...]:
    """Who goes forward again from a turn; empty when nobody had gone back."""
    trail = conversation.state.trail
    if turn.person is not None and turn.stop.personal:
        return (turn.person,) if trail.get(turn.person) else ()
    here = [p.id for p in conversation.people if trail.get(p.id, ("",))[-1] == turn.stop.place]
    return tuple(here)


def _index(stops: tuple[Stop, ...], stop: Stop) -> int:
    return next(index for index, other in enumerate(stops) if other.place == stop.place)


def _concerns(stop: Stop, person: PersonId | None) -> bool:
    return person is None or any(asked.id == person for asked in stop.people)


def _barrier_after(stops: tuple[Stop, ...], stop: Stop) -> bool:
    """Whether everybody has already met at a later place."""
    later = stops[_index(stops, stop) + 1 :]
    return any(not other.personal and other.open for other in later)
