"""A history with one of everything, written as a conversation would leave it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from flows.records import Record
from store import ConversationCard, Party, export
from tests.storage.talk import a_party

BEGAN = datetime(2026, 1, 5, 20, tzinfo=UTC)
TODAY = date(2026, 6, 14)
GOAL = "c1:goal"
ODD = "Dance; more, \\ every *week*\n<b>now</b> & “then” — ünïcödé 🙂 | $1 [x](y)"
"""Words that mean something in every format."""


def record(id: str, kind: str, day: int = 0, /, **given: Any) -> Record:
    """A shared record of so many days after the beginning.

    Names with `_` in front are the record's own, the others are its fields.
    """
    own: dict[str, Any] = {"author": None, "visibility": "shared"}
    own |= {name[1:]: value for name, value in given.items() if name.startswith("_")}
    fields = {name: value for name, value in given.items() if not name.startswith("_")}
    moment = BEGAN + timedelta(days=day)
    return Record(id, kind, conversation="c1", step="s", created=moment, fields=fields, **own)


RECORDS = (
    record(GOAL, "goal", wish=ODD, state="draft"),
    record(
        "g2", "goal", 1, wish=ODD, statement="Dance every Sunday until 30 June. Really, 2.5 hours",
        state="active", due="2026-06-30", whose="both", rhythm="weekly", kind="target",
        horizon="short", sphere="private life", reason="it was too big", _supersedes=GOAL, _root=GOAL,
    ),
    record("g3", "goal", 2, statement="Sleep at ten", state="let go", due="2026-07-01"),
    record("g4", "goal", 2, wish="one day", state="proposed", due="9999-12-31"),
    record("g5", "goal", 2, wish="", state="draft", due="2026-08-01"),
    record("r1", "reason", 2, text="We miss it", goal=GOAL, _author="noa"),
    record("r2", "reason", 2, text="It is ours", goal=GOAL),
    record("m1", "milestone", 2, text="Find a hall", due="2026-02-01", owner="Sam", state="open", goal=GOAL),
    record("m1b", "milestone", 20, text="Find a hall", due="2026-02-01", owner="Sam", state="done", goal=GOAL, _supersedes="m1", _root="m1"),
    record("m1c", "milestone", 21, text="Find a hall!", due="2026-02-01", owner="Sam", state="done", goal=GOAL, _supersedes="m1b", _root="m1"),
    record("m2", "milestone", 3, text="Learn tango", goal="gone", state="dropped"),
    record("m3", "milestone", 3, text="First ball", due="2026-06-20", owner="both", goal=GOAL),
    record("l1", "ladder", 3, levels=("not at all", "rarely", "weekly", "twice", "daily"), level=-1, weight=2, goal=GOAL),
    record("l2", "ladder", 9, levels=("not at all", "rarely", "weekly", "twice", "daily"), level=1, weight=2, goal=GOAL, _supersedes="l1", _root="l1"),
    record("l3", "ladder", 9, level=0, goal="g3"),
    record("p1", "commitment", 4, text="book the hall", owner="Sam", due="2026-06-13", state="open", goal=GOAL, first_move="ring them", helper="Noa has the number"),
    record("p2", "commitment", 4, text="buy shoes", owner="noa", due="2026-06-15", state="open", goal=GOAL),
    record("p2b", "commitment", 11, text="buy shoes", owner="noa", due="2026-06-15", state="kept", goal=GOAL, _supersedes="p2", _root="p2"),
    record("p3", "commitment", 4, text="dance", if_="it is Sunday", then="put the record on", owner="both", state="open", due="2026-06-15"),
    record("p3b", "commitment", 11, text="dance", if_="it is Sunday", then="put the record on", owner="both", state="kept", due="2026-06-15", _supersedes="p3", _root="p3"),
    record("p4", "commitment", 5, text="=1+1 due:2020-01-01 +x", owner="Kim the cat", state="not this time", reason="rain", due="2026-06-15"),
    record("p5", "commitment", 5, text="\t", state="open"),
    record("p6", "commitment", 5, text="write it down", state="changed"),
    record("d1", "decision", 6, text="We start small", answers=("Sam: yes", "Noa: yes, with a wish"), wishes=("no phones",)),
    record("d2", "decision", 6, text="No more screens!", answers="?"),
    record("c1", "charter", 6, rules=("One speaks", "One listens"), rhythm="weekly"),
    record("t1", "appreciation", 6, text="for the soup", to="Noa", when="on Monday", effect="I slept", _author="sam"),
    record("t2", "appreciation", 6, text="for everything"),
    record("w1", "win", 7, text="We danced", goal=GOAL, _author="sam"),
    record("le", "lesson", 7, text="Start earlier"),
    record("h1", "note", 7, text="the long winter", kind="hard time"),
    record("j1", "note", 7, text="ask about August", kind="jot", _author="noa"),
    record("n1", "note", 8, text="- swim\n- far", kind="idea", _author="noa"),
    record("n2", "note", 8, text="loose"),
    record("v1", "value", 8, text="time", kind="core"),
    record("a1", "person_affected", 8, text="the neighbours", state="asked", goal=GOAL),
    record("a2", "person_affected", 8, text="Grandma", goal=GOAL),
    record("s1", "rating", 9, what="connection", who="Sam", value=7, goal=""),
    record("s2", "rating", 9, what="connection", who="Noa", value=4.5),
    record("s3", "rating", 10, what="connection", who="Sam", value=-2),
    record("s4", "rating", 10, what='=HYPERLINK("x")', who="", value=3, goal=GOAL, _author="noa"),
    record("s5", "rating", 10, what="importance", who="nobody known", goal=GOAL),
    record("s6", "rating", 10, what="-2", who="@all", value=1),
    record("x1", "meeting", 10, on="2026-06-21"),
    record("x2", "meeting", 9, on="soon"),
)  # fmt: skip
"""One of everything, with gaps and oddities. All of it is shared."""

CARD = ConversationCard(
    "c1", "check-in", "Check-in", "finished", ("sam", "noa"), "sam", BEGAN, BEGAN + timedelta(1)
)
"""The conversation that they are said to come from; its log is not there."""


def a_history(folder: Path, *more: Record, names: tuple[str, ...] = ("Sam", "Noa")) -> Party:
    """A party with one of everything, and more."""
    party = a_party(folder, *names)
    everybody = tuple(person.id for person in party.people)
    card = replace(CARD, people=everybody, first=everybody[0])
    with party.write(since=BEGAN) as writer:
        writer._history.settle(card, [*RECORDS, *more])
    return party


def out(party: Party, format: str, *eyes: str) -> str:
    """An export as text, line ends as they are; for everybody when nobody is named."""
    readers = eyes or tuple(person.id for person in party.people)
    return export(party, format, readers, TODAY).content.decode()


def parsed(party: Party, *eyes: str) -> Any:
    """The complete export, read."""
    return json.loads(out(party, "json", *eyes))
