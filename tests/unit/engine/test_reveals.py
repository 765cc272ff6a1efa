"""Four ways to show what was opened, and grouping."""

from __future__ import annotations

import pytest

from flows import events as ev
from flows import pages as p
from flows.turns import open_turns
from tests.unit.engine.scenes import scene
from tests.unit.talk import Talk, flow_of

STEPS = """\
  - ask: trust
    who: each
    blind: true
    type: scale
    text: Trust?
  - ask: drink
    who: each
    blind: true
    type: choice
    options: [{{tea: Tea}}, {{milk: Milk}}]
    text: Drink?
  - form: page
    who: each
    blind: true
    text: Page
    fields:
      - what: {{text: What, type: line}}
      - much: {{text: Much, type: number, optional: true}}
  - notes: ideas
    who: each
    blind: true
    text: Ideas
  - reveal: look
    of: [trust, drink, page, ideas]
    show: {show}
    order: as written
    text: Look.
  - end: over
    text: "{{{{ trust.gap }}}} {{{{ page.items | list }}}}"
"""


def opened(show: str) -> Talk:
    talk = Talk(flow_of(STEPS.format(show=show)))
    for n, person in enumerate(("sam", "noa")):
        talk.answer("trust", 3 + n, person)
        talk.answer("drink", ("tea", "milk")[n], person)
        talk.answer("page", ({"what": f"row {n}", "much": n},), person)
        talk.note("ideas", person, f"idea {n}", f"i{n}").done("ideas", person)
    return talk.open("look")


def test_merged_shows_one_line_for_each_entry() -> None:
    body = opened("merged").body()
    assert isinstance(body, p.Revealed)
    assert [(line.text, line.author) for line in body.lines] == [
        ("3", "Sam"), ("4", "Noa"), ("Tea", "Sam"), ("Milk", "Noa"),
        ("row 0, 0", "Sam"), ("row 1, 1", "Noa"), ("idea 0", "Sam"), ("idea 1", "Noa"),
    ]  # fmt: skip


@pytest.mark.parametrize("show", ["side_by_side", "gap"])
def test_side_by_side_has_a_column_for_each(show: str) -> None:
    body = opened(show).body()
    assert (body.text, body.columns) == ("Look.", ("Sam", "Noa"))
    assert [(row.label, row.cells, row.note) for row in body.rows] == [
        ("Trust?", ("3", "4"), "1 apart"),
        ("Drink?", ("Tea", "Milk"), ""),
        ("", ("row 0, 0", "row 1, 1"), ""),
        ("", ("idea 0", ""), ""),
        ("", ("", "idea 1"), ""),
    ]


def test_what_was_opened_can_be_named_from_then_on() -> None:
    assert opened("merged").done("look").body().text == "1 row 0, 0 and row 1, 1"


RANKING = """\
  - notes: list
    text: List
  - vote: dots
    who: each
    blind: true
    of: list.items
    dots: 2
  - reveal: look
    of: [dots]
    show: ranking
  - end: over
    text: "{{ top(dots, 1) | list }}"
"""


def test_a_ranking_is_best_first_and_names_a_single_voice() -> None:
    talk = Talk(flow_of(RANKING))
    talk.note("list", None, "low", "l").note("list", None, "high", "h").done("list")
    talk.answer("dots", {"h": 2}, "sam").pass_("dots", "noa")
    assert talk.open("look").body().rows == (
        p.Row("high", ("2", ""), "only Sam: listen first", (2, 0)),
        p.Row("low", ("", ""), "", (0, 0)),
    )
    assert talk.done("look").body().text == "high"


def test_a_vote_among_others_that_are_merged_shows_no_lines() -> None:
    talk = Talk(flow_of(RANKING.replace("ranking", "merged"))).note("list", None, "x", "x")
    talk.done("list").answer("dots", {"x": 1}, "sam").pass_("dots", "noa")
    assert talk.open("look").body().lines == ()


SORTING = """\
  - notes: one
    who: each
    blind: true
    text: One
  - reveal: look
    of: [one]
  - set: table
    value: one.items
  - group: heaps
    of: table
    text: Sort
  - end: over
    text: "{{ heaps | list }}"
"""


def test_a_computed_list_can_be_grouped_too() -> None:
    talk = Talk(flow_of(SORTING))
    for n, person in enumerate(("sam", "noa")):
        talk.note("one", person, f"note {n}", f"n{n}").done("one", person)
    talk.open("look").done("look")
    talk.do(ev.Grouped, "heaps", items=("n0",), theme="t", name="Heap")
    talk.do(ev.Grouped, "heaps", items=("n1",), theme="t")
    talk.do(ev.Grouped, "heaps", items=(), theme="t", name="Other name")
    assert talk.body().themes == (p.Theme("t", "Other name", 2),)
    talk.do(ev.Grouped, "heaps", items=("n0", "n1"), theme="")
    assert talk.done("heaps").body().text == "note 0 and note 1"


def test_undoing_takes_back_one_act_after_the_other() -> None:
    talk = scene("heaps")
    talk.do(ev.Grouped, "heaps", items=("sam1",), theme="t", name="T")
    talk.do(ev.Grouped, "heaps", items=("noa1",), theme="t")
    assert talk.do(ev.Undone, "heaps").body().themes[0].count == 1
    assert talk.do(ev.Undone, "heaps").body().themes == ()


def test_an_empty_remark_and_an_empty_likeness_take_the_old_ones_away() -> None:
    talk = scene("open look")
    talk.do(ev.Remarked, "look", item="sam1", text="yes").do(
        ev.Likened, "look", item="sam1", to="noa1"
    )
    talk.do(ev.Remarked, "look", item="sam1", text="").do(ev.Likened, "look", item="sam1", to="")
    line = next(line for line in talk.body().lines if line.item == "sam1")
    assert (line.remarks, line.like) == ((), ())


LEFT_OUT = """\
  - repeat: rounds
    until: go_on.answered and go_on
    max: 2
    steps:
      - ask: secret
        who: each
        blind: true
        when: not go_on.answered
        text: Secret?
      - ask: go_on
        type: yesno
        text: Go on?
      - reveal: look
        when: go_on.answered and go_on
        of: [secret]
        show: {show}
  - end: over
"""


@pytest.mark.parametrize("show", ["merged", "gap"])
def test_a_reveal_opens_nothing_of_a_step_that_was_left_out_or_of_another_round(show: str) -> None:
    talk = Talk(flow_of(LEFT_OUT.format(show=show)))
    talk.answer("rounds#1/secret", "HIDDEN", "sam").pass_("rounds#1/secret", "noa")
    talk.answer("rounds#1/go_on", False).answer("rounds#2/go_on", True).open("rounds#2/look")
    assert "HIDDEN" not in repr(talk.page())
    stop = open_turns(talk.done("rounds#2/look").now)[0].stop
    assert "HIDDEN" not in repr(stop.scope)
