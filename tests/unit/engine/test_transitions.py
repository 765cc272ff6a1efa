"""The transition table: every row is possible, and each of its guards can refuse."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from flows import events as ev
from flows.engine import objection
from flows.transitions import ROWS, TABLE, as_markdown
from tests.unit.engine.scenes import a_note, led, scene
from tests.unit.talk import ROOM, START, TODAY, Talk, flow_of

AT = START


class Case(NamedTuple):
    """An event at a scene; ``guard`` names the one that refuses it."""

    event: type[ev.Event]
    scene: str
    fields: dict[str, Any]
    guard: str = ""


def note(**more: Any) -> dict[str, Any]:
    return {"place": "ideas", "by": "sam", **more}


def look(**more: Any) -> dict[str, Any]:
    return {"place": "look", **more}


def card(**more: Any) -> dict[str, Any]:
    return {"item": "c9", "text": "words", **more}


POSSIBLE = (
    Case(ev.Answered, "topic", {"place": "topic", "value": 3}),
    Case(ev.Judged, "gate", {"place": "gate", "by": "sam", "degree": "yes"}),
    Case(ev.Passed, "ideas", note()),
    Case(ev.NoteKept, "ideas", note(item="i1", text="one")),
    Case(ev.NoteEdited, "noted", note(item="i1", text="two")),
    Case(ev.NoteDropped, "noted", note(item="i1")),
    Case(ev.NoteMarkedPrivate, "noted", note(item="i1")),
    Case(ev.Done, "noted", note()),
    Case(ev.Ready, "look", look(by="sam")),
    Case(ev.NotReady, "look", look()),
    Case(ev.ItemRead, "open look", look(item="sam1")),
    Case(ev.Remarked, "open look", look(item="sam1", text="yes")),
    Case(ev.Likened, "open look", look(item="sam1", to="noa1")),
    Case(ev.TakenBack, "open look", note(item="sam1")),
    Case(ev.Grouped, "heaps", {"place": "heaps", "items": ("sam1",), "theme": "t", "name": "T"}),
    Case(ev.Undone, "grouped", {"place": "heaps"}),
    Case(ev.Reworded, "open gate", {"place": "gate", "text": "other"}),
    Case(ev.Recalled, "need", {"place": "old", "records": (a_note("r1"),)}),
    Case(ev.MoreTime, "topic", {"place": "topic"}),
    Case(ev.MovedOn, "led lobby", {"place": "lobby", "by": "ines"}),
    Case(ev.Dropped, "led topic", {"place": "rest", "by": "ines"}),
    Case(ev.WentBack, "topic", {"place": "old", "people": ("sam", "noa")}),
    Case(ev.WentForward, "gone back", {"people": ("noa", "sam")}),
    Case(ev.Jotted, "topic", card(by="sam", private=True)),
    Case(ev.Parked, "topic", card()),
    Case(ev.ConcernRaised, "topic", card()),
    Case(ev.ConcernSettled, "concern", {"item": "c1", "how": "treated"}),
    Case(ev.Paused, "topic", {}),
    Case(ev.Resumed, "paused", {"today": TODAY}),
    Case(ev.Stopped, "paused", {}),
    Case(ev.Forgotten, "finished", {}),
)

REFUSED = (
    Case(ev.Answered, "ideas", {"place": "topic", "value": 3}, "being_written"),
    Case(ev.Answered, "topic", {"place": "topic", "value": "three"}, "fits"),
    Case(ev.Answered, "topic", {"place": "topic", "value": 1}, "checks_met"),
    Case(ev.Judged, "gate", {"place": "gate", "degree": "yes"}, "somebody"),
    Case(ev.Judged, "open gate", {"place": "gate", "by": "sam", "degree": "no"}, "being_written"),
    Case(ev.Judged, "gate", {"place": "gate", "by": "sam", "degree": "wish"}, "wish_said"),
    Case(ev.Passed, "topic", note(), "being_written"),
    Case(ev.Passed, "topic", {"place": "topic"}, "may_pass"),
    Case(ev.NoteKept, "ideas", note(by=None, item="i1", text="one"), "being_written"),
    Case(ev.NoteKept, "ideas", note(item="i1", text="  "), "note_text"),
    Case(ev.NoteKept, "full", note(item="i3", text="three"), "room_for_note"),
    Case(ev.NoteKept, "noted", note(item="i1", text="again"), "room_for_note"),
    Case(ev.NoteEdited, "look", note(item="sam1", text="x"), "being_written"),
    Case(ev.NoteEdited, "noted", note(by="noa", item="i1", text="x"), "own_note"),
    Case(ev.NoteEdited, "noted", note(item="i1", text=""), "note_text"),
    Case(ev.NoteDropped, "look", note(item="sam1"), "being_written"),
    Case(ev.NoteDropped, "noted", note(by="noa", item="i1"), "own_note"),
    Case(ev.NoteMarkedPrivate, "noted", note(by=None, item="i1"), "somebody"),
    Case(ev.NoteMarkedPrivate, "look", note(item="sam1"), "being_written"),
    Case(ev.NoteMarkedPrivate, "noted", note(by="noa", item="i1"), "own_note"),
    Case(ev.NoteMarkedPrivate, "back in ideas", note(item="sam1"), "not_open"),
    Case(ev.Done, "look", note(), "at_turn"),
    Case(ev.Done, "old", {"place": "old"}, "done_by_key"),
    Case(ev.Done, "look", look(), "done_by_key"),
    Case(ev.Done, "gate", {"place": "gate", "by": "sam"}, "done_by_key"),
    Case(ev.Done, "ideas", note(), "enough_notes"),
    Case(ev.Done, "worried over", {"place": "over"}, "concerns_settled"),
    Case(ev.Ready, "look", look(), "somebody"),
    Case(ev.Ready, "ideas", look(by="sam"), "about_to_open"),
    Case(ev.Ready, "open look", look(by="sam"), "about_to_open"),
    Case(ev.NotReady, "open gate", {"place": "gate"}, "about_to_open"),
    Case(ev.ItemRead, "look", look(item="sam1"), "opened_here"),
    Case(ev.ItemRead, "open look", look(item="x"), "item_shown"),
    Case(ev.Remarked, "look", look(item="sam1", text="yes"), "opened_here"),
    Case(ev.Remarked, "open look", look(item="x", text="yes"), "item_shown"),
    Case(ev.Remarked, "open look", look(item="sam1", text="y" * 20_000), "remark_fits"),
    Case(ev.Likened, "look", look(item="sam1", to="noa1"), "opened_here"),
    Case(ev.Likened, "open look", look(item="sam1", to="x"), "item_shown"),
    Case(ev.TakenBack, "open look", note(by=None, item="sam1"), "somebody"),
    Case(ev.TakenBack, "look", note(item="sam1"), "open_and_own"),
    Case(ev.TakenBack, "open look", note(item="noa1"), "open_and_own"),
    Case(ev.Grouped, "look", {"place": "heaps", "items": (), "theme": "t"}, "at_turn"),
    Case(ev.Grouped, "heaps", {"place": "heaps", "items": ("x",), "theme": ""}, "groupable"),
    Case(ev.Grouped, "heaps", {"place": "heaps", "items": (), "theme": "t"}, "groupable"),
    Case(ev.Undone, "look", {"place": "heaps"}, "at_turn"),
    Case(ev.Undone, "heaps", {"place": "heaps"}, "something_to_undo"),
    Case(ev.Reworded, "gate", {"place": "gate", "text": "other"}, "opened_here"),
    Case(ev.Reworded, "open gate", {"place": "gate", "text": " 3 things "}, "new_words"),
    Case(ev.Reworded, "open gate", {"place": "gate", "text": ""}, "new_words"),
    Case(ev.Reworded, "reworded gate", {"place": "gate", "text": "third"}, "new_words"),
    Case(ev.Recalled, "old", {"place": "old", "records": ()}, "asked_for"),
    Case(
        ev.Recalled, "need", {"place": "old", "records": (a_note("r", kind="goal"),)}, "asked_for"
    ),
    Case(ev.Recalled, "need", {"place": "old", "records": (a_note("r"),) * 3}, "asked_for"),
    Case(
        ev.Recalled,
        "need",
        {"place": "old", "records": (a_note("r", visibility="private"),)},
        "asked_for",
    ),
    Case(ev.MoreTime, "topic", {"place": "over"}, "on_the_path"),
    Case(ev.MoreTime, "topic", {"place": "topic", "minutes": 61}, "on_the_path"),
    Case(ev.MovedOn, "led lobby", {"place": "lobby", "by": "sam"}, "leads"),
    Case(ev.MovedOn, "led lobby", {"place": "topic", "by": "ines"}, "room_is_here"),
    Case(ev.MovedOn, "led topic", {"place": "topic", "by": "ines"}, "not_insisted"),
    Case(ev.MovedOn, "led worried over", {"place": "over", "by": "ines"}, "concerns_settled"),
    Case(ev.Dropped, "led topic", {"place": "rest"}, "leads"),
    Case(ev.Dropped, "led topic", {"place": "start", "by": "ines"}, "part_ahead"),
    Case(ev.Done, "room said so", {"place": "more", "by": "sam"}, "not_said_before"),
    Case(ev.Passed, "room passed list", {"place": "list", "by": "sam"}, "not_said_before"),
    Case(ev.WentBack, "room look", {"place": "x", "people": ("a", "b")}, "for_the_room"),
    Case(ev.WentForward, "room look", {"people": ("a", "b")}, "for_the_room"),
    Case(ev.Paused, "room look", {"by": "sam"}, "for_the_room"),
    Case(ev.Stopped, "room look", {"by": "sam"}, "for_the_room"),
    Case(ev.Forgotten, "room look", {"by": "sam"}, "for_the_room"),
    Case(ev.WentBack, "old", {"place": "old", "people": ("sam", "noa")}, "leads_back"),
    Case(ev.WentBack, "noted", note(place="topic", by="noa", people=("sam",)), "leads_back"),
    Case(ev.WentForward, "topic", {"people": ("sam", "noa")}, "leads_forward"),
    Case(ev.Jotted, "topic", card(private=True), "card_fits"),
    Case(ev.Jotted, "concern", card(item="c1"), "card_fits"),
    Case(ev.Parked, "topic", card(text=""), "card_fits"),
    Case(ev.ConcernRaised, "topic", card(text=" "), "card_fits"),
    Case(ev.ConcernSettled, "topic", {"item": "c1", "how": "parked"}, "open_concern"),
    Case(ev.Resumed, "topic", {"today": TODAY}, "paused"),
    Case(ev.Stopped, "finished", {}, "unfinished"),
    Case(ev.Forgotten, "forgotten", {}, "remembered"),
)


def at(name: str) -> Talk:
    """A scene; some are one act further."""
    match name:
        case "noted":
            return scene("ideas").note("ideas", "sam", "one", "i1")
        case "full":
            return at("noted").note("ideas", "sam", "two", "i2")
        case "back in ideas":
            return scene("open look").back("ideas")
        case "gone back":
            return scene("topic").back("old")
        case "grouped":
            acted: dict[str, Any] = {"items": ("sam1",), "theme": "t", "name": "T"}
            return scene("heaps").do(ev.Grouped, "heaps", **acted)
        case "reworded gate":
            talk = scene("open gate").do(ev.Reworded, "gate", text="other")
            return talk.judge("gate", sam="yes", noa="yes")
        case "concern":
            return scene("topic").do(ev.ConcernRaised, item="c1", text="hm")
        case "worried over":
            return scene("over").do(ev.ConcernRaised, item="c1", text="hm")
        case "led worried over":
            return led("over").do(ev.ConcernRaised, item="c1", text="hm")
        case "room said so":
            return led("more", ROOM).done("more", "sam")
        case "room list":
            return Talk(flow_of("  - notes: list\n    text: Ours\n  - end: over\n"), ROOM)
        case "room passed list":
            return at("room list").pass_("list", "sam")
        case _ if name.startswith("room "):
            return led(name.removeprefix("room "), ROOM)
        case _ if name.startswith("led "):
            return led(name.removeprefix("led "))
        case "paused":
            return scene("topic").do(ev.Paused)
        case "forgotten":
            return scene("topic").do(ev.Forgotten)
        case _:
            return scene(name)


def named(case: Case) -> str:
    return f"{case.event.__name__} {case.guard} {case.scene}"


def test_every_row_has_its_cases() -> None:
    assert [case.event for case in POSSIBLE] == [row.event for row in ROWS]
    generated = {(row.event, "running") for row in ROWS}
    covered = {(case.event, case.guard) for case in REFUSED} | generated
    wanted = {(row.event, guard.__name__) for row in ROWS for guard in row.guards} | generated
    assert covered == wanted


@pytest.mark.parametrize("case", POSSIBLE, ids=named)
def test_it_is_possible(case: Case) -> None:
    assert objection(at(case.scene).now, case.event(at=AT, **case.fields)) == ""


@pytest.mark.parametrize("case", REFUSED, ids=named)
def test_a_guard_refuses_and_is_the_first_to(case: Case) -> None:
    now, event = at(case.scene).now, case.event(at=AT, **case.fields)
    first = next(guard for guard in TABLE[case.event].guards if guard(now, event))
    assert first.__name__ == case.guard
    assert objection(now, event) == first(now, event)


RUNNING = tuple(case for case in POSSIBLE if TABLE[case.event].guards[0].__name__ == "running")


@pytest.mark.parametrize("case", RUNNING, ids=named)
def test_nothing_happens_in_a_paused_conversation(case: Case) -> None:
    talk = at(case.scene).do(ev.Paused)
    assert talk.refused(case.event, **case.fields) == "The conversation is paused."


@pytest.mark.parametrize("case", POSSIBLE, ids=named)
def test_only_who_takes_part_can_act(case: Case) -> None:
    fields = {**case.fields, "by": "stranger"}
    assert at(case.scene).refused(case.event, **fields) == "That person does not take part."


@pytest.mark.parametrize(
    ("event", "place", "said"),
    [
        (ev.Sealed, "topic", "That can not happen here."),
        (ev.Done, "nowhere", "That is not asked here."),
        (ev.Done, "topic", "That is not asked here."),
        (ev.Ready, "topic", "That is not asked here."),
    ],
)
def test_an_event_belongs_to_its_kinds_of_step(
    event: type[ev.Event], place: str, said: str
) -> None:
    assert scene("topic").refused(event, place) == said


def test_a_start_never_comes_again() -> None:
    talk = scene("topic")
    assert objection(talk.now, talk.now.events[0]) == "That can not happen here."


def test_the_table_in_the_docs_names_every_event() -> None:
    table = as_markdown()
    assert all(f"| {row.event.__name__} |" in table for row in ROWS)
    assert set(TABLE) == set(ev.EVENTS.values()) - {ev.Started}
