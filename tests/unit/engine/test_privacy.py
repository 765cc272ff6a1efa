"""Who reads what: private notes, taking back, consent, hidden names, forgetting."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows import events as ev
from flows import may_read, readers, records, redact, replay, view
from flows import pages as p
from flows.texts import parse_text
from flows.turns import open_turns
from flows.visibility import revealed_items
from tests.unit.engine.scenes import a_note, scene
from tests.unit.talk import KIM, NOA, SAM, Talk, flow_of

NOTES = """\
  - notes: ideas
    who: each
    blind: true
    text: Ideas
  - reveal: look
    of: [ideas]
    names: {names}
    order: {order}
    show: {show}
  - end: over
    text: "{{{{ ideas | list }}}}"
"""


def noted(names: str = "shown", order: str = "mixed", show: str = "merged") -> Talk:
    talk = Talk(flow_of(NOTES.format(names=names, order=order, show=show)))
    talk.note("ideas", "sam", "HIDDEN", "s1").note("ideas", "sam", "open", "s2")
    return talk.note("ideas", "noa", "mine", "n1")


def seen_by(talk: Talk, *eyes: str) -> str:
    return repr(redact(talk.now, eyes)) + repr(view(talk.now, eyes))


def test_a_note_kept_private_reaches_nobody_and_becomes_a_record_of_its_author_alone() -> None:
    talk = noted().do(ev.NoteMarkedPrivate, "ideas", "sam", item="s1")
    assert [note.private for note in talk.body("sam").notes] == [True, False]
    talk.done("ideas", "sam").done("ideas", "noa").open("look")
    assert "HIDDEN" not in seen_by(talk, "noa")
    assert "s1" not in seen_by(talk, "noa")
    assert [(r.author, r.visibility) for r in records(talk.now)] == [("sam", "private")]
    assert talk.done("look").body().text == "open and mine"


def test_a_private_note_can_be_opened_again_before_the_reveal() -> None:
    talk = noted().do(ev.NoteMarkedPrivate, "ideas", "sam", item="s1")
    talk.do(ev.NoteMarkedPrivate, "ideas", "sam", item="s1", private=False)
    talk.done("ideas", "sam").done("ideas", "noa").open("look")
    assert "HIDDEN" in seen_by(talk, "noa")


def test_a_note_taken_back_leaves_every_page_text_and_shared_record() -> None:
    talk = noted().done("ideas", "sam").done("ideas", "noa").open("look")
    assert "HIDDEN" in seen_by(talk, "noa")
    talk.do(ev.TakenBack, "ideas", "sam", item="s1")
    assert "HIDDEN" not in seen_by(talk, "noa")
    assert talk.done("look").body().text == "open and mine"
    assert [r.visibility for r in records(talk.now)] == ["private"]


def test_going_back_after_the_reveal_adds_notes_that_are_open_at_once_and_says_so() -> None:
    talk = noted().done("ideas", "sam").done("ideas", "noa").open("look").back("ideas")
    assert talk.page("sam").promise == "Shared page: both of you see each word."
    said = talk.refused(ev.NoteMarkedPrivate, "ideas", "sam", item="s1")
    assert said == "It is open already; take it back instead."
    talk.note("ideas", "sam", "later", "s3")
    assert "later" in repr(redact(talk.now, ("noa",)))
    talk.done("ideas", "sam").forward("noa")
    assert "later" in repr(talk.body())


def test_who_may_read_an_event_changes_when_it_is_opened() -> None:
    talk = noted()
    kept = next(e for e in talk.now.events if isinstance(e, ev.NoteKept))
    assert readers(talk.now, kept) == {"sam"}
    talk.done("ideas", "sam").done("ideas", "noa").open("look")
    assert readers(talk.now, kept) == {"sam", "noa"}


def test_a_dropped_note_is_nobody_elses_business() -> None:
    talk = noted().do(ev.NoteDropped, "ideas", "sam", item="s1")
    talk.done("ideas", "sam").done("ideas", "noa").open("look")
    assert "HIDDEN" not in seen_by(talk, "noa")


def test_a_private_jot_stays_with_its_author() -> None:
    talk = noted().do(ev.Jotted, by="sam", item="j1", text="JOT", private=True)
    talk.do(ev.Jotted, by="sam", item="j2", text="OURS")
    assert "JOT" not in seen_by(talk, "noa")
    assert "OURS" in seen_by(talk, "noa")


def test_without_names_neither_order_nor_author_tells_whose_it_is() -> None:
    def lines(first: str) -> list[tuple[str, str]]:
        talk = Talk(
            flow_of(NOTES.format(names="hidden", order="as written", show="merged")), first=first
        )
        talk.note("ideas", "sam", "a", "s1").note("ideas", "noa", "b", "n1")
        talk.done("ideas", "sam").done("ideas", "noa").open("look")
        return [(line.text, line.author) for line in talk.body().lines]

    assert lines("sam") == lines("noa")
    assert {author for _, author in lines("sam")} == {""}


VOTE = """\
  - ask: trust
    who: each
    blind: true
    type: scale
    text: Trust?
  - vote: dots
    who: each
    blind: true
    dots: 2
    of: people
  - reveal: look
    of: [trust, dots]
    names: hidden
    show: side_by_side
  - end: over
    text: "{{ trust.items | list }}"
"""


def test_without_names_columns_are_numbered_mixed_and_no_single_voice_is_named() -> None:
    tables, notes = set(), ""
    for first in ("sam", "noa", "kim"):
        talk = Talk(flow_of(VOTE), (SAM, NOA, KIM), first=first)
        for n, person in enumerate(("sam", "noa", "kim")):
            talk.answer("trust", n, person)
            talk.answer("dots", {"sam": 2} if person == "kim" else {}, person)
        body = talk.open("look").body()
        assert body.columns == ("1", "2", "3")
        assert "only one person: listen first" in [row.note for row in body.rows]
        tables.add(repr(sorted((row.label, row.cells) for row in body.rows)))
        notes += repr([row.note for row in body.rows])
        assert talk.done("look").body().text
    assert len(tables) == 1
    assert "Kim" not in notes


CONSENT = """\
  - consent: share
    text: May it be shown?
    {decline}
  - say: shown
    when: share.given
    text: shown
  - say: on
    text: on
  - end: over
"""


def consenting(decline: str = "optional: false") -> Talk:
    return Talk(flow_of(CONSENT.format(decline=decline)))


def test_consent_is_given_alone_and_counts_when_everybody_gave_it() -> None:
    talk = consenting()
    page = talk.page("sam")
    assert page.body == p.Consenting("May it be shown?", None)
    assert page.promise == "Only you. The others learn only whether everybody said yes."
    talk.answer("share", True, "sam")
    assert talk.body("sam") == p.Waiting(("Noa",))
    assert talk.answer("share", True, "noa").page().place == "shown"


@pytest.mark.parametrize("how", ["no", "pass"])
def test_who_declined_is_never_told_and_declining_blocks_nothing(how: str) -> None:
    talk = consenting().answer("share", True, "sam")
    talk = talk.answer("share", False, "noa") if how == "no" else talk.pass_("share", "noa")
    assert talk.page().place == "on"
    given = redact(talk.now, ("sam",))
    assert [type(event) for event in given] == [ev.Started, ev.Answered, ev.Sealed]
    both = redact(talk.now, ("sam", "noa"))
    assert [type(event) for event in both] == [ev.Started, ev.Sealed, ev.Sealed]
    assert view(replay("c", "p", talk.flow, given), ("sam",)) == talk.page("sam")


def test_every_seat_learns_that_everybody_said_yes() -> None:
    talk = consenting().answer("share", True, "sam").answer("share", True, "noa")
    for eyes in (("sam",), ("sam", "noa")):
        folded = replay("c", "p", talk.flow, redact(talk.now, eyes))
        assert view(folded, eyes) == talk.page(*eyes)
    assert talk.back("share").body("sam").answer is True


def test_declining_can_lead_elsewhere() -> None:
    talk = consenting("decline: over").answer("share", True, "sam").answer("share", False, "noa")
    assert talk.page().place == "over"
    alone = Talk(talk.flow, (SAM,)).answer("share", False, "sam")
    assert alone.page().place == "over"
    assert Talk(talk.flow, (SAM,)).answer("share", True, "sam").page().place == "shown"


def test_a_forgotten_conversation_leaves_no_word() -> None:
    talk = scene("open look").do(ev.Jotted, item="j", text="JOT")
    talk.do(ev.Forgotten)
    assert talk.now.status == "forgotten"
    assert records(talk.now) == ()
    assert [type(e) for e in redact(talk.now, ("sam", "noa"))] == [ev.Started, ev.Forgotten]
    assert talk.body() == p.Over("forgotten")
    assert talk.refused(ev.Resumed, today=talk.now.state.today) == "The conversation is not paused."
    assert talk.refused(ev.Paused) == "This conversation was forgotten."


def test_a_record_is_read_by_those_it_is_for() -> None:
    private = a_note("r", visibility="private")
    assert may_read(a_note("r"), ("sam", "noa"))
    assert may_read(private, ("sam",))
    assert not may_read(private, ("sam", "noa"))
    assert not may_read(private, ("noa",))
    assert not may_read(private, ())


def test_what_is_written_at_a_step_that_is_gone_is_its_authors_alone() -> None:
    talk = noted()
    stray = ev.NoteKept(at=talk.at(), by="sam", place="gone", item="x", text="STRAY")
    log = (*talk.now.events, stray)
    again = replay("c", "p", talk.flow, log)
    assert "STRAY" in repr(redact(again, ("sam",)))
    assert "STRAY" not in repr(redact(again, ("noa",)))


def test_a_reveal_that_is_not_opened_holds_no_lines() -> None:
    talk = noted().done("ideas", "sam").done("ideas", "noa")
    stop = open_turns(talk.now)[0].stop
    assert revealed_items(talk.now, stop) == ()
    assert len(revealed_items(talk.open("look").now, stop)) == 3


def test_the_other_seat_learns_that_a_turn_was_taken_up_again_and_no_more() -> None:
    talk = noted().done("ideas", "sam").done("ideas", "noa").back("ideas")
    talk.note("ideas", "sam", "AGAIN", "s3")
    given = redact(talk.now, ("noa",))
    assert given[-1] == ev.Reopened(at=given[0].at, by="sam", place="ideas")
    assert replay("c", "p", talk.flow, given).state.trail == talk.now.state.trail


def test_where_nothing_is_opened_nothing_has_to_be_kept_private() -> None:
    talk = Talk(flow_of("  - notes: own\n    who: each\n    text: Own\n  - end: over\n"))
    talk.note("own", "sam", "x", "s1")
    said = talk.refused(ev.NoteMarkedPrivate, "own", "sam", item="s1")
    assert said == "Nothing here is going to be opened."


def test_a_page_for_several_holds_nobodys_sealed_answer_even_if_its_text_asks_for_one() -> None:
    steps = """\
  - ask: secret
    who: each
    blind: true
    text: Secret?
  - ask: plain
    who: each
    text: Plain?
  - reveal: look
    of: [secret]
  - end: over
"""
    flow = flow_of(steps)
    leaky = replace(flow.steps[1], text=parse_text("{{ me }}: {{ secret }}"))  # type: ignore[call-arg]
    talk = Talk(replace(flow, steps=(flow.steps[0], leaky, *flow.steps[2:])))
    talk.answer("secret", "HIDDEN", "sam").answer("secret", "OTHER", "noa")
    assert talk.body("sam", "noa").text == "Sam: –"
    assert talk.body("noa").text == "Sam: –"
    assert talk.body("sam").text == "Sam: HIDDEN"


def test_a_wish_is_read_by_its_author_until_it_is_opened_and_then_by_all() -> None:
    talk = scene("gate").do(ev.Judged, "gate", "sam", degree="wish", wish="HIDDEN")
    wished = talk.now.events[-1]
    assert readers(talk.now, wished) == {"sam"}
    talk.do(ev.Judged, "gate", "noa", degree="yes").open("gate")
    assert readers(talk.now, wished) == {"sam", "noa"}
