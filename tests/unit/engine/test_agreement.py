"""Agreement in degrees: what carries, what blocks, and to which words it was given."""

from __future__ import annotations

import pytest

from flows import events as ev
from flows import pages as p
from flows import records, redact, replay, view
from tests.unit.engine.scenes import scene
from tests.unit.talk import HEADER, KIM, NOA, SAM, Talk, flow_of

STEPS = """\
  - ask: topic
    text: Topic?
  - notes: rules
    text: Rules
  - group: heaps
    of: rules
  - set: wording
    value: topic
  - agree: gate
    text: "{{ wording }}: {{ heaps | list }}"
    attempts: 2
    otherwise: over
  - keep: kept
    as: decision
    fields: {text: gate.text, wishes: gate.wishes}
  - say: agreed_on
    text: "{{ gate.text }}"
  - end: over
"""


def at_gate(*people: object) -> Talk:
    talk = Talk(flow_of(STEPS), people or (SAM, NOA))  # type: ignore[arg-type]
    return talk.answer("topic", "tea").note("rules", None, "hot", "r1").done("rules").done("heaps")


@pytest.mark.parametrize(
    ("degrees", "place"),
    [
        (("yes", "yes", "yes"), "agreed_on"),
        (("yes", "wish", "yes"), "agreed_on"),
        (("yes", "not_yet", "yes"), "over"),
        (("no", "yes", "yes"), "over"),
        (("yes", "yes", ""), "agreed_on"),
        (("", "", ""), "over"),
    ],
)
def test_what_carries_and_what_blocks(degrees: tuple[str, ...], place: str) -> None:
    talk = at_gate(SAM, NOA, KIM)
    given = dict(zip(("sam", "noa", "kim"), degrees, strict=True))
    for person in [person for person, degree in given.items() if not degree]:
        talk.pass_("gate", person)
    talk.judge("gate", **{person: degree for person, degree in given.items() if degree})
    assert talk.done("gate").page().place == place


def test_words_and_wishes_are_kept() -> None:
    talk = at_gate().judge("gate", sam="yes", noa="wish").done("gate")
    assert talk.body().text == "tea: hot"
    assert [dict(record.fields) for record in records(talk.now)] == [
        {"text": "tea: hot", "wishes": ("a wish",)}
    ]


def test_alone_there_is_nothing_to_agree_on() -> None:
    assert at_gate(SAM).body().text == "tea: hot"


def test_new_words_wipe_degrees_and_wishes_and_nobody_can_be_late_to_them() -> None:
    talk = at_gate().judge("gate", sam="yes", noa="wish")
    talk.do(ev.Reworded, "gate", text="milk")
    for eyes in (("sam",), ("noa",), ("sam", "noa")):
        seen = repr(talk.page(*eyes))
        assert "a wish" not in seen
        folded = replay("c", "p", talk.flow, redact(talk.now, eyes))
        assert view(folded, eyes) == talk.page(*eyes)
    assert talk.body("noa") == p.Judging("milk", None, "")


def test_being_done_is_not_said_before_the_degrees_are_open() -> None:
    talk = at_gate()
    assert talk.refused(ev.Done, "gate", "sam") == "An answer is asked here."


BACK_AND_CHANGED = [
    ("topic", lambda talk: talk.answer("topic", "milk")),
    ("rules", lambda talk: talk.note("rules", None, "cold", "r2").done("rules")),
    ("rules", lambda talk: talk.do(ev.NoteEdited, "rules", item="r1", text="cold").forward()),
    ("rules", lambda talk: talk.do(ev.NoteDropped, "rules", item="r1").done("rules")),
    (
        "heaps",
        lambda talk: talk.do(ev.Grouped, "heaps", items=("r1",), theme="t", name="T").done("heaps"),
    ),
]


@pytest.mark.parametrize("opened", [True, False])
@pytest.mark.parametrize(("place", "change"), BACK_AND_CHANGED)
def test_nobody_has_agreed_to_words_that_were_changed_since(
    place: str, change: object, opened: bool
) -> None:
    talk = at_gate().do(ev.Judged, "gate", "sam", degree="yes")
    if opened:
        talk.do(ev.Judged, "gate", "noa", degree="yes").open("gate").done("gate")
        talk.back("gate")
    for back in ("heaps", "rules", "topic"):
        talk.back(back)
        if back == place:
            break
    change(talk)  # type: ignore[operator]
    while talk.now.state.trail:
        talk.forward()
    for eyes in (("sam",), ("noa",), ("sam", "noa")):
        folded = replay("c", "p", talk.flow, redact(talk.now, eyes))
        assert view(folded, eyes) == talk.page(*eyes)
    assert talk.body("sam").degree is None
    assert records(talk.now) == ()
    assert talk.judge("gate", sam="yes", noa="yes").body().attempts_left == 1


def test_the_same_answer_again_changes_nothing() -> None:
    talk = at_gate().judge("gate", sam="yes", noa="yes").done("gate").back("gate")
    talk.back("heaps").back("rules").back("topic").answer("topic", "tea")
    assert talk.page().place == "agreed_on"


def test_words_put_in_by_hand_stand_whatever_changes_before_them() -> None:
    talk = at_gate().judge("gate", sam="no", noa="yes").do(ev.Reworded, "gate", text="milk")
    talk.judge("gate", sam="yes", noa="yes").done("gate").back("gate")
    talk.back("heaps").back("rules").back("topic").answer("topic", "water")
    assert talk.body().text == "milk"


def test_what_the_words_do_not_rest_on_asks_nobody_again() -> None:
    talk = scene("open gate").do(ev.TakenBack, "ideas", "sam", item="sam1")
    assert talk.body().rows[0][1] == "yes"


OPENED = """\
  - ask: mine
    who: each
    blind: true
    text: Mine?
  - reveal: look
    of: [mine]
  - call: part
    with:
      words: mine.items
  - end: over
"""
PART = HEADER.replace("flow: trial", "flow: part").replace(
    "minutes: 5", "minutes: 1\nfragment: true\nparameters: [words]"
)
INSIDE = '  - agree: gate\n    text: "{{ words | list }}"\n  - say: after\n    text: after\n'


def test_words_handed_to_a_part_count_as_words_of_the_gate() -> None:
    talk = Talk(flow_of(OPENED, {"part": PART + INSIDE}))
    talk.answer("mine", "a", "sam").answer("mine", "b", "noa").open("look").done("look")
    assert talk.body("sam").text == "a and b"
    talk.judge("part/gate", sam="yes", noa="yes").done("part/gate")
    assert talk.page().place == "part/after"
    talk.back("part/gate").back("look").back("mine").answer("mine", "c", "sam").forward("noa")
    talk.forward("noa") if talk.now.state.trail.get("noa") else None
    assert talk.now.state.cell("part/gate", "noa").degree is None


MARKS = """\
  - agree: gate
    text: Tea
  - say: after
    text: "{{ gate.agreed }} {{ gate.unanimous }}"
  - end: over
"""


@pytest.mark.parametrize(
    ("sam", "noa", "said"),
    [
        ("yes", "yes", "yes yes"),
        ("yes", "wish", "yes yes"),
        ("yes", "", "yes no"),
        ("", "", "no no"),
        ("yes", "not_yet", "no no"),
        ("no", "", "no no"),
    ],
)
def test_unanimous_is_when_each_said_yes_and_a_pass_is_none(sam: str, noa: str, said: str) -> None:
    talk = Talk(flow_of(MARKS))
    degrees = {"sam": sam, "noa": noa}
    for person, degree in degrees.items():
        _ = talk if degree else talk.pass_("gate", person)
    talk.judge("gate", **{person: degree for person, degree in degrees.items() if degree})
    assert talk.done("gate").body().text == said


def test_alone_a_gate_is_unanimous() -> None:
    assert Talk(flow_of(MARKS), (SAM,)).body().text == "yes yes"
