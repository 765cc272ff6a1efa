"""Two people, one keyboard each, at one keeper: nobody who types is moved, nothing is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from flows import events as ev
from tests.ui.talk.host import END, Seat, Table, table
from tui.modals.ask_line import AskLine
from tui.modals.cover import Cover
from tui.modals.help import Help
from tui.talk.asking import ChoicePage, LinePage
from tui.talk.filling import FormPage
from tui.talk.handover import OpeningPage, WaitingPage
from tui.talk.notes import NotesPage
from tui.talk.reading import EndingPage, ReadingPage
from tui.talk.reveal import RevealPage
from tui.talk.themes import ThemesPage
from tui.widgets.choice_list import ChoiceList
from tui.widgets.line_input import LineInput

NOTES = """\
  - notes: ideas
    who: each
    blind: true
    text: Write
  - reveal: look
    of: [ideas]
  - group: themes
    of: ideas
    text: Sort
"""
ASK = "  - ask: q\n    who: all\n    text: What?\n  - say: then\n    text: Then\n" + END


@asynccontextmanager
async def two(folder: Path, steps: str) -> AsyncIterator[tuple[Table, Seat, Seat]]:
    """Sam and Noa, each at their own keyboard."""
    async with table(folder, steps) as t, t.seat("Sam") as sam, t.seat("Noa") as noa:
        yield t, sam, noa


def field(s: Seat) -> str:
    """What stands in the field."""
    return s.one("#field", LineInput).text


async def opened(sam: Seat, noa: Seat) -> None:
    """Both write a note and open."""
    for seat, word in ((sam, "sing"), (noa, "dive")):
        await seat.at(NotesPage)
        await seat.write(word)
        await seat.press("ctrl+d")
    await sam.at(OpeningPage)
    await noa.at(OpeningPage)
    await sam.press("s")
    await noa.until(lambda: "Sam    ready" in noa.shown)
    await noa.press("n")
    await sam.at(RevealPage)
    await noa.at(RevealPage)


async def test_both_write_at_once_and_each_waits_at_the_reveal(tmp_path: Path) -> None:
    async with two(tmp_path, NOTES + END) as (_, sam, noa):
        await sam.typed("sing")
        await noa.typed("di")
        await sam.press("enter", "ctrl+d")
        await sam.at(WaitingPage)
        assert "Waiting for Noa" in sam.shown
        assert field(noa) == "di"
        await noa.typed("ve")
        await noa.press("ctrl+d")
        await noa.at(OpeningPage)
        await sam.at(OpeningPage)
        assert "not ready yet" in sam.shown
        await sam.press("n")
        assert "[ ready" not in sam.shown
        await sam.press("s")
        await noa.press("n")
        await sam.at(RevealPage)
        await noa.at(RevealPage)


async def test_a_page_with_unsaved_words_stays_and_says_so(tmp_path: Path) -> None:
    async with two(tmp_path, ASK) as (t, sam, noa):
        await sam.typed("half a wo")
        page = sam.page
        await noa.write("summer")
        await noa.at(ReadingPage)
        await sam.until(lambda: "Noa went on" in sam.said)
        assert sam.page is page
        await sam.typed("rd")
        assert field(sam) == "half a word"
        assert "Noa went on" in sam.said
        await sam.press("enter")
        await sam.at(ReadingPage)
        assert "still there, a page back" in sam.said
        assert [event.value for event in t.kept(ev.Answered)] == ["summer"]
        await sam.press("b")
        await sam.at(LinePage)
        assert field(sam) == "half a word"


async def test_an_empty_page_goes_on_with_the_other(tmp_path: Path) -> None:
    async with two(tmp_path, ASK) as (_, sam, noa):
        await noa.write("summer")
        await sam.at(ReadingPage)


async def test_whoever_takes_their_words_away_goes_on_with_enter(tmp_path: Path) -> None:
    async with two(tmp_path, ASK) as (_, sam, noa):
        await sam.typed("x")
        await noa.write("summer")
        await sam.until(lambda: "Noa went on" in sam.said)
        await sam.press("backspace")
        assert isinstance(sam.page, LinePage)
        await sam.press("enter")
        await sam.at(ReadingPage)


async def test_a_half_filled_form_stays(tmp_path: Path) -> None:
    steps = (
        "  - form: f\n    who: all\n    many: true\n    text: Who\n    fields:\n"
        "      - what: {text: What, type: line}\n" + END
    )
    async with two(tmp_path, steps) as (_, sam, noa):
        await sam.write("call")
        await sam.typed("co")
        await noa.write("rest")
        await noa.press("ctrl+d")
        await sam.until(lambda: "Noa went on" in sam.said)
        assert "call" in sam.shown
        await sam.press("ctrl+d")
        await sam.at(EndingPage)
        await sam.press("b")
        await sam.at(FormPage)
        assert "call" in sam.shown


async def test_a_pause_elsewhere_never_takes_half_typed_words(tmp_path: Path) -> None:
    async with two(tmp_path, ASK) as (t, sam, noa):
        await sam.typed("half")
        await noa.press("escape", "q")
        await noa.until(lambda: noa.left)
        await sam.until(lambda: "Noa paused" in sam.said)
        assert field(sam) == "half"
        await sam.press("enter")
        await sam.until(lambda: sam.left)
        assert not t.kept(ev.Answered)
        async with t.seat("Sam") as again:
            assert field(again) == "half"


async def test_an_end_elsewhere_is_said_too(tmp_path: Path) -> None:
    async with two(tmp_path, ASK) as (_, sam, noa):
        await sam.typed("half")
        await noa.talk.act(ev.Stopped)
        await sam.until(lambda: "Noa ended this" in sam.said)


async def test_a_dialog_stays_on_top_and_the_page_follows_when_it_closes(tmp_path: Path) -> None:
    async with two(tmp_path, NOTES + END) as (t, sam, noa):
        await opened(sam, noa)
        await sam.press("enter", "plus")
        await sam.typed("so true")
        await noa.press("n", "n")
        await noa.at(ThemesPage)
        assert isinstance(sam.app.screen, AskLine)
        await sam.press("enter")
        await sam.at(AskLine)
        assert sam.one("#answer", LineInput).text == "so true"
        await sam.press("escape")
        await sam.at(ThemesPage)
        assert len(sam.app.screen_stack) == 2
        assert not t.kept(ev.Remarked)


async def test_help_stays_on_top(tmp_path: Path) -> None:
    async with two(tmp_path, ASK) as (_, sam, noa):
        await sam.press("escape", "question_mark")
        await sam.at(Help)
        await noa.write("summer")
        await noa.at(ReadingPage)
        assert isinstance(sam.app.screen, Help)
        await sam.press("escape")
        await sam.at(ReadingPage)


async def test_a_cover_is_not_lifted_by_another_seat(tmp_path: Path) -> None:
    async with two(tmp_path, ASK) as (_, sam, noa):
        await sam.press("ctrl+l")
        await noa.write("summer")
        await noa.at(ReadingPage)
        assert isinstance(sam.app.screen, Cover)
        await sam.press("x", "s")
        await sam.at(ReadingPage)


async def test_a_stale_act_says_so_and_shows_the_page_as_it_is(tmp_path: Path) -> None:
    async with two(tmp_path, NOTES + END) as (t, sam, noa):
        await opened(sam, noa)
        await sam.press("n", "n")
        await sam.at(ThemesPage)
        await noa.at(ThemesPage)
        sam.talk.sitting.changed = lambda: None
        await noa.press("plus")
        await noa.write("Fun")
        await sam.press("plus")
        await sam.write("Joy")
        assert "went on in the meantime" in sam.said
        assert sam.one("#answer", LineInput).text == "Joy"
        await sam.press("escape")
        assert "1  Fun" in sam.shown
        assert len(t.kept(ev.Grouped)) == 1


async def test_marks_stay_while_another_sorts(tmp_path: Path) -> None:
    async with two(tmp_path, NOTES + END) as (_, sam, noa):
        await opened(sam, noa)
        await sam.press("n", "n")
        await noa.at(ThemesPage)
        await sam.press("space")
        await noa.press("down", "plus")
        await noa.write("Fun")
        await sam.until(lambda: "1  Fun" in sam.shown)
        assert sam.one("#notes", ChoiceList).marked == (0,)
        await sam.press("1")
        assert sam.one("#notes", ChoiceList).marked == ()
        await noa.until(lambda: "(2)" in noa.shown)


async def test_a_jot_beside_half_typed_words_leaves_the_page_alone(tmp_path: Path) -> None:
    async with two(tmp_path, ASK) as (t, sam, noa):
        await sam.typed("half")
        await noa.write("summer")
        await sam.until(lambda: "Noa went on" in sam.said)
        await sam.press("escape", "j")
        await sam.write("remember")
        assert field(sam) == "half"
        assert [event.text for event in t.kept(ev.Jotted)] == ["remember"]


async def test_shared_notes_come_in_while_one_types(tmp_path: Path) -> None:
    steps = "  - notes: shared\n    who: all\n    text: Together\n" + END
    async with two(tmp_path, steps) as (_, sam, noa):
        await sam.typed("half")
        await noa.write("dive")
        await sam.until(lambda: "dive" in sam.shown)
        assert field(sam) == "half"
        await sam.press("up", "ctrl+u")
        await sam.typed("swim")
        await noa.press("escape", "d")
        await sam.until(lambda: "1 dive" not in sam.shown)
        await sam.press("enter")
        await noa.until(lambda: "swim" in noa.shown)


async def test_a_choice_of_both_goes_on_for_both(tmp_path: Path) -> None:
    steps = (
        "  - ask: q\n    who: all\n    type: choice\n    text: Which?\n"
        "    options:\n      - a: Apples\n      - b: Bread\n" + END
    )
    async with two(tmp_path, steps) as (_, sam, noa):
        await sam.at(ChoicePage)
        await noa.press("2", "enter")
        await sam.at(EndingPage)
