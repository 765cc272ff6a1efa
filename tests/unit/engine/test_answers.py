"""Which answers fit their questions, and what is said when they do not."""

from __future__ import annotations

from math import inf, nan
from typing import Any

import pytest

from flows import events as ev
from flows import pages as p
from flows.answers import misfit
from flows.records import Record
from flows.turns import open_turns
from flows.view import nudges
from tests.unit.engine.scenes import a_note, scene
from tests.unit.talk import START, Talk, flow_of

END = "  - end: over\n"


def asking(keys: str) -> Talk:
    """A talk at one question with these keys."""
    lines = "".join(f"    {line}\n" for line in keys.split("; "))
    return Talk(flow_of(f"  - ask: q\n    text: Well?\n{lines}{END}"))


TOO_LONG = "ä" * 8193
OPTIONS = "options: [Tea, Milk, Water]"


@pytest.mark.parametrize(
    ("keys", "value", "said"),
    [
        ("type: line", "words", ""),
        ("type: text", " ", "There is nothing to keep yet."),
        ("type: line", 3, "A text is needed here."),
        ("type: line", TOO_LONG, "That is too long: at most 16 kilobytes can be kept here."),
        ("type: number", -2.5, ""),
        ("type: number", "3", "A number is needed here."),
        ("type: number", True, "A number is needed here."),
        ("type: number", nan, "A number is needed here."),
        ("type: number", inf, "A number is needed here."),
        ("type: number", 10**400, "A number is needed here."),
        ("type: number; min: 1", 0, "That is less than 1."),
        ("type: number; max: 2.5", 3, "That is more than 2.5."),
        ("type: scale", 10, ""),
        ("type: scale", 2.5, "A whole number is needed here."),
        ("type: scale", inf, "A number is needed here."),
        ("type: scale", 11, "That is more than 10."),
        ("type: scale; min: -2; max: 2", -3, "That is less than -2."),
        ("type: yesno", False, ""),
        ("type: yesno", "yes", "Please answer yes or no."),
        ("type: date", "2026-06-14", ""),
        ("type: date", "2026-02-30", "That is no date; write it as 2026-06-14."),
        ("type: date", 20260614, "A date is needed here."),
        (f"type: choice; {OPTIONS}", "Tea", ""),
        (f"type: choice; {OPTIONS}", "Beer", "That is not one of the answers."),
        (f"type: choices; {OPTIONS}", (), ""),
        (f"type: choices; {OPTIONS}", "Tea", "That is not among the answers."),
        (f"type: choices; {OPTIONS}", ("Beer",), "That is not among the answers."),
        (f"type: choices; {OPTIONS}", ("Tea", "Tea"), "The same answer was chosen twice."),
        (f"type: choices; {OPTIONS}; min: 2", ("Tea",), "Please choose at least 2."),
        (f"type: choices; {OPTIONS}; max: 1", ("Tea", "Milk"), "Please choose at most 1."),
        (f"type: rank; {OPTIONS}", ("Milk", "Tea", "Water"), ""),
        (f"type: rank; {OPTIONS}", ("Milk", "Tea"), "Please put all of them in order."),
        (f"type: rank; {OPTIONS}", ("Beer",), "That is not among the answers."),
    ],
)
def test_an_answer_fits_its_question_or_is_refused(keys: str, value: Any, said: str) -> None:
    talk = asking(keys)
    assert misfit(talk.now.state, open_turns(talk.now)[0].stop, value) == said


FORM = """\
  - form: page
    text: Page
    {many}
    fields:
      - what: {{text: What, type: line}}
      - much: {{text: How much, type: number, min: 1, optional: true}}
      - kind: {{text: Kind, type: choice, options: [A, B], optional: true}}
"""
ROW = {"what": "tea"}


@pytest.mark.parametrize(
    ("many", "value", "said"),
    [
        ("many: false", (ROW,), ""),
        ("many: false", ({"what": "tea", "much": 2, "kind": "A"},), ""),
        ("many: false", (ROW, ROW), "One entry, please."),
        ("many: false", ROW, "The page is not filled in."),
        ("many: false", ("tea",), "The page is not filled in."),
        ("many: false", ({"what": ""},), "“What” is still empty."),
        ("many: false", ({"what": "tea", "more": 1},), "The page has no such field."),
        ("many: false", ({"what": "tea", "much": 0},), "That is less than 1."),
        ("many: false", ({"what": "tea", "kind": "C"},), "That is not one of the answers."),
        ("many: true\n    max: 2", (ROW,) * 3, "This page takes 1 to 2 entries."),
        ("many: true\n    max: 2", (), "This page takes 1 to 2 entries."),
        ("many: true\n    min: 0", (), ""),
    ],
)
def test_a_form_fits_or_is_refused(many: str, value: Any, said: str) -> None:
    talk = Talk(flow_of(FORM.format(many=many) + END))
    assert misfit(talk.now.state, open_turns(talk.now)[0].stop, value) == said


def test_a_form_shows_its_fields_and_what_was_filled_in() -> None:
    talk = Talk(flow_of(FORM.format(many="many: true") + END)).answer("page", (ROW,)).back("page")
    body = talk.body()
    assert isinstance(body, p.Filling)
    assert [(f.id, f.optional, len(f.options)) for f in body.fields] == [
        ("what", False, 0), ("much", True, 0), ("kind", True, 2),
    ]  # fmt: skip
    assert (body.rows, body.many, body.most) == ((ROW,), True, 20)


VOTE = """\
  - notes: list
    text: List
  - vote: dots
    who: each
    of: list.items
    {keys}
"""


def voting(keys: str, size: int = 3) -> Talk:
    talk = Talk(flow_of(VOTE.format(keys=keys) + '  - end: over\n    text: "{{ dots | list }}"\n'))
    for n in range(1, size + 1):
        talk.note("list", None, f"line {n}", f"n{n}")
    return talk.done("list")


@pytest.mark.parametrize(
    ("keys", "value", "said"),
    [
        ("mode: dots", {"n1": 1, "n2": 1}, ""),
        ("mode: dots", {}, ""),
        ("mode: dots", {"x": 1}, "That is not on the list."),
        ("mode: dots", ("n1",), "That is not on the list."),
        ("mode: dots", {"n1": True}, "Votes are whole numbers."),
        ("mode: dots", {"n1": -1}, "Votes cannot be less than nothing."),
        ("mode: dots", {"n1": 3}, "There are 2 dots to give."),
        ("dots: 5\n    max_per_item: 2", {"n1": 3}, "At most 2 dots on one line."),
        ("mode: points", {"n1": 2, "n3": 1}, ""),
        ("mode: points", {"n1": 2}, ""),
        ("mode: points", {"n1": 1}, "Give 2 to the first, then one less to each next."),
        ("mode: points\n    dots: 9", {"n1": 3, "n2": 2, "n3": 1}, ""),
        ("mode: thumbs", {"n1": 1, "n2": -1, "n3": 0}, ""),
        ("mode: thumbs", {"n1": 2}, "A thumb is up, down or level."),
    ],
)
def test_a_vote_fits_or_is_refused(keys: str, value: Any, said: str) -> None:
    talk = voting(keys)
    assert misfit(talk.now.state, open_turns(talk.now)[0].stop, value) == said


def test_the_suggested_dots_grow_with_the_list() -> None:
    assert [voting("mode: dots", size).body().budget for size in (0, 3, 9, 16, 40)] == [
        2, 2, 3, 4, 6,
    ]  # fmt: skip
    assert not voting("dots: 7").body().suggested


def test_a_vote_over_an_empty_list_can_be_left() -> None:
    for mode in ("dots", "points", "thumbs"):
        talk = voting(f"mode: {mode}", 0).answer("dots", {}, "sam").pass_("dots", "noa")
        assert talk.page().place == "over"


@pytest.mark.parametrize(("tie", "best"), [("people", "line 2"), ("order", "line 1")])
def test_equal_points_are_told_apart_by_people_or_by_the_list(tie: str, best: str) -> None:
    talk = voting(f"tie: {tie}\n    dots: 4")
    talk.answer("dots", {"n1": 2, "n2": 1}, "sam").answer("dots", {"n2": 1}, "noa")
    assert talk.body().text.startswith(best)


def test_an_answer_is_only_asked_where_there_is_a_question() -> None:
    talk = Talk(flow_of("  - say: hello\n    text: hello\n" + END))
    assert misfit(talk.now.state, open_turns(talk.now)[0].stop, "x") == "Nothing is asked here."


@pytest.mark.parametrize(
    "keys",
    ["type: choice", "type: choices\n    min: 1"],
)
def test_a_question_that_insists_can_be_passed_when_no_answer_is_possible(keys: str) -> None:
    steps = "  - notes: list\n    text: List\n  - ask: q\n    text: Which?\n    skip: false\n"
    talk = Talk(flow_of(f"{steps}    options_from: list.items\n    {keys}\n{END}")).done("list")
    assert talk.page().may_pass
    assert talk.pass_("q").page().place == "over"
    talk.back("q").back("list").note("list", None, "one").done("list").back("q")
    assert not talk.page().may_pass
    assert talk.refused(ev.Passed, "q") == "This one needs an answer to go on."


def test_a_check_that_stops_holds_and_a_nudge_is_only_said() -> None:
    talk = scene("topic")
    turn = open_turns(talk.now)[0]
    assert talk.refused(ev.Answered, "topic", value=1) == "More than one, please."
    assert nudges(talk.now, turn, 9) == ("That is a lot.",)
    assert nudges(talk.now, turn, 3) == ()
    assert isinstance(talk.answer("topic", 9).body(), p.HandOver)


def test_a_check_that_cannot_be_told_holds_nobody_up() -> None:
    talk = asking("type: number; check: [{that: 'answer > last(rating, 1).value', text: More.}]")
    assert nudges(talk.now, open_turns(talk.now)[0], 2) == ()
    rated = Record("r", "rating", None, "c0", "", "shared", START, {"value": 5})
    talk = Talk(talk.flow, history={"rating": (rated,)})
    assert nudges(talk.now, open_turns(talk.now)[0], 2) == ("More.",)


def test_a_question_offers_but_fills_in_nothing_and_an_edit_starts_with_the_answer() -> None:
    steps = """\
  - ask: first
    skip: false
    text: First?
    suggest: last(note, 1).text
  - ask: second
    edits: first
    text: Again?
  - ask: third
    start: first
    text: Third?
  - end: over
"""
    talk = Talk(flow_of(steps), history={"note": (a_note("r1"),)})
    assert (talk.body().suggestion, talk.body().start, talk.body().answer) == ("old r1", "", None)
    assert Talk(flow_of(steps)).body().suggestion == ""
    talk.answer("first", "tea")
    assert talk.body().start == "tea"
    assert talk.answer("second", "milk").body().start == "tea"


def test_more_time_is_added_to_the_soft_time() -> None:
    talk = Talk(flow_of("  - say: hello\n    minutes: 2\n    text: hello\n" + END))
    assert talk.page().minutes == 2
    assert talk.do(ev.MoreTime, "hello", minutes=3).page().minutes == 5
    assert talk.done("hello").page().minutes is None


def test_a_page_names_its_evidence_and_the_facilitators_line() -> None:
    steps = "  - say: hello\n    why: because\n    say_if_you_like: Well done.\n    show: people\n"
    flow = flow_of(f"{steps}    text: hello\n{END}", header=EVIDENCE)
    page = Talk(flow).page()
    assert page.why is not None
    assert (page.why.claim, page.say_if_you_like) == ("It helps.", "Well done.")
    assert isinstance(page.body, p.Reading)
    assert [item.text for item in page.body.items] == ["Sam", "Noa"]


EVIDENCE = """\
flow: trial
format: 1
revision: 1
lang: en
title: Trial
summary: A flow for a test.
people: {min: 1, max: 50}
minutes: 5
evidence:
  because: {claim: It helps., strength: mixed, source: Somebody}
steps:
"""


def test_options_out_of_a_history_that_is_empty_are_none() -> None:
    talk = asking("type: choices; options_from: last(charter, 1).rules")
    assert talk.body().options == ()
