"""A history with what should not be there: owners who left, bare goals, flows that are gone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from flows import events as ev
from flows.records import Record
from store import Home, Library, Party
from tests.storage.histories import BEGAN, record
from tests.storage.talk import FLOW, answer, at, play

TODAY = date(2026, 6, 14)
BARE = "a goal and nothing else"

RECORDS: tuple[Record, ...] = (
    record("bare", "goal", statement=BARE, state="active"),
    record("left", "commitment", text="water the plants", owner="Kim and Lea", due="2026-02-01", state="open"),
    record("left2", "commitment", text="If it rains, then they will walk", if_="it rains", then="walk", owner="Kim and Lea", state="kept"),
)  # fmt: skip
"""A goal without milestones, ladder and day, and promises of two whom nobody here knows."""

OURS = FLOW.replace("flow: notes", "flow: ours").replace("title: Notes", "title: Our own notes")
"""A flow of one's own: not in any library."""


def an_odd_home(folder: Path) -> tuple[Home, Party, str]:
    """Return a home, its only party, and the id of a paused conversation after a flow of its own."""
    home = Home(folder)
    party = home.create_party(["Sam", "Noa"], BEGAN)
    flow_file(home).parent.mkdir(parents=True)
    flow_file(home).write_text(OURS)
    with party.write(since=BEGAN) as writer:
        for one in RECORDS:
            writer._history.put_jot(one)
        writer._history.take_jots()
        flow = Library(home.flows).load("ours")
        writer.start(flow, party.started(flow, at=at(), today=TODAY))
        waits = writer.start(flow, party.started(flow, at=at(), today=TODAY)).id
        play(writer, waits, [answer("topic", "summer"), ev.Paused(at=at())])
    return home, party, waits


def flow_file(home: Home) -> Path:
    """The file of the flow that they made."""
    return home.flows / "ours.flow.yaml"
