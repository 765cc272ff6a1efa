"""Private writing: notes kept, edited, dropped, kept private, and looked at through a lens."""

from __future__ import annotations

from pathlib import Path

from flows import events as ev
from tests.ui.talk.host import Seat, table
from tui.talk.handover import HandOverPage
from tui.talk.notes import NotesPage
from tui.widgets.line_input import LineInput

NOTES = """\
  - notes: ideas
    who: each
    blind: true
    max: 3
    text: Write
    lenses: [Smaller, The opposite]
  - reveal: look
    of: [ideas]
  - end: done
    text: Bye
"""


async def sit(s: Seat) -> None:
    """Sam begins to write."""
    await s.press("s")
    await s.at(NotesPage)


def texts(s: Seat) -> list[str]:
    """The notes that stand on the page."""
    page = s.page
    assert isinstance(page, NotesPage)
    return [note.text for note in page.writing().notes]


def field(s: Seat) -> str:
    """What stands in the field."""
    return s.one("#field", LineInput).text


async def test_enter_keeps_a_note_and_clears_the_field(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES) as t, t.seat() as s:
        await sit(s)
        await s.write("one", "", "two")
        assert texts(s) == ["one", "two"]
        assert field(s) == ""


async def test_the_up_arrow_takes_a_note_back_and_enter_keeps_it_changed(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES) as t, t.seat() as s:
        await sit(s)
        await s.press("up")
        await s.write("one", "two")
        await s.press("up", "up", "up")
        assert field(s) == "one"
        await s.press("down")
        assert field(s) == "two"
        await s.typed("!")
        await s.press("enter")
        assert texts(s) == ["one", "two!"]
        await s.press("up", "down")
        assert field(s) == ""


async def test_a_half_typed_note_is_there_again_below_the_notes(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES) as t, t.seat() as s:
        await sit(s)
        await s.write("one")
        await s.typed("half")
        await s.press("up", "down")
        assert field(s) == "half"


async def test_ctrl_d_keeps_what_stands_in_the_field(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES) as t, t.seat() as s:
        await sit(s)
        await s.typed("last")
        await s.press("ctrl+d")
        await s.at(HandOverPage)
        assert [event.text for event in t.kept(ev.NoteKept)] == ["last"]


async def test_a_full_list_says_so_and_leaves_the_words_in_the_field(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES) as t, t.seat() as s:
        await sit(s)
        await s.write("1", "2", "3", "four")
        assert s.said == "The list is full: 3 notes."
        assert field(s) == "four"


async def test_x_keeps_the_newest_note_private_and_opens_it_again(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES) as t, t.seat() as s:
        await sit(s)
        assert "private" not in s.keys
        await s.write("secret")
        await s.press("escape", "x")
        assert "stays with you" in s.said
        assert "private" in next(line for line in s.shown.splitlines() if "secret" in line)
        await s.press("x")
        assert "opened with the others" in s.said
        assert [event.private for event in t.kept(ev.NoteMarkedPrivate)] == [True, False]


async def test_d_takes_the_newest_note_off_and_its_words_go_into_the_field(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES) as t, t.seat() as s:
        await sit(s)
        await s.write("one", "two")
        await s.press("escape", "d")
        assert texts(s) == ["one"]
        assert field(s) == "two"
        assert "words stand in the field" in s.said


async def test_d_never_writes_over_half_typed_words(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES) as t, t.seat() as s:
        await sit(s)
        await s.write("one")
        await s.typed("half")
        await s.press("escape", "d")
        assert texts(s) == ["one"]
        assert field(s) == "half"
        assert s.said


async def test_l_goes_through_the_lenses_and_back_to_the_field(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES) as t, t.seat() as s:
        await sit(s)
        await s.press("escape", "l")
        assert "Another look: Smaller" in s.shown
        await s.press("escape", "l", "escape", "l", "a")
        assert "Another look: Smaller" in s.shown
        assert field(s) == "a"


async def test_without_lenses_there_is_no_such_key(tmp_path: Path) -> None:
    steps = NOTES.replace("    lenses: [Smaller, The opposite]\n", "")
    async with table(tmp_path, steps) as t, t.seat() as s:
        await sit(s)
        assert "lens" not in s.keys
        await s.press("escape", "l")
        assert "Another look" not in s.shown


async def test_thirty_notes_leave_the_field_in_sight(tmp_path: Path) -> None:
    steps = NOTES.replace("max: 3", "max: 30")
    async with table(tmp_path, steps) as t, t.seat(size=(60, 20)) as s:
        await sit(s)
        for number in range(30):
            await s.paste(f"note number {number}, which is long enough to take two lines of it")
            await s.press("enter")
        await s.typed("still here")
        assert "still here" in s.shown
        assert "note number 29" in s.shown
        await s.press("up")
        for _ in range(29):
            await s.press("up")
        assert "note number 0," in s.shown.split(">")[0]
