"""Every way through a flow: the shortest path to what breaks, and what nobody comes by."""

from __future__ import annotations

from collections import Counter

import pytest

from flows import Conversation, Impossible, advance
from flows import events as ev
from store import Library
from tests.ui.rehearsal.small import loop, secret
from tests.unit.talk import flow_of
from tui.rehearsal import exhaustive
from tui.rehearsal.deciding import Deciding
from tui.rehearsal.exhaustive import search
from tui.rehearsal.past import a_past
from tui.rehearsal.promises import ENDS, RAISES
from tui.rehearsal.rehearse import Plan, rehearse
from tui.rehearsal.report import coverage
from tui.rehearsal.setting import Setting, opening
from tui.rehearsal.telling import told
from tui.rehearsal.tracing import Mark, everything
from tui.rehearsal.ways import ways
from tui.simulated.playing import EVENING

PAIR = Setting(2)


def test_all_choices_that_decide_are_tried_and_no_others() -> None:
    found = search(secret(), PAIR)
    assert found.whole
    assert found.ends == 2
    # Four pages up to the choice; three of its answers (a, b, none) are told apart at the reveal,
    # before and after it opens, since they decide what is kept; then two last pages and two ends.
    assert found.states == 4 + 3 + 3 + 2 + 2
    marks = {mark.which for mark in found.marks if mark.kind == "choice"}
    assert marks == {"a", "b", "c"}


def test_the_shortest_path_to_a_broken_promise_is_found() -> None:
    found = search(secret("always_ends(done)", "not chosen.answered or chosen != 'b'"), PAIR)
    by_promise = {broken.promise: told(at) for broken, at in found.broken}
    assert [line.partition(":")[0] for line in by_promise["always_ends(done)"]] == [
        "topic", "secret, Sam", "secret, Noa", "chosen", "other"
    ]  # fmt: skip
    assert by_promise["always_ends(done)"][3] == "chosen: “c”"
    assert by_promise["not chosen.answered or chosen != 'b'"][3] == "chosen: “b”"


def test_what_a_promise_speaks_of_decides_too() -> None:
    steps = """\
  - ask: one
    who: all
    type: yesno
    text: One?
  - ask: two
    who: all
    type: yesno
    text: Two?
  - set: words
    value: text(one)
  - keep: goal_kept
    as: goal
    fields: {wish: words}
  - end: over
"""
    kept = search(secret("keeps(goal)", steps=steps), PAIR)
    assert [told(at)[0] for _, at in kept.broken] == ["one: passes"]
    told_of = search(secret("not two.answered or two or not one", steps=steps), PAIR)
    assert [told(at)[:2] for _, at in told_of.broken] == [("one: “yes”", "two: “no”")]


def test_loops_gates_consents_and_lookups_are_left_every_way() -> None:
    found = search(loop(), PAIR)
    assert found.whole
    met = {(mark.step, mark.which) for mark in found.marks if mark.kind in {"loop", "outcome"}}
    assert met == {
        ("settle", "until"), ("settle", "max"), ("picked", "agreed"), ("picked", "not agreed"),
        ("told", "given"), ("told", "declined"),
    }  # fmt: skip
    rest = coverage(loop(), "x.yaml", found.marks)
    assert (rest.gaps, rest.visited, rest.taken) == ((), (7, 7), (6, 6))


def test_a_bound_holds_and_what_is_left_is_said() -> None:
    seen: list[int] = []
    found = search(loop(), PAIR, most=20, watcher=seen.append)
    assert not found.whole
    assert found.states <= 40
    assert seen


def test_with_a_bound_the_ends_are_still_reached() -> None:
    steps = "".join(
        f"  - ask: q{n}\n    who: all\n    type: yesno\n    text: Q?\n"
        f"  - say: s{n}\n    when: q{n}.answered and q{n}\n    text: S\n"
        for n in range(8)
    )
    last = " and ".join(f"q{n}.answered and q{n}" for n in range(8))
    flow = secret(f"not ({last})", steps=steps + "  - end: over\n")
    found = search(flow, Setting(1), most=200)
    assert not found.whole
    assert [told(at)[-1] for _, at in found.broken] == ["over: goes on"]


def test_an_exception_and_a_dead_end_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def fragile(now: Conversation, event: ev.Event) -> Conversation:
        if isinstance(event, ev.Answered) and event.value == "b":
            raise ZeroDivisionError("oh")
        if getattr(event, "place", "") == "look":
            raise Impossible("no")
        return advance(now, event)

    monkeypatch.setattr(exhaustive, "advance", fragile)
    found = {broken.promise: broken.found for broken, _ in search(secret(), PAIR).broken}
    assert found == {RAISES: "ZeroDivisionError: oh"}
    calm = flow_of("  - ask: a\n    who: each\n    blind: true\n    text: A\n"
                   "  - reveal: look\n    of: [a]\n  - end: over\n")  # fmt: skip
    assert [broken.promise for broken, _ in search(calm, PAIR).broken] == [ENDS]


ALL_KINDS = """\
  - recall: old
    from: goal
    pick: many
    text: Goals.
  - recall: quiet
    from: note
    quiet: true
  - ask: number
    who: all
    type: number
    min: 0
    max: 20
    text: How many?
  - ask: day
    who: all
    type: date
    text: When?
  - ask: several
    who: all
    type: choices
    options: [a, b, c]
    text: Which?
  - ask: order
    who: all
    type: rank
    options: [a, b]
    text: Order?
  - form: rows
    text: Rows.
    fields:
      - what: {text: What}
  - notes: list
    who: all
    min: 2
    text: List.
  - group: heaps
    of: list
  - vote: dots
    who: each
    blind: true
    of: heaps
  - vote: points
    who: each
    blind: true
    mode: points
    of: list.items
  - vote: thumbs
    who: each
    blind: true
    mode: thumbs
    of: list.items
  - reveal: tally
    of: [dots, points, thumbs]
    show: side_by_side
  - go: over
    when: number.answered and number > 7 and day.answered and day < today
  - go: over
    when: several.size > 1 or order.size > 0 or rows.size > 0 or old.size > 1 or quiet.size > 1
  - go: over
    when: heaps.size > 1 or dots.size > 0 or points.size > 0 or thumbs.size > 0
  - ask: line
    who: all
    text: Line.
  - say: said
    when: line.answered
    text: Said.
  - end: over
"""


def test_each_kind_of_page_has_its_ways() -> None:
    flow = flow_of(ALL_KINDS)
    deciding, past = Deciding(flow), a_past(EVENING)
    now, counts = opening(flow, Setting(1), past), Counter[str]()
    while now.status == "running":
        found = ways(now, deciding, past)
        place = getattr(found[0][-1], "place", "")
        counts[place] += len(found)
        for event in found[0]:
            now = advance(now, event)
    assert counts == {
        "old": 3 + 3, "quiet": 3, "number": 7 + 1, "day": 3, "several": 3 + 1, "order": 3, "rows": 2,
        "list": 2, "heaps": 3, "dots": 2, "points": 2, "thumbs": 2, "over": 1,
    }  # fmt: skip


def test_who_went_back_to_notes_goes_on_with_them() -> None:
    flow = flow_of("  - notes: list\n    who: all\n    text: L\n  - say: s\n    when: list.size > 0\n"
                   "    text: S\n  - end: over\n")  # fmt: skip
    now = opening(flow, Setting(1))
    for event in ways(now, Deciding(flow), ())[0]:
        now = advance(now, event)
    now = advance(now, ev.WentBack(at=EVENING, place="list", people=("sam",)))
    assert [type(way[0]) for way in ways(now, Deciding(flow), ())] == [ev.Done, ev.Passed]


def test_everything_there_is_to_visit() -> None:
    marks = set(everything(secret()))
    assert Mark("trial", "chosen", "choice", "c") in marks
    assert Mark("trial", "kept", "when", "false") in marks
    assert Mark("trial", "look", "step") in marks
    taken = flow_of("  - say: s\n    when: about != ''\n    text: S\n  - end: over\n",
                    header=SHARPENED)  # fmt: skip
    assert {mark.step for mark in everything(taken)} == {"over"}


SHARPENED = """\
flow: part
format: 1
revision: 1
title: Part
takes: [about]
summary: S
people: {min: 1, max: 2}
minutes: 1
steps:
"""


def test_a_rehearsal_tells_what_nobody_came_by() -> None:
    report = rehearse(secret(), "small.yaml", Plan(walks=0))
    lines = list(report.lines())
    assert lines[0] == "trial: 0 walks"
    assert "  small.yaml:10:1: F6.2 topic: nobody came by" in lines
    assert lines[-1] == "Every promise held."
    assert report.sound
    report = rehearse(secret(), "small.yaml", Plan(people=1, walks=0, exhaustive=True))
    said = [str(gap) for gap in report.gaps]
    assert said == ["small.yaml:24:1: F6.2 look: nobody came by"]


def test_a_rehearsal_prefers_the_shorter_path_and_says_how_to_go_it_again() -> None:
    flow = secret("always_ends(done)")
    told_: list[str] = []
    plan = Plan(people=2, quick=False, walks=30, exhaustive=True, states=400)
    report = rehearse(flow, "small.yaml", plan, told_.append, named="my flow.yaml")
    (breach,) = report.breaches
    assert len(breach.path) <= 5
    assert breach.again.startswith("duologue flow walk 'my flow.yaml' --people 2 --form full --")
    assert "30 of 30 walks" in told_
    lines = "\n".join(report.lines())
    assert "small.yaml:10:5: F6.1 broken: always_ends(done)" in lines
    assert "It ended at other." in lines
    data = report.data()
    assert data["whole"] is True
    assert data["broken"][0]["people"] == 2  # type: ignore[index]
    again = rehearse(flow, "small.yaml", Plan(people=2, walks=1, seed=_seed(breach.again)))
    assert breach.again.endswith("--states 400") or again.breaches


def _seed(line: str) -> int:
    """The seed in a command line; 0 where it has none."""
    words = line.split()
    return int(words[words.index("--seed") + 1]) if "--seed" in words else 0


def test_a_bundled_flow_is_searched_whole() -> None:
    found = search(Library().load("lessons"), Setting(2, quick=True))
    assert (found.whole, found.broken) == (True, ())
