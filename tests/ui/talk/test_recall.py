"""What was kept earlier, looked at and picked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flows import events as ev
from store import Party
from tests.ui.talk.host import END, START, Seat, Table, table
from tui.talk.reading import EndingPage, RecallingPage
from tui.widgets.choice_list import ChoiceList

RECALL = """\
  - recall: r
    from: note
    pick: {pick}
    text: Put aside earlier
    empty: Nothing was put aside.
"""


def _jotted(party: Party) -> None:
    for text in ("first", "second"):
        party.jot(text, at=START, by=None)


async def _recall(folder: Path, pick: str, play: Any) -> None:
    async with table(folder, RECALL.format(pick=pick) + END, before=_jotted) as t, t.seat() as s:
        await s.at(RecallingPage)
        await play(t, s)
        await s.at(EndingPage)


async def test_records_are_looked_at(tmp_path: Path) -> None:
    async def play(t: Table, s: Seat) -> None:
        assert "first" in s.shown
        await s.press("enter")

    await _recall(tmp_path, "none", play)


async def test_one_record_is_picked(tmp_path: Path) -> None:
    async def play(t: Table, s: Seat) -> None:
        await s.press("down", "enter")
        assert len(t.kept(ev.Answered)[0].value) == 1

    await _recall(tmp_path, "one", play)


async def test_several_records_are_picked_and_stand_when_one_comes_back(tmp_path: Path) -> None:
    async def play(t: Table, s: Seat) -> None:
        await s.press("space", "down", "space", "ctrl+d")
        assert len(t.kept(ev.Answered)[0].value) == 2
        await s.press("b")
        assert s.one("#list", ChoiceList).marked == (0, 1)
        await s.press("n")

    await _recall(tmp_path, "many", play)


async def test_nothing_to_recall_is_said(tmp_path: Path) -> None:
    async with table(tmp_path, RECALL.format(pick="many") + END) as t, t.seat() as s:
        assert "Nothing was put aside." in s.shown
        await s.press("enter")
        await s.at(EndingPage)
