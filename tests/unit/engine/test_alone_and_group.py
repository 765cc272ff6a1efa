"""One person alone, groups of up to fifty, roles, and people at several seats."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from flows import begin, redact, start_keys
from flows import events as ev
from flows import pages as p
from flows.people import Person
from flows.turns import open_turns
from tests.unit.engine.scenes import a_note
from tests.unit.talk import HEADER, KIM, NOA, SAM, TODAY, Talk, flow_of

STEPS = """\
  - section: one
    title: One
  - ask: number
    who: each
    blind: true
    type: number
    text: "{{ me }}, a number?"
  - reveal: numbers
    of: [number]
    show: gap
  - agree: fine
    text: "{{ number.mean }}"
  - listen: talk
    text: Talk.
  - end: over
    text: "{{ number.max }} and {{ number.size }}"
"""


def test_alone_there_is_no_hand_over_no_reveal_and_no_gate() -> None:
    talk = Talk(flow_of(STEPS), (SAM,))
    page = talk.page()
    assert isinstance(page.body, p.Asking)
    assert (page.body.text, page.promise, page.person) == ("Sam, a number?", "Only you.", SAM)
    talk.answer("number", 3, "sam")
    assert talk.body() == p.Listening("Talk.", "Sam", "Sam")
    assert talk.done("talk").body().text == "3 and 1"
    assert talk.done("over").now.status == "finished"


def test_alone_a_blind_answer_is_known_at_once() -> None:
    steps = STEPS.split("  - reveal", maxsplit=1)[0] + '  - end: hm\n    text: "{{ number }}"\n'
    header = HEADER.replace("max: 50", "max: 1")
    talk = Talk(flow_of(steps, header=header), (SAM,)).answer("number", 7, "sam")
    assert talk.body().text == "7"


def test_fifty_people_answer_unseen_open_together_and_agree() -> None:
    people = tuple(Person(f"p{n}", f"Person {n}") for n in range(50))
    talk = Talk(flow_of(STEPS), people)
    for n in reversed(range(50)):
        assert talk.body(f"p{n}").type == "number"
        talk.answer("number", n, f"p{n}")
    talk.open("numbers")
    assert talk.body("p7").rows[0].note == "49 apart"
    assert len(talk.body("p7").columns) == 50
    talk.done("numbers").judge("fine", **{person.id: "yes" for person in people}).done("fine")
    assert talk.body() == p.Listening("Talk.", "Person 0", "Person 1")


@pytest.mark.parametrize("names", [[str(n) for n in range(50)], ["Same"] * 50, ["Ann", "An", "A"]])
def test_no_start_key_is_the_start_of_anothers(names: list[str]) -> None:
    people = [Person(str(n), name) for n, name in enumerate(names)]
    keys = list(start_keys(people).values())
    assert not [(a, b) for i, a in enumerate(keys) for b in keys[i + 1 :] if b.startswith(a)]


def test_start_keys_are_initials_without_accents() -> None:
    people = [Person("e", "Élodie"), Person("s", "Sam"), Person("t", "Sofia"), Person("x", "雪")]
    assert start_keys(people) == {"e": "e", "s": "sa", "t": "so", "x": "4"}


def test_whoever_goes_first_leads() -> None:
    talk = Talk(flow_of(STEPS), first="noa")
    assert [person.id for person in talk.now.people] == ["noa", "sam"]
    assert talk.body().to == NOA
    talk.answer("number", 1, "noa").answer("number", 2, "sam").open("numbers")
    assert talk.body().columns == ("Noa", "Sam")
    assert talk.body().rows[0].cells == ("1", "2")


def test_at_two_seats_both_write_at_once_and_each_waits_for_the_other() -> None:
    talk = Talk(flow_of(STEPS))
    assert {turn.person for turn in open_turns(talk.now)} == {"sam", "noa"}
    talk.answer("number", 1, "noa")
    assert talk.body("noa") == p.Waiting(("Sam",))
    assert [part.state for part in talk.page("noa").parts] == ["now"]
    talk.answer("number", 2, "sam")
    talk.do(ev.Ready, "numbers", "noa")
    opening = talk.body("sam")
    assert [(person.id, ready) for person, _, ready in opening.ready] == [("sam", False)]
    assert opening.elsewhere == (("Noa", True),)


def test_two_of_three_at_one_screen_see_what_both_may_see() -> None:
    talk = Talk(flow_of(STEPS), (SAM, NOA, KIM))
    talk.answer("number", 111, "sam").answer("number", 222, "noa")
    assert "111" not in repr(redact(talk.now, ("sam", "noa")))
    assert "111" in repr(redact(talk.now, ("sam",)))
    assert talk.body("sam", "noa") == p.Waiting(("Kim",))


def test_people_of_the_same_name_keep_answers_of_their_own() -> None:
    twin = Person("twin", "Sam")
    talk = Talk(flow_of(STEPS), (SAM, twin))
    talk.answer("number", 1, "sam").answer("number", 9, "twin").open("numbers").done("numbers")
    assert talk.body("sam").text == "5"
    talk.judge("fine", sam="yes", twin="yes").done("fine").done("talk")
    assert talk.body().text == "9 and 2"


ROLES = """\
  - ask: wish
    who: client
    blind: true
    text: A wish?
  - ask: offer
    who: coach
    text: An offer?
  - ask: nothing
    who: observer
    text: Never asked.
  - ask: both
    who: all
    text: Both?
  - reveal: show
    of: [wish]
    show: side_by_side
  - end: over
    text: "{{ wish }}, {{ offer }}"
"""
CLIENT, COACH = Person("sam", "Sam", "client"), Person("noa", "Noa", "coach")
FACILITATOR = Person("fay", "Fay", "facilitator")


def test_a_role_is_asked_by_itself() -> None:
    talk = Talk(flow_of(ROLES), (CLIENT, COACH))
    assert talk.refused(ev.Answered, "wish", "noa", value="x") == "That is not asked now."
    talk.answer("wish", "rest", "sam")
    assert talk.page().person == COACH
    talk.answer("offer", "tea", "noa").answer("both", "yes").open("show")
    assert talk.body().rows[0].cells == ("rest", "")
    assert talk.done("show").body().text == "rest, tea"


def test_a_step_for_a_role_that_nobody_has_is_left_out() -> None:
    talk = Talk(flow_of(ROLES))
    assert talk.page().place == "both"


def test_going_back_to_another_roles_step_is_waited_for() -> None:
    offer, both = ROLES.index("  - ask: offer"), ROLES.index("  - ask: both")
    steps = ROLES[:offer] + ROLES[both:].replace(", {{ offer }}", "")
    talk = Talk(flow_of(steps), (CLIENT, COACH)).answer("wish", "rest", "sam").back("wish")
    assert talk.refused(ev.Answered, "wish", "noa", value="mine") == "That is not asked now."
    assert talk.body("noa") == p.Waiting(("Sam",))
    talk.answer("wish", "sleep", "sam")
    assert talk.page("noa").place == talk.page("sam").place == "both"


def test_a_facilitator_is_not_counted_not_asked_and_reads_nothing() -> None:
    flow = replace(flow_of(STEPS), most=2)
    talk = Talk(flow, (SAM, FACILITATOR, NOA), history={"note": (a_note("r1"),)})
    assert [person.id for person in talk.now.people] == ["sam", "noa"]
    talk.answer("number", 111, "sam").answer("number", 222, "noa").open("numbers")
    assert "111" in repr(talk.page("sam", "noa"))
    for eyes in (("fay",), ("fay", "sam"), ()):
        seen = repr(redact(talk.now, eyes)) + repr(talk.page(*eyes or ("nobody",)))
        assert "111" not in seen
        assert "old r1" not in seen


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ((), "for 1 to 50 people, not for 0"),
        ((FACILITATOR,), "for 1 to 50 people, not for 0"),
        ((SAM, SAM), "two people with the same id"),
    ],
)
def test_a_conversation_begins_only_with_fitting_people(
    people: tuple[Person, ...], said: str
) -> None:
    at = datetime(2026, 6, 14, tzinfo=UTC)
    started = ev.Started(at=at, people=people, first="sam", today=TODAY)
    with pytest.raises(ValueError, match=said):
        begin("c", "p", flow_of(STEPS), started)


def test_a_flow_for_exactly_two_says_so() -> None:
    with pytest.raises(ValueError, match="is for 2 people, not for 1"):
        Talk(replace(flow_of(STEPS), least=2, most=2), (SAM,))


def test_a_conversation_never_begins_over_a_private_record() -> None:
    private = a_note("r1", visibility="private")
    with pytest.raises(ValueError, match="not everybody here may read"):
        Talk(flow_of(STEPS), history={"note": (private,)})
    assert Talk(flow_of(STEPS), (SAM,), history={"note": (private,)}).now.status == "running"
