"""Days in the words people use: what is understood is shown, what is open is asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from flows import events as ev
from tests.ui.talk.host import table
from tui.settings import Settings
from tui.talk.asking import LinePage
from tui.talk.reading import EndingPage
from tui.talk.typed import NO_DAY, a_date, days_in, full_day, understood
from tui.widgets.day_line import DayLine
from tui.widgets.line_input import LineInput

TODAY = date(2026, 6, 14)
DATE = (
    "  - ask: q\n    who: all\n    type: date\n    text: Until when?\n  - end: d\n    text: Bye\n"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-06-21", date(2026, 6, 21)),
        ("21.6.2026", date(2026, 6, 21)),
        ("21.6.26", date(2026, 6, 21)),
        ("14.6.", date(2026, 6, 14)),
        ("13.6.", date(2027, 6, 13)),
        ("29.2.", date(2028, 2, 29)),
        ("30.2.", None),
        ("30.2.2026", None),
        ("1.1.0", date(2000, 1, 1)),
        ("1.1.99999", None),
        ("9" * 40 + ".1.", None),
        ("21", None),
        ("a.b.", None),
        ("", None),
    ],
)
def test_dates_in_figures(text: str, found: date | None) -> None:
    assert a_date(text, TODAY) == found


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("end of Q3", ["2026-09-30"]),
        ("next friday", ["2026-06-19"]),
        ("3 Apr", ["2027-04-03"]),
        ("next week", ["2026-06-21"]),
        ("3/4/2027", ["2027-03-04", "2027-04-03"]),
        ("1.2.", ["2027-02-01"]),
        ("30 February", []),
        ("soon", []),
    ],
)
def test_dates_in_words(text: str, days: list[str]) -> None:
    assert [day.isoformat() for day in days_in(text, TODAY)] == days


def test_what_texts_and_numbers_mean() -> None:
    assert understood("line", "no", TODAY).value == "no"
    assert understood("scale", "\u22122", TODAY).value == -2
    assert understood("number", "seven", TODAY).wrong
    assert understood("date", "3/4/2027", TODAY).open
    assert full_day(date(2026, 9, 30)) == "Wednesday 30 September 2026"


async def test_the_day_stands_beneath_while_it_is_typed_and_is_kept_as_iso(tmp_path: Path) -> None:
    async with table(tmp_path, DATE) as t, t.seat() as s:
        await s.typed("end of")
        assert "→" not in s.shown
        await s.typed(" Q3")
        assert "→ Wednesday 30 September 2026" in s.shown
        await s.press("enter")
        await s.at(EndingPage)
        assert t.kept(ev.Answered)[0].value == "2026-09-30"
        await s.press("b")
        await s.at(LinePage)
        assert "→ Wednesday 30 September 2026" in s.shown


@pytest.mark.parametrize("typed", ["30 February", "2026-02-30", "31.6.2026"])
async def test_what_names_no_day_stays_in_the_field(tmp_path: Path, typed: str) -> None:
    async with table(tmp_path, DATE) as t, t.seat() as s:
        await s.write(typed)
        assert s.said == NO_DAY
        assert s.one("#field", LineInput).text == typed
        await s.press("ctrl+u")
        assert s.said == ""
        await s.write("21.6.")
        assert t.kept(ev.Answered)[0].value == "2026-06-21"


@pytest.mark.parametrize(("digit", "day"), [("1", "2027-03-04"), ("2", "2027-04-03")])
async def test_a_digit_says_which_of_two_days(tmp_path: Path, digit: str, day: str) -> None:
    async with table(tmp_path, DATE) as t, t.seat() as s:
        await s.typed("3/4/2027")
        assert "Thursday 4 March 2027  or  Saturday 3 April 2027" in s.shown
        await s.press("enter")
        assert s.said == "That can be read in 2 ways; 1 or 2 says which is meant."
        assert "1  Thursday 4 March 2027" in s.shown
        assert "2  Saturday 3 April 2027" in s.shown
        await s.press("3", "enter", "ctrl+d")
        assert not t.kept(ev.Answered)
        await s.press(digit)
        await s.at(EndingPage)
        assert t.kept(ev.Answered)[0].value == day


async def test_one_may_go_back_and_write_it_otherwise(tmp_path: Path) -> None:
    async with table(tmp_path, DATE) as t, t.seat() as s:
        await s.write("3/4/2027")
        await s.press("backspace")
        assert s.said == ""
        assert s.one("#field", LineInput).has_focus
        assert "Thursday 4 March 2027  or" in s.shown
        await s.press("ctrl+u")
        await s.write("3 April 2027")
        assert t.kept(ev.Answered)[0].value == "2027-04-03"


async def test_a_day_gone_by_is_said_once_and_kept(tmp_path: Path) -> None:
    async with table(tmp_path, DATE) as t, t.seat() as s:
        await s.typed("13.6.2026")
        assert "→ Saturday 13 June 2026 · that day has gone by" in s.shown
        await s.press("enter")
        assert s.said == "That day has gone by. Enter again keeps it as it is."
        assert not t.kept(ev.Answered)
        await s.press("enter")
        await s.at(EndingPage)
        assert t.kept(ev.Answered)[0].value == "2026-06-13"


async def test_the_line_has_a_twin_in_plain_signs(tmp_path: Path) -> None:
    async with table(tmp_path, DATE) as t, t.seat(settings=Settings(ascii=True)) as s:
        await s.typed("2026-09-30")
        assert "-> Wednesday 30 September 2026" in s.shown
        assert not s.one("#day", DayLine).asks


async def test_tab_leads_back_into_the_field(tmp_path: Path) -> None:
    async with table(tmp_path, DATE) as t, t.seat() as s:
        await s.press("escape", "tab")
        await s.write("2026-09-30")
        assert t.kept(ev.Answered)[0].value == "2026-09-30"
