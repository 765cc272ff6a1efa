"""The end of a conversation: what is kept, ending early, forgetting."""

from __future__ import annotations

from pathlib import Path

from flows import events as ev
from tests.ui.talk.host import ASK, END, table
from tui.modals.confirm import Confirm
from tui.modals.palette import Palette
from tui.talk.asking import LinePage


async def test_the_end_counts_what_is_kept(tmp_path: Path) -> None:
    steps = ASK + "  - keep: k\n    as: note\n    fields: {text: q, kind: '\"idea\"'}\n" + END
    async with table(tmp_path, steps) as t, t.seat() as s:
        await s.write("tea")
        assert "1 note, in your shared history." in s.shown


async def test_alone_the_end_speaks_of_ones_own_history(tmp_path: Path) -> None:
    steps = ASK + "  - keep: k\n    as: note\n    fields: {text: q, kind: '\"idea\"'}\n" + END
    async with table(tmp_path, steps, "Noa") as t, t.seat() as s:
        assert "Only you." in s.shown
        await s.write("tea")
        assert "in your own history." in s.shown


async def test_ending_early_asks_once(tmp_path: Path) -> None:
    async with table(tmp_path, ASK + END) as t, t.seat() as s:
        await s.press("escape", "colon")
        await s.at(Palette)
        await s.typed("end here")
        await s.press("enter")
        await s.at(Confirm)
        await s.press("n")
        assert not t.kept(ev.Stopped)
        await s.press("colon")
        await s.typed("end here")
        await s.press("enter", "y")
        await s.until(lambda: s.left)
        assert t.kept(ev.Stopped)


async def test_forgetting_asks_once(tmp_path: Path) -> None:
    async with table(tmp_path, ASK + END) as t, t.seat() as s:
        await s.press("escape", "colon")
        await s.typed("forget")
        await s.press("enter", "escape")
        assert isinstance(s.page, LinePage)
        await s.press("colon")
        await s.typed("forget")
        await s.press("enter", "y")
        await s.until(lambda: s.left)
