"""What is said beside a page: jots, thoughts put aside, concerns."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import events as ev
from tests.ui.talk.host import ASK, END, SAY, table
from tui.modals.ask_line import AskLine
from tui.talk.reading import EndingPage
from tui.widgets.line_input import LineInput


async def test_a_jot_is_kept_for_next_time(tmp_path: Path) -> None:
    async with table(tmp_path, ASK + END) as t, t.seat() as s:
        await s.press("escape", "j")
        assert "Shared: both of you will find it next time." in s.shown
        await s.write("call Ines")
        assert s.said == "Kept for next time."
        (jot,) = t.kept(ev.Jotted)
        assert (jot.text, jot.private, jot.by) == ("call Ines", False, None)


async def test_a_thought_is_parked(tmp_path: Path) -> None:
    async with table(tmp_path, ASK + END) as t, t.seat() as s:
        await s.press("escape", "k")
        await s.write("the car")
        assert s.said == "Parked."
        assert [event.text for event in t.kept(ev.Parked)] == ["the car"]


@pytest.mark.parametrize(("key", "how"), [("1", "treated"), ("2", "parked")])
async def test_a_concern_is_settled_before_the_end(tmp_path: Path, key: str, how: str) -> None:
    async with table(tmp_path, SAY + END) as t, t.seat() as s:
        await s.press("c")
        await s.write("too fast")
        assert "asked before the end" in s.said
        await s.press("enter")
        await s.at(EndingPage)
        assert "“too fast”" in s.shown
        await s.press("n")
        assert isinstance(s.page, EndingPage)
        await s.press(key, "enter")
        assert "too fast" not in s.shown
        assert [event.how for event in t.kept(ev.ConcernSettled)] == [how]
        await s.press("enter")
        await s.until(lambda: s.left)


@pytest.mark.parametrize(
    ("key", "event", "kept"),
    [("j", ev.Jotted, "half a jot"), ("c", ev.ConcernRaised, "half a worry")],
)
async def test_what_is_half_typed_over_a_page_outlives_a_crash(
    tmp_path: Path, key: str, event: type[ev.Jotted | ev.ConcernRaised], kept: str
) -> None:
    async with table(tmp_path, SAY + END) as t:
        async with t.seat() as s:
            await s.press(key)
            await s.typed(kept)
            assert isinstance(s.app.screen, AskLine)
        async with t.seat() as s:
            await s.press(key)
            assert s.app.screen.query_one("#answer", LineInput).text == kept
            await s.press("enter")
            await s.until(lambda: any(e.text == kept for e in t.kept(event)))
            await s.press(key)
            assert s.app.screen.query_one("#answer", LineInput).text == ""
