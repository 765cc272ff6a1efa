"""Pages with one question: what is typed, chosen or counted, and what is said when it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import events as ev
from tests.ui.talk.host import END, table
from tui.talk.asking import (
    ChoicePage,
    ConsentPage,
    LinePage,
    RankPage,
    ScalePage,
    WritePage,
)
from tui.talk.reading import EndingPage
from tui.widgets.line_input import LineInput
from tui.widgets.text_area import PageInput


def ask(type: str, more: str = "") -> str:
    """One question for all, and the end."""
    return f"  - ask: q\n    who: all\n    type: {type}\n    text: The question\n{more}{END}"


OPTIONS = "    options:\n      - a: Apples\n      - b: Bread\n      - c: Cheese\n"


async def test_a_line_is_kept_with_enter(tmp_path: Path) -> None:
    async with table(tmp_path, ask("line")) as t, t.seat() as s:
        await s.at(LinePage)
        await s.write("summer")
        await s.at(EndingPage)
        assert [event.value for event in t.kept(ev.Answered)] == ["summer"]


async def test_an_empty_line_is_not_kept_and_says_how_to_pass(tmp_path: Path) -> None:
    async with table(tmp_path, ask("line")) as t, t.seat() as s:
        await s.press("enter")
        assert "passes" in s.said
        await s.typed("a")
        assert not s.said
        assert not t.kept(ev.Answered)


async def test_what_the_flow_would_rather_have_is_said_once_and_may_stay_as_it_is(
    tmp_path: Path,
) -> None:
    nudge = "    check:\n      - that: answer != 'x'\n        text: A word more would help.\n"
    async with table(tmp_path, ask("line", nudge)) as t, t.seat() as s:
        await s.typed("x")
        await s.press("enter")
        assert "A word more would help." in s.said
        assert not t.kept(ev.Answered)
        await s.press("enter")
        await s.at(EndingPage)
        assert t.kept(ev.Answered)[0].value == "x"


async def test_tab_takes_what_is_suggested_into_an_empty_field_only(tmp_path: Path) -> None:
    steps = ask("line", "    suggest: '\"a walk\"'\n")
    async with table(tmp_path, steps) as t, t.seat() as s:
        assert "Tab  takes “a walk”" in s.shown
        await s.typed("x")
        await s.press("tab")
        assert s.one("#field", LineInput).text == "x"
        await s.press("backspace", "tab", "enter")
        assert t.kept(ev.Answered)[0].value == "a walk"


@pytest.mark.parametrize(
    ("typed", "value"), [("7", 7), ("2,5", 2.5), ("-3", -3)], ids=["whole", "comma", "minus"]
)
async def test_a_number(tmp_path: Path, typed: str, value: float) -> None:
    async with table(tmp_path, ask("number")) as t, t.seat() as s:
        await s.write(typed)
        assert t.kept(ev.Answered)[0].value == value


@pytest.mark.parametrize("typed", ["seven", "nan", "inf", "1e400", "٣x"])
async def test_what_is_no_number_stays_in_the_field(tmp_path: Path, typed: str) -> None:
    async with table(tmp_path, ask("number")) as t, t.seat() as s:
        await s.write(typed)
        assert "number" in s.said
        assert s.one("#field", LineInput).text == typed
        assert not t.kept(ev.Answered)


async def test_a_number_outside_its_bounds_says_which(tmp_path: Path) -> None:
    async with table(tmp_path, ask("number", "    min: 1\n    max: 5\n")) as t, t.seat() as s:
        await s.write("9")
        assert s.said == "That is more than 5."
        await s.press("backspace", "5", "enter")
        assert t.kept(ev.Answered)[0].value == 5


async def test_a_longer_text_is_kept_with_ctrl_d_its_lines_too(tmp_path: Path) -> None:
    async with table(tmp_path, ask("text")) as t, t.seat() as s:
        await s.at(WritePage)
        await s.press("ctrl+d")
        assert "Nothing is written" in s.said
        await s.typed("one")
        await s.press("enter")
        await s.typed("two")
        await s.press("ctrl+d")
        assert t.kept(ev.Answered)[0].value == "one\ntwo"


async def test_letters_act_after_escape_and_i_goes_back_into_the_field(tmp_path: Path) -> None:
    async with table(tmp_path, ask("text")) as t, t.seat() as s:
        await s.typed("ab")
        await s.press("escape", "i", "c")
        assert s.one("#field", PageInput).text == "abc"
        await s.press("escape", "n")
        assert t.kept(ev.Answered)[0].value == "abc"


async def test_one_choice_by_its_number(tmp_path: Path) -> None:
    async with table(tmp_path, ask("choice", OPTIONS)) as t, t.seat() as s:
        await s.at(ChoicePage)
        await s.press("ctrl+d")
        assert s.said == "Nothing is chosen yet."
        await s.press("2", "ctrl+d")
        assert t.kept(ev.Answered)[0].value == "b"


async def test_enter_takes_the_choice_under_the_cursor(tmp_path: Path) -> None:
    async with table(tmp_path, ask("choice", OPTIONS)) as t, t.seat() as s:
        await s.press("down", "enter")
        assert t.kept(ev.Answered)[0].value == "b"


async def test_several_choices_and_no_more_than_allowed(tmp_path: Path) -> None:
    async with table(tmp_path, ask("choices", OPTIONS + "    max: 2\n")) as t, t.seat() as s:
        await s.press("space", "down", "space", "down", "space", "ctrl+d")
        assert t.kept(ev.Answered)[0].value == ("a", "b")


async def test_a_choice_is_marked_when_one_comes_back_to_it(tmp_path: Path) -> None:
    async with table(tmp_path, ask("choices", OPTIONS)) as t, t.seat() as s:
        await s.press("1", "3", "enter")
        await s.at(EndingPage)
        await s.press("b")
        await s.at(ChoicePage)
        await s.press("ctrl+d")
        assert [event.value for event in t.kept(ev.Answered)] == [("a", "c"), ("a", "c")]


async def test_yes_and_no(tmp_path: Path) -> None:
    async with table(tmp_path, ask("yesno")) as t, t.seat() as s:
        await s.press("2", "enter")
        assert t.kept(ev.Answered)[0].value is False


async def test_an_order_wants_all_of_them(tmp_path: Path) -> None:
    async with table(tmp_path, ask("rank", OPTIONS)) as t, t.seat() as s:
        await s.at(RankPage)
        await s.press("down", "space", "ctrl+d")
        assert s.said == "Please put all of them in order."
        await s.press("up", "space", "end", "space", "backspace", "backspace", "space", "up", "up")
        await s.press("space", "ctrl+d")
        assert t.kept(ev.Answered)[0].value == ("b", "c", "a")


async def test_an_order_stands_when_one_comes_back_to_it(tmp_path: Path) -> None:
    async with table(tmp_path, ask("rank", OPTIONS)) as t, t.seat() as s:
        await s.press("down", "space", "up", "space", "end", "space", "ctrl+d")
        await s.at(EndingPage)
        await s.press("b")
        await s.at(RankPage)
        assert "2 Apples" in s.shown
        await s.press("ctrl+d")
        assert t.kept(ev.Answered)[1].value == ("b", "a", "c")


async def test_a_scale_by_digits(tmp_path: Path) -> None:
    async with (
        table(tmp_path, ask("scale", "    labels: {0: low, 10: high}\n")) as t,
        t.seat() as s,
    ):
        await s.at(ScalePage)
        assert "low" in s.shown
        assert "high" in s.shown
        await s.press("ctrl+d")
        assert s.said == "No number is chosen yet."
        await s.press("1", "0", "ctrl+d")
        assert t.kept(ev.Answered)[0].value == 10


async def test_a_scale_by_enter(tmp_path: Path) -> None:
    async with table(tmp_path, ask("scale")) as t, t.seat() as s:
        await s.press("6", "right", "enter")
        assert t.kept(ev.Answered)[0].value == 7


async def test_consent_each_alone(tmp_path: Path) -> None:
    steps = f"  - consent: c\n    allows: [progress]\n    text: May Ines see it?\n{END}"
    async with table(tmp_path, steps) as t, t.seat() as s:
        await s.press("s")
        await s.at(ConsentPage)
        await s.press("1", "enter")
        await s.press("n")
        await s.at(ConsentPage)
        await s.press("2", "enter")
        assert [event.value for event in t.kept(ev.Answered)] == [True, False]


async def test_consent_is_marked_when_one_comes_back_to_it(tmp_path: Path) -> None:
    steps = f"  - consent: c\n    allows: [progress]\n    text: May Ines see it?\n{END}"
    async with table(tmp_path, steps) as t, t.seat() as s:
        await s.press("s", "2", "ctrl+d")
        assert [event.value for event in t.kept(ev.Answered)] == [False]
        await s.press("b", "s", "enter")
        assert [event.value for event in t.kept(ev.Answered)] == [False, False]


async def test_no_options_can_be_left(tmp_path: Path) -> None:
    steps = (
        "  - notes: l\n    who: all\n    text: Write\n  - ask: q\n    who: all\n    type: choices\n"
        "    options_from: l\n    text: Which?\n" + END
    )
    async with table(tmp_path, steps) as t, t.seat() as s:
        await s.press("ctrl+d")
        await s.at(ChoicePage)
        await s.press("1", "space", "enter", "ctrl+d")
        assert s.said == "There is nothing to choose from; p passes."
        await s.press("p")
        await s.at(EndingPage)
