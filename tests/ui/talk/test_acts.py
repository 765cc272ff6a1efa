"""What works on every page: reading on, back and forward, passing, time, pause, why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from flows import events as ev
from tests.ui.talk.host import ASK, END, SAY, table
from tui.modals.help import Help
from tui.settings import Settings
from tui.talk.asking import LinePage
from tui.talk.reading import EndingPage, ListeningPage, ReadingPage
from tui.widgets.line_input import LineInput


async def test_a_text_is_read_and_left_with_enter_or_n(tmp_path: Path) -> None:
    steps = (
        SAY
        + "  - notes: ideas\n    who: all\n    text: W\n  - say: list\n    text: These\n    show: ideas\n"
        + END
    )
    async with table(tmp_path, steps) as t, t.seat() as s:
        await s.at(ReadingPage)
        await s.press("enter")
        await s.write("sing")
        await s.press("ctrl+d")
        assert "These" in s.shown
        assert "sing" in s.shown
        await s.press("n")
        await s.at(EndingPage)
        await s.press("enter")
        await s.until(lambda: s.left)


async def test_the_floor_is_the_speakers(tmp_path: Path) -> None:
    steps = "  - listen: floor\n    text: Tell it\n" + END
    async with table(tmp_path, steps) as t, t.seat() as s:
        await s.at(ListeningPage)
        assert "Sam speaks. Noa listens" in s.shown
        await s.press("enter")
        await s.at(EndingPage)


async def test_back_and_forward_keep_what_is_half_typed(tmp_path: Path) -> None:
    async with table(tmp_path, SAY + ASK + END) as t, t.seat() as s:
        await s.press("b", "f")
        assert isinstance(s.page, ReadingPage)
        await s.press("enter")
        await s.typed("half")
        await s.press("escape", "b")
        assert isinstance(s.page, ReadingPage)
        await s.press("f")
        assert isinstance(s.page, LinePage)
        assert s.one("#field", LineInput).text == "half"


async def test_pass_leaves_a_question_without_an_answer(tmp_path: Path) -> None:
    async with table(tmp_path, ASK + END) as t, t.seat() as s:
        await s.press("escape", "p")
        await s.at(EndingPage)


async def test_where_the_flow_insists_there_is_no_pass(tmp_path: Path) -> None:
    async with table(tmp_path, ASK + "    skip: false\n" + END) as t, t.seat() as s:
        assert "pass" not in s.keys
        await s.press("escape", "p")
        assert isinstance(s.page, LinePage)


async def test_time_up_is_said_once_and_t_gives_more(tmp_path: Path) -> None:
    async with table(tmp_path, ASK + END) as t, t.seat() as s:
        assert "about 2 min" in s.shown
        await s.typed("a")
        assert s.said == ""
        t.stamps.pass_minutes(3)
        await s.typed("b")
        assert s.said.startswith("Time is up")
        await s.typed("c")
        assert s.said.startswith("Time is up")
        await s.press("escape", "t")
        assert "about 3 min" in s.shown
        assert [event.minutes for event in t.kept(ev.MoreTime)] == [1]
        assert s.one("#field", LineInput).text == "abc"


@pytest.mark.parametrize(("timers", "says"), [("off", ""), ("x2", "about 4 min")])
async def test_timers_as_the_person_wants_them(tmp_path: Path, timers: Any, says: str) -> None:
    settings = Settings(timers=timers)
    async with table(tmp_path, ASK + END) as t, t.seat(settings=settings) as s:
        assert says in s.shown
        t.stamps.pass_minutes(3)
        await s.typed("b")
        assert s.said == ""


async def test_pause_keeps_the_very_word(tmp_path: Path) -> None:
    async with table(tmp_path, ASK + END) as t:
        async with t.seat() as s:
            await s.typed("half a wo")
            await s.press("escape", "q")
            await s.until(lambda: s.left)
        async with t.seat() as s:
            assert s.one("#field", LineInput).text == "half a wo"
            assert t.kept(ev.Resumed)


async def test_ctrl_c_pauses(tmp_path: Path) -> None:
    async with table(tmp_path, ASK + END) as t, t.seat() as s:
        await s.typed("half")
        await s.press("ctrl+c")
        await s.until(lambda: s.left)
        assert t.kept(ev.Paused)


async def test_why_shows_the_evidence(tmp_path: Path) -> None:
    steps = ASK + "    why: card\n" + END
    header = (
        "flow: trial\nformat: 1\nrevision: 1\nlang: en\ntitle: Trial\nsummary: A flow.\n"
        "people: {min: 1, max: 50}\nminutes: 5\nevidence:\n  card: {claim: It helps, strength: strong, source: A study}\n"
        "steps:\n"
    )
    async with table(tmp_path, steps, header=header) as t, t.seat() as s:
        await s.press("escape", "question_mark")
        await s.at(Help)
        assert "It helps" in s.shown
        assert "strong: A study" in s.shown
