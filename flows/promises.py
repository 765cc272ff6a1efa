"""The promise: who will see what is typed here. Worked out by the gate's own rules, never decoration."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flows import model as m
from flows.conversation import Conversation
from flows.people import PersonId
from flows.places import every_step
from flows.stops import Stop
from flows.turns import Turn
from flows.visibility import audience


@dataclass(frozen=True, slots=True)
class Promise:
    """Who reads what is given at a turn."""

    now: frozenset[PersonId]
    """Who can read it from the moment it is kept."""
    later: frozenset[PersonId]
    """Who can read it once it has been opened together; equal to ``now`` when nothing opens it."""
    names: bool
    """Whether authors are shown then."""
    text: str
    """The same in words, for the one person who writes (or for all at a shared page)."""


def promise(conversation: Conversation, turn: Turn) -> Promise:
    """What is promised at a turn."""
    state, stop = conversation.state, turn.stop
    if isinstance(stop.step, m.Reveal):
        back = " You can still take your own note back." if stop.step.show == "merged" else ""
        words = f"Shared from now on.{back}"
        return Promise(state.ids, state.ids, stop.step.names, words)
    now = audience(conversation.flow, state, stop.place, turn.person)
    if turn.person is None or now == state.ids:
        private = state.alone and getattr(stop.step, "private", False)
        return Promise(now, now, True, "Only you." if private else shared(conversation))
    reveal = opening_of(conversation, stop)
    later = state.ids if reveal is not None or isinstance(stop.step, m.Agree) else now
    names = reveal is None or reveal.names
    return Promise(now, later, names, _sealed(conversation, stop, later, names))


def shared(conversation: Conversation) -> str:
    """The words for a page that everybody reads."""
    match len(conversation.people):
        case 1:
            return _kept_for(conversation)
        case 2:
            return "Shared page: both of you see each word."
        case _:
            return "Shared page: everybody here sees each word."


def _kept_for(conversation: Conversation) -> str:
    """Who reads what somebody writes who is here alone."""
    match conversation.state.started.absent:
        case 0:
            return "Only you."
        case 1:
            return "Only you now. What is kept goes to the history of both of you."
        case _:
            return "Only you now. What is kept goes to the history of all of you."


def unopened(conversation: Conversation) -> str:
    """The words for the page before something is opened."""
    whom = "both of you" if len(conversation.people) == 2 else "all of you"
    return f"Still sealed. Opening shows all of it at once, to {whom}."


def could_go_on(through: int, people: int) -> str:
    """In a led room, behind the promise: how many have said that they could go on."""
    return f" {through} of {people} could go on." if through else ""


def handed_over(names: Iterable[str]) -> str:
    """The words for the hand-over page; ``names``: who has written already."""
    writers = list(names)
    if not writers:
        return "Only the one who writes will see what is written, until you open it together."
    return f"Sealed: nobody can read it now, not even {' or '.join(writers)}."


def _sealed(conversation: Conversation, stop: Stop, later: frozenset[PersonId], names: bool) -> str:
    pair = len(conversation.people) == 2
    if isinstance(stop.step, m.Consent):
        return "Only you. The others learn only whether everybody said yes."
    if later != conversation.state.ids:
        return "Only you. It is never opened to anybody else."
    both, then = ("you both", "both of you") if pair else ("you all", "all of you")
    shown = "with names" if names else "without names"
    led = _leaders(conversation)
    opens = f"{led} or {both} open" if led else f"{both} open"
    return f"Only you, until {opens} it. Then {then}, {shown}."


def _leaders(conversation: Conversation) -> str:
    """Names of the facilitators, who may open what was written but never read it."""
    state = conversation.state
    return " or ".join(x.name for x in state.started.people if x.id in state.leaders)


def moved_past(conversation: Conversation, place: str, person: PersonId) -> str:
    """The words for somebody who still writes where the room has moved on; empty where it has not."""
    state = conversation.state
    if not state.stage(place).moved:
        return ""
    open_now = audience(conversation.flow, state, place, person) == state.ids
    seen = shared(conversation) if open_now else "Still sealed, as before."
    return f"The room has moved on; finish in your own time. {seen}"


def opening_of(conversation: Conversation, stop: Stop) -> m.Reveal | None:
    """The reveal that will open what is written at a stop, if the flow has one."""
    if getattr(stop.step, "private", False):
        return None
    for flow in (conversation.flow, *conversation.flow.parts.values()):
        if any(step is stop.step for step in every_step(flow.steps)):
            reveals = (s for s in every_step(flow.steps) if isinstance(s, m.Reveal))
            return next((reveal for reveal in reveals if stop.step.id in reveal.of), None)
    return None


def jotted(conversation: Conversation, eyes: Iterable[PersonId]) -> tuple[bool, str]:
    """Whether a jot taken before these eyes is private to them, and the promise in words."""
    looking = frozenset(eyes)
    if len(conversation.people) == 1:
        return True, "Only you."
    if len(looking) == 1:
        return True, "Only you. It is never opened to anybody else."
    both = "both of you" if len(conversation.people) == 2 else "everybody here"
    return False, f"Shared: {both} will find it next time."


def raised(conversation: Conversation) -> str:
    """The promise on a concern card or a parked thing, in words."""
    if len(conversation.people) == 1:
        return _kept_for(conversation)
    both = "both of you see" if len(conversation.people) == 2 else "everybody here sees"
    return f"Shared: {both} it, with your name."
