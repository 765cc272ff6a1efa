"""The fields of a form: answers to choose, days, and plans that begin with an if."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import events as ev
from flows import pages as p
from flows.values import Item
from tests.ui.host import Host
from tests.ui.talk.host import END, Seat, table
from tui.talk.filling import FormPage
from tui.talk.form_words import heading, shown, summary
from tui.talk.reading import EndingPage
from tui.widgets.choice_field import ChoiceField
from tui.widgets.line_input import LineInput
from tui.widgets.messages import Draft, EdgeReached, FieldLeft, Submitted

PLAN = f"""\
  - form: f
    who: all
    text: One promise
    fields:
      - text: {{text: What, type: line}}
      - owner: {{text: Who, type: choice, options_from: people, options: [both: both of you]}}
      - due: {{text: Until, type: date}}
      - if_: {{text: If, type: line, optional: true}}
      - then: {{text: then we, type: line, optional: true}}
      - size: {{text: First move under 15 minutes, type: yesno, optional: true}}
{END}"""
DAYS = f"""\
  - form: f
    who: all
    many: true
    max: 3
    text: When
    fields:
      - due: {{text: Until, type: date}}
      - size: {{text: Size, type: number, optional: true, max: 5}}
{END}"""
NAMES = ("Noa", "Noam", "Sam", "not this time")


def row(seat: Seat, label: str) -> str:
    """The line of the screen that begins with a label."""
    return next(line for line in seat.shown.splitlines() if line.strip().startswith(label))


def kept(events: list[ev.Answered], at: int = 0) -> list[dict[str, object]]:
    """The rows of an answer."""
    value = events[at].value
    assert isinstance(value, tuple)
    return [dict(one) for one in value if not isinstance(one, str | int | float)]


# Answers to choose


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (["right"], "Noa"), (["left"], "not this time"), (["right", "right"], "Noam"),
        (["space", "space"], "Noam"), (["end", "right"], "Noa"), (["home"], "Noa"),
        (["s"], "Sam"), ([*"noam"], "Noam"), ([*"noa"], "Noa"), (["n", "n"], "Noam"),
        (["n", "n", "n", "n"], "Noa"), (["n", "s"], "Sam"), (["3"], "Sam"), (["9"], ""),
        ([*"not", "space", *"th"], "not this time"), (["s", "backspace"], ""),
        (["x", "s"], ""), (["x", "backspace", "s"], "Sam"), (["s", "x"], ""),
        (["x", "right"], "Noa"), (["s", "ctrl+u"], ""),
    ],
)  # fmt: skip
async def test_arrows_space_letters_and_digits_choose(keys: list[str], text: str) -> None:
    field = ChoiceField(NAMES)
    async with Host(field).run_test() as pilot:
        field.focus()
        await pilot.press(*keys)
        assert field.text == text


async def test_a_choice_speaks_as_a_field_of_one_line_does() -> None:
    field = ChoiceField(NAMES)
    app = Host(field)
    async with app.run_test() as pilot:
        field.focus()
        await pilot.press("s", "up", "down", "enter", "escape")
        assert [m.text for m in app.of(Draft)] == ["Sam"]
        assert [m.text for m in app.of(Submitted)] == ["Sam"]
        assert [m.up for m in app.of(EdgeReached)] == [True, False]
        assert len(app.of(FieldLeft)) == 1
        assert not field.has_focus


async def test_a_paste_finds_an_answer() -> None:
    from textual.events import Paste

    field = ChoiceField(NAMES)
    async with Host(field).run_test() as pilot:
        field.focus()
        field.post_message(Paste("SAM\n"))
        await pilot.pause()
        assert field.text == "Sam"


async def test_long_answers_are_shown_one_at_a_time() -> None:
    long = [f"{word} and a good deal more of it than fits" for word in ("one", "two", "three")]
    field = ChoiceField(long, empty="choose")
    app = Host(field)
    async with app.run_test(size=(60, 20)) as pilot:
        assert "< choose >  3 answers" in app.shown()
        field.focus()
        await pilot.press("t", "t")
        assert "< three and a good deal" in app.shown()
        assert "3 of 3" in app.shown()
    async with Host(ChoiceField(["x" * 90])).run_test(size=(60, 20)):
        pass


async def test_nothing_to_choose_from_is_said() -> None:
    field = ChoiceField([], "gone")
    app = Host(field)
    async with app.run_test() as pilot:
        field.focus()
        await pilot.press("right", "end", "a")
        assert field.text == ""
        assert field.count == 0
        assert "nothing to choose from" in app.shown()


async def test_a_word_that_no_answer_begins_with_chooses_nothing(tmp_path: Path) -> None:
    async with table(tmp_path, PLAN) as t, t.seat() as s:
        await s.at(FormPage)
        s.one("#field-5", ChoiceField).focus()
        await s.typed("maybe")
        assert "none begins with “maybe”; Backspace" in s.shown
        assert s.one("#field-5", ChoiceField).text == ""


async def test_names_of_a_list_can_be_chosen(tmp_path: Path) -> None:
    async with table(tmp_path, PLAN, "Sam", "Noa", "Kim") as t, t.seat() as s:
        assert "( ) Sam  ( ) Noa  ( ) Kim  ( ) both of you" in s.shown
        await s.write("tea", "k", "end of Q3", "", "", "")
        await s.at(EndingPage)
        row = {"text": "tea", "owner": "Kim", "due": "2026-09-30"}
        assert kept(t.kept(ev.Answered)) == [row]


async def test_a_form_whose_list_is_empty_can_be_passed(tmp_path: Path) -> None:
    steps = (
        "  - notes: ideas\n    who: all\n    text: Ideas\n"
        "  - form: f\n    who: all\n    text: Which\n    fields:\n"
        "      - one: {text: Part, type: choice, options_from: ideas}\n" + END
    )
    async with table(tmp_path, steps) as t, t.seat() as s:
        await s.press("ctrl+d")
        await s.at(FormPage)
        await s.press("enter")
        assert s.said == "“Part” has nothing to choose from. Esc, then p, passes."
        await s.press("escape", "p")
        await s.at(EndingPage)


# If and then


async def test_a_plan_stands_apart_and_reads_as_a_sentence(tmp_path: Path) -> None:
    async with table(tmp_path, PLAN) as t, t.seat() as s:
        lines = s.shown.splitlines()
        at = next(n for n, line in enumerate(lines) if line.strip().startswith("IF"))
        assert lines[at + 1].strip().startswith("THEN WE")
        assert not lines[at - 1].strip()
        assert not lines[at + 2].strip()
        assert {len(row(s, x)) - len(row(s, x).lstrip()) for x in ("What", "IF", "THEN")} == {3}


async def test_on_a_narrow_screen_long_names_stand_above_their_fields(tmp_path: Path) -> None:
    async with table(tmp_path, PLAN) as t, t.seat(size=(60, 20)) as s:
        lines = [line.strip() for line in s.shown.splitlines()]
        at = lines.index("First move under 15 minutes")
        assert lines[at + 1] == "( ) yes  ( ) no"
        assert row(s, "What").index("What") + 9 == row(s, "Who").index("( )")
        await s.pilot.resize_terminal(80, 24)
        await s.until(lambda: "First move under 15 minutes  ( ) yes" in s.shown)


def test_a_row_in_one_line() -> None:
    fields = (
        p.FieldView("if_", "When what happens, exactly?", "line"),
        p.FieldView("then", "Then we", "line"),
        p.FieldView("owner", "Who", "choice", (Item("both", "both of you"),)),
        p.FieldView("size", "Size", "number"),
    )
    assert [heading(one) for one in fields] == ["IF", "THEN WE", "Who", "Size"]
    row = {"if_": "it rains", "then": "stay in", "owner": "both", "size": 2.5}
    assert summary(fields, row) == "IF it rains   THEN WE stay in   both of you   2.5"
    assert shown(fields[3], None) == ""
    assert shown(fields[3], True) == "yes"


# Days


async def test_the_day_of_a_field_stands_beneath_while_it_is_typed(tmp_path: Path) -> None:
    async with table(tmp_path, PLAN) as t, t.seat() as s:
        await s.write("tea", "both")
        await s.typed("next friday")
        assert "→ Friday 19 June 2026" in s.shown
        await s.press("enter")
        assert "→" not in s.shown
        await s.press("up")
        assert "→ Friday 19 June 2026" in s.shown
        await s.press("down", "ctrl+d")
        assert kept(t.kept(ev.Answered))[0]["due"] == "2026-06-19"


@pytest.mark.parametrize("typed", ["soon", "30 February", "31.6.2026"])
async def test_what_names_no_day_is_said_at_once(tmp_path: Path, typed: str) -> None:
    async with table(tmp_path, DAYS) as t, t.seat() as s:
        await s.write(typed)
        assert s.said.startswith("Until: That names no day")
        assert s.one("#field-0", LineInput).has_focus
        assert s.one("#field-0", LineInput).text == typed


async def test_a_digit_says_which_day_and_the_form_goes_on(tmp_path: Path) -> None:
    async with table(tmp_path, DAYS) as t, t.seat() as s:
        await s.write("3/4/2027")
        assert s.said == "Until: That can be read in 2 ways; 1 or 2 says which is meant."
        assert "2  Saturday 3 April 2027" in s.shown
        await s.press("2")
        assert s.one("#field-1", LineInput).has_focus
        await s.press("ctrl+d")
        await s.at(EndingPage)
        assert kept(t.kept(ev.Answered)) == [{"due": "2027-04-03"}]


async def test_a_digit_says_which_day_and_the_form_is_done(tmp_path: Path) -> None:
    async with table(tmp_path, DAYS) as t, t.seat() as s:
        await s.typed("3/4/2027")
        await s.press("ctrl+d", "escape")
        assert s.said == ""
        assert s.one("#field-0", LineInput).has_focus
        await s.press("ctrl+d", "1")
        await s.at(EndingPage)
        assert kept(t.kept(ev.Answered)) == [{"due": "2027-03-04"}]


async def test_a_day_gone_by_is_said_once_in_a_form_too(tmp_path: Path) -> None:
    async with table(tmp_path, DAYS) as t, t.seat() as s:
        await s.write("1.6.2026")
        assert s.said == "Until: That day has gone by. Enter again keeps it as it is."
        await s.write("")
        assert s.one("#field-1", LineInput).has_focus
        await s.press("ctrl+d")
        assert kept(t.kept(ev.Answered)) == [{"due": "2026-06-01"}]


async def test_what_the_flow_refuses_stays_in_the_fields(tmp_path: Path) -> None:
    steps = DAYS.replace("    many: true\n    max: 3\n", "")
    async with table(tmp_path, steps) as t, t.seat() as s:
        await s.write("tomorrow", "9")
        assert s.said == "That is more than 5."
        assert s.one("#field-1", LineInput).text == "9"
        await s.press("backspace", "4", "enter")
        assert kept(t.kept(ev.Answered)) == [{"due": "2026-06-15", "size": 4}]


async def test_the_line_above_comes_back_only_into_empty_fields(tmp_path: Path) -> None:
    async with table(tmp_path, DAYS) as t, t.seat() as s:
        await s.write("tomorrow", "2")
        assert "15 June 2026   2" in s.shown
        await s.press("down", "down", "up")
        await s.typed("friday")
        await s.press("up")
        assert s.said.startswith("Enter keeps this line first")
        await s.press("ctrl+u", "up")
        assert s.one("#field-1", LineInput).text == "2"
        assert "2026-06-15   2" not in s.shown
