"""Forms and votes in the plain face."""

from __future__ import annotations

import json

import pytest

from flows import events as ev
from tests.ui.plain.table import typed
from tests.ui.plain.test_writing_together import END, kept

# Forms

FORM = """\
  - form: f
    text: Who does what?
    many: true
    max: 2
    fields:
      - what: {text: What, type: line}
      - who: {text: Who, type: choice, options: [sam: Sam, noa: Noa, not: Nobody]}
      - sure: {text: Sure?, type: yesno, optional: true}
      - until: {text: Until, type: date, optional: true}
"""


def test_a_form_goes_from_field_to_field() -> None:
    lines = ("", "tea", "9", "no", "noa", "perhaps", "y", "sometime", "friday", "")
    held = typed(FORM + END, *lines)
    assert held.last.value == ({"what": "tea", "who": "noa", "sure": True, "until": "2026-06-19"},)
    assert "“What” needs an answer; :pass leaves all of it open." in held.out
    assert "Please type a number, 1 to 3." in held.out
    assert "Please type yes or no." in held.out
    assert "That is Friday 19 June 2026." in held.out


def test_rows_can_be_taken_up_and_away() -> None:
    one = ("tea", "1", "", "")
    held = typed(
        FORM + END, *one, ":edit 1", "coffee", "", "", "", ":edit 5", ":drop", ":done", "x"
    )
    assert "Kept as line 1." in held.out
    assert "Which line? Please type its number, 1 to 1." in held.out
    assert "Taken away: What: coffee; Who: Sam" in held.out
    held = typed(FORM + END, *one, "walk", ":up", ":clear", "run", ":done", "2", ":done")
    assert [row["what"] for row in held.last.value] == ["tea", "run"]


def test_a_form_is_full_at_its_last_row() -> None:
    one = ("tea", "1", "", "")
    held = typed(FORM + END, *one, *one, "")
    assert len(kept(held, ev.Answered)[0].value) == 2
    assert held.over.status == "finished"


def test_a_half_filled_form_goes_on_where_it_was_left() -> None:
    held = typed(FORM + END, "tea", "2", "yes", edits=False)
    draft = json.loads(held.keeper.drafts.get("f", None))
    assert draft["now"] == {"what": "tea", "who": "Noa", "sure": "yes"}
    again = typed(held.over, "", "3/4/2027", "7", "1", "", drafts=held.keeper.drafts.texts)
    assert again.last.value[0]["who"] == "noa"
    assert "There already: “yes”. Enter alone keeps it." in again.out
    assert "can be read in 2 ways." in again.out


def test_a_row_that_is_begun_is_not_written_over() -> None:
    one = ("tea", "1", "", "")
    held = typed(FORM + END, *one, "walk", ":edit 1", "2", "", "", "")
    assert "Finish this line first" in held.out
    assert [row["what"] for row in kept(held, ev.Answered)[0].value] == ["tea", "walk"]


def test_a_day_that_waits_takes_no_other_answer() -> None:
    row, which = ("tea", "1", ""), "can be read in 2 ways."
    held = typed(FORM + END, *row, "3/4/2027", ":done", "1", ":done")
    assert held.out.count(which) == 2
    assert held.last.value[0]["until"] in {"2027-04-03", "2027-03-04"}
    held = typed(FORM + END, *row, "3/4/2027", ":clear", "2027-05-01", ":done")
    assert held.last.value[0]["until"] == "2027-05-01"
    held = typed(FORM + END, *row, "", *row, "3/4/2027", ":drop 1", "2027-05-01", ":done")
    assert [line["until"] for line in held.last.value] == ["2027-05-01"]


def test_a_form_that_is_asked_once_can_be_changed() -> None:
    steps = FORM.replace("    many: true\n    max: 2\n", "") + "  - say: s\n    text: Hi\n" + END
    held = typed(steps, "tea", "1", "", "", ":back", "", "2", "", "2026-01-01", "")
    assert [e.value[0]["who"] for e in kept(held, ev.Answered)] == ["sam", "noa"]
    assert "That day has gone by." in held.out


# Votes


def vote(mode: str, more: str = "") -> str:
    """A vote of one person over three things."""
    return (
        f"  - ask: l\n    who: all\n    type: choices\n    text: L\n    options: [a, b, c]\n"
        f"  - vote: v\n    who: all\n    mode: {mode}\n    of: l\n    text: Vote.\n{more}{END}"
    )


@pytest.mark.parametrize(
    ("mode", "lines", "value"),
    [
        ("dots", ["4", "1 1 3", "1 1"], [2]),
        ("points", ["2 2", "1 2 3 1", "3 1"], None),
        ("thumbs", ["1", "+9", "+1 −3"], [1, -1]),
    ],
)
def test_votes(mode: str, lines: list[str], value: list[int] | None) -> None:
    held = typed(vote(mode), "1 2 3", *lines, people=1)
    given = held.last.value
    if value is not None:
        assert list(given.values()) == value
    else:
        assert list(given) == ["c", "a"]
        assert given["c"] > given["a"]


def test_nothing_given_is_a_vote_too() -> None:
    held = typed(vote("dots"), "1 2 3", "", ":done", people=1)
    assert held.last.value == {}
    assert "Nothing is given yet." in held.out


def test_half_given_votes_are_there_again() -> None:
    first = typed(vote("dots"), "1 2 3", people=1)
    drafts = {("v", "sam"): json.dumps({"b": 2}), ("v", None): json.dumps({"b": 2})}
    held = typed(first.over, "", people=1, drafts=drafts)
    assert held.last.value == {"b": 2}
    held = typed(first.over, ":clear", "1", people=1, drafts=drafts)
    assert held.last.value == {"a": 1}
    assert "Given so far: 2 2." in held.out
    bad: dict[tuple[str, str | None], str] = {("v", "sam"): "{", ("v", None): "{"}
    assert typed(first.over, "1", people=1, drafts=bad).last.value == {"a": 1}
