"""What may happen in a room now, and the sentence when it may not.

``decide`` turns an act into events. Going on (:class:`Next`) opens conversations, so the hub does
it; what has to be so before is asked here: :func:`grouped`, :func:`lead`, :func:`running`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType

from flows.workshop import acts
from flows.workshop import events as ev
from flows.workshop.acts import Refused
from flows.workshop.seen import Role
from flows.workshop.state import Group, Member, Note, RoomState

LONGEST = 500
"""Signs in one card, at most."""

MOST_CARDS = 20
"""Cards of one author that are not settled, at most."""

_ROLES: tuple[Role, ...] = ("facilitator", "cofacilitator", "participant", "observer", "screen")


@dataclass(frozen=True, slots=True)
class Given:
    """What the hub hands to a decision, so that it stays pure."""

    at: datetime
    """Now, UTC."""
    fresh: tuple[str, ...]
    """Ids that nobody has; as many as people in the room will do."""
    order: tuple[ev.MemberId, ...] = ()
    """Members in an order of chance, for drawing."""
    words: Mapping[str, ev.MemberId] = field(default_factory=lambda: MappingProxyType({}))
    """Words that people typed to find their pair, and who did last."""
    titles: Mapping[str, tuple[str, int]] = field(default_factory=lambda: MappingProxyType({}))
    """Title and minutes of the flow that is to be inserted, by its name."""
    name: str = ""
    """The name of a proxy as it is kept."""


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
            return _by_word(state, member, act, given)
        case acts.Move():
            return _move(state, member, act, given)
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
            return (_pair(state, act.members, given, by),)
        case acts.Draw():
            return _draw(state, given, by)
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
            return _proxy(state, act, given, by)
        case acts.LetIn():
            somebody(state, act.member)
            return ()
        case acts.Close():
            return (ev.RoomClosed(at=at, by=by),)
        case _:
            raise Refused("That cannot be done here.")


def lead(member: Member) -> None:
    """Refuse somebody who may not move the room."""
    if not member.leads:
        raise Refused("Only who leads this workshop can do that.")


def running(state: RoomState) -> None:
    """Refuse while nothing runs."""
    if not state.running:
        raise Refused("Nothing has begun yet.")


def somebody(state: RoomState, id: ev.MemberId) -> Member:
    """Return a member, or refuse."""
    member = state.member(id)
    if member is None:
        raise Refused("There is nobody of that name in the room.")
    return member


def words(text: str) -> str:
    """Return the words of a card in one line without invisible signs, or refuse."""
    clean = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not clean:
        raise Refused("There are no words yet.")
    if len(clean) > LONGEST:
        raise Refused(f"That is too long; a card has at most {LONGEST} signs.")
    return clean


def grouped(state: RoomState, size: ev.Size, fresh: tuple[str, ...]) -> tuple[Group, ...]:
    """Return who holds the conversations of an item, or refuse."""
    if size == "room":
        everybody = tuple(member.id for member in state.taking_part)
        if not everybody:
            raise Refused("Nobody is here yet who takes part.")
        return (Group("room", everybody),)
    pairs = state.groups
    if not pairs:
        raise Refused("There are no pairs yet. Draw them, or put people together.")
    if size == "pairs":
        return pairs
    if len(pairs) < 2:
        raise Refused("Fours need two pairs at least.")
    halves = [pairs[n : n + 2] for n in range(0, len(pairs) - 1, 2)]
    if len(pairs) % 2:
        halves[-1] = (*halves[-1], pairs[-1])
    return tuple(
        Group(f"four-{fresh[n]}", tuple(m for pair in half for m in pair.members))
        for n, half in enumerate(halves)
    )


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


def _pair(
    state: RoomState, members: tuple[ev.MemberId, ...], given: Given, by: ev.MemberId
) -> ev.Paired:
    """Put people together."""
    if not 2 <= len(members) <= 4 or len(set(members)) != len(members):
        raise Refused("Two to four people hold a conversation together.")
    for one in members:
        if somebody(state, one).role != "participant":
            raise Refused(f"{somebody(state, one).name} does not take part.")
    return ev.Paired(at=given.at, by=by, group=given.fresh[0], members=members)


def _draw(state: RoomState, given: Given, by: ev.MemberId) -> tuple[ev.RoomEvent, ...]:
    """Pair everybody who has no pair, by chance."""
    alone = {member.id for member in state.unpaired}
    left = [one for one in given.order if one in alone]
    if not left:
        raise Refused("Everybody has a pair.")
    if len(left) == 1:
        raise Refused("One person is left; put them to a pair.")
    pairs = [left[n : n + 2] for n in range(0, len(left) - 1, 2)]
    if len(left) % 2:
        pairs[-1].append(left[-1])
    return tuple(
        ev.Paired(at=given.at, by=by, group=given.fresh[n], members=tuple(pair))
        for n, pair in enumerate(pairs)
    )


def word_key(word: str) -> str:
    """Return a word as it is compared: without case and spaces."""
    return "".join(word.casefold().split())


def _by_word(
    state: RoomState, member: Member, act: acts.PairByWord, given: Given
) -> tuple[ev.RoomEvent, ...]:
    """Pair two who typed the same word; the first one waits."""
    if member.role != "participant":
        raise Refused("Only who takes part has a pair.")
    if not word_key(act.word):
        raise Refused("There is no word yet.")
    if state.group_of(member.id):
        raise Refused("You have a pair already.")
    other = given.words.get(word_key(act.word), "")
    waiting = other != member.id and any(one.id == other for one in state.unpaired)
    return (_pair(state, (other, member.id), given, member.id),) if waiting else ()


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


def _proxy(state: RoomState, act: acts.AddProxy, given: Given, by: str) -> tuple[ev.RoomEvent, ...]:
    """Let somebody without a device take part; with a host who has no pair, they are one."""
    host = somebody(state, act.host)
    if host.role != "participant" or host.host:
        raise Refused("They need the seat of somebody who takes part with a device.")
    guest = given.fresh[0]
    joined = ev.Joined(
        at=given.at, by=by, member=guest, name=given.name, role="participant", host=host.id
    )
    if state.group_of(host.id):
        return (joined,)
    pair = ev.Paired(at=given.at, by=by, group=given.fresh[1], members=(host.id, guest))
    return (joined, pair)


def _move(
    state: RoomState, member: Member, act: acts.Move, given: Given
) -> tuple[ev.RoomEvent, ...]:
    """Sit down at another's seat of the same conversation, or take one's own again."""
    if member.host:
        raise Refused("That seat has no keyboard of its own.")
    if act.host in ("", member.id):
        return (ev.SeatMoved(at=given.at, by=member.id, member=member.id),)
    host = somebody(state, act.host)
    talk, group = state.talk_of(member.id), state.group_of(member.id)
    together = (talk and talk.person(host.id)) or (group and host.id in group.members)
    if not together:
        raise Refused(f"You hold no conversation with {host.name}.")
    if host.seat != host.id:
        raise Refused(f"{host.name} sits at another seat.")
    if state.guests(member.id):
        raise Refused("Somebody sits at your keyboard; they go first.")
    return (ev.SeatMoved(at=given.at, by=member.id, member=member.id, host=host.id),)


def open_notes(state: RoomState, *kinds: ev.CardKind) -> tuple[Note, ...]:
    """Return the cards of some kinds that are not settled, oldest first."""
    return tuple(note for note in state.notes if note.kind in kinds and not note.settled)
