"""Two people at one keyboard: blind turns, hand-over, opening, dots, agreement."""

from __future__ import annotations

from flows import events as ev
from flows import pages as p
from tests.unit.talk import Talk, flow_of

STEPS = """\
  - section: write
    title: Write
  - ask: topic
    who: all
    text: What about?
  - notes: ideas
    who: each
    blind: true
    min: 1
    text: "{{ me }}, about {{ topic }}"
  - section: open
    title: Open
  - reveal: look
    of: [ideas]
    text: Read them.
  - group: themes
    of: ideas
  - vote: dots
    who: each
    blind: true
    of: themes.items
    max_per_item: 2
    text: Place dots.
  - reveal: tally
    of: [dots]
    show: side_by_side
  - agree: picked
    text: "{{ top(dots, 1) | bullets }}"
    attempts: 2
  - keep: kept
    when: picked.answered and picked.agreed
    as: goal
    each: top(dots, 1)
    fields: {wish: item.text}
  - end: done
    text: "{{ ideas.size }} ideas"
"""


def a_pair() -> Talk:
    talk = Talk(flow_of(STEPS))
    talk.answer("topic", "summer")
    return talk


def written() -> Talk:
    talk = a_pair()
    talk.note("ideas", "sam", "dance", "s1")
    talk.done("ideas", "sam")
    talk.note("ideas", "noa", "dive", "n1")
    talk.note("ideas", "noa", "sleep", "n2")
    talk.done("ideas", "noa")
    return talk


def opened() -> Talk:
    return written().open("look")


def voted() -> Talk:
    talk = opened()
    for item in ("s1", "n1", "n2"):
        talk.do(ev.ItemRead, "look", item=item)
    talk.done("look").done("themes")
    talk.answer("dots", {"s1": 2}, "sam").answer("dots", {"n1": 1, "s1": 1}, "noa")
    return talk.open("tally").done("tally")


def test_a_blind_turn_begins_with_a_hand_over_that_holds_no_words() -> None:
    page = a_pair().page()
    assert isinstance(page.body, p.HandOver)
    assert (page.body.to.id, page.body.key, page.body.others) == ("sam", "s", ("Noa",))
    assert "summer" not in repr(page)


def test_the_person_at_the_keyboard_sees_their_own_turn() -> None:
    page = a_pair().page("sam")
    assert isinstance(page.body, p.Writing)
    assert page.body.text == "Sam, about summer"
    assert page.promise == "Only you, until you both open it. Then both of you, with names."
    assert page.body.keep_private


def test_the_second_hand_over_names_who_has_written_and_offers_to_give_back() -> None:
    talk = a_pair()
    talk.note("ideas", "sam", "dance", "s1")
    talk.done("ideas", "sam")
    body = talk.body()
    assert isinstance(body, p.HandOver)
    assert (body.to.id, body.written) == ("noa", ("Sam",))
    assert body.give_back is not None
    person, back = body.give_back
    assert (person.id, back.place, back.people) == ("sam", "ideas", ("sam",))
    talk.do(ev.WentBack, back.place, None, people=back.people)
    again = talk.body()
    assert isinstance(again, p.HandOver)
    assert again.to.id == "sam"
    assert talk.body("sam").notes[0].text == "dance"
    talk.done("ideas", "sam")
    assert talk.body().to.id == "noa"


def test_nothing_opens_before_each_is_ready() -> None:
    talk = written()
    assert isinstance(talk.body(), p.Opening)
    assert talk.page().promise.startswith("Still sealed")
    talk.do(ev.Ready, "look", "noa")
    assert [ready for _, _, ready in talk.body().ready] == [False, True]
    assert "dive" not in repr(talk.page())
    talk.do(ev.NotReady, "look")
    assert not any(ready for _, _, ready in talk.body().ready)
    assert isinstance(talk.open("look").body(), p.Revealed)


def test_one_more_minute_leads_back_to_the_own_notes() -> None:
    talk = written()
    talk.do(ev.WentBack, "ideas", people=("sam", "noa"))
    assert isinstance(talk.body(), p.HandOver)
    talk.note("ideas", "sam", "more")
    talk.done("ideas", "sam").done("ideas", "noa")
    assert isinstance(talk.body(), p.Opening)


def test_opened_notes_carry_names_and_are_read_one_by_one() -> None:
    talk = opened()
    lines = talk.body().lines
    assert {(line.text, line.author) for line in lines} == {
        ("dance", "Sam"), ("dive", "Noa"), ("sleep", "Noa"),
    }  # fmt: skip
    assert not any(line.read for line in lines)
    talk.do(ev.ItemRead, "look", item="n1")
    assert [line.item for line in talk.body().lines if line.read] == ["n1"]


def test_remarks_and_likenesses_stand_beside_a_note_and_can_be_undone() -> None:
    talk = opened()
    talk.do(ev.Remarked, "look", item="n1", text="yes")
    talk.do(ev.Likened, "look", item="n2", to="s1")
    by_id = {line.item: line for line in talk.body().lines}
    assert by_id["n1"].remarks == ("yes",)
    assert by_id["n2"].like == ("dance",)
    talk.do(ev.Undone, "look").do(ev.Undone, "look")
    assert not any(line.remarks or line.like for line in talk.body().lines)
    assert talk.refused(ev.Undone, "look") == "There is nothing to undo here."


def test_an_author_can_take_an_opened_note_back() -> None:
    talk = opened()
    assert talk.refused(ev.TakenBack, "ideas", "noa", item="s1").startswith("Only its author")
    talk.do(ev.TakenBack, "ideas", "noa", item="n1")
    assert {line.text for line in talk.body().lines} == {"dance", "sleep"}


def test_a_private_note_is_not_opened_and_its_existence_is_not_shown() -> None:
    talk = a_pair()
    talk.note("ideas", "sam", "secret", "s1")
    talk.do(ev.NoteMarkedPrivate, "ideas", "sam", item="s1")
    talk.done("ideas", "sam")
    talk.note("ideas", "noa", "dive", "n1")
    talk.done("ideas", "noa")
    talk.open("look")
    assert {line.text for line in talk.body().lines} == {"dive"}
    assert "secret" not in repr(talk.page())


def test_themes_group_by_choosing_with_undo() -> None:
    talk = opened().done("look")
    talk.do(ev.Grouped, "themes", items=("s1", "n1"), theme="t1", name="Moving")
    body = talk.body()
    assert [(t.name, t.count) for t in body.themes] == [("Moving", 2)]
    talk.do(ev.Grouped, "themes", items=("n1",), theme="")
    assert talk.body().themes[0].count == 1
    talk.do(ev.Undone, "themes").done("themes")
    entries = talk.body("sam").entries
    assert [entry.text for entry in entries] == ["Moving", "sleep"]


def test_dots_are_alone_and_the_result_stands_side_by_side_without_a_winner() -> None:
    talk = opened().done("look").done("themes")
    voting = talk.body("sam")
    assert isinstance(voting, p.Voting)
    assert (voting.budget, voting.most, voting.suggested) == (2, 2, True)
    assert talk.refused(ev.Answered, "dots", "sam", value={"s1": 3}) == "There are 2 dots to give."
    talk.answer("dots", {"s1": 2}, "sam").answer("dots", {"n1": 1, "s1": 1}, "noa").open("tally")
    table = talk.body()
    assert isinstance(table, p.Compared)
    assert table.columns == ("Sam", "Noa")
    assert {row.label: row.weights for row in table.rows} == {
        "dance": (2, 1), "dive": (0, 1), "sleep": (0, 0),
    }  # fmt: skip


def test_agreement_is_given_alone_and_opened_together() -> None:
    talk = voted()
    judging = talk.body("sam")
    assert isinstance(judging, p.Judging)
    assert judging.text == "• dance"
    assert talk.refused(ev.Judged, "picked", "sam", degree="wish").startswith("Say the wish")
    talk.do(ev.Judged, "picked", "sam", degree="wish", wish="not in exam week")
    assert "exam" not in repr(talk.page())
    assert "exam" not in repr(talk.page("noa"))
    talk.do(ev.Judged, "picked", "noa", degree="yes").open("picked")
    judged = talk.body()
    assert judged.rows == (("Sam", "wish", "not in exam week"), ("Noa", "yes", ""))
    assert judged.agreed
    assert judged.attempts_left == 1


def test_the_gate_is_asked_again_only_with_other_words_and_only_so_often() -> None:
    talk = voted()
    for person in ("sam", "noa"):
        talk.do(ev.Judged, "picked", person, degree="no")
    talk.open("picked")
    assert (
        talk.refused(ev.Reworded, "picked", text="• dance")
        == "Change the words before asking again."
    )
    talk.do(ev.Reworded, "picked", text="dance on Fridays")
    assert talk.body("sam").text == "dance on Fridays"
    for person in ("sam", "noa"):
        talk.do(ev.Judged, "picked", person, degree="yes")
    talk.open("picked")
    assert talk.refused(ev.Reworded, "picked", text="other").startswith("Enough attempts")
    talk.done("picked")
    assert talk.body().text == "3 ideas"


def test_a_finished_conversation_asks_nothing() -> None:
    talk = voted()
    for person in ("sam", "noa"):
        talk.do(ev.Judged, "picked", person, degree="yes")
    talk.open("picked").done("picked").done("done")
    assert talk.now.status == "finished"
    assert isinstance(talk.body(), p.Over)
    assert talk.refused(ev.Done, "done") == "This conversation is over."
