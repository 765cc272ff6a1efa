"""What may happen in a room now, and the sentence when it may not.

``decide`` turns an act into events. Going on (:class:`Next`) opens conversations, so the hub does
it; what has to be so before is asked here: :func:`grouped`, :func:`lead`, :func:`running`.
"""

from __future__ import annotations

from datetime import timedelta

from flows.workshop import acts
from flows.workshop import events as ev
from flows.workshop.acts import Refused
from flows.workshop.given import LONGEST, Given, lead, running, somebody, words
from flows.workshop.pairing import by_word, draw, grouped, move, pair, proxy, word_key
from flows.workshop.seen import Role
from flows.workshop.state import Member, Note, RoomState

__all__ = [
    "LONGEST",
    "MOST_CARDS",
    "Given",
    "decide",
    "grouped",
    "lead",
    "open_notes",
    "running",
    "somebody",
    "word_key",
    "words",
]

MOST_CARDS = 20
"""Cards of one author that are not settled, at most."""

_ROLES: tuple[Role, ...] = ("facilitator", "cofacilitator", "participant", "observer", "screen")


def decide(
    state: RoomState, member: Member, act: acts.Act, given: Given
) -> tuple[ev.RoomEvent, ...]:
    """Return what happens when a member does something. :class:`Refused` when it cannot be."""
    if state.closed:
        raise Refused("The workshop is over.")
    match act:
        case acts.RaiseHand() | acts.Park() | acts.Concern() | acts.Offer():
            return _card(state, member, act, given)
        case acts.LowerHand():
            return _lower(state, member, act, given)
        case acts.PairByWord():
            return by_word(state, member, act, given)
        case acts.Move():
            return move(state, member, act, given)
        case _:
            lead(member)
            return _leading(state, member, act, given)


def _leading(
    state: RoomState, member: Member, act: acts.Act, given: Given
) -> tuple[ev.RoomEvent, ...]:
    """What only leading roles may do."""
    at, by = given.at, member.id
    match act:
        case acts.SettleCard():
            if not any(note.id == act.card and not note.settled for note in state.notes):
                raise Refused("That card is not there any more.")
            return (ev.CardSettled(at=at, by=by, card=act.card),)
        case acts.Tell():
            if act.member:
                somebody(state, act.member)
            text = words(act.text)
            return (
                ev.CardLaid(
                    at=at, by=by, card=given.fresh[0], kind="message", text=text, to=act.member
                ),
            )
        case acts.Pair():
            return (pair(state, act.members, given, by),)
        case acts.Draw():
            return draw(state, given, by)
        case acts.MoreMinutes():
            return (_more(state, act, given, by),)
        case acts.CallBack():
            running(state)
            if not 0 < act.seconds <= 3600:
                raise Refused("Notice is between a second and an hour.")
            until = at + timedelta(seconds=act.seconds)
            return (ev.CalledBack(at=at, by=by, until=until),)
        case acts.Insert():
            return (_insert(state, act, given, by),)
        case acts.Drop():
            if all(item.id != act.item for item in state.ahead):
                raise Refused("Only what has not begun can be left out.")
            return (ev.Unplanned(at=at, by=by, item=act.item),)
        case acts.GiveRole():
            return (_role(state, act, given, by),)
        case acts.AddProxy():
            return proxy(state, act, given, by)
        case acts.LetIn():
            somebody(state, act.member)
            return ()
        case acts.Close():
            return (ev.RoomClosed(at=at, by=by),)
        case _:
            raise Refused("That cannot be done here.")


def _card(
    state: RoomState,
    member: Member,
    act: acts.RaiseHand | acts.Park | acts.Concern | acts.Offer,
    given: Given,
) -> tuple[ev.RoomEvent, ...]:
    """Lay a card down. A hand takes the place of the one that was up."""
    if member.role in ("screen", "observer"):
        raise Refused("Whoever watches lays no cards down.")
    mine = [note for note in state.notes if note.by == member.id and not note.settled]
    if sum(note.kind != "hand" for note in mine) >= MOST_CARDS:
        raise Refused("That is enough cards for now; let some be dealt with first.")
    at, card = given.at, given.fresh[0]
    match act:
        case acts.RaiseHand():
            text = words(act.text) if act.text.strip() else ""
            up = [n for n in mine if n.kind == "hand"]
            lowered = (ev.CardSettled(at=at, by=member.id, card=note.id) for note in up)
            return (*lowered, ev.CardLaid(at=at, by=member.id, card=card, kind="hand", text=text))
        case acts.Park():
            return (
                ev.CardLaid(at=at, by=member.id, card=card, kind="parked", text=words(act.text)),
            )
        case acts.Offer():
            return (
                ev.CardLaid(at=at, by=member.id, card=card, kind="offer", text=words(act.text)),
            )
        case _:
            by = member.id if act.named else ""
            return (
                ev.CardLaid(
                    at=at, by=by, card=card, kind="concern", text=words(act.text), named=act.named
                ),
            )


def _lower(
    state: RoomState, member: Member, act: acts.LowerHand, given: Given
) -> tuple[ev.RoomEvent, ...]:
    """Take a hand down; somebody else's only as a leading role."""
    whose = act.member or member.id
    if whose != member.id:
        lead(member)
    up = [n for n in state.notes if n.kind == "hand" and n.by == whose and not n.settled]
    return tuple(ev.CardSettled(at=given.at, by=member.id, card=note.id) for note in up)


def _more(state: RoomState, act: acts.MoreMinutes, given: Given, by: str) -> ev.TimeGiven:
    """Give time on top."""
    running(state)
    if not 0 < act.minutes <= 120:
        raise Refused("Between one minute and two hours can be given at once.")
    if act.table and all(talk.group != act.table for talk in state.present_talks):
        raise Refused("Those people hold no conversation now.")
    return ev.TimeGiven(at=given.at, by=by, minutes=act.minutes, group=act.table)


def _insert(state: RoomState, act: acts.Insert, given: Given, by: str) -> ev.Planned:
    """Put a flow into the plan."""
    if act.flow not in given.titles:
        raise Refused("There is no such conversation.")
    if act.after and state.item(act.after) is None:
        raise Refused("That item is not in the plan any more.")
    title, minutes = given.titles[act.flow]
    return ev.Planned(
        at=given.at,
        by=by,
        item=given.fresh[0],
        flow=act.flow,
        title=title,
        minutes=minutes,
        size=act.size,
        quick=act.quick,
        after=act.after,
    )


def _role(state: RoomState, act: acts.GiveRole, given: Given, by: str) -> ev.RoleGiven:
    """Make somebody something else; somebody has to be left to lead."""
    one = somebody(state, act.member)
    if act.role not in _ROLES:
        raise Refused("There is no such role.")
    leading = [x.id for x in state.members if x.leads]
    if act.role not in ("facilitator", "cofacilitator") and leading == [one.id]:
        raise Refused("Somebody has to lead; share the role first.")
    if one.host:
        raise Refused(f"{one.name} has no device of their own.")
    return ev.RoleGiven(at=given.at, by=by, member=one.id, role=act.role)


def open_notes(state: RoomState, *kinds: ev.CardKind) -> tuple[Note, ...]:
    """Return the cards of some kinds that are not settled, oldest first."""
    return tuple(note for note in state.notes if note.kind in kinds and not note.settled)
