"""Leading: where the room is, what a facilitator may do there, and what comes late.

The guards at the end are rows' guards like those of :mod:`flows.guards`.
"""

from __future__ import annotations

from datetime import timedelta

from flows import events as ev
from flows import model as m
from flows.answers import passable
from flows.cells import owner
from flows.conversation import Conversation
from flows.journey import Walk
from flows.sections import bare, every_section
from flows.stops import Stop, settled
from flows.turns import Turn, open_turns

_LATE = (
    ev.Answered,
    ev.Judged,
    ev.Passed,
    ev.NoteKept,
    ev.NoteEdited,
    ev.NoteDropped,
    ev.NoteMarkedPrivate,
    ev.Done,
    ev.Ready,
    ev.ItemRead,
    ev.Remarked,
)
"""What somebody may still do on a page that the room has moved past. Sorting and rewording are not
among them: they are acts of all together, and all are elsewhere."""


def late_turn(conversation: Conversation, event: ev.AtPlace) -> Turn | None:
    """The turn in which somebody finishes what they had before them when the room moved on."""
    if not isinstance(event, _LATE) or not conversation.state.stage(event.place).moved:
        return None
    stop = _stop_at(conversation.path, event.place)
    if stop is None:
        return None
    match stop.step:
        case m.Reveal() | m.Agree() if isinstance(event, ev.Ready):
            return Turn(stop, None, "open")
        case m.Agree() if isinstance(event, ev.Judged | ev.Passed):
            pass
        case m.Reveal() | m.Agree():
            return Turn(stop, None, "talk")
        case _ if stop.together:
            return Turn(stop, None, "write")
    theirs = any(person.id == event.by for person in stop.people)
    return Turn(stop, event.by, "write") if theirs else None


def room_at(conversation: Conversation) -> Stop | None:
    """Where the room is: the first place that asks somebody, or the wait; ``None`` when it is over.

    Where several write by themselves it is the place of those who have come least far.
    """
    turns = open_turns(conversation)
    if not turns:
        return conversation.path.wait if conversation.status == "running" else None
    asked = {turn.stop.place for turn in turns}
    return next(stop for stop in conversation.path.stops if stop.place in asked)


def insisted(conversation: Conversation, stop: Stop) -> bool:
    """Whether a shared question wants an answer that nobody has given."""
    given = conversation.state.cell(stop.place, None).settled
    return stop.together and not given and not passable(conversation.state, stop)


def leads(conversation: Conversation, event: ev.Event) -> str:
    """A facilitator acts; others only where a wait has lasted as long as it may."""
    if event.by in conversation.state.leaders:
        return ""
    wait = conversation.path.wait
    at_wait = isinstance(event, ev.MovedOn) and wait is not None and wait.place == event.place
    if not at_wait or wait is None:
        return "Only the facilitator does that."
    return "" if _overdue(conversation, wait, event) else "Please wait a little longer."


def room_is_here(conversation: Conversation, event: ev.MovedOn) -> str:
    """The place asks something of somebody now, or all wait there."""
    wait = conversation.path.wait
    here = {turn.stop.place for turn in open_turns(conversation)}
    at_wait = wait is not None and wait.place == event.place
    return "" if at_wait or event.place in here else "The room is not there."


def not_insisted(conversation: Conversation, event: ev.MovedOn) -> str:
    """The flow does not insist on an answer of all together."""
    stop = _stop_at(conversation.path, event.place)
    held = stop is not None and insisted(conversation, stop)
    return "Somebody in the room has to answer this one first." if held else ""


def part_ahead(conversation: Conversation, event: ev.Dropped) -> str:
    """The part lies ahead of the room and is not left out already (or is, to come back)."""
    places = [one.place for one in every_section(conversation)]
    here, stage = bare(conversation.path.part), conversation.state.stage(event.place)
    at = places.index(here) if here in places else -1
    ahead = event.place in places[at + 1 :] and stage.dropped != event.out
    if not ahead:
        return "Only what lies ahead can be left out or put in again."
    opening = any(one.opens for one in every_section(conversation) if one.place == event.place)
    return "What was written would never be opened without it." if opening and event.out else ""


def not_said_before(conversation: Conversation, event: ev.Done | ev.Passed) -> str:
    """In a led room each says once that they could go on from a shared place."""
    state, flow = conversation.state, conversation.flow
    if not state.led_room or owner(flow, event) is not None:
        return ""
    stop = _stop_at(conversation.path, event.place)
    if stop is not None and event.by in state.stage(event.place).through:
        again = not settled(state, stop, event.by or "")
        return "You have said so. The room goes on together." if again else ""
    return "" if event.by else "The facilitator moves the room on from here."


def for_the_room(conversation: Conversation, event: ev.Event) -> str:
    """In a led room nobody but the facilitator takes all the others along."""
    state = conversation.state
    if not state.led_room or event.by in state.leaders:
        return ""
    match event:
        case ev.WentBack() | ev.WentForward():
            refused = len(event.people) > 1
        case _:
            refused = event.by is not None
    return "Only the facilitator does that for the whole room." if refused else ""


def _overdue(conversation: Conversation, wait: Stop, event: ev.Event) -> bool:
    """Whether a wait has lasted as long as its flow says. Counted from the newest answer."""
    timeout = getattr(wait.step, "timeout", None)
    cells = conversation.state.cells.values()
    since = max([conversation.state.started.at, *(cell.at for cell in cells if cell.at)])
    return timeout is not None and event.at - since >= timedelta(minutes=timeout)


def _stop_at(path: Walk, place: str) -> Stop | None:
    return next((stop for stop in path.stops if stop.place == place), None)
