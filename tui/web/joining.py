"""From the form on the page to a token: the same door as everybody's, asked with all at once."""

from dataclasses import replace
from typing import Final

from store import Answer, Door, Knock
from tui.clean_text import clean
from tui.serve.caller import caller_of
from tui.serve.reception import NAME_LENGTH
from tui.web.wire import Ask, Join

ASKED: Final[dict[str, Ask]] = {
    "name": "name",
    "word": "word",
    "pin": "pin",
    "wrong": "pin",
    "unknown": "code",
}
"""Which field an answer of the door asks for."""


def knock_of(join: Join, address: str) -> Knock:
    """Return what somebody shows at the door; the code may have its role before it."""
    caller = caller_of(join.code)
    return Knock(caller.code, caller.role, join.pin, address)


async def ask_door(door: Door, join: Join, address: str) -> Answer:
    """Show the form at the door, as far as it is filled in."""
    knock = knock_of(join, address)
    answer = await door.knock(knock)
    name = clean(join.name, NAME_LENGTH).strip()
    if answer.verdict != "name" or not name:
        return answer
    answer = await door.enter(knock, name, join.word)
    if answer.verdict == "wrong":
        # The PIN was right a moment ago: what is wrong is the word.
        return replace(answer, verdict="word")
    return answer


def field_asked(answer: Answer) -> Ask | None:
    """Return the field of the form to fill in next; none when no field helps now."""
    return ASKED.get(answer.verdict)
