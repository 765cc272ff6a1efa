"""Simulated people: they get through every flow, and find an answer to every page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

import pytest

from flows import events as ev
from flows import pages as p
from flows.people import Person
from flows.records import Record
from flows.values import Item
from store import Library
from tests.ui.plain.test_same_log import always, sittings
from tests.ui.simulated import AT, OPTIONS, TODAY, a_goal_there, page
from tests.unit.talk import flow_of
from tui.simulated import CAST, NOA, SAM, Stuck, company, play, respond, talk, watch, words
from tui.simulated.keys import keys_for

WITHOUT_A_FACE = {*sittings()} - {*always()}
"""What no other ordinary test plays to its end."""
OF_THREE = {(card.name, 3, False) for card in Library().cards() if card.least <= 3 <= card.most}


@pytest.mark.parametrize(("name", "people", "quick"), sorted(WITHOUT_A_FACE | OF_THREE))
def test_every_bundled_flow_comes_to_its_end(name: str, people: int, quick: bool) -> None:
    """How the others come to theirs is in `plain/test_same_log`."""
    flow = Library().load(name)
    over = play(talk(flow, company(people), quick=quick), len(name) % 3, records=a_goal_there)
    assert over.status == "finished"
    acted = {event.by for event in over.events}
    assert {person.id for person in company(people)} <= acted or people == 1


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


def test_the_words_are_short_and_nobody_shouts() -> None:
    lines = [text for lists in words.LISTS.values() for ways in lists for text in ways]
    lines += [text for ways in words.TEXTS.values() for texts in ways for text in texts]
    assert all(len(text) <= 80 and "!" not in text for text in lines)
