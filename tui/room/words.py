"""What the pages of a room say, in sentences. Pure: nothing here knows a screen.

Everything is worked out from :class:`flows.workshop.seen.Room`, which holds no word of a
conversation.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from flows.wording import in_a_row
from flows.workshop.seen import LEADING, Card, Planned, Role, Room
from tui.words import count, names

ROLES: Final[dict[Role, str]] = {
    "facilitator": "leads",
    "cofacilitator": "shares the lead",
    "participant": "takes part",
    "observer": "looks on",
    "screen": "big screen",
}
"""What each role does, after a name."""
MINE: Final[dict[Role, str]] = {
    "facilitator": "You lead here.",
    "cofacilitator": "You share the lead here.",
    "participant": "",
    "observer": "You look on here: you see who is here and where the room is.",
    "screen": "",
}
"""The same to one's face; empty where there is more to say."""
SIZES: Final = {"pairs": "in pairs", "fours": "in fours", "room": "all together"}
"""Who holds a conversation of the plan."""


def clock(moment: datetime) -> str:
    """Return a time of day as it is here: `14:32`."""
    return moment.astimezone().strftime("%H:%M")


def clock_up(moment: datetime) -> str:
    """Return the first full minute that is not before a moment, as it is here."""
    whole = moment.replace(second=0, microsecond=0)
    return clock(whole if whole == moment else whole + timedelta(minutes=1))


def leader(room: Room) -> str:
    """Return the name of who leads now, or of who runs the workshop."""
    leads = [mate.name for mate in room.people if mate.role == "facilitator"]
    return in_a_row(leads) if leads else room.run_by


def what_happens(room: Room) -> tuple[str, ...]:
    """Return what happens with what somebody writes here, a sentence each."""
    lead = leader(room)
    shared = sorted({item.size for item in room.plan}, key=("pairs", "fours", "room").index)
    readers = {
        "pairs": "your pair",
        "fours": "your four",
        "room": "everybody here",
    }
    whom = " or ".join(readers[size] for size in shared) or "those you talk with"
    days = count(room.kept_days, "day", "days")
    until = f" until {days} after the close" if room.kept_days else ""
    return (
        f"What you write alone is private until it is opened, also for {lead}.",
        f"Once it is opened, {whom} can read it.",
        f"{lead} sees who is here and how far all are, never a word.",
        f"Kept on this machine{until}; what you agree, longer.",
        "Nothing is recorded, analysed or ranked.",
    )


def now_of(room: Room) -> Planned | None:
    """Return the item that runs now."""
    return next((item for item in room.plan if item.state == "now"), None)


def part_of(item: Planned) -> str:
    """Return the title of the part that a room-wide flow is in; empty for none."""
    return next((title for title, _, state in item.parts if state == "now"), "")


def where_the_room_is(room: Room) -> str:
    """Return in a few words where the room is."""
    item = now_of(room)
    if room.stage == "closed":
        return "the end"
    if item is None:
        return "the lobby"
    return f"“{item.title}”"


def called_back(room: Room) -> str:
    """Return the notice while a call back runs; empty otherwise."""
    if room.called_back is None:
        return ""
    return f"{leader(room)} asks all to come back at {clock_up(room.called_back)}. Finish in peace."


def card_line(card: Card) -> str:
    """Return a message or a line offered to the room, with its author."""
    return f"{card.by or 'Somebody'}: {card.text}" if card.text else card.by


def pair_sentence(room: Room) -> str:
    """Return whom somebody talks with today, as far as it is known."""
    if room.me.role != "participant":
        return MINE[room.me.role]
    if room.sits_at:
        return f"You write at {room.sits_at}'s keyboard, each in turn."
    if room.others:
        return f"You talk with {names(room.others)}."
    if any(item.size == "pairs" and item.state != "done" for item in room.plan):
        return "You have no pair yet. p finds it by a word; else one is found for you."
    return ""


def waiting_sentence(room: Room, finished: bool) -> str:
    """Return what one waits for, on the page between conversations."""
    lead = leader(room)
    if room.stage == "closed":
        return "The workshop is over. t shows what you take home."
    if room.stage == "lobby":
        return f"{lead} begins when all are here."
    if room.sits_at:
        return "“one keyboard” (with :) leads back to your own."
    if room.conversation and not finished:
        return f"Your seat at {where_the_room_is(room)} is kept. o takes you there."
    if finished:
        return f"You are through with this. The others may need a while; {lead} goes on with all."
    return f"The room is at {where_the_room_is(room)}. {lead} will find you a place."


def may_lead(room: Room) -> bool:
    """Whether this member may move the room."""
    return room.me.role in LEADING


def plan_line(item: Planned) -> str:
    """Return an item in a few words: title, minutes and who holds it."""
    minutes = f", {item.minutes} min" if item.minutes else ""
    return f"{item.title} ({SIZES[item.size]}{minutes})"
