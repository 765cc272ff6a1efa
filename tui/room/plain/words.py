"""What a room says line by line. Pure: rooms in, sentences out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from flows.workshop.seen import Mate, Room
from tui.room.words import (
    ROLES,
    called_back,
    card_line,
    clock,
    leader,
    now_of,
    plan_line,
    what_happens,
    where_the_room_is,
)
from tui.words import count, names

ONLY_PARTICIPANTS: Final = (
    "Line by line one takes part. To lead, to look on and for the big screen it takes a terminal on\n"
    "which a cursor can be moved, such as: TERM=xterm ssh …"
)
"""Said to other roles."""
ALL_TAKEN: Final = (
    "All seats for terminals that show lines only are taken. Please try again in a few minutes,\n"
    "or from another terminal, such as: TERM=xterm ssh …"
)
"""Said when too many take part line by line."""
GOOD_BYE: Final = "Your seat is kept. Call again any time; you land where you were."
"""Said to whoever leaves."""
WAYS: Final = "Enter looks again; :hand, :pair WORD, :messages, :quit. A question mark lists all."
"""Said in the lobby, the first time."""


def welcome(room: Room, word: str) -> Iterator[str]:
    """Yield the first lines: who runs it, who one is here, what happens with what one writes."""
    yield f"Welcome to “{room.title}”, run by {room.run_by}."
    yield f"You are here as {room.me.name}."
    if word:
        yield f"Your way back, should the line break: {word} (said only now)."
    yield ""
    yield "What happens with what you write:"
    yield from what_happens(room)
    yield ""


def back(room: Room) -> Iterator[str]:
    """Yield the first line for who is here again."""
    yield f"“{room.title}”. You are here again, {room.me.name}."


def lobby(room: Room, *, over: str) -> Iterator[str]:
    """Yield where the room is and what one waits for; ``over``: the conversation one is through with."""
    lead = leader(room)
    here = sum(1 for mate in room.people if mate.presence != "gone" and mate.role != "screen")
    about = f" of about {room.expected}" if room.expected > here else ""
    yield f"{room.title}. {here}{about} here."
    yield from filter(None, (called_back(room),))
    if room.stage == "closed":
        yield "The workshop is over. :home says what you take home; :quit leaves."
    elif room.sits_at:
        yield f"You write at {room.sits_at}'s keyboard, each in turn. :sit takes your own seat again."
    elif room.conversation and room.conversation != over:
        yield f"Your seat at {where_the_room_is(room)} is kept. Enter takes you there."
    elif room.stage == "lobby":
        yield f"{lead} begins when all are here."
    elif room.conversation:
        yield f"You are through with this. The others may need a while; {lead} goes on with all."
    else:
        yield f"The room is at {where_the_room_is(room)}. {lead} will find you a place."
    yield from filter(None, (_pair(room),))


def _pair(room: Room) -> str:
    """Whom one talks with, or how one finds somebody."""
    if room.stage == "closed":
        return ""
    if room.others and not room.sits_at:
        return f"You talk with {names(room.others)}."
    if may_pair(room):
        return "You have no pair yet. :pair WORD finds it by a word; else one is found for you."
    return ""


def may_pair(room: Room) -> bool:
    """Whether one can find one's pair by a word."""
    ahead = any(item.size == "pairs" and item.state != "done" for item in room.plan)
    return ahead and not room.others and room.stage != "closed"


def plan(room: Room) -> Iterator[str]:
    """Yield the plan, an item a line."""
    state = {"done": "done", "now": "now", "later": "to come"}
    for number, item in enumerate(room.plan, start=1):
        yield f"{number}. {plan_line(item)}, {state[item.state]}."


def people(room: Room) -> Iterator[str]:
    """Yield who is here, a person each."""
    for mate in room.people:
        if mate.role != "screen":
            yield f"{mate.name}{', you' if mate.id == room.me.id else ''}: {_state(mate)}."


def _state(mate: Mate) -> str:
    """What somebody is here, and whether they are."""
    there = {"here": "here", "away": "away", "gone": "not connected"}[mate.presence]
    role = ROLES[mate.role] if mate.role != "participant" else ""
    hand = "hand up" if mate.hand else ""
    return ", ".join(filter(None, (there, role, mate.doing, hand)))


def messages(room: Room) -> Iterator[str]:
    """Yield what was said to this member and to all."""
    for card in room.messages:
        yield f"{clock(card.at)}, {card_line(card)}"
    if not room.messages:
        yield "Nothing has been said so far."


def news(before: Room, after: Room, talking: str) -> Iterator[str]:
    """Yield what has changed for a member; ``talking``: the conversation they are in, if any."""
    known = {card.id for card in before.messages}
    for card in after.messages:
        if card.id not in known and card.by != after.me.name:
            yield card_line(card)
    if before.me.hand and not after.me.hand:
        yield "Your hand is down."
    if after.called_back is not None and after.called_back != before.called_back:
        yield called_back(after)
    if before.me.role != after.me.role:
        yield "Your part in the room has changed."
    if after.stage == "closed" != before.stage:
        yield f"The workshop is over.{'' if talking else ' Enter says what you take home.'}"
    else:
        yield from _seats(before, after, talking)
    yield from _times(before, after)


def _seats(before: Room, after: Room, talking: str) -> Iterator[str]:
    """What has changed about somebody's seat."""
    if after.sits_at != before.sits_at:
        whose = f"at {after.sits_at}'s keyboard" if after.sits_at else "at your own keyboard again"
        yield f"You write {whose}."
    elif after.conversation and after.conversation != before.conversation:
        if talking and talking != after.conversation:
            there = where_the_room_is(after)
            yield f"The room has moved on to {there}. Finish in peace; :go goes there."
        elif not talking:
            yield f"{where_the_room_is(after)} begins. Enter goes there."
    elif after.conversation and _seated(after) != _seated(before):
        yield "Who writes at this keyboard has changed. Finish in peace; :go goes on."
    elif after.stage != before.stage:
        yield f"{leader(after)} has begun."
    if after.others and after.others != before.others and not after.sits_at:
        yield f"You talk with {names(after.others)}."


def _seated(room: Room) -> tuple[str, ...]:
    return room.seated or (room.person,)


def _times(before: Room, after: Room) -> Iterator[str]:
    """Time that was given on top."""
    was, now = now_of(before), now_of(after)
    if was is None or now is None or was.id != now.id:
        return
    if before.ends is not None and after.ends is not None and after.ends > before.ends:
        more = round((after.ends - before.ends).total_seconds() / 60)
        if more:
            yield f"{count(more, 'minute', 'minutes')} more, until {clock(after.ends)}."
