"""What comes from the history and what goes into it: recall, last, keep, cards."""

from __future__ import annotations

import pytest

from flows import Record
from flows import events as ev
from flows import pages as p
from flows.turns import needs
from tests.unit.engine.scenes import a_note
from tests.unit.talk import START, Talk, flow_of

RECALL = """\
  - recall: old
    from: note
    last: 2
    text: Earlier
    {more}
  - say: after
    text: "{{{{ old.size }}}}"
  - end: over
"""


def recalling(more: str = "optional: false") -> Talk:
    return Talk(flow_of(RECALL.format(more=more)))


def test_records_are_asked_for_and_shown() -> None:
    talk = recalling()
    assert [(need.place, need.kind, need.last) for need in needs(talk.now)] == [("old", "note", 2)]
    assert talk.body() == p.Waiting(())
    talk.recall(a_note("r1"), a_note("r2"), a_note("r3"))
    assert needs(talk.now) == ()
    assert [entry.text for entry in talk.body().entries] == ["old r1", "old r2"]
    assert talk.body().text == "Earlier"
    assert talk.done("old").body().text == "2"


def test_with_no_records_the_step_is_left_out() -> None:
    assert recalling().recall().page().place == "after"


def test_with_no_records_the_empty_text_is_said_if_there_is_one() -> None:
    body = recalling("empty: Nothing yet.").recall().body()
    assert (body.text, body.entries) == ("Nothing yet.", ())


@pytest.mark.parametrize(("pick", "picked"), [("one", ("r2",)), ("many", ("r1", "r2"))])
def test_records_can_be_picked(pick: str, picked: tuple[str, ...]) -> None:
    talk = recalling(f"pick: {pick}").recall(a_note("r1"), a_note("r2"))
    assert talk.refused(ev.Done, "old") == "An answer is asked here."
    talk.answer("old", picked)
    assert talk.body().text == str(len(picked))
    assert talk.back("old").body().picked == picked


def test_one_is_the_most_to_pick_where_one_is_asked_for() -> None:
    talk = recalling("pick: one").recall(a_note("r1"), a_note("r2"))
    said = talk.refused(ev.Answered, "old", value=("r1", "r2"))
    assert said == "Please choose at most 1."


def test_nothing_is_asked_of_the_history_while_paused() -> None:
    assert needs(recalling().do(ev.Paused).now) == ()


def test_records_wait_until_all_have_arrived() -> None:
    steps = "  - notes: own\n    who: each\n    private: true\n    text: Own\n"
    talk = Talk(flow_of(steps + RECALL.format(more="optional: false"))).done("own", "sam")
    assert needs(talk.now) == ()
    assert talk.body("sam") == p.Waiting(("Noa",))
    assert needs(talk.done("own", "noa").now) != ()


def test_the_last_records_can_be_named_in_texts() -> None:
    steps = '  - say: hello\n    text: "{{ last(charter, 1).text }}"\n  - end: over\n'
    charter = Record("c1", "charter", None, "c0", "", "shared", START, {"rules": ("a", "b")})
    talk = Talk(flow_of(steps.replace(".text", ".rules")), history={"charter": (charter,)})
    assert talk.body().text == "a and b"
    talk = Talk(flow_of(steps.replace(", 1).text", ", 1)")), history={"charter": (charter,)})
    assert talk.body().text == "a; b"
