"""Promises: who will see what is typed here."""

from __future__ import annotations

import pytest

from flows import events as ev
from flows.people import Person
from flows.promises import jotted, opening_of, promise, raised
from flows.turns import open_turns
from flows.view import card
from tests.unit.engine.scenes import scene
from tests.unit.talk import KIM, NOA, SAM, Talk, flow_of

HIDING = """\
  - ask: topic
    text: Topic?
  - notes: open_ones
    who: each
    text: Open
  - notes: private_ones
    who: each
    private: true
    text: Private
  - notes: named
    who: each
    blind: true
    text: Named
  - notes: nameless
    who: each
    blind: true
    text: Nameless
  - reveal: first
    of: [named]
  - reveal: second
    of: [nameless]
    names: hidden
  - end: over
"""
PAIR = "Shared page: both of you see each word."
LATER = "Only you, until you both open it. Then both of you, {} names."


@pytest.mark.parametrize(
    ("place", "text", "later", "names"),
    [
        ("topic", PAIR, 2, True),
        ("open_ones", PAIR, 2, True),
        ("private_ones", "Only you. It is never opened to anybody else.", 1, True),
        ("named", LATER.format("with"), 2, True),
        ("nameless", LATER.format("without"), 2, False),
    ],
)
def test_the_promise_says_who_reads_it_now_and_later(
    place: str, text: str, later: int, names: bool
) -> None:
    talk = Talk(flow_of(HIDING))
    while (page := talk.page("sam")).place != place:
        by = page.person.id if page.person else None
        talk.pass_(page.place, by)
        if page.place == "open_ones":
            talk.pass_(page.place, "noa")
    said = promise(talk.now, open_turns(talk.now)[0])
    assert (said.text, len(said.later), said.names) == (text, later, names)
    assert page.promise == text


def test_a_group_is_told_so() -> None:
    talk = Talk(flow_of(HIDING), (SAM, NOA, KIM))
    assert talk.page().promise == "Shared page: everybody here sees each word."
    talk.pass_("topic")
    for person in ("sam", "noa", "kim"):
        talk.pass_("open_ones", person)
    talk.pass_("private_ones", "sam")
    assert talk.page("sam").promise == LATER.format("with").replace("you both", "you all").replace(
        "both of", "all of"
    )


def test_a_step_of_another_flow_is_opened_by_nothing() -> None:
    talk, other = Talk(flow_of(HIDING)), scene("topic")
    assert opening_of(talk.now, open_turns(other.now)[0].stop) is None


def test_a_shared_list_keeps_no_note_private() -> None:
    talk = Talk(flow_of("  - notes: list\n    text: List\n  - end: over\n"))
    assert not talk.note("list", "sam", "x").body().keep_private
    assert talk.refused(ev.TakenBack, "list", "sam", item="n0") == "It is not open yet."


def test_an_unknown_card_is_no_card() -> None:
    assert card(flow_of(HIDING), "nothing") is None


@pytest.mark.parametrize(
    ("people", "eyes", "private", "jot", "concern"),
    [
        ((SAM,), ("sam",), True, "Only you.", "Only you."),
        (
            (SAM, NOA),
            ("sam",),
            True,
            "Only you. It is never opened to anybody else.",
            "Shared: both of you see it, with your name.",
        ),
        (
            (SAM, NOA),
            ("sam", "noa"),
            False,
            "Shared: both of you will find it next time.",
            "Shared: both of you see it, with your name.",
        ),
        (
            (SAM, NOA, KIM),
            ("sam", "kim"),
            False,
            "Shared: everybody here will find it next time.",
            "Shared: everybody here sees it, with your name.",
        ),
    ],
)
def test_cards_have_their_promise_too(
    people: tuple[Person, ...], eyes: tuple[str, ...], private: bool, jot: str, concern: str
) -> None:
    now = Talk(flow_of(HIDING), people).now
    assert jotted(now, eyes) == (private, jot)
    assert raised(now) == concern
