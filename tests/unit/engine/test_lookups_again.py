"""What this conversation kept is looked up too, again when it changed, and never when it was taken back."""

from __future__ import annotations

from datetime import timedelta

from flows import advance, records, redact, replay
from flows import events as ev
from flows.keeping import records_before
from flows.rights import may_read
from flows.turns import needs
from tests.unit.talk import START, Talk, flow_of

CHAIN = """\
  - ask: wish
    text: Wish?
  - keep: first
    as: goal
    fields: {wish: wish, state: '"draft"'}
  - recall: goal
    from: goal
    last: 1
    quiet: true
  - say: shown
    text: "{{ goal.wish }}"
  - keep: why
    as: reason
    fields: {text: goal.wish, goal: goal.id}
  - ask: more
    text: More?
  - end: over
"""


def look_up(talk: Talk) -> Talk:
    """Hand over what this conversation has kept so far, as the shell does."""
    everybody = talk.now.state.ids
    return talk.recall(*(r for r in records(talk.now) if may_read(r, everybody)))


def test_what_was_looked_up_is_looked_up_again_when_an_answer_before_it_was_changed() -> None:
    talk = look_up(Talk(flow_of(CHAIN)).answer("wish", "swim"))
    assert talk.body().text == "swim"
    assert needs(talk.now) == ()
    talk.back("wish").forward()
    assert needs(talk.now) == ()
    talk.back("wish").answer("wish", "dance")
    assert [need.place for need in needs(talk.now)] == ["goal"]
    # Until it comes, the way goes on as it was, and nobody is held up.
    assert talk.body().text == "swim"
    assert look_up(talk).body().text == "dance"
    talk.done("shown")
    assert [r.fields["text"] for r in records(talk.now) if r.kind == "reason"] == ["dance"]
    assert needs(talk.answer("more", "no").now) == ()
    assert needs(talk.reloaded()) == ()
    assert talk.reloaded().state == talk.now.state


def test_a_clock_that_was_set_back_asks_no_endless_question() -> None:
    talk = Talk(flow_of(CHAIN)).answer("wish", "swim")
    early = ev.Recalled(at=START - timedelta(days=1), place="goal", records=records(talk.now))
    talk.now = advance(talk.now, early)
    assert needs(talk.now) == ()


def test_records_that_were_not_asked_for_again_are_refused() -> None:
    talk = look_up(Talk(flow_of(CHAIN)).answer("wish", "swim"))
    assert talk.refused(ev.Recalled, "goal", records=()) == "No records are asked for here."


SHARING = """\
  - notes: ideas
    who: each
    blind: true
    text: Ideas
  - reveal: look
    of: [ideas]
  - keep: kept
    as: note
    each: ideas.items
    fields: {text: item.text}
  - recall: old
    from: note
    quiet: true
  - keep: again
    as: lesson
    each: old.items
    fields: {text: item.text}
  - say: shown
    text: "{{ old }}"
  - end: over
"""


def shared() -> Talk:
    """Both have written a note, opened them and looked them up again."""
    talk = (
        Talk(flow_of(SHARING)).note("ideas", "sam", "SAMS", "s").note("ideas", "noa", "NOAS", "n")
    )
    talk.done("ideas", "sam").done("ideas", "noa").open("look").done("look")
    return look_up(talk)


def test_a_note_that_is_taken_back_is_in_nothing_that_was_looked_up() -> None:
    talk = shared()
    assert talk.body().text == "SAMS and NOAS"
    talk.do(ev.TakenBack, "ideas", "noa", item="n")
    assert [need.place for need in needs(talk.now)] == ["old"]
    assert "NOAS" not in repr(redact(talk.now, ["sam"]))
    assert "NOAS" not in repr(redact(talk.now, ["sam", "noa"]))
    assert look_up(talk).body().text == "SAMS"
    assert needs(talk.now) == ()
    lessons = [r.fields["text"] for r in records(talk.now) if r.kind == "lesson"]
    assert lessons == ["SAMS"]
    for eyes in (("sam",), ("sam", "noa")):
        log = redact(talk.now, eyes)
        assert "NOAS" not in repr(log) + repr(talk.page(*eyes))
        again = replay(talk.now.id, talk.now.party, talk.now.flow, log)
        assert again.path == talk.now.path or eyes == ("sam",)
        assert needs(again) == ()
    assert "NOAS" in repr(redact(talk.now, ["noa"]))


BEFORE = """\
  - ask: wish
    who: all
    text: What?
  - recall: found
    from: goal
    quiet: true
  - keep: made
    when: wish.answered
    as: goal
    fields: {wish: wish}
  - recall: later
    from: goal
    quiet: true
  - end: over
"""


def test_a_lookup_finds_what_was_kept_before_it_and_nothing_that_came_after() -> None:
    talk = Talk(flow_of(BEFORE)).answer("wish", "swim").recall()
    assert [r.step for r in records_before(talk.now, "later")] == ["made"]
    assert records_before(talk.now, "found") == ()
    assert records_before(talk.now, "nowhere") == ()
