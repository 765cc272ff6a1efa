"""Who holds conversations together: pairs, fours, the room, and who sits at whose keyboard."""

from __future__ import annotations

from flows.workshop import acts
from flows.workshop import events as ev
from flows.workshop.acts import Refused
from flows.workshop.given import Given, somebody
from flows.workshop.state import Group, Member, RoomState


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


def pair(
    state: RoomState, members: tuple[ev.MemberId, ...], given: Given, by: ev.MemberId
) -> ev.Paired:
    """Put people together."""
    if not 2 <= len(members) <= 4 or len(set(members)) != len(members):
        raise Refused("Two to four people hold a conversation together.")
    for one in members:
        if somebody(state, one).role != "participant":
            raise Refused(f"{somebody(state, one).name} does not take part.")
    return ev.Paired(at=given.at, by=by, group=given.fresh[0], members=members)


def draw(state: RoomState, given: Given, by: ev.MemberId) -> tuple[ev.RoomEvent, ...]:
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


def by_word(
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
    return (pair(state, (other, member.id), given, member.id),) if waiting else ()


def proxy(state: RoomState, act: acts.AddProxy, given: Given, by: str) -> tuple[ev.RoomEvent, ...]:
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
    both = ev.Paired(at=given.at, by=by, group=given.fresh[1], members=(host.id, guest))
    return (joined, both)


def move(
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
