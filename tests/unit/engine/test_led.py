"""A facilitator moves the room on: waits, openings, who has not given, what comes late."""

from __future__ import annotations

from datetime import timedelta

import pytest

from flows import advance, objection, redact, replay, view
from flows import events as ev
from flows import pages as p
from flows.promises import moved_past
from flows.turns import open_turns
from flows.visibility import readers
from flows.workshop.glance import glance
from tests.unit.engine.scenes import LED, led
from tests.unit.talk import INES, KIM, NOA, SAM, START, Talk, flow_of


def places(talk: Talk) -> set[str]:
    return {turn.stop.place for turn in open_turns(talk.now)}


def test_a_wait_holds_while_a_facilitator_is_there_and_says_for_whom() -> None:
    talk = led("lobby")
    assert talk.body("sam") == p.Waiting(("Ines",), place="lobby", minutes=5)
    assert talk.page("sam", "noa").promise == "Shared page: both of you see each word."
    assert talk.lead("lobby").page("sam").place == "ideas"


@pytest.mark.parametrize("people", [(SAM,), (SAM, NOA), (SAM, NOA, KIM)])
def test_a_wait_is_passed_at_once_where_nobody_leads(people: tuple[object, ...]) -> None:
    talk = Talk(flow_of(LED), people).answer("topic", "cats")  # type: ignore[arg-type]
    assert places(talk) == {"ideas"}


def test_the_words_of_a_wait_reach_those_who_wait_and_not_the_facilitator() -> None:
    steps = LED.replace("timeout: 5", "timeout: 5\n    text: About {{ topic }}")
    talk = Talk(flow_of(steps), (SAM, NOA, INES)).answer("topic", "SECRET")
    assert talk.body("sam").text == "About SECRET"
    assert "SECRET" not in repr(talk.page("ines"))
    assert "SECRET" not in repr(talk.page("sam", "ines"))


def test_after_its_timeout_the_room_may_go_on_by_itself() -> None:
    talk = led("lobby")
    moved = ev.MovedOn(at=START + timedelta(minutes=4), by="sam", place="lobby")
    assert objection(talk.now, moved) == "Please wait a little longer."
    late = ev.MovedOn(at=START + timedelta(minutes=6), by="sam", place="lobby")
    talk.now = advance(talk.now, late)
    assert places(talk) == {"ideas"}
    again = ev.MovedOn(at=START + timedelta(minutes=60), by="sam", place="ideas")
    assert objection(talk.now, again) == "Only the facilitator does that."


def test_a_wait_without_its_facilitator_can_lead_elsewhere() -> None:
    steps = LED.replace("timeout: 5", "timeout: 5\n    otherwise: more")
    talk = Talk(flow_of(steps), (SAM, NOA, INES)).answer("topic", "cats")
    assert places(talk.lead("lobby")) == {"ideas"}
    alone = Talk(talk.flow, (SAM, NOA, INES)).answer("topic", "cats")
    late = ev.MovedOn(at=START + timedelta(minutes=6), by="noa", place="lobby")
    alone.now = advance(alone.now, late)
    assert places(alone) == {"more"}


MEET = """\
  - ask: one
    who: each
    blind: true
    text: One?
  - wait: here
    {until}
  - ask: two
    who: each
    blind: true
    text: Two?
  - reveal: look
    of: [one, two]
  - end: over
"""


@pytest.mark.parametrize("until", ["for: all", "for: facilitator\n    timeout: 5"])
def test_whoever_is_done_first_waits_for_the_others_before_the_wait(until: str) -> None:
    talk = Talk(flow_of(MEET.format(until=until)), (SAM, NOA, INES)).answer("one", "x", "sam")
    assert talk.body("sam") == p.Waiting(("Noa",))
    assert talk.now.path.wait is None
    said = talk.refused(ev.MovedOn, "here", "ines")
    assert said == "The room is not there."
    talk.answer("one", "y", "noa")
    held = "facilitator" in until
    assert places(talk) == (set() if held else {"two"})
    if held:
        assert places(talk.lead("here")) == {"two"}


def test_who_has_not_given_counts_as_passed_and_leaves_no_trace() -> None:
    talk = led("ideas").note("ideas", "sam", "mine", "s1")
    talk.lead("ideas")
    assert places(talk) == {"look"}
    assert not talk.now.state.cell("ideas", "noa").passed
    assert not talk.now.state.cell("ideas", "sam").done
    talk.lead("look")
    assert [line.text for line in talk.body().lines] == ["mine"]


def test_a_reveal_is_opened_first_and_left_then() -> None:
    talk = led("look").do(ev.Ready, "look", "sam")
    assert isinstance(talk.lead("look").body(), p.Revealed)
    assert talk.lead("look").page().place == "more"
    assert talk.lead("more").lead("over").now.status == "finished"


AGREE = """\
  - agree: gate
    attempts: 2
    text: Cats?
  - say: more
    text: More
  - end: over
"""


def test_a_gate_is_opened_over_who_did_not_say_and_they_may_still_say_it() -> None:
    talk = Talk(flow_of(AGREE), (SAM, NOA, INES)).do(ev.Judged, "gate", "sam", degree="yes")
    talk.lead("gate")
    body = talk.body()
    assert isinstance(body, p.Judged)
    assert (body.agreed, body.rows[1]) == (True, ("Noa", None, ""))
    talk.do(ev.Judged, "gate", "noa", degree="no", wish="dogs")
    assert talk.body().rows[1] == ("Noa", "no", "dogs")
    assert not talk.body().agreed
    talk.lead("gate")
    assert talk.page().place == "more"
    talk.do(ev.Judged, "gate", "noa", degree="yes").do(ev.Passed, "gate", "noa")
    assert talk.page().place == "more"
    said = talk.refused(ev.Reworded, "gate", "sam", text="Birds?")
    assert said == "It is not open yet."


def test_new_words_are_asked_anew_after_the_room_was_moved_on() -> None:
    talk = Talk(flow_of(AGREE), (SAM, NOA, INES)).lead("gate")
    talk.do(ev.Reworded, "gate", text="Birds?")
    assert isinstance(talk.body("sam"), p.Judging)


def test_what_was_being_written_is_taken_late_and_shown_as_opened() -> None:
    talk = led("ideas").note("ideas", "sam", "mine", "s1").lead("ideas").lead("look")
    talk.note("ideas", "noa", "LATE", "n1")
    assert talk.page("noa").place == "look"
    assert "LATE" in repr(talk.page("sam"))
    assert readers(talk.now, talk.now.events[-1]) == {"sam", "noa"}
    talk.do(ev.NoteEdited, "ideas", "noa", item="n1", text="LATER").done("ideas", "noa")
    assert "LATER" in repr(talk.page("sam"))
    talk.do(ev.NoteDropped, "ideas", "noa", item="n1")
    assert "LATER" not in repr(talk.page("sam"))
    assert places(talk) == {"look"}


def test_what_is_written_late_before_the_reveal_stays_sealed_for_all_others() -> None:
    talk = led("ideas").lead("ideas").note("ideas", "noa", "LATE", "n1")
    assert places(talk) == {"look"}
    assert "LATE" not in repr(redact(talk.now, ("sam",))) + repr(talk.page("sam"))
    for eyes in (("sam",), ("noa",)):
        folded = replay("c", "p", talk.flow, redact(talk.now, eyes))
        assert view(folded, eyes) == talk.page(*eyes)
    talk.do(ev.NoteMarkedPrivate, "ideas", "noa", item="n1").pass_("ideas", "noa")


def test_who_still_writes_is_told_who_sees_it_now() -> None:
    talk = led("ideas")
    assert moved_past(talk.now, "ideas", "sam") == ""
    talk.lead("ideas")
    assert moved_past(talk.now, "ideas", "sam").endswith("Still sealed, as before.")
    talk.lead("look")
    assert moved_past(talk.now, "ideas", "sam").endswith("both of you see each word.")


def test_only_who_was_asked_gives_late() -> None:
    talk = led("look")
    assert talk.refused(ev.NoteKept, "ideas", item="x", text="x") == "That is not asked now."
    assert talk.refused(ev.NoteKept, "ideas", "ines", item="x", text="x")


def test_a_late_ready_a_late_look_and_a_late_done_disturb_nobody() -> None:
    talk = led("look").note("ideas", "sam", "mine", "s1").lead("look")
    talk.do(ev.Ready, "look", "noa").do(ev.ItemRead, "look", "noa", item="s1")
    talk.lead("look").do(ev.ItemRead, "look", "noa", item="s1").done("look", "noa")
    talk.do(ev.Remarked, "look", "noa", item="s1", text="why?")
    assert talk.page().place == "more"


SHARED = """\
  - notes: list
    text: Ours
  - recall: old
    from: note
    last: 2
    pick: many
    empty: None.
  - ask: who
    when: list.size > 1
    text: Who?
  - say: more
    text: More
  - end: over
"""


def test_a_shared_list_counts_as_done_and_takes_late_lines_without_coming_back() -> None:
    talk = Talk(flow_of(SHARED), (SAM, NOA, INES)).note("list", "sam", "one").lead("list")
    assert places(talk) == set()
    talk.recall().lead("old")
    assert talk.page().place == "more"
    talk.note("list", "noa", "two", "x2")
    assert talk.page().place == "who"
    assert talk.lead("who").page().place == "more"


def test_what_is_late_at_a_place_that_is_off_the_path_is_refused() -> None:
    talk = Talk(flow_of(SHARED), (SAM, NOA, INES)).note("list", "sam", "one", "x1")
    talk.note("list", "noa", "two").lead("list").recall().lead("old").lead("who")
    talk.do(ev.NoteDropped, "list", "sam", item="x1")
    assert talk.refused(ev.Answered, "who", "sam", value="me") == "That is not asked now."


def test_a_lookup_still_comes_before_the_room_moves_on() -> None:
    talk = Talk(flow_of(SHARED), (SAM, NOA, INES)).lead("list")
    assert talk.refused(ev.MovedOn, "old", "ines") == "The room is not there."


def test_who_had_gone_back_to_the_place_comes_along_and_others_stay() -> None:
    talk = led("look").back("ideas", "sam", "noa")
    assert places(talk) == {"ideas"}
    assert places(talk.lead("ideas")) == {"look"}
    one = led("look").back("ideas", "sam", "noa").forward("noa")
    one.lead("look")
    assert one.page("sam").place == "ideas"


def test_somebody_can_go_back_and_give_what_the_room_moved_past() -> None:
    talk = led("look").back("ideas", "noa", "sam").note("ideas", "noa", "late", "n1")
    talk.done("ideas", "noa").lead("look")
    assert [line.text for line in talk.body("noa").lines] == ["late"]


def test_a_part_ahead_is_left_out_and_can_be_put_in_again() -> None:
    talk = led("topic").do(ev.Dropped, "rest", "ines")
    assert [part.title for part in talk.page().parts] == ["Start"]
    talk.do(ev.Dropped, "rest", "ines", out=False)
    assert [part.title for part in talk.page().parts] == ["Start", "Rest"]
    talk.do(ev.Dropped, "rest", "ines").answer("topic", "x")
    assert talk.lead("lobby").lead("ideas").lead("look").lead("look").now.status == "finished"


def test_the_facilitator_reads_no_words_at_all() -> None:
    talk = led("ideas").note("ideas", "sam", "SECRET").lead("ideas").lead("look")
    talk.do(ev.Parked, item="p", text="PARKED")
    for eyes in (("ines",), ("sam", "ines")):
        seen = repr(redact(talk.now, eyes)) + repr(view(talk.now, eyes))
        assert not [word for word in ("SECRET", "PARKED", "cats") if word in seen]


def test_who_writes_is_told_that_the_facilitator_may_open_it() -> None:
    said = led("ideas").page("sam").promise
    assert said == "Only you, until Ines or you both open it. Then both of you, with names."


def test_a_part_that_opens_what_was_written_cannot_be_left_out() -> None:
    flow = flow_of(
        "  - say: hi\n    text: Hi\n"
        "  - section: write\n    title: Write\n"
        "  - notes: own\n    who: each\n    blind: true\n    text: Own\n"
        "  - section: look\n    title: Look\n"
        "  - reveal: seen\n    of: [own]\n  - end: over\n"
    )
    talk = Talk(flow, (SAM, NOA, INES))
    assert "never be opened" in talk.refused(ev.Dropped, "look", "ines")
    assert [part.title for part in glance(talk.now).ahead] == ["Write"]
