"""From the log of a room to its state. What was logged is trusted, not judged again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from flows.workshop import events as ev
from flows.workshop.state import Group, Item, Member, Note, RoomState, Talk


def begin(opened: ev.Opened) -> RoomState:
    """Return the state of a room that was just made."""
    return RoomState(
        id=opened.workshop,
        title=opened.title,
        run_by=opened.run_by,
        kept_days=opened.kept_days,
        opened=opened.at,
        stirred=opened.at,
        expected=opened.expected,
    )


def fold(log: Iterable[ev.RoomEvent]) -> RoomState:
    """Return what a log comes to. ``ValueError`` when it does not begin with ``Opened``."""
    opened, *rest = log
    if not isinstance(opened, ev.Opened):
        raise ValueError(  # noqa: TRY004  # the log is wrong, not the caller's types
            "the log of a room begins with its opening"
        )
    state = begin(opened)
    for event in rest:
        state = apply(state, event)
    return state


def apply(state: RoomState, event: ev.RoomEvent) -> RoomState:
    """Return the state after one more event. What an event does not fit changes nothing else."""
    return replace(_after(state, event), stirred=event.at)


def _after(state: RoomState, event: ev.RoomEvent) -> RoomState:
    """The state with what an event says."""
    match event:
        case ev.Planned():
            return _planned(state, event)
        case ev.Unplanned():
            return replace(state, plan=tuple(x for x in state.plan if x.id != event.item))
        case ev.Joined():
            member = Member(event.member, event.name, event.role, event.host)
            return replace(state, members=(*state.members, member))
        case ev.RoleGiven():
            return _role(state, event)
        case ev.Paired():
            return _paired(state, event)
        case ev.ItemBegan():
            plan = tuple(
                replace(x, began=event.at) if x.id == event.item else x for x in state.plan
            )
            return replace(state, plan=plan, running=event.item, called_back=None)
        case ev.TalkBegan():
            talk = Talk(
                event.item,
                event.group,
                event.conversation,
                event.party,
                event.seats,
                event.at,
                event.lead,
            )
            return replace(state, talks=(*state.talks, talk))
        case ev.TimeGiven():
            return _more(state, event)
        case ev.CardLaid():
            note = Note(event.card, event.kind, event.text, event.by, event.at, event.to)
            return replace(state, notes=(*state.notes, note))
        case ev.CardSettled():
            notes = tuple(replace(x, settled=x.settled or x.id == event.card) for x in state.notes)
            return replace(state, notes=notes)
        case ev.CalledBack():
            return replace(state, called_back=event.until)
        case ev.SeatMoved():
            return _members(state, event.member, at=event.host)
        case ev.RoomClosed():
            return replace(state, closed=event.at, called_back=None)
        case ev.Tidied():
            return replace(state, tidied=True)
        case _:
            return state


def _planned(state: RoomState, event: ev.Planned) -> RoomState:
    """Put an item behind another, or before all that have not begun."""
    item = Item(event.item, event.flow, event.title, event.minutes, event.size, event.quick)
    begun = max((n for n, x in enumerate(state.plan, 1) if x.began is not None), default=0)
    places = [number for number, x in enumerate(state.plan, 1) if x.id == event.after]
    # Nothing is put before what has begun.
    place = max(begun, places[0] if places else begun)
    return replace(state, plan=(*state.plan[:place], item, *state.plan[place:]))


def _role(state: RoomState, event: ev.RoleGiven) -> RoomState:
    """Change what somebody is; who does not take part any more is in no pair."""
    state = _members(state, event.member, role=event.role)
    return state if event.role == "participant" else _without(state, {event.member})


def _paired(state: RoomState, event: ev.Paired) -> RoomState:
    """Make a pair, and dissolve those that its people were in."""
    state = _without(state, set(event.members))
    return replace(state, groups=(*state.groups, Group(event.group, event.members)))


def _without(state: RoomState, members: set[ev.MemberId]) -> RoomState:
    """The state without the pairs of these people."""
    groups = tuple(group for group in state.groups if not members & set(group.members))
    return replace(state, groups=groups)


def _more(state: RoomState, event: ev.TimeGiven) -> RoomState:
    """Give minutes to one group, or to the item that runs."""
    now = state.running
    if event.group:
        talks = tuple(
            replace(x, extra=x.extra + event.minutes)
            if (x.item, x.group) == (now, event.group)
            else x
            for x in state.talks
        )
        return replace(state, talks=talks)
    plan = tuple(
        replace(x, extra=x.extra + event.minutes) if x.id == now else x for x in state.plan
    )
    return replace(state, plan=plan)


def _members(state: RoomState, id: ev.MemberId, **changes: str) -> RoomState:
    """The state with one member changed."""
    members = tuple(
        replace(x, **changes) if x.id == id else x  # type: ignore[arg-type]  # names of fields
        for x in state.members
    )
    return replace(state, members=members)
