"""Histories with what should not be there: every way in and out goes on, and nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from flows import events as ev
from flows.history.story import story
from flows.history.suggest import suggest
from store import Home, Library, UnknownFlow, export, formats, import_file
from tests.storage import odd
from tests.storage.histories import out
from tests.storage.talk import answer, at, blind_turns, opening, play, the_rest
from tests.unit.library.going import promise, sat, told
from tests.unit.library.sitting import PASS

GONE: dict[str, Callable[[Path], object]] = {
    "deleted": lambda path: path.unlink(),
    "other steps": lambda path: path.write_text(
        odd.OURS.replace("ask: topic", "ask: theme").replace("revision: 1", "revision: 2")
    ),
    "broken": lambda path: path.write_text("flow: ours\nsteps: ["),
    "a folder": lambda path: path.rename(path.with_name("old")).parent.joinpath(path.name).mkdir(),
}
"""What may become of a flow's file while a conversation waits."""


@pytest.fixture(params=list(GONE))
def home(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Home, str]:
    """Return a home whose own flow is gone or changed, and the conversation that waits."""
    home, _, waits = odd.an_odd_home(tmp_path / "home")
    GONE[request.param](odd.flow_file(home))
    return home, waits


def test_a_conversation_goes_on_without_its_file(home: tuple[Home, str]) -> None:
    found, waits = home
    party = found.find("sam-noa")
    before = {card.id: card.title for card in party.conversations()}
    assert set(before.values()) == {"Our own notes"}
    with party.write(since=at()) as writer:
        assert writer.load(waits).conversation.status == "paused"
        play(writer, waits, [ev.Resumed(at=at(), today=odd.TODAY)])
        play(writer, waits, [*blind_turns(), *opening(), *the_rest("dance")])
        assert writer.conversation(waits).status == "finished"
    assert {card.id: card.title for card in found.find("sam-noa").conversations()} == before
    wishes = [one.fields.get("wish") for one in party.records(["sam", "noa"])]
    assert "dance" in wishes
    with pytest.raises(UnknownFlow, match="no flow “notes”"):
        Library(found.flows).load("notes")


def test_what_was_answered_can_be_changed_without_the_file(home: tuple[Home, str]) -> None:
    found, waits = home
    back = ev.WentBack(at=at(), place="topic", people=("sam", "noa"))
    with found.find("sam-noa").write(since=at()) as writer:
        resumed = ev.Resumed(at=at(), today=odd.TODAY)
        play(writer, waits, [resumed, back, answer("topic", "winter")])
        assert writer.load(waits).conversation.state.cell("topic", None).answer == "winter"


def test_its_history_leaves_and_comes_back_without_the_file(
    home: tuple[Home, str], tmp_path: Path
) -> None:
    found, waits = home
    party = found.find("sam-noa")
    for name in formats():
        assert export(party, name, ["sam", "noa"], odd.TODAY).content
    assert "Our own notes (paused)" in out(party, "md")
    file = tmp_path / "all.json"
    file.write_text(out(party, "json"))
    back = import_file(Home(tmp_path / "other"), file)
    with back.write(since=at()) as writer:
        play(writer, waits, [ev.Resumed(at=at(), today=odd.TODAY), *blind_turns(), *opening()])
        assert writer.conversation(waits).status == "running"


def test_a_goal_with_nothing_is_told_in_every_format(tmp_path: Path) -> None:
    _, party, _ = odd.an_odd_home(tmp_path)
    shelf = party.shelf()
    (goal,) = story(shelf.live, party.people, odd.TODAY).goals
    assert (goal.milestones, goal.ladder, goal.due, goal.promises) == ((), None, None, ())
    for page in ("md", "html"):
        text = out(party, page)
        assert odd.BARE in text
        assert "State: dusty, since 5 January 2026" in text
        assert "Milestones" not in text
        assert "Ladder" not in text
    assert odd.BARE not in out(party, "ics")
    records = json.loads(out(party, "json"))["records"]
    assert odd.BARE in [one["fields"].get("statement") for one in records]
    names = [one.flow for one in suggest(story(shelf.live, party.people, odd.TODAY), {})]
    assert "action-plan" in names


def test_promises_of_people_who_left_stay_as_they_were_written(tmp_path: Path) -> None:
    _, party, _ = odd.an_odd_home(tmp_path)
    told = story(party.shelf().live, party.people, odd.TODAY)
    assert [(one.owner, one.owners) for one in told.open_promises] == [("Kim and Lea", ())] * 2
    for page in ("md", "html"):
        assert "Kim and Lea: water the plants · until 1 February 2026 · open" in out(party, page)
        assert "Kim and Lea: If it rains, then Kim and Lea walk · open · kept 1 of 1" in out(
            party, page
        )
    assert "SUMMARY:Kim and Lea: water the plants" in out(party, "ics")
    tasks = json.loads(out(party, "taskwarrior"))
    assert [task["tags"][2] for task in tasks] == ["Kim-and-Lea"] * 2
    assert "water the plants @Kim-and-Lea due:2026-02-01" in out(party, "todotxt")


@pytest.mark.parametrize(("whose", "owner"), [("noa", "Noa"), (PASS, "Kim and Lea")])
def test_a_check_in_asks_whose_it_is_now_and_loses_nothing(whose: object, owner: str) -> None:
    left = promise(owner="Kim and Lea", due="2026-02-01")
    script = {
        "steps": PASS, "whose_now": whose, "outcome": "not this time", "in_way": PASS,
        "then_what": "again",
    }  # fmt: skip
    sitting, now = sat("check-in", script, left)
    text = sitting.texts["each_promise#1/whose_now"]
    assert text.startswith("“call the landlord” is written down for Kim and Lea.\nWhose is it now?")
    assert f"{owner}: call the landlord" in sitting.texts["each_promise#1/outcome"]
    missed, again = told(now, (left,)).promises
    assert (missed.state, missed.owner) == ("not this time", owner)
    assert (again.state, again.owner) == ("open", owner)
