"""Records that are looked up without a page: picked by themselves, in loops, in parts."""

from __future__ import annotations

from datetime import date

import pytest

from flows import Record
from flows import pages as p
from flows.stops import Stop, settled
from flows.turns import needs
from tests.unit.engine.scenes import a_note
from tests.unit.talk import HEADER, NOA, SAM, START, Talk, flow_of

AFTER = """\
  - say: after
    text: "{{ old.size }} {{ old }} {{ old.answered }}"
  - end: over
"""


def looking_up(keys: str, *people: object) -> Talk:
    """A talk that begins with looking something up."""
    recall = f"  - recall: old\n    from: note\n    text: Earlier\n{keys}"
    return Talk(flow_of(recall + AFTER), people or (SAM, NOA))  # type: ignore[arg-type]


SOLE = "    pick: one\n    sole: true\n"


QUIET = "    quiet: true\n"


COMPANY = pytest.mark.parametrize("people", [(SAM, NOA), (SAM,)])


@COMPANY
def test_a_single_record_is_picked_by_itself(people: tuple[object, ...]) -> None:
    talk = looking_up(SOLE, *people)
    assert needs(talk.now)
    page = talk.recall(a_note("r1")).page()
    assert (page.place, talk.body().text) == ("after", "1 old r1 yes")
    assert page.back is None


@COMPANY
def test_of_several_one_is_picked_on_a_page(people: tuple[object, ...]) -> None:
    talk = looking_up(SOLE, *people).recall(a_note("r1"), a_note("r2"))
    assert [entry.id for entry in talk.body().entries] == ["r1", "r2"]
    assert talk.answer("old", ("r2",)).body().text == "1 old r2 yes"


def test_nobody_is_through_with_a_lookup_before_the_records_have_come() -> None:
    talk = looking_up(SOLE)
    (step, *_) = talk.now.flow.steps
    stop = Stop(step.id, step, {}, {}, (SAM, NOA), "")
    assert not settled(talk.now.state, stop, SAM.id)
    talk.recall(a_note("r1"), a_note("r2"))
    assert not settled(talk.now.state, stop, SAM.id)
    talk.answer("old", ("r2",))
    assert settled(talk.now.state, stop, SAM.id)


@COMPANY
@pytest.mark.parametrize("found", [(), ("r1",), ("r1", "r2", "r3")])
def test_what_is_only_looked_up_has_no_page(
    people: tuple[object, ...], found: tuple[str, ...]
) -> None:
    talk = looking_up(QUIET, *people).recall(*map(a_note, found))
    words = {0: "0 – no", 1: "1 old r1 yes", 3: "3 old r1, old r2 and old r3 yes"}
    assert talk.body().text == words[len(found)]


@pytest.mark.parametrize("keys", [SOLE, QUIET])
def test_with_nothing_found_the_name_is_unanswered_unless_something_is_said_then(keys: str) -> None:
    assert looking_up(keys).recall().body().text == "0 – no"
    talk = looking_up(keys + "    empty: Nothing yet.\n").recall()
    if keys == SOLE:
        assert talk.body() == p.Recalling("Nothing yet.", (), "one", ())
        talk.answer("old", ())
    assert talk.body().text == "0 – yes"


def test_one_record_that_is_to_be_picked_has_a_page_where_nothing_else_is_said() -> None:
    talk = looking_up("    pick: one\n").recall(a_note("r1"))
    assert talk.page().place == "old"


def test_many_are_picked_on_a_page_even_when_there_is_one() -> None:
    talk = looking_up("    pick: many\n").recall(a_note("r1"))
    assert talk.page().place == "old"


def test_going_back_leads_over_what_has_no_page() -> None:
    steps = "  - ask: topic\n    text: Topic?\n  - recall: old\n    from: note\n    quiet: true\n"
    talk = Talk(flow_of(steps + AFTER)).answer("topic", "tea").recall(a_note("r1"))
    back = talk.page().back
    assert back is not None
    assert back.place == "topic"


LOOP = """\
  - repeat: rounds
    max: 3
    until: enough.answered and enough
    steps:
      - recall: old
        from: note
{keys}      - say: shown
        text: "{{{{ round }}}}: {{{{ old.size }}}} {{{{ old }}}}"
      - ask: enough
        type: yesno
        text: "{{{{ round }}}}?"
  - end: over
"""


@pytest.mark.parametrize(
    "keys", ["        quiet: true\n", "        pick: one\n        sole: true\n"]
)
def test_each_round_looks_up_anew_and_a_name_of_an_earlier_round_does_not_leak(keys: str) -> None:
    talk = Talk(flow_of(LOOP.format(keys=keys))).recall(a_note("r1"))
    assert talk.body().text == "1: 1 old r1"
    talk.done("rounds#1/shown").answer("rounds#1/enough", False)
    assert [need.place for need in needs(talk.now)] == ["rounds#2/old"]
    assert talk.recall().body().text == "2: 0 –"
    talk.done("rounds#2/shown").pass_("rounds#2/enough")
    assert talk.recall(a_note("r2")).body().text == "3: 1 old r2"


PART = HEADER.replace("flow: trial", "flow: part") + """\
  - recall: goal
    from: goal
    where: about == "" or item.id == about
    pick: one
    sole: true
  - say: shown
    text: "<{{ about }}> {{ goal.size }} {{ goal }} {{ goal.id }}"
  - end: done
"""  # fmt: skip


PART = PART.replace("steps:\n", "takes: [about]\nsteps:\n", 1)


CALLING = """\
  - ask: topic
    text: Topic?
  - recall: goal
    from: goal
    quiet: true
  - call: part
{keys}  - say: after
    text: "{{{{ goal.size }}}}"
  - end: over
"""


def a_goal(id: str, **fields: str) -> Record:
    """A goal of an earlier conversation."""
    return a_note(id, kind="goal", fields={"wish": f"wish {id}", **fields})


def test_a_part_looks_up_by_itself_what_its_caller_names() -> None:
    calling = flow_of(CALLING.format(keys="    with: {about: topic}\n"), {"part": PART})
    talk = Talk(calling).answer("topic", "g1").recall(a_goal("g1"), a_goal("g2"))
    (need,) = needs(talk.now)
    assert (need.place, need.stop.scope["about"]) == ("part/goal", "g1")
    assert "goal" not in need.stop.scope
    assert talk.recall(a_goal("g1")).body().text == "<g1> 1 wish g1 g1"
    assert talk.done("part/shown").body().text == "2"


@pytest.mark.parametrize("keys", ["", "    with: {about: topic}\n"])
def test_what_a_caller_does_not_give_is_an_empty_text(keys: str) -> None:
    calling = flow_of(CALLING.format(keys=keys), {"part": PART})
    talk = Talk(calling).pass_("topic").recall().recall(a_goal("g1"))
    assert talk.body().text == "<–> 1 wish g1 g1"
    assert needs(talk.now) == ()


def test_a_flow_that_takes_something_runs_by_itself() -> None:
    talk = Talk(flow_of(PART.split("steps:\n")[1], header=PART.split("steps:\n")[0] + "steps:\n"))
    assert talk.recall(a_goal("g1")).body().text == "<–> 1 wish g1 g1"


def test_a_record_has_its_lasting_id_its_day_and_dates_that_are_dates() -> None:
    steps = """\
  - recall: goal
    from: goal
    last: 1
    quiet: true
  - say: shown
    when: goal.answered and goal.due < today
    text: "{{ goal.id }} {{ goal.since }} {{ goal.due + days(1) }} {{ goal.statement }}"
  - say: other
    text: Other
  - end: over
"""
    newer = Record(
        "v2", "goal", None, "c0", "", "shared", START, {"wish": "w", "due": "2026-06-13"},
        supersedes="v1", root="v1",
    )  # fmt: skip
    assert Talk(flow_of(steps)).recall(newer).body().text == "v1 14 June 2026 14 June 2026 –"
    late = Record("v1", "goal", None, "c0", "", "shared", START, {"wish": "w", "due": "soon"})
    assert Talk(flow_of(steps)).recall(late).page().place == "other"


def test_the_day_of_the_record_item_is_its_utc_day() -> None:
    talk = looking_up(QUIET).recall(a_note("r1"))
    found = talk.now.path.stops[-1].scope["old"]
    assert found.items[0].fields["since"] == date(2026, 6, 13)  # type: ignore[union-attr]
