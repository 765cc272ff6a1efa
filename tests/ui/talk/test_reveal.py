"""What was opened: read through, remarked on, called alike, taken back; and side by side."""

from __future__ import annotations

from pathlib import Path

from flows import events as ev
from tests.ui.talk.host import END, Seat, Table, table
from tui.glyphs import ASCII, UNICODE
from tui.modals.ask_line import AskLine
from tui.talk.reading import EndingPage
from tui.talk.reveal import ComparedPage, RevealPage, _dots
from tui.widgets.note_list import NoteList

NOTES = """\
  - notes: ideas
    who: each
    blind: true
    text: Write
  - reveal: look
    of: [ideas]
    text: Read all
    order: as written
"""


async def write(
    s: Seat, sam: tuple[str, ...] = ("sing", "rest"), noa: tuple[str, ...] = ("dive",)
) -> None:
    """Both write, and open it."""
    await s.press("s")
    await s.write(*sam)
    await s.press("ctrl+d", "n")
    await s.write(*noa)
    await s.press("ctrl+d", "s", "n")
    await s.at(RevealPage)


async def test_enter_opens_one_note_after_the_other(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES + END) as t, t.seat() as s:
        await write(s)
        assert "opened 0 of 3" in s.shown
        assert "sing" not in s.shown
        assert "remark" not in s.keys
        await s.press("enter")
        assert "Sam, would you like to say more? Noa, ask one question." in s.shown
        await s.press("enter", "enter", "enter")
        assert "opened 3 of 3" in s.shown
        assert s.said == "All are open. n goes on."
        assert len(t.kept(ev.ItemRead)) == 3


async def test_the_cursor_opens_any_note_and_enter_then_takes_the_first_closed_one(
    tmp_path: Path,
) -> None:
    async with table(tmp_path, NOTES + END) as t, t.seat() as s:
        await write(s)
        await s.press("down", "down")
        assert "Enter opens the next note." in s.shown
        await s.press("enter")
        assert "dive" in s.shown
        await s.press("enter")
        assert s.one("#list", NoteList).cursor == 0


async def test_going_on_says_once_how_many_are_closed(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES + END) as t, t.seat() as s:
        await write(s)
        await s.press("n")
        assert s.said.startswith("3 notes are still closed.")
        await s.press("n")
        await s.at(EndingPage)


async def test_one_closed_note_is_one(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES + END) as t, t.seat() as s:
        await write(s, ("sing",), ())
        await s.press("n")
        assert s.said.startswith("1 note is still closed.")


async def test_a_remark_stands_beside_the_note_and_can_be_undone(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES + END) as t, t.seat() as s:
        await write(s)
        await s.press("plus")
        assert not isinstance(s.app.screen, AskLine)
        await s.press("enter", "plus")
        await s.write("so true")
        assert "+ so true" in s.shown
        await s.press("u")
        assert "so true" not in s.shown
        await s.press("down", "plus")
        assert s.said == "Open the note first."


async def test_two_notes_are_called_the_same(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES + END) as t, t.seat() as s:
        await write(s)
        await s.press("enter", "enter", "up", "equals_sign")
        assert s.said.startswith("Same as which?")
        await s.press("equals_sign", "down", "equals_sign")
        assert "sing   = rest" in s.shown
        await s.press("down", "equals_sign")
        assert s.said == "Open the note first."


async def test_only_its_author_takes_a_note_back(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES + END) as t, t.seat() as s:
        await write(s)
        await s.press("enter", "down", "z")
        assert s.said == "Open the note first."
        await s.press("up", "z")
        assert "Sam, take your note back?" in s.shown
        await s.press("n")
        assert not t.kept(ev.TakenBack)
        await s.press("z", "y")
        assert [event.by for event in t.kept(ev.TakenBack)] == ["sam"]
        assert "sing" not in s.shown
        assert "of 2" in s.shown


async def test_without_names_nobody_is_asked_by_name(tmp_path: Path) -> None:
    steps = NOTES + "    names: hidden\n" + END
    async with table(tmp_path, steps) as t, t.seat() as s:
        await write(s)
        await s.press("enter")
        assert "Would its author like to say more?" in s.shown


async def test_nothing_written_is_fine(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES + END) as t, t.seat() as s:
        await write(s, (), ())
        assert "Nothing was written. That is fine." in s.shown
        await s.press("enter", "plus", "z", "equals_sign", "n")
        await s.at(EndingPage)


NUMBERS = """\
  - ask: q
    who: each
    blind: true
    type: scale
    text: How much?
  - reveal: look
    of: [q]
    show: {show}
    text: Compare
"""


async def answer(s: Seat) -> None:
    """Sam says 3, Noa 8."""
    await s.press("s", "3", "enter", "n", "8", "enter", "s", "n")
    await s.at(ComparedPage)


async def test_answers_stand_side_by_side(tmp_path: Path) -> None:
    async with table(tmp_path, NUMBERS.format(show="side_by_side") + END) as t, t.seat() as s:
        await answer(s)
        assert "Sam  3" in s.shown
        assert "Noa  8" in s.shown
        await s.press("enter")
        await s.at(EndingPage)


async def test_the_gap_is_said(tmp_path: Path) -> None:
    async with table(tmp_path, NUMBERS.format(show="gap") + END) as t, t.seat(size=(60, 20)) as s:
        await answer(s)
        assert "5" in s.shown


async def _vote(s: Seat, t: Table) -> None:
    await write(s, ("sing",), ("dive",))
    await s.press("n", "n", "s", "space", "space", "ctrl+d", "n", "down", "space", "ctrl+d")
    await s.press("s", "n")
    await s.at(ComparedPage)


async def test_dots_are_ranked_by_their_number(tmp_path: Path) -> None:
    steps = (
        NOTES + "  - vote: dots\n    who: each\n    blind: true\n    of: ideas\n    dots: 2\n"
        "  - reveal: tally\n    of: [dots]\n    show: ranking\n" + END
    )
    async with table(tmp_path, steps) as t, t.seat() as s:
        await _vote(s, t)
        assert "Sam ●●" in s.shown
        assert "Noa ●" in s.shown


def test_a_thumb_down_is_a_minus() -> None:
    assert [_dots(n, UNICODE) for n in (2, 0, -1)] == ["●●", "", "−"]
    assert _dots(-1, ASCII) == "-"
