"""Newer versions of what was looked up: what they carry over, from what, and who may read them."""

from __future__ import annotations

from flows import Record, records
from tests.unit.engine.scenes import a_note
from tests.unit.talk import SAM, START, Talk, flow_of


def a_goal(id: str, **fields: str) -> Record:
    """A goal of an earlier conversation."""
    return a_note(id, kind="goal", fields={"wish": f"wish {id}", **fields})


UPDATE = """\
  - recall: which
    from: commitment
  - ask: why
    text: Why?
  - keep: newer
    as: commitment
    each: which.items
    updates: item
    fields: {fields}
  - end: over
"""
OLD = Record(
    "p2", "commitment", "noa", "c0", "", "shared", START,
    {"text": "cook", "owner": "Sam", "due": "2026-07-01", "newer": "kept as it came"},
    supersedes="p1", root="p1",
)  # fmt: skip


def updated(fields: str, old: Record = OLD, why: str = "") -> Record:
    """The newer version of a promise."""
    talk = Talk(flow_of(UPDATE.format(fields=fields)), (SAM,)).recall(old).done("which")
    _ = talk.answer("why", why) if why else talk.pass_("why")
    (made,) = records(talk.now)
    return made


def test_what_an_update_does_not_set_is_carried_over() -> None:
    made = updated("{text: why, state: '\"changed\"'}", why="bake")
    assert dict(made.fields) == {**OLD.fields, "text": "bake", "state": "changed"}
    assert (made.supersedes, made.root, made.thing) == ("p2", "p1", "p1")


def test_the_first_update_names_the_first_version_as_its_root() -> None:
    first = a_note("p1", kind="commitment", fields={"text": "cook"})
    made = updated("{state: '\"kept\"'}", first)
    assert (made.supersedes, made.root, dict(made.fields)) == (
        "p1", "p1", {"text": "cook", "state": "kept"},
    )  # fmt: skip


def test_a_new_state_is_kept_though_its_reason_was_passed() -> None:
    made = updated("{state: '\"let go\"', reason: why}")
    assert dict(made.fields) == {**OLD.fields, "state": "let go"}


def test_an_update_that_sets_nothing_makes_no_version() -> None:
    talk = Talk(flow_of(UPDATE.format(fields="{reason: why}"))).recall(OLD).done("which")
    assert records(talk.pass_("why").now) == ()


def test_a_newer_version_of_something_private_stays_with_its_author() -> None:
    own = a_note("p1", kind="commitment", author="sam", visibility="private", fields={"text": "x"})
    made = updated("{state: '\"kept\"'}", own)
    assert (made.visibility, made.author) == ("private", "sam")
    assert dict(made.fields) == {"text": "x", "state": "kept"}


def test_what_is_no_record_of_this_kind_is_no_forebear() -> None:
    steps = """\
  - recall: which
    from: win
  # A lesson has the fields that a win has, so that only the kind tells them apart.
  - keep: newer
    as: lesson
    each: which.items
    updates: item
    fields: {text: item.text}
  - keep: people_kept
    as: note
    each: people
    updates: item
    fields: {text: item.text}
  - keep: none
    as: win
    updates: first(filter(which.items, item.text == 'none'))
    fields: {text: '"x"'}
  - end: over
"""
    win = a_note("w1", kind="win", fields={"text": "we danced"})
    made = records(Talk(flow_of(steps)).recall(win).done("which").now)
    assert [(r.kind, r.supersedes, r.root) for r in made] == [
        ("lesson", None, ""), ("note", None, ""), ("note", None, ""), ("win", None, ""),
    ]  # fmt: skip


TWICE = """\
  - ask: why
    who: each
    private: true
    text: Why?
  - recall: goal
    from: goal
    pick: one
    sole: true
  - keep: one
    as: goal
    updates: goal
    fields: {state: '"paused"'}
  - keep: own
    as: goal
    private: true
    updates: goal
    fields: {reason: why}
  - keep: two
    as: goal
    updates: goal
    fields: {reason: '"tired"'}
  - end: over
"""


def test_two_changes_of_one_thing_follow_each_other() -> None:
    talk = Talk(flow_of(TWICE)).answer("why", "Sam", "sam").answer("why", "Noa", "noa")
    talk.recall(a_goal("g1"))
    one, sams, noas, two = records(talk.now)
    assert (one.supersedes, dict(one.fields)) == ("g1", {"wish": "wish g1", "state": "paused"})
    assert (two.supersedes, two.visibility) == (one.id, "shared")
    assert dict(two.fields) == {"wish": "wish g1", "state": "paused", "reason": "tired"}
    assert {record.thing for record in (one, two, sams, noas)} == {"g1"}
    assert [(r.author, r.visibility, r.fields["reason"]) for r in (sams, noas)] == [
        ("sam", "private", "Sam"), ("noa", "private", "Noa"),
    ]  # fmt: skip


def test_what_the_history_gave_at_the_start_can_be_updated_too() -> None:
    steps = """\
  - keep: newer
    as: charter
    updates: last(charter, 1)
    fields: {rhythm: '"weekly"'}
  - end: over
"""
    charter = a_note("c9", kind="charter", fields={"rules": ("a", "b")})
    (made,) = records(Talk(flow_of(steps), history={"charter": (charter,)}).now)
    assert (made.supersedes, dict(made.fields)) == ("c9", {"rules": ("a", "b"), "rhythm": "weekly"})
