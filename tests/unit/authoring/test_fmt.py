"""The layout of flow files: meaning and comments stay, twice is once, odd files are left alone."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.authoring import fmt as module
from flows.authoring.fmt import fmt
from flows.faults import FlowFaults
from tests.unit.authoring.files import BUNDLED, HEAD, meaning

CHECK_IN = BUNDLED["check-in"]


def comments_of(text: str) -> Counter[str]:
    """Lines that hold nothing but a comment."""
    return Counter(line.strip() for line in text.splitlines() if line.strip().startswith("#"))


@pytest.mark.parametrize("name", BUNDLED)
def test_bundled_flows_keep_their_meaning_and_their_comments(name: str) -> None:
    text = BUNDLED[name]
    made = fmt(text)
    assert meaning(made) == meaning(text)
    assert comments_of(made) == comments_of(text)
    assert fmt(made) == made
    assert made.endswith("\n")
    assert not made.endswith("\n\n")


def laid_out(before: str, after: str) -> None:
    """A file comes out so, and stays so."""
    assert fmt(before) == after
    assert fmt(after) == after


UNTIDY = """\
title:   'A talk'
flow:    talk
steps:
-   text:  "Q?"
    private:   true
    ask:  q
    who:    each
    labels: { 0:  low,10: "high" }
    options:   [ a,b: B,   {c: 'say "c"'} ]
- section: s
  title: S
people:
   max:  2
   min:  1
odd: 1
"""
TIDY = """\
flow: talk
title: "A talk"
people:
  max: 2
  min: 1

steps:
  - ask: q
    who: each
    private: true
    labels: {0: low, 10: "high"}
    text: "Q?"
    options: [a, b: B, {c: 'say "c"'}]

  - section: s
    title: S
odd: 1
"""


def test_order_of_keys_spacing_and_quotes() -> None:
    laid_out(UNTIDY, TIDY)
    laid_out("\ufeff" + UNTIDY.replace("\n", "\r\n"), TIDY)


def test_comments_go_along() -> None:
    laid_out(
        """\
# top

# second
flow: talk # name
# about
title: T
evidence: # cards
  # one
  card: {source: S, claim: "C # no comment", strength: strong}  # behind
steps: # all
# before
- who: each   # who

  # for the kind
  ask: q # what
  text: |  # words
    A text # no comment

      deeper
  check: [ {text: No, that: a > 1}, # first
     {that: b} ] # last
- # lone
  form: f
  fields:
    - name:
        type: line
        text: N

  # dedented
- end: e
# last
""",
        """\
# top

# second
flow: talk  # name
# about
title: T
evidence:  # cards
  # one
  card: {source: S, claim: "C # no comment", strength: strong}  # behind

steps:  # all
  # before
  # for the kind
  - ask: q  # what
    who: each  # who
    text: |  # words
      A text # no comment

        deeper
    check:  # first
      - {text: No, that: a > 1}
      - {that: b}  # last
  # lone
  - form: f
    fields:
      - name:
          text: N
          type: line

  # dedented
  - end: e
# last
""",
    )


LONG = " ".join(["word"] * 30)


def test_sentences_are_folded_and_expressions_are_not() -> None:
    made = fmt(f"flow: a\nsummary: {LONG}\nsteps:\n  - set: s\n    value: {LONG}\n")
    assert max(map(len, made.split("steps:")[0].splitlines())) <= 100
    assert f"    value: {LONG}\n" in made
    folded = made.replace(f"value: {LONG}", f"value: {LONG[:50]}\n      {LONG[50:]}")
    assert max(map(len, fmt(folded).splitlines())) <= 100
    assert fmt(fmt(folded)) == fmt(folded)


def test_words_over_several_lines() -> None:
    laid_out(
        """\
flow: a
summary:
  One
  two.

  Three  four,
  five.
steps:
  - say: s
    text: "A
      b\\t\\"c

      d \\U0001F600"
  - say: t
    text: 'it''s
      "so"'
  - say: u
    lenses: [One
      two, "a

      b"]
  - say: v
    lenses: [One

      two]
  - "odd":
""",
        """\
flow: a
summary: One two.

  Three  four, five.

steps:
  - say: s
    text: "A b\\u0009\\"c\\nd 😀"
  - say: t
    text: 'it''s "so"'
  - say: u
    lenses: [One two, "a\\nb"]
  - say: v
    lenses:
      - One

        two
  - "odd":
""",
    )


def test_brackets_that_are_too_long_become_lines() -> None:
    laid_out(
        f"flow: a\nsteps:\n  - say: s\n    lenses: [{LONG}, b, []]\n  - [{LONG}, {{}}]\n  - [a, [b]]\n  - - c\n    - d\n",
        f"flow: a\n\nsteps:\n  - say: s\n    lenses:\n      - {LONG}\n      - b\n      - []\n"
        f"  - - {LONG}\n    - {{}}\n  - [a, [b]]\n  - - c\n    - d\n",
    )


def test_blocks_in_lists_and_folded_blocks() -> None:
    laid_out(
        "flow: a\nsummary: >-\n    One\n    two.\nlenses:\n- |\n  A\n   b\n- c\n",
        "flow: a\nsummary: >-\n  One\n  two.\nlenses:\n  - |\n    A\n     b\n  - c\n",
    )


@pytest.mark.parametrize(
    "odd",
    [
        "flow: a\nsummary: |2\n    One\n  two.\n",
        "flow: a\nsummary: |+\n  One\n\nlang: en\n",
        "flow: a\nsummary: |\n\n\nlang: en\n",
        "flow: a\nsummary: |\nlang: en\n",
        "flow: a\nsummary: |\n\n  One\nlang: en\n",
    ],
)
def test_what_is_laid_out_oddly_is_left_alone(odd: str) -> None:
    assert fmt(odd) == odd


def test_a_change_of_meaning_is_never_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "key", lambda scalar: f"{scalar.text}x")
    assert fmt(UNTIDY) == UNTIDY


@pytest.mark.parametrize("bad", ["a: [b", "a: 1\na: 2\n", "a: &b c\n", "- a\n", "", "a: \t b"])
def test_files_that_cannot_be_parsed_are_refused(bad: str) -> None:
    with pytest.raises(FlowFaults) as faults:
        fmt(bad, "x.yaml")
    assert str(faults.value).startswith("x.yaml:")


def test_markers_and_explicit_keys() -> None:
    laid_out("--- # a\n? flow\n: b\n...\n", "# a\nflow: b\n")


LINES = [line for text in BUNDLED.values() for line in text.splitlines()]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_mutated_files_keep_what_they_say(data: st.DataObject) -> None:
    """Lines moved, doubled, commented, indented: laid out or refused, and never changed."""
    name = data.draw(st.sampled_from(["hello", "reflect", "close", "sticky-notes"]))
    lines = BUNDLED[name].splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(
            st.sampled_from(["comment", "beside", "blank", "drop", "borrow", "spaces", "split"])
        ):
            case "comment":
                lines.insert(at, " " * data.draw(st.integers(0, 6)) + "# said: here")
            case "beside":
                lines[at] += "  # beside"
            case "blank":
                lines.insert(at, "")
            case "drop":
                del lines[at]
            case "borrow":
                lines.insert(at, data.draw(st.sampled_from(LINES)))
            case "spaces":
                lines[at] = lines[at].replace(": ", ":   ").replace("[", "[ ") + "   "
            case "split":
                head, colon, tail = lines[at].partition(", ")
                lines[at : at + 1] = (
                    [f"{head}{colon}".rstrip(), " " * 12 + tail] if colon else [head]
                )
    text = "\n".join(lines)
    try:
        made = fmt(text)
    except FlowFaults:
        return
    assert module._plain(module._tree(made)) == module._plain(module._tree(text))
    assert sum(comments_of(made).values()) >= sum(comments_of(text).values()) - text.count("|")
    assert fmt(made) == made


def test_the_head_is_what_other_tests_say() -> None:
    assert fmt(HEAD + "steps:\n  - end: e\n") == HEAD + "\nsteps:\n  - end: e\n"
