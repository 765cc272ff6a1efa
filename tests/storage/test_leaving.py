"""Leaving at any step: weeks later, on another terminal, it ends as if nobody had ever left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows import Conversation, needs
from flows import events as ev
from flows.keeping import records
from store import Home, Library
from store.recalling import recalled
from tests.storage.histories import record
from tests.storage.year import Scripted
from tests.unit.library.sitting import PASS, WISH

BEGAN = date(2026, 6, 14)
AWAY = 20
"""Days for which they are away each time."""
LAST_DAY = date(2030, 12, 31)
"""Late enough that no pause of these tests reaches it, but where a test wants that."""
LEVELS = ("never", "once a month", "once a week", "twice a week", "every day")

EARLIER = (
    record("g1", "goal", wish="more time", statement="one slow evening a week", state="active", whose="both"),
    record("r1", "reason", text="we miss it", goal="g1"),
    record("l1", "ladder", levels=LEVELS, level=0, goal="g1"),
    record("m1", "milestone", text="find a sitter", due="2026-06-20", owner="Sam", state="open", goal="g1"),
    record("p1", "commitment", text="call the landlord", owner="Noa", due="2026-06-20", state="open", goal="g1"),
    record("p2", "commitment", text="If it rains, then we will walk", if_="it rains", then="walk", owner="both", state="kept", goal="g1"),
    record("p3", "commitment", text="buy a basket", owner="Kim and Lea", state="open", goal="g1"),
    record("j1", "note", text="ask about August", kind="jot"),
)  # fmt: skip
"""What lies in their history when they begin."""

CLOSE = {
    "decided": "We go on", "settled": "yes", "close/steps": PASS, "next": str(LAST_DAY),
    "takeaway": {"sam": "one line", "noa": "another"},
}  # fmt: skip
SCRIPTS: dict[str, dict[str, Any]] = {
    "sharpen": {**CLOSE, **WISH, "chosen": PASS, "until": str(LAST_DAY), "smaller_words": PASS},
    "action-plan": {
        **CLOSE,
        "steps": ({"what": "buy a basket", "owner": "Sam", "due": str(LAST_DAY)},),
        "sentences": ({"trigger": "it is Thursday", "act": "sit down", "owner": "both"},),
        "backups": PASS,
        "review": str(LAST_DAY),
    },
    "check-in": {
        **CLOSE, "connection": {"sam": 6, "noa": 8}, "outcome": "not this time", "whose_now": "both",
        "in_way": "late shifts", "then_what": "step", "smaller": "find the number",
        "smaller_due": str(LAST_DAY), "level": {"sam": -1, "noa": 1}, "one_level": 0,
        "near": "find a sitter", "waiting": PASS, "meanwhile": "for the move",
    },
    "realign": {
        **CLOSE, "period": "quarter", "verdict": {"sam": "change", "noa": "keep"},
        "again": PASS, "unheard": PASS, "whose": PASS,
    },
}  # fmt: skip


@pytest.fixture(autouse=True)
def _a_quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the waiting for the disk, of which other tests take care."""
    monkeypatch.setattr("store.files.os.fsync", lambda _: None)


def held(folder: Path, flow: str, apart: int = 0, **said: Any) -> tuple[Conversation, Scripted]:
    """Hold a conversation; after so many acts the program is closed, and opened weeks later.

    ``said``: what is said otherwise than in the script.
    """
    at, today = datetime(2026, 6, 14, 19, tzinfo=UTC), BEGAN
    party = Home(folder).create_party(["Sam", "Noa"], at)
    sitting = Scripted(flow, {**SCRIPTS.get(flow, CLOSE), **said}, party.people)
    with party.write(since=at) as writer:
        for one in EARLIER:
            writer._history.put_jot(one)
        writer._history.take_jots()
        loaded = Library().load(flow)
        talk = writer.start(loaded, party.started(loaded, at=at, today=today)).id
    for _ in range(400):
        party = Home(folder).find("sam-noa")
        with party.write(since=at) as writer:
            now = writer.conversation(talk)
            if now.status == "paused":
                now = writer.append(talk, ev.Resumed(at=at, today=today))
            for _ in range(apart or 400):
                while wanted := needs(now):
                    now = writer.append(talk, recalled(writer, now, wanted[0], at))
                if now.status != "running":
                    break
                for event in sitting._acts(sitting._page(now), at):
                    at += timedelta(seconds=1)
                    now = writer.append(talk, event)
            if now.status == "finished":
                return now, sitting
            now = writer.append(talk, ev.Paused(at=at))
        at, today = at + timedelta(days=AWAY), today + timedelta(days=AWAY)
    raise AssertionError(f"{flow} does not end")


def said(now: Conversation) -> Iterator[tuple[object, ...]]:
    """What a conversation leaves behind, without its days, its id, and what it asks after weeks."""
    for one in records(now):
        if one.step != "meanwhile_kept":
            fields = {name: _without(now.id, value) for name, value in one.fields.items()}
            yield one.kind, one.step, one.author, one.visibility, one.root, fields


def _without(id: str, value: object) -> object:
    """A value in which a conversation may be named by its id."""
    return value.replace(id, "here") if isinstance(value, str) else value


@pytest.mark.parametrize(("flow", "apart"), [*((flow, 1) for flow in SCRIPTS), ("check-in", 4)])
def test_whoever_leaves_ends_where_they_would_have(tmp_path: Path, flow: str, apart: int) -> None:
    straight, _ = held(tmp_path / "straight", flow)
    left, _ = held(tmp_path / "left", flow, apart)
    assert sum(isinstance(event, ev.Paused) for event in left.events) > 5
    assert len(list(said(straight))) > 4
    assert list(said(left)) == list(said(straight))


@pytest.mark.parametrize(("now_until", "due"), [("2031-01-01", "2031-01-01"), (PASS, "2026-12-24")])
def test_a_goal_whose_day_went_by_meanwhile_is_asked_for_another(
    tmp_path: Path, now_until: object, due: str
) -> None:
    now, sitting = held(tmp_path, "sharpen", 1, until="2026-12-24", until_now=now_until)
    assert sitting.texts["until_now"].startswith(
        "You said until 24 December 2026, and that day has gone by."
    )
    (goal,) = (one for one in records(now) if one.kind == "goal")
    assert (goal.fields["due"], goal.fields["state"]) == (due, "active")


def test_steps_whose_day_went_by_meanwhile_are_named_before_they_are_agreed_on(
    tmp_path: Path,
) -> None:
    steps = (
        {"what": "buy a basket", "owner": "Sam", "due": "2026-07-01"},
        {"what": "find a place", "owner": "Noa"},
    )
    now, sitting = held(tmp_path, "action-plan", 1, steps=steps)
    said = sitting.texts["days_gone"].splitlines()
    assert said[0].startswith("The day of these has gone by.")
    assert said[1:] == ["• buy a basket, Sam, 1 July 2026"]
    assert [str(one.fields["text"]) for one in records(now) if one.step == "steps_kept"] == [
        "buy a basket", "find a place",
    ]  # fmt: skip


def test_milestones_whose_day_went_by_meanwhile_are_named(tmp_path: Path) -> None:
    _, sitting = held(
        tmp_path, "milestones", 1, chunks={"sam": ["spring"], "noa": ["autumn"]}, level=0,
        rows=({"part": "spring", "due": "2026-07-01", "owner": "Sam"},
              {"part": "autumn", "due": str(LAST_DAY), "owner": "both"}),
    )  # fmt: skip
    assert sitting.texts["days_gone"].splitlines()[1:] == ["• spring, 1 July 2026, Sam"]
    assert "find a sitter" in sitting.texts["overdue_ones"]
