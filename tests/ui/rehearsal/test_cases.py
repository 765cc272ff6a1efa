"""Cases: what is read, what happens, and what is said when it comes out otherwise."""

from __future__ import annotations

from importlib.resources import files
from textwrap import indent

import pytest

from flows.faults import FlowFaults
from flows.model import Flow
from store import Library
from tests.ui.rehearsal.small import loop, secret
from tests.unit.talk import flow_of
from tui.rehearsal.cases import running
from tui.rehearsal.cases.matching import match, texts
from tui.rehearsal.cases.reading import read_cases
from tui.rehearsal.cases.running import Result, run_case
from tui.rehearsal.report import coverage

LIBRARY = files("flows") / "library"
BUNDLED = sorted(
    path.name.removesuffix(".cases.yaml")
    for path in LIBRARY.iterdir()
    if path.name.endswith(".cases.yaml")
)


@pytest.mark.parametrize("name", BUNDLED)
def test_bundled_cases_pass_and_visit_every_step(name: str) -> None:
    flow = Library().load(name)
    cases = read_cases((LIBRARY / f"{name}.cases.yaml").read_text("utf-8"), name, flow)
    results = [run_case(flow, case) for case in cases]
    assert [failure for result in results for failure in result.failures] == []
    met = frozenset().union(*(result.marks for result in results))
    assert [gap for gap in coverage(flow, name, met).gaps if gap.code == "F6.2"] == []


def test_the_flows_that_people_begin_with_have_cases() -> None:
    assert {"sticky-notes", "ground-rules", "reflect", "sharpen"} <= set(BUNDLED)


def one(flow: Flow, case: str) -> Result:
    """Run one case."""
    (read,) = read_cases(f"cases:\n  - case: trial\n{indent(case, '    ')}", "x.cases.yaml", flow)
    return run_case(flow, read)


def said(result: Result) -> list[str]:
    """What is said of failures: line, expected, found."""
    return [f"{one.line}: expected {one.expected}; found {one.found}" for one in result.failures]


GIVEN = """\
answers:
  topic: tea
  secret: {Sam: PLUM, Noa: PEAR}
  chosen: a
"""


def test_what_a_case_expects_comes_true() -> None:
    result = one(secret(), GIVEN + """\
back: [chosen]
expect:
  end: done
  visits: [look, kept]
  skips: [other, go-other]
  keeps: [note, note: {text: tea}]
  keeps_no: [goal]
  shows: {look: [PLUM, PEAR]}
  never_sees:
    - {who: Noa, what: PLUM, before: look}
    - {who: Sam, what: QUINCE}
""")  # fmt: skip
    assert said(result) == []
    assert any("comes back here" in line for line in result.path)


@pytest.mark.parametrize("answer", ["{Kim: PLUM}", "{Sam: PLUM, Kim: PEAR}"])
def test_a_name_of_nobody_here_is_told(answer: str) -> None:
    (told,) = said(one(secret(), f"answers: {{topic: tea, secret: {answer}}}"))
    assert told.endswith("nobody here is called Kim; the invented people are Sam and Noa")
    alone = one(secret(), f"people: [Lou]\nanswers: {{secret: {answer}}}")
    assert "; the invented person is Lou" in said(alone)[0]


def test_an_answer_that_fits_nobody_is_no_question_of_names() -> None:
    (told,) = said(one(secret(), "answers: {secret: [PLUM, PEAR]}"))
    assert told.endswith("found words are needed here")


def test_each_expectation_can_fail_and_says_what_was_found() -> None:
    result = one(secret(), GIVEN.replace("chosen: a", "chosen: c") + """\
expect:
  end: done
  visits: [look]
  skips: [other]
  keeps: [note: {text: tea}]
  shows: {look: PLUM, topic: Where}
""")  # fmt: skip
    assert said(result) == [
        "8: expected the end done; found other",
        "9: expected look is visited; found it was not",
        "10: expected other is not visited; found it was",
        "11: expected kept: note {text: tea}; found no note",
        "12: expected look shows “PLUM”; found the page was not shown",
        "12: expected topic shows “Where”; found “What about? line”",
    ]
    result = one(secret(), GIVEN + "expect:\n  keeps: [note: {text: milk}]\n  keeps_no: [note]\n")
    assert said(result) == [
        "8: expected kept: note {text: milk}; found note {text: tea}",
        "9: expected no note is kept; found note {text: tea}",
    ]


def test_who_sees_too_early_is_found() -> None:
    plain = flow_of("  - ask: secret\n    who: each\n    text: S\n"
                    "  - say: hm\n    text: Hm\n  - end: done\n")  # fmt: skip
    result = one(plain, """\
answers: {secret: {Sam: PLUM}}
expect:
  never_sees: [{who: Noa, what: PLUM, before: done}]
""")  # fmt: skip
    assert said(result) == [
        "5: expected Noa never sees “PLUM” before done; found seen after “secret, Sam: “PLUM””"
    ]


@pytest.mark.parametrize(
    ("case", "found"),
    [
        ("answers: {chosen: d}", ("3: expected an answer that fits chosen; found d is not among the "
         "answers here, which are a, b, c")),
        ("answers: {topic: [a]}", "3: expected an answer that fits topic; found words are needed here"),
        ("answers: {topic: ''}", ("3: expected topic takes this answer; found "
         "“There is nothing to keep yet.”")),
        ("answers: {other: x}", "3: expected somebody comes to other; found nobody did"),
        ("pass: {Sam: [chosen]}", "3: expected somebody comes to chosen; found nobody did"),
        ("back: [topic]", "3: expected back leads on from topic; found there is nothing before it"),
        ("pause: {other: 3}", "3: expected somebody comes to other; found nobody did"),
    ],
)  # fmt: skip
def test_an_answer_that_does_not_fit_ends_the_case(case: str, found: str) -> None:
    assert said(one(secret(), case)) == [found]


def test_rounds_and_parts_have_answers_of_their_own() -> None:
    result = one(loop(), """\
records:
  - note: {text: from before, kind: idea}
    by: Sam
    days_ago: 3
answers:
  ideas#1: [first]
  settle#2/ideas: [second, third]
  picked: {Sam: yes, Noa: {no: shorter}}
  picked#2: {Sam: yes, Noa: {wish: soon}}
  told: {Sam: yes, Noa: yes}
pause: {told: 40}
expect:
  end: done
  shows: {picked#1: first, picked#2: third, earlier: from before}
""")  # fmt: skip
    assert said(result) == []
    assert "pauses; comes back later" in result.path


KINDS = """\
  - recall: old
    from: goal
    pick: many
    text: Goals.
  - form: rows
    text: Rows.
    many: true
    fields:
      - what: {text: What}
      - sure: {text: Sure, type: yesno}
      - day: {text: Day, type: date, optional: true}
  - notes: list
    who: all
    text: List.
  - group: heaps
    of: list
  - vote: dots
    who: all
    of: heaps
  - vote: points
    who: all
    mode: points
    of: list.items
  - vote: thumbs
    who: all
    mode: thumbs
    of: list.items
  - ask: how
    who: all
    type: scale
    text: How?
  - ask: much
    who: all
    type: number
    text: Much?
  - ask: several
    who: all
    type: choices
    options: [a: Apple, b: Bread]
    text: Several?
  - consent: told
    text: Told?
  - keep: promised
    as: commitment
    each: rows.items
    fields: {text: item.what, due: item.day}
  - keep: level
    as: rating
    fields: {what: '"level"', value: much}
  - end: over
    text: "{{ dots | list }} / {{ points | list }} / {{ thumbs | list }} / {{ several | list }}"
"""


def test_each_kind_of_page_takes_answers() -> None:
    result = one(flow_of(KINDS), """\
today: 2026-03-01
records:
  - goal: {wish: sleep, state: active, due: 2026-05-01}
  - goal: {wish: tea, state: draft}
answers:
  old: [tea]
  rows:
    - {what: call, sure: yes, day: 2026-04-01}
    - {what: write, sure: no}
  list: [one, two, three]
  heaps: {Pair: [one, two]}
  dots: {Pair: 2}
  points: [three, one]
  thumbs: {two: up, one: down}
  how: 7
  much: 2.5
  several: [Bread, a]
  told: {Sam: yes, Noa: no}
expect:
  end: over
  keeps:
    - commitment: {text: call, due: 2026-04-01}
    - rating: {value: 2.5}
  shows: {over: Pair and three / three}
""")  # fmt: skip
    assert said(result) == []


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ("told: maybe", "yes or no is needed here"),
        ("how: much", "a number is needed here, not much"),
        ("rows: [call]", "fields with values are needed here"),
        ("rows: {whta: call}", "there is no field whta; there are what, sure, day"),
        ("heaps: [one]", "themes are written as NAME: [notes]"),
        ("old: sleep", "sleep is not among the answers here, which are nothing"),
        ("dots: {Pair: 1}", "Pair is not among the answers here"),
    ],
)
def test_answers_of_the_wrong_form_are_refused(answers: str, found: str) -> None:
    steps = KINDS.replace("    pick: many\n", "    pick: many\n    empty: None.\n")
    (failure,) = one(flow_of(steps), f"answers: {{{answers}, list: [one]}}").failures
    assert found in failure.found


def test_degrees_and_picks_are_words() -> None:
    (failure,) = one(loop(), "answers: {picked: perhaps}").failures
    assert failure.found == "an answer here is yes, wish: words, not yet or no"
    shown = loop()
    assert said(one(shown, "answers: {picked: yes, told: no}\nexpect: {end: parked}")) == []
    failure = one(shown, "records: [note: {text: x}]\nanswers: {earlier: x}").failures[0]
    assert failure.found == "nothing is picked here"


def test_what_breaks_the_program_or_never_ends_fails_the_case(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(running, "MOST_PAGES", 2)
    assert [f.found for f in one(secret(), "quick: false").failures] == [
        "it was not over after 2 pages"
    ]
    monkeypatch.setattr(running, "respond", lambda *_, **__: ())
    (failure,) = one(secret(), "quick: false").failures
    assert failure.found == "nothing leads on from topic"
    monkeypatch.setattr(running, "page_of", lambda _: 1 / 0)
    (failure,) = one(secret(), "quick: false").failures
    assert failure.found == "the program broke: ZeroDivisionError: division by zero"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "1:1: F0.1 a file of cases is a mapping (start with cases:)"),
        ("flow: trial\n", "1:1: F0.9 cases are missing (add cases: …)"),
        ("flow: other\ncases: []\n", "1:7: F1.2 these are the cases of other, not of trial"),
        ("cases: [{case: a, anwsers: {}}]", "1:19: F0.6 a: unknown key anwsers (did you mean answers?)"),
        ("cases: [{quick: yes}]", "1:9: F0.9 case is missing (add case: …)"),
        ("cases: [{case: a, case: b}]", "1:19: F0.2 case stands twice (first on line 1)"),
        ("cases: &x [{case: a}]", "1:8: F0.3 anchors, aliases and tags are not allowed"),
        ("cases: [{case: a, answers: {topci: x}}]", ("1:29: F1.2 a: there is no step topci "
         "(did you mean topic?)")),
        ("cases: [{case: a, answers: [x]}]", "1:28: F0.7 a: answers are written as STEP: answer"),
        ("cases: [{case: a, people: [Sam, Sam]}]", "1:19: F1.7 a: two people have one name"),
        ("cases: [{case: a, people: [A, B, C, D]}]", "1:19: F1.9 a: this flow is for 1 to 3 people, not for 4"),
        ("cases: [{case: a, today: soon}]", "1:26: F0.7 a: a day is written as 2026-06-14"),
        ("cases: [{case: a, pass: {Kim: [topic]}}]", "1:26: F1.2 a: Kim does not take part"),
        ("cases: [{case: a, pause: [topic]}]", "1:26: F0.7 a: a pause is written as STEP: days"),
        ("cases: [{case: a, records: [{gaol: {}}]}]", ("1:29: F3.4 a: a record is written as "
         "KIND: {field: value} (did you mean goal?)")),
        ("cases: [{case: a, records: [{goal: x}]}]", "1:36: F0.7 a: fields with values are needed here"),
        ("cases: [{case: a, records: [{goal: {wihs: x}}]}]", ("1:37: F3.4 a: a goal has no wihs "
         "(did you mean wish?)")),
        ("cases: [{case: a, records: [{goal: {due: x}}]}]", "1:42: F0.7 a: a day is written as 2026-06-14"),
        ("cases: [{case: a, records: [{rating: {value: x}}]}]", "1:46: F0.7 a: a number is needed here"),
        ("cases: [{case: a, expect: {keeps: [gaol]}}]", ("1:36: F3.4 a: there is no record kind gaol "
         "(did you mean goal?)")),
        ("cases: [{case: a, expect: {keeps: [{gaol: {}}]}}]", ("1:36: F3.4 a: a record is written as "
         "KIND: {field: value} (did you mean goal?)")),
        ("cases: [{case: a, expect: {never_sees: [{who: Kim, what: x}]}}]",
         "1:47: F1.2 a: Kim does not take part"),
        ("cases: [{case: a, expect: {shows: [x]}}]", "1:35: F0.7 a: shows is written as STEP: text"),
        ("cases: [{case: a, expect: x}]", "1:27: F0.7 a: keys with values are needed here"),
    ],
)  # fmt: skip
def test_a_file_of_cases_is_read_as_carefully_as_a_flow(text: str, fault: str) -> None:
    with pytest.raises(FlowFaults) as refused:
        read_cases(text, "x.cases.yaml", secret())
    assert str(refused.value).split("\n")[0] == f"x.cases.yaml:{fault}"


def test_which_place_is_meant() -> None:
    assert match("candidates", "settle#2/candidates") == 1
    assert match("candidates#2", "settle#2/candidates") == 2
    assert match("settle#2/candidates", "settle#2/candidates") == 3
    assert match("settle#2/candidates", "part/settle#2/candidates") == 2
    assert not match("candidates#1", "settle#2/candidates")
    assert not match("other", "settle#2/candidates")
    assert not match("candidates#1", "candidates")
    assert texts({"a": ("b", 1, None)}) == ["a", "b"]
