"""Simulated people: they get through every flow, and what they do can be done with keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Literal

import pytest

from flows import events as ev
from flows import pages as p
from flows.people import Person
from flows.records import Record
from flows.turns import Need
from flows.values import Item
from store import Library
from tests.unit.library.sitting import a_goal
from tests.unit.talk import flow_of
from tui.simulated import CAST, NOA, SAM, Stuck, company, play, respond, talk, watch, words
from tui.simulated.keys import keys_for

AT = datetime(2026, 6, 14, 19, 2, tzinfo=UTC)
TODAY = date(2026, 6, 14)
FLOWS = [card.name for card in Library().cards()]

OPTIONS = (Item("a", "Apples"), Item("b", "Bread"), Item("c", "Cheese"))


def a_goal_there(need: Need) -> tuple[Record, ...]:
    """One goal lies in the history, for flows that are about one."""
    return (a_goal(),) if need.kind == "goal" else ()


@pytest.mark.parametrize(
    ("people", "quick"), [(1, False), (1, True), (2, False), (2, True), (3, False)]
)
@pytest.mark.parametrize("name", FLOWS)
def test_every_bundled_flow_comes_to_its_end(name: str, people: int, quick: bool) -> None:
    flow = Library().load(name)
    count = min(max(people, flow.least), flow.most)
    over = play(talk(flow, company(count), quick=quick), len(name) % 3, records=a_goal_there)
    assert over.status == "finished"
    acted = {event.by for event in over.events}
    assert {person.id for person in company(count)} <= acted or count == 1


def test_the_same_seed_says_the_same_and_another_does_not() -> None:
    flow = Library().load("sticky-notes")
    one, same, other = (play(talk(flow, company(2)), seed).events for seed in (1, 1, 2))
    assert one == same
    assert one != other


def test_a_conversation_can_be_left_at_a_page() -> None:
    flow = Library().load("sticky-notes")
    left = play(talk(flow, company(2)), until=lambda page: isinstance(page.body, p.Voting))
    assert left.status == "running"
    assert not any(isinstance(event, ev.Judged) for event in left.events)


def test_every_id_is_new_and_each_writes_their_own() -> None:
    flow = Library().load("sticky-notes")
    notes = [e for e in play(talk(flow, company(3))).events if isinstance(e, ev.NoteKept)]
    assert len({note.item for note in notes}) == len(notes)
    said = {by: {n.text for n in notes if n.by == by} for by in ("sam", "noa", "kim")}
    assert not said["sam"] & said["noa"]
    assert said["kim"]


def test_a_big_company_has_guests() -> None:
    assert company(2) == (SAM, NOA)
    people = company(50)
    assert len({person.id for person in people}) == 50
    assert people[: len(CAST)] == CAST
    assert people[-1] == Person("guest-50", "Guest 50")


def test_records_are_handed_over_when_they_are_asked_for() -> None:
    old = Record("r", "note", "sam", "c0", "s", "shared", AT, {"text": "tea", "kind": "jot"})
    seen = [
        page.body
        for page, _ in watch(
            talk(Library().load("sticky-notes"), company(2)), records=lambda _: (old,)
        )
    ]
    recalled = [body for body in seen if isinstance(body, p.Recalling)]
    assert [entry.text for entry in recalled[0].entries] == ["tea"]


def test_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    conversation = talk(Library().load("hello"), company(2))
    monkeypatch.setattr("tui.simulated.playing.MOST_EVENTS", 1)
    with pytest.raises(Stuck, match="not over"):
        play(conversation)
    monkeypatch.setattr("tui.simulated.playing.respond", lambda *_, **__: ())
    with pytest.raises(Stuck, match="Asking"):
        play(conversation)


def test_every_kind_of_question_finds_an_answer() -> None:
    flow = flow_of(
        """\
  - ask: number
    who: all
    type: number
    text: How many?
    min: 3
    max: 4
  - ask: sure
    who: all
    type: yesno
    text: Sure?
  - ask: order
    who: all
    type: rank
    text: In which order?
    options: [Tea, Walk]
  - ask: none
    who: all
    type: choices
    text: Which?
    options: [Tea]
  - notes: empty
    who: all
    min: 8
    max: 20
    text: At least eight.
  - form: rows
    text: Fill in.
    fields:
      - one: {text: One, type: choice, options: [Tea, Walk]}
      - two: {text: Two, type: yesno}
      - three: {text: Three, type: number}
  - vote: points
    who: each
    blind: true
    mode: points
    of: empty.items
    text: Rank.
  - vote: thumbs
    who: each
    blind: true
    mode: thumbs
    of: empty.items
    text: Thumbs.
  - reveal: look
    of: [points, thumbs]
    show: side_by_side
  - listen: floor
    text: Listen.
  - say: read
    text: Read.
  - end: done
    text: Done.
"""
    )
    over = play(talk(flow, company(2)))
    assert over.status == "finished"
    answers = {e.place: e.value for e in over.events if isinstance(e, ev.Answered)}
    assert answers["number"] in (3, 4)
    assert answers["sure"] is True
    assert answers["order"] == ("Tea", "Walk")
    assert set(answers["rows"][0]) == {"one", "two", "three"}  # type: ignore[index, arg-type]


def page(body: p.Body, person: Person | None = None, place: str = "here") -> p.Page:
    """A page of somebody, or of all."""
    return p.Page("Trial", (), place, body, "Only you.", person)


def acts(body: p.Body, person: Person | None = None, order: int = 0) -> tuple[Any, ...]:
    """What is done on a page."""
    return respond(page(body, person), at=AT, today=TODAY, seed=1, order=order)


def test_pages_that_ask_nothing_get_nothing() -> None:
    assert acts(p.HandOver(SAM, "s", ("Noa",), ())) == ()
    assert acts(p.Waiting(("Noa",))) == ()
    assert acts(p.Over("finished")) == ()


def test_nothing_to_choose_from_is_passed() -> None:
    (passed,) = acts(p.Asking("Which?", "choices"))
    assert isinstance(passed, ev.Passed)
    assert keys_for(page(p.Asking("Which?", "choices")), [passed]) == ("escape", "p")


def test_what_was_written_before_is_not_written_again() -> None:
    body: p.Body = p.Writing("Write.", (p.NoteLine("i", "tea"),), 0, 5)
    assert [type(act) for act in acts(body)] == [ev.Done]
    body = p.Grouping("Sort.", ((OPTIONS[0], "t"),), (p.Theme("t", "Food", 1),), 1)
    assert [type(act) for act in acts(body)] == [ev.Done]
    body = p.Opening(((SAM, "s", True), (NOA, "n", False)))
    assert [act.by for act in acts(body)] == ["noa"]


def test_concerns_are_settled_before_the_end() -> None:
    body = p.Ending("Done.", (), (Item("c", "too fast"),))
    settled, done = acts(body)
    assert (settled.item, settled.how, type(done)) == ("c", "parked", ev.Done)
    assert keys_for(page(body), (settled, done)) == ("2", "enter", "n")
    treated = replace(settled, how="treated")
    assert keys_for(page(body), (treated, done)) == ("1", "enter", "n")


def test_a_vote_over_nothing_is_an_empty_one() -> None:
    modes: tuple[Literal["dots", "points", "thumbs"], ...] = ("dots", "points", "thumbs")
    for mode in modes:
        body = p.Voting("Vote.", (), mode, 0, None, {}, suggested=False)
        assert acts(body, SAM)[0].value == {}


def test_recalled_records_are_picked() -> None:
    body = p.Recalling("Look.", OPTIONS, "one", ())
    assert acts(body)[0].value == ("a",)
    body = p.Recalling("Look.", OPTIONS, "many", ())
    assert acts(body)[0].value == ("a", "b")
    assert keys_for(page(body), acts(body)) == ("space", "down", "space", "ctrl+d")


def answered(value: Any) -> list[ev.Event]:
    """An answer to whatever is asked."""
    return [ev.Answered(at=AT, place="here", by="sam", value=value)]


def test_keys_of_questions() -> None:
    def keys(kind: Any, value: Any, **more: Any) -> str:
        asking = p.Asking(
            "?", kind, OPTIONS if kind in {"choice", "choices", "rank"} else (), **more
        )
        return " ".join(keys_for(page(asking), answered(value)))

    assert keys("line", "tea") == "t e a enter"
    assert keys("text", "tea") == "t e a ctrl+d"
    assert keys("number", 2.5) == "2 . 5 enter"
    assert keys("date", "2026-06-21") == "2 0 2 6 - 0 6 - 2 1 enter"
    assert keys("yesno", True) == "1 enter"
    assert keys("yesno", False) == "2 enter"
    assert keys("scale", 3, least=1, most=5) == "home right right enter"
    assert keys("choice", "c") == "down down enter"
    assert keys("choices", ("a", "c")) == "space down down space ctrl+d"
    assert keys("rank", ("c", "a", "b")) == "down down space up up space down space ctrl+d"


def test_keys_of_votes_forms_and_degrees() -> None:
    def vote(mode: Any, given: dict[str, int]) -> str:
        voting = p.Voting("?", OPTIONS, mode, 4, 3, {}, suggested=True)
        return " ".join(keys_for(page(voting, SAM), answered(given)))

    assert vote("dots", {"b": 2, "a": 1, "c": 0}) == "space down space space ctrl+d"
    assert vote("points", {"c": 2, "a": 1}) == "down down space up up space ctrl+d"
    assert vote("thumbs", {"a": 1, "b": -1}) == "space down space space ctrl+d"
    fields = (
        p.FieldView("what", "What", "line"),
        p.FieldView("kind", "Kind", "choice", OPTIONS),
        p.FieldView("sure", "Sure", "yesno"),
        p.FieldView("much", "Much", "number", optional=True),
    )
    row = {"what": "x", "kind": "b", "sure": True, "much": 1.5}
    once = p.Filling("?", fields, (), many=False, most=1)
    assert "".join(keys_for(page(once), answered((row,)))) == "xenterBreadenteryesenter1.5enter"
    many = replace(once, many=True, most=3)
    left = {"what": "x", "kind": "b", "sure": False}
    assert keys_for(page(many), answered((left,)))[-3:] == ("enter", "enter", "ctrl+d")

    def judge(degree: Any, wish: str = "") -> str:
        event = ev.Judged(at=AT, place="here", by="sam", degree=degree, wish=wish)
        return " ".join(keys_for(page(p.Judging("?", None, ""), SAM), [event]))

    assert judge("yes") == "1 enter"
    assert judge("wish", "ok") == "2 enter o k enter"
    assert judge("not_yet") == "3 enter escape"
    assert judge("no", "a") == "4 enter a enter"
    assert keys_for(page(p.Consenting("?", None), SAM), answered(False)) == ("2", "enter")


def test_keys_of_grouping() -> None:
    def grouped(theme: str, *items: str, name: str = "") -> ev.Event:
        return ev.Grouped(at=AT, place="here", items=items, theme=theme, name=name)

    notes = tuple((option, "") for option in OPTIONS)
    body = p.Grouping("?", notes, (p.Theme("old", "Old", 0),), 0)
    events = [grouped("old", "b"), grouped("new", "a", "c", name="N"), grouped("new", "b")]
    events += [grouped("", "a"), ev.Done(at=AT, place="here")]
    keys = " ".join(keys_for(page(body), events))
    assert keys == "down space 1 up space down down space + N enter up space 2 up space - n"


@pytest.mark.parametrize("name", FLOWS)
def test_every_page_of_every_flow_can_be_answered_by_keys(name: str) -> None:
    flow = Library().load(name)
    pages: dict[int, tuple[p.Page, list[ev.Event]]] = {}
    for here, event in watch(talk(flow, company(min(2, flow.most))), records=a_goal_there):
        if not isinstance(event, ev.Recalled):
            pages.setdefault(id(here), (here, []))[1].append(event)
    named = {"enter", "escape", "space", "up", "down", "right", "home", "ctrl+d"}
    for here, events in pages.values():
        pressed = keys_for(here, events)
        assert pressed
        assert all(len(key) == 1 or key in named for key in pressed)


def test_nobody_presses_anything_where_nothing_is_asked() -> None:
    assert keys_for(page(p.HandOver(NOA, "no", (), ())), ()) == ("n", "o")
    with pytest.raises(ValueError, match="Waiting"):
        keys_for(page(p.Waiting(("Noa",))), ())


def test_the_words_are_short_and_nobody_shouts() -> None:
    lines = [text for lists in words.LISTS.values() for ways in lists for text in ways]
    lines += [text for ways in words.TEXTS.values() for texts in ways for text in texts]
    assert all(len(text) <= 80 and "!" not in text for text in lines)
