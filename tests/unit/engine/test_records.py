"""Records that a conversation leaves behind."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from flows import Record, records
from flows import events as ev
from flows.keeping import kept_value
from flows.records import FieldType
from flows.values import Item, Reply, Value
from tests.unit.talk import NOA, SAM, START, Talk, flow_of

KEEP = """\
  - ask: when
    type: date
    text: When?
  - form: steps
    many: true
    max: 3
    text: Who does what?
    fields:
      - what: {text: What, type: line}
      - due: {text: Until, type: date, optional: true}
  - ask: mood
    who: each
    type: scale
    private: true
    text: Mood?
  - ask: trust
    who: each
    type: scale
    text: Trust?
  - keep: plan
    as: commitment
    each: steps.items
    fields: {text: item.what, due: item.due, state: '"open"'}
  - keep: own_mood
    as: rating
    private: true
    fields: {what: '"mood"', value: mood}
  - keep: moods
    as: rating
    each: trust.items
    fields: {value: item.value, who: item.author}
  - keep: meeting
    as: meeting
    fields: {on: when}
  - keep: due_dates
    as: meeting
    each: steps.items
    fields: {on: item.due}
  - end: over
"""


def keeping() -> Talk:
    talk = Talk(flow_of(KEEP)).answer("when", "2026-07-01")
    talk.answer("steps", ({"what": "call", "due": "2026-06-20"}, {"what": "write", "due": ""}))
    talk.answer("mood", 3, "sam").answer("mood", 8, "noa")
    return talk.answer("trust", 5, "sam").answer("trust", 6, "noa")


def kept(talk: Talk, step: str) -> list[tuple[str | None, str, dict[str, object]]]:
    found = [record for record in records(talk.now) if record.step == step]
    return [(record.author, record.visibility, dict(record.fields)) for record in found]


def test_a_record_for_each_row_and_only_fields_that_came_to_something() -> None:
    assert kept(keeping(), "plan") == [
        (None, "shared", {"text": "call", "due": "2026-06-20", "state": "open"}),
        (None, "shared", {"text": "write", "state": "open"}),
    ]


def test_an_entry_without_the_field_makes_no_record() -> None:
    assert [fields for *_, fields in kept(keeping(), "due_dates")] == [{"on": "2026-06-20"}]


def test_a_private_record_for_each_of_their_own_answer() -> None:
    assert kept(keeping(), "own_mood") == [
        ("sam", "private", {"what": "mood", "value": 3}),
        ("noa", "private", {"what": "mood", "value": 8}),
    ]


def test_an_entry_with_an_author_is_kept_as_theirs() -> None:
    assert kept(keeping(), "moods") == [
        ("sam", "shared", {"value": 5, "who": "Sam"}),
        ("noa", "shared", {"value": 6, "who": "Noa"}),
    ]


def test_a_date_is_kept_as_such_and_a_passed_one_not_at_all() -> None:
    assert kept(keeping(), "meeting") == [(None, "shared", {"on": "2026-07-01"})]
    talk = Talk(flow_of(KEEP)).pass_("when").pass_("steps").pass_("mood", "sam")
    talk.pass_("mood", "noa").pass_("trust", "sam").pass_("trust", "noa")
    assert records(talk.now) == ()


def test_keeping_twice_keeps_once_and_ids_come_from_conversation_step_and_entry() -> None:
    talk = keeping()
    ids = [record.id for record in records(talk.now)]
    assert ids == [record.id for record in records(talk.reloaded())]
    assert ids[:2] == ["c1:plan:steps::1", "c1:plan:steps::2"]


def test_an_answer_that_was_changed_changes_the_record() -> None:
    talk = (
        keeping()
        .back("trust")
        .back("mood", "sam")
        .back("steps")
        .answer("steps", ({"what": "rest"},))
    )
    assert kept(talk, "plan") == [(None, "shared", {"text": "rest", "state": "open"})]


def test_a_record_bears_the_time_of_the_last_answer_that_everybody_sees() -> None:
    steps = """\
  - ask: topic
    text: Topic?
  - notes: own
    who: each
    private: true
    text: Own
  - consent: shown
    text: Shown?
  - keep: topic_kept
    as: note
    fields: {text: topic}
  - end: over
"""
    talk = Talk(flow_of(steps)).answer("topic", "tea").done("own", "sam").done("own", "noa")
    talk.answer("shown", True, "sam").answer("shown", True, "noa")
    assert [record.created for record in records(talk.now)] == [START + timedelta(seconds=1)]


def test_a_newer_version_names_the_record_it_replaces() -> None:
    steps = """\
  - recall: goals
    from: goal
    pick: one
  - keep: again
    when: goals.size > 0
    as: goal
    each: goals.items
    updates: item
    fields: {wish: item.wish, state: '"done"'}
  - end: over
"""
    goal = Record("g1", "goal", "sam", "c0", "", "shared", START, {"wish": "swim"})
    talk = Talk(flow_of(steps)).recall(goal).answer("goals", ("g1",))
    made = records(talk.now)[0]
    assert (made.supersedes, made.author, dict(made.fields)) == (
        "g1", "sam", {"wish": "swim", "state": "done"},
    )  # fmt: skip


BLIND = """\
  - notes: ideas
    who: each
    blind: true
    text: Ideas
  - reveal: look
    of: [ideas]
    names: {names}
  - keep: shared_ones
    as: note
    each: ideas.items
    fields: {{text: item.text}}
  - keep: my_ones
    as: lesson
    private: true
    each: ideas.items
    fields: {{text: item.text}}
  - end: over
"""


def opened_notes(names: str, people: tuple[object, ...] = (SAM, NOA)) -> Talk:
    talk = Talk(flow_of(BLIND.format(names=names)), people)  # type: ignore[arg-type]
    for person in talk.now.people:
        talk.note("ideas", person.id, f"of {person.id}").done("ideas", person.id)
    return talk.open("look").done("look")


def test_hidden_names_stay_hidden_in_the_records() -> None:
    authors = {record.author for record in records(opened_notes("hidden").now)[:2]}
    assert authors == {None}
    shown = [author for author, *_ in kept(opened_notes("shown"), "shared_ones")]
    assert shown == ["sam", "noa"]


ANSWERS = """\
  - ask: trust
    who: each
    blind: true
    type: scale
    text: Trust?
  - reveal: look
    of: [trust]
    names: {names}
  - keep: ratings
    as: rating
    each: trust.items
    fields: {{value: item.value, who: item.author}}
  - end: over
"""


@pytest.mark.parametrize(("names", "authors"), [("shown", ["sam", "noa"]), ("hidden", [None] * 2)])
def test_a_rating_bears_its_author_only_where_names_are_shown(
    names: str, authors: list[str | None]
) -> None:
    talk = Talk(flow_of(ANSWERS.format(names=names))).answer("trust", 3, "sam")
    made = records(talk.answer("trust", 8, "noa").open("look").done("look").now)
    assert [record.author for record in made] == authors
    assert sorted(str(record.fields["value"]) for record in made) == ["3", "8"]
    assert ("sam" in repr([record.id for record in made])) is (names == "shown")


def test_a_private_record_holds_nobody_elses_words_even_after_the_reveal() -> None:
    for names in ("shown", "hidden"):
        assert kept(opened_notes(names), "my_ones") == [
            ("sam", "private", {"text": "of sam"}),
            ("noa", "private", {"text": "of noa"}),
        ]


def test_a_name_that_two_people_bear_makes_nobody_the_author() -> None:
    twins = (SAM, type(SAM)("twin", "Sam"))
    assert [author for author, *_ in kept(opened_notes("shown", twins), "shared_ones")] == [
        None, None,
    ]  # fmt: skip


CARDS = "  - say: hello\n    text: hello\n  - end: over\n"


def test_cards_become_notes_and_a_settled_concern_does_not() -> None:
    talk = Talk(flow_of(CARDS))
    talk.do(ev.Jotted, by="sam", item="j1", text="jot", private=True)
    talk.do(ev.Parked, by="noa", item="p1", text="park")
    talk.do(ev.ConcernRaised, item="c1", text="worry").do(ev.ConcernRaised, item="c2", text="fear")
    talk.do(ev.ConcernSettled, item="c1", how="treated")
    talk.do(ev.ConcernSettled, item="c2", how="parked")
    made = {str(record.fields["text"]): record for record in records(talk.now)}
    assert {text: record.fields["kind"] for text, record in made.items()} == {
        "jot": "jot", "park": "parked", "fear": "concern",
    }  # fmt: skip
    assert (made["jot"].visibility, made["jot"].author) == ("private", "sam")
    assert made["jot"].created == START
    assert made["park"].created > START


def test_the_last_page_counts_what_stays_but_nobodys_private_part() -> None:
    talk = keeping()
    talk.do(ev.Jotted, by="sam", item="j1", text="jot", private=True)
    assert talk.body().kept == (("commitment", 2), ("rating", 2), ("meeting", 2))


@pytest.mark.parametrize(
    ("value", "type", "found"),
    [
        (None, "text", None),
        ((), "text", None),
        ("x", "text", "x"),
        (2.0, "text", "2"),
        (date(2026, 6, 14), "text", "2026-06-14"),
        ((Item("a", "A"), Item("b", "B")), "text", "A; B"),
        (Reply("x", True), "text", "x"),
        (Reply(None, True, (Item("a", "A"),)), "texts", ("A",)),
        ((), "texts", None),
        (3, "number", 3),
        (True, "number", None),
        ("3", "number", None),
        (True, "yesno", True),
        (1, "yesno", None),
        (date(2026, 6, 14), "date", "2026-06-14"),
        ("soon", "date", None),
    ],
)
def test_a_value_is_kept_in_the_type_of_its_field(
    value: Value | None, type: FieldType, found: object
) -> None:
    assert kept_value(value, type) == found
