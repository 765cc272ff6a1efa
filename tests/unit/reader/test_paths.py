"""What the walk over all paths of a flow finds."""

from __future__ import annotations

import pytest

from tests.unit.reader.writing import HEADER, codes, faults, read, written

ALONE = HEADER.replace("max: 2", "max: 1")
FRAGMENT = HEADER + "fragment: true\nparameters: [topic]\nshares: [progress, mood]\n"

MOOD = "- ask: mood\n  text: Mood?\n  type: choice\n  options: [good, bad]\n"
SURE = MOOD + "  skip: false\n"
BLIND = "- ask: b\n  who: each\n  blind: true\n  type: scale\n  text: B\n  skip: false\n"
REVEAL = "- reveal: r\n  of: [b]\n"
SECRET = "- ask: p\n  who: each\n  private: true\n  text: P\n"
LOOP = """
- repeat: l
  until: picked.agreed
  max: 3
  steps:
    - agree: picked
      text: T
"""


def says(when: str = "", text: str = "S") -> str:
    """A step that says something, perhaps under a condition."""
    return f"- say: s\n  text: '{text}'\n" + (f"  when: {when}\n" if when else "")


@pytest.mark.parametrize(
    "steps",
    [
        MOOD + says("mood.answered and mood == 'good'"),
        SURE + says("mood == 'good'"),
        MOOD + says(text="{{ mood }}"),
        SURE.replace("text: Mood?", "text: Mood?\n  when: alone") + says("alone and mood == 'bad'"),
        SURE.replace("text: Mood?", "text: Mood?\n  optional: true")
        + says("mood == 'bad'").rstrip() + "\n  optional: true\n",
        "- section: x\n  title: X\n  optional: true\n" + SURE + says("mood == 'good'")
        + "- section: y\n  title: Y\n",
        "- section: x\n  title: X\n  optional: true\n" + SURE + "- section: y\n  title: Y\n"
        + says("mood.answered and mood == 'good'"),
        MOOD + "- go: over\n  when: not mood.answered\n" + says("mood == 'good'"),
        MOOD + "- go: s\n  when: mood.answered\n- end: e\n" + says("mood == 'good'"),
        MOOD + "- end: e\n  when: not mood.answered\n" + says("mood == 'good'"),
        MOOD + "- end: e\n  optional: true\n" + says("mood.answered"),
        SURE + "- set: x\n  value: mood\n" + says("x == 'good'"),
        MOOD + "- set: x\n  value: mood\n" + says("x.answered and x == 'good'"),
        LOOP + says("picked.agreed"),
        LOOP.replace("max: 3", "max: 3\n  exhausted: late") + "- end: f\n- say: late\n  text: L",
        LOOP.replace("max: 3", "max: 3\n  exhausted: late\n  when: alone")
        + "- end: f\n- say: late\n  text: L",
        LOOP.replace("text: T", "text: T\n      when: not picked.answered").replace(
            "picked.agreed", "picked.answered and picked.agreed"
        ),
        ("- repeat: l\n  for: people\n  steps:\n    - say: a\n      text: '{{ item.text }}'\n"
        "    - repeat: k\n      for: filter(people, item != 'x')\n      steps:\n"
        "        - say: c\n          text: '{{ item }}'"),
        ("- repeat: l\n  until: alone and x.answered\n  steps:\n    - set: x\n      value: 1\n"
        "    - end: gone\n      when: alone"),
        "- repeat: l\n  for: people\n  steps:\n    - end: gone",
        BLIND + REVEAL + says("b.gap > 2") + "- keep: k\n  as: rating\n  each: b\n"
        "  fields: {value: item.value, who: item.author, what: '\"b\"'}",
        BLIND + "- ask: c\n  who: each\n  text: '{{ b }}, {{ me }}'\n  start: b + 1\n" + REVEAL,
        BLIND.replace("skip: false", "skip: false\n  when: alone") + REVEAL + says("b.answered"),
        BLIND + REVEAL.rstrip() + "\n  when: alone\n" + says("alone and b.gap > 2"),
        SECRET + "- keep: k\n  as: note\n  private: true\n  fields: {text: p}",
        SECRET + "- keep: k\n  as: note\n  private: true\n  each: p.items\n  fields: {text: item}",
        ("- recall: old\n  from: goal\n  where: item.state == 'open' and item.due < today\n"
        "  pick: one\n- keep: k\n  as: goal\n  updates: old\n  fields: {state: '\"done\"', "
        "due: old.due}"),
        ("- recall: old\n  from: goal\n- repeat: l\n  for: old\n  steps:\n    - keep: k\n"
        "      as: goal\n      updates: item\n      fields: {wish: item.wish}"),
        ("- ask: d\n  type: date\n  text: D\n- keep: k\n  as: charter\n  each: people\n"
        "  updates: item\n  fields: {rules: people, rhythm: d, third_person: item}"),
        "- notes: n\n  text: N\n- group: g\n  of: n\n- vote: v\n  of: g\n"
        + says("count(v, item.notes > 1 and item.points > 2 and item.people > 1) > 0"),
        "- ask: c\n  type: choices\n  text: C\n  options_from: people\n"
        + says("any(c, item.text == 'x')"),
        "- ask: c\n  type: rank\n  text: C\n  options: [x, y]\n"
        + says("c.answered and 'x' in c"),
        "- ask: c\n  type: choices\n  text: C\n  options_from: last(goal, 5)\n"
        "- set: x\n  value: c\n- set: z\n  value: '[\"q\"]'\n- set: y\n  value: first(c)\n"
        + says("count(x, item.wish == 'w') > 1 and y.answered and y.wish == 'x'"),
        "- ask: c\n  who: each\n  type: yesno\n  text: C\n" + says("c.answered and c.yes == 2"),
        "- form: f\n  text: F\n  fields: [{due: {text: D, type: date}}]\n"
        + says("f.answered and f.due < today", "{{ f.due | date }}"),
        "- consent: c\n  text: '{{ me }}?'\n  decline: over\n  allows: progress\n"
        + says("c.given"),
        "- listen: l\n- wait: w\n  for: pairs\n  timeout: 2\n  otherwise: over\n"
        + says("l.answered"),
        "- say: s\n  text: S\n  show: last(win, 3)\n  say_if_you_like: '{{ today | date }}'",
        "- recall: o\n  from: win\n  empty: '{{ people | bullets }} {{ alone }}'",
        "- recall: o\n  from: win\n  last: 1\n" + says(text="{{ o.text | quote }}"),
        "- recall: old\n  from: goal\n  last: 1\n- keep: k\n  as: note\n  fields: {text: old}",
        "- ask: a\n  text: A\n- ask: c\n  text: C\n  edits: a\n- listen: l\n  of: c",
        "- agree: g\n  text: G\n  otherwise: over\n" + says("g.agreed", "{{ g.wishes | list }}"),
        "- set: x\n  value: today\n" + says(text="{{ x | date }} {{ last(goal, 1).wish | date }}"),
        "- ask: n\n  type: number\n  text: N\n  check: {that: answer > 1, text: '{{ answer }}'}\n"
        + says(text="{{ n | number }} {{ n | count: a, b }} {{ last(rating, 1).value | number }}"),
    ],
)  # fmt: skip
def test_a_flow_that_holds(steps: str) -> None:
    assert faults(written(steps)) == []


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (MOOD + says("mood == 'good'"), ["F1.6"]),
        (MOOD + says("mood.answered and mood == 'god'"), ["F1.4"]),
        (says("mod == 'x'"), ["F1.2"]),
        (says("today"), ["F1.3"]),
        (says(text="{{ me }}"), ["F1.2"]),
        (says("s.answered"), ["F1.2"]),
        (says("mood.answered") + MOOD, ["F1.5"]),
        (MOOD.replace("text: Mood?", "text: Mood?\n  when: alone") + says("mood == 'a'"),
         ["F1.4", "F1.6"]),
        (SURE.replace("text: Mood?", "text: Mood?\n  optional: true") + says("mood == 'good'"),
         ["F1.6"]),
        ("- section: x\n  title: X\n  optional: true\n" + SURE + "- section: y\n  title: Y\n"
         + says("mood == 'good'"), ["F1.6"]),
        ("- go: s\n  when: alone\n" + SURE + says("mood == 'good'"), ["F1.6"]),
        (MOOD + "- set: x\n  value: mood\n" + says("x == 'good'"), ["F1.6"]),
        ("- repeat: l\n  for: people\n  steps:\n    - agree: a\n      text: A\n"
         + says("a.agreed"), ["F1.6"]),
        ("- go: over\n" + says(), ["F2.1"]),
        ("- go: over\n" + says() + SURE + says("mood == 'good'").replace("say: s", "say: t"),
         ["F2.1"]),
        ("- repeat: l\n  until: x.answered\n  steps:\n    - set: x\n      value: 1\n"
         "    - end: gone\n" + says(), ["F2.1"]),
        ("- go: nowhere", ["F2.1", "F2.3"]),
        (says() + "- go: s", ["F2.1", "F2.3"]),
        (("- repeat: l\n  for: people\n  steps:\n    - say: a\n      text: A\n"
         "- agree: g\n  text: G\n  otherwise: a"), ["F2.3"]),
        (LOOP.replace("max: 3", "max: 3\n  exhausted: l"), ["F2.3"]),
        (LOOP.replace("picked.agreed", "alone"), ["F2.4"]),
        (says() + "- reveal: r\n  of: [s]", ["F3.3"]),
        ("- reveal: r\n  of: []", ["F3.3"]),
        ("- reveal: r\n  of: [x]", ["F3.3"]),
        (REVEAL + BLIND, ["F1.5"]),
        (SECRET + "- reveal: r\n  of: p", ["F3.3"]),
        (BLIND, ["F3.2"]),
        (BLIND.replace("who: each", "who: all") + REVEAL, ["F3.3"]),
        (BLIND + says("b.answered") + REVEAL, ["F3.1"]),
        (BLIND + says(text="{{ b.gap }}") + REVEAL, ["F3.1"]),
        (BLIND + "- set: x\n  value: b.gap\n- set: y\n  value: x\n" + says("y > 2") + REVEAL,
         ["F3.1"]),
        (BLIND + "- vote: v\n  of: b\n" + REVEAL, ["F3.1"]),
        (BLIND + "- ask: c\n  who: each\n  type: choice\n  text: C\n  options_from: b\n" + REVEAL,
         ["F3.1"]),
        (BLIND + "- ask: c\n  who: each\n  text: C\n  when: b.gap > 2\n" + REVEAL, ["F3.1"]),
        (BLIND + REVEAL.rstrip() + "\n  when: alone\n" + says("b.gap > 2"), ["F3.1"]),
        (BLIND + "- keep: k\n  as: rating\n  each: b\n  fields: {value: item.value}\n" + REVEAL,
         ["F3.1"]),
        (SECRET + says(text="{{ p }}"), ["F3.1"]),
        ("- repeat: l\n  max: 2\n  until: x.answered\n  steps:\n"
         "    - set: x\n      value: b.gap\n      when: x.answered\n"
         + "".join("    " + line + "\n" for line in BLIND.splitlines()) + REVEAL,
         ["F3.1", "F3.1"]),
        (("- notes: n\n  who: each\n  blind: true\n  text: N\n- group: g\n  of: n\n- reveal: r\n"
         "  of: n"), ["F3.1"]),
        ("- group: g\n  of: x", ["F3.3"]),
        ("- agree: a\n  text: A\n- group: g\n  of: a", ["F3.3"]),
        ("- ask: a\n  text: A\n  edits: x", ["F3.3"]),
        ("- listen: a\n  of: x", ["F3.3"]),
        ("- recall: a\n  from: gaol", ["F3.4"]),
        ("- recall: a\n  from: xyz", ["F3.4"]),
        ("- recall: a\n  from: xyz\n- keep: k\n  as: note\n  updates: a\n", ["F3.4"]),
        ("- keep: k\n  as: gaol\n  fields: {wish: '\"x\"'}", ["F3.4"]),
        ("- keep: k\n  as: goal\n  fields: {wihs: '\"x\"', zzzzzz: '\"x\"'}", ["F3.4", "F3.4"]),
        ("- keep: k\n  as: goal\n  fields: {wish: 1, due: '\"x\"'}", ["F1.3", "F1.3"]),
        ("- keep: k\n  as: charter\n  fields: {rules: 1}", ["F1.3"]),
        ("- keep: k\n  as: goal\n  each: today\n  fields: {due: item}", ["F1.3"]),
        ("- say: s\n  text: S\n  show: today", ["F1.3"]),
        (says(text="{{ today | bullets }} {{ today | count: a, b }} {{ alone | date }}"),
         ["F1.3", "F1.3", "F1.3"]),
        ("- say: s\n  text: S\n  why: car", ["F1.2"]),
        ("- ask: a\n  text: A\n  share: mood", ["F3.5"]),
        ("- consent: a\n  text: A\n  allows: [progress, mood]", ["F3.5"]),
        ("- ask: a\n  text: A\n  check: {that: b > 1, text: '{{ c }}'}", ["F1.2", "F1.2"]),
        ("- vote: v\n  of: today", ["F1.3"]),
        ("- set: x\n  value: x", ["F1.5"]),
    ],
)  # fmt: skip
def test_a_flow_that_does_not_hold(steps: str, expected: list[str]) -> None:
    assert sorted(codes(steps)) == sorted(expected)


def test_alone_nothing_is_hidden_from_anybody() -> None:
    steps = BLIND + SECRET + "- set: x\n  value: b + 1\n" + says("x > 2", "{{ p }}")
    assert codes(steps, header=ALONE) == []
    notes = "- notes: n\n  who: each\n  blind: true\n  text: N\n- group: g\n  of: n"
    assert codes(notes, header=ALONE) == []


def test_a_path_without_an_end_is_refused_but_in_a_fragment() -> None:
    assert codes(says(), end="") == ["F2.2"]
    assert codes(says("topic == 'x'"), header=FRAGMENT, end="") == []


def test_a_chain_against_the_order_of_the_file_is_followed_through_all_rounds() -> None:
    sets = "".join(f"    - set: x{n}\n      value: x{n + 1}\n" for n in range(6))
    body = "".join("    " + line + "\n" for line in BLIND.replace(": b", ": x6").splitlines())
    loop = "- repeat: l\n  until: x0.answered\n  steps:\n" + sets + body
    assert codes(loop + REVEAL.replace("[b]", "[x6]")) == ["F3.1"]


def test_shares_of_the_header_may_be_shared() -> None:
    leave = "- consent: c\n  text: C\n  allows: mood\n"
    assert codes(leave + "- ask: a\n  text: A\n  share: mood", header=FRAGMENT) == []


def test_faults_of_all_kinds_come_at_once_in_the_order_of_the_file() -> None:
    found = faults(written(says("mod == 'x'", "{{ me }}") + "- go: nowhere\n  when: alone"))
    assert [(code, place) for code, place, _ in found] == [
        ("F1.2", "10:15"), ("F1.2", "11:11"), ("F2.3", "12:5"),
    ]  # fmt: skip
    assert read(written(says())).recalls == {}
