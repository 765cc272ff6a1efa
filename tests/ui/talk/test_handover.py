"""Between private turns: the hand-over, the cover, and opening together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual._compositor import CompositorUpdate
from textual.screen import Screen

from flows import events as ev
from tests.ui.talk.host import Seat, table
from tui.modals.ask_line import AskLine
from tui.modals.cover import Cover
from tui.talk.agreeing import JudgedPage
from tui.talk.asking import LinePage
from tui.talk.handover import HandOverPage, OpeningPage
from tui.talk.notes import NotesPage
from tui.talk.reveal import RevealPage
from tui.widgets.line_input import LineInput

NOTES = """\
  - notes: ideas
    who: each
    blind: true
    text: Write
  - reveal: look
    of: [ideas]
  - end: done
    text: Bye
"""


async def test_the_own_initial_opens_and_nothing_else_does(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES) as t, t.seat() as s:
        await s.at(HandOverPage)
        for key in (
            "enter",
            "space",
            "n",
            "x",
            "1",
            "tab",
            "escape",
            "ctrl+d",
            "down",
            "backspace",
        ):
            await s.press(key)
            assert isinstance(s.app.screen, HandOverPage), key
        await s.press("S")
        await s.at(NotesPage)


@pytest.mark.parametrize("text", ["s", "s\n", "\n", "sss", "secret words\nmore"])
async def test_a_paste_is_swallowed(tmp_path: Path, text: str) -> None:
    async with table(tmp_path, NOTES) as t, t.seat() as s:
        await s.at(HandOverPage)
        await s.paste(text)
        assert isinstance(s.app.screen, HandOverPage)
        await s.press("s")
        assert s.one("#field", LineInput).text == ""


async def test_two_letters_where_an_initial_is_shared(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES, "Sam", "Sue") as t, t.seat() as s:
        await s.at(HandOverPage)
        assert " sa " in s.shown
        await s.press("s", "u", "a")
        assert isinstance(s.app.screen, HandOverPage)
        await s.press("s", "s", "a")
        await s.at(NotesPage)
        await s.press("ctrl+d", "s", "u")
        await s.at(NotesPage)
        assert s.page.view.names == ("Sue",)


async def test_the_keyboard_is_given_back_to_who_wrote(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES) as t, t.seat() as s:
        await s.press("b")
        assert not t.kept(ev.WentBack)
        await s.press("s")
        await s.write("one")
        await s.press("ctrl+d")
        await s.at(HandOverPage)
        assert "b  gives back to Sam" in s.shown
        await s.press("b", "s")
        await s.at(NotesPage)
        assert "one" in s.shown


async def test_who_begins_with_b_opens_with_b_and_backspace_gives_back(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES, "Ann", "Bea") as t, t.seat() as s:
        await s.press("a")
        await s.write("one")
        await s.press("ctrl+d")
        assert "Backspace  gives back to Ann" in s.shown
        await s.press("backspace")
        assert "A N N" in s.shown
        await s.press("a", "ctrl+d", "b")
        assert s.page.view.names == ("Bea",)


async def test_both_say_that_they_are_ready_before_anything_opens(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES) as t, t.seat() as s:
        await s.press("s")
        await s.write("one")
        await s.press("ctrl+d", "n", "ctrl+d")
        await s.at(OpeningPage)
        await s.press("s", "s", "enter", "space")
        assert s.shown.count("[ ready   ]") == 1
        await s.press("n")
        await s.at(RevealPage)


async def test_everybody_is_done_where_there_are_three(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES, "Sam", "Noa", "Kim") as t, t.seat() as s:
        assert "Noa and Kim, look away" in s.shown
        await s.press("s", "ctrl+d", "n", "ctrl+d")
        assert "What Sam and Noa wrote is sealed" in s.shown
        await s.press("k", "ctrl+d")
        assert "Everybody is done." in s.shown


async def test_a_cover_lifted_by_the_same_person_shows_the_page_as_it_was(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES) as t, t.seat() as s:
        await s.press("s")
        await s.write("one", "two")
        await s.press("up")
        await s.typed("!")
        page = s.page
        await s.press("ctrl+l")
        assert "one" not in s.shown
        await s.press("x", "s")
        assert s.page is page
        assert s.one("#field", LineInput).text == "two!"
        await s.press("enter")
        assert [event.text for event in t.kept(ev.NoteEdited)] == ["two!"]


async def lifted_by_another(s: Seat) -> None:
    """Noa lifts the cover of Sam's page."""
    await s.press("ctrl+l")
    await s.at(Cover)
    await s.press("x", "n")
    await s.at(HandOverPage)


async def test_a_cover_lifted_by_another_shows_the_hand_over(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES) as t, t.seat() as s:
        await s.press("s")
        await s.write("one", "two")
        await s.press("up")
        await s.typed("!")
        await lifted_by_another(s)
        assert "S A M" in s.shown
        await s.press("s")
        await s.at(NotesPage)
        assert s.one("#field", LineInput).text == "two!"
        await s.press("enter")
        assert [event.text for event in t.kept(ev.NoteEdited)] == ["two!"]


async def test_a_cover_lifted_by_another_takes_a_half_written_dialog_away(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES) as t, t.seat() as s:
        await s.press("s", "escape", "j")
        await s.at(AskLine)
        await s.typed("secret")
        await lifted_by_another(s)
        assert len(s.app.screen_stack) == 2
        assert "secret" not in s.shown


async def test_nothing_private_is_drawn_while_a_cover_is_lifted_by_another(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES) as t, t.seat() as s:
        await s.press("s")
        await s.write("secret")
        await s.press("ctrl+l", "x")
        drawn: list[str] = []
        display = s.app._display

        def spy(screen: Screen[Any], renderable: Any) -> None:
            if isinstance(renderable, CompositorUpdate):
                drawn.append(renderable.render_segments(s.app.console))
            display(screen, renderable)

        s.app._display = spy  # type: ignore[method-assign]
        await s.press("n")
        await s.at(HandOverPage)
        assert any("hand over" in picture for picture in drawn)
        assert not any("secret" in picture for picture in drawn)


async def test_a_cover_on_a_shared_page_is_lifted_by_anybody(tmp_path: Path) -> None:
    steps = "  - ask: q\n    who: all\n    text: What?\n" + NOTES
    async with table(tmp_path, steps) as t, t.seat() as s:
        await s.typed("half")
        await s.press("ctrl+l", "x", "n")
        assert isinstance(s.page, LinePage)
        assert s.one("#field", LineInput).text == "half"


async def test_one_who_sits_alone_at_a_keyboard_is_handed_nothing(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES) as t, t.seat("Noa") as s:
        await s.at(NotesPage)
        await s.press("ctrl+l", "x", "n")
        await s.at(NotesPage)


async def test_degrees_are_handed_over_and_opened_together(tmp_path: Path) -> None:
    steps = '  - agree: a\n    text: "We rest."\n  - end: done\n    text: Bye\n'
    async with table(tmp_path, steps) as t, t.seat() as s:
        await s.press("s", "enter")
        await s.at(HandOverPage)
        await s.press("n", "enter")
        await s.at(OpeningPage)
        await s.press("s", "n")
        await s.at(JudgedPage)


async def test_one_more_minute_before_it_is_opened(tmp_path: Path) -> None:
    async with table(tmp_path, NOTES) as t, t.seat() as s:
        await s.press("s")
        await s.write("one")
        await s.press("ctrl+d", "n", "ctrl+d")
        assert "one more minute" not in s.keys
        await s.press("e")
        await s.press("s")
        assert s.shown.count("[ ready   ]") == 1
        assert "one more minute" in s.keys
        await s.press("e")
        assert s.shown.count("[ ready   ]") == 0
        assert "One more minute. b goes back" in s.shown
        await s.press("s", "n")
        await s.at(RevealPage)
