"""What a history of last month holds, and the story after one more conversation."""

from __future__ import annotations

from typing import Any

from flows import Conversation, records
from flows.history.story import Story, story
from flows.people import Person
from flows.records import Record
from tests.unit.library.sitting import EVENING, Sitting, a_goal, a_record
from tests.unit.talk import NOA, SAM

PAIR = (SAM, NOA)
LEVELS = ("never", "once a month", "once a week", "twice a week", "every day")


def promise(id: str = "p1", **fields: Any) -> Record:
    """Something that Noa promised for the goal last month."""
    made = {"text": "call the landlord", "owner": "Noa", "state": "open", "goal": "g1"}
    return a_record("commitment", id, **{**made, **fields})


def plan(**fields: Any) -> Record:
    """An if–then–we of last month."""
    made = {"text": "If it rains, then we will walk", "if_": "it rains", "then": "walk"}
    return promise("p9", **{**made, "owner": "both", **fields})


def told(
    now: Conversation, earlier: tuple[Record, ...], people: tuple[Person, ...] = PAIR
) -> Story:
    """The story of a history to which a conversation has been added."""
    return story((*earlier, *records(now)), people, EVENING.date())


def sat(
    name: str,
    script: dict[str, Any],
    *earlier: Record,
    people: tuple[Person, ...] = PAIR,
    quick: bool = False,
) -> tuple[Sitting, Conversation]:
    """A sitting with a goal (and more) in its history, and what it came to."""
    sitting = Sitting(name, script, people, quick, (a_goal(whose="both"), *earlier))
    return sitting, sitting.run()
