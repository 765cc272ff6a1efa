"""Fields, lists, scale, frame: what keys do to them and what they say."""

from typing import Any

import pytest
from textual.content import Content
from textual.events import Paste

from tests.ui.host import Host
from tui.actions import Where
from tui.glyphs import ASCII, UNICODE
from tui.keymap import footer
from tui.widgets.choice_list import ChoiceList
from tui.widgets.dots import DotsList
from tui.widgets.frame import Frame
from tui.widgets.line_input import LineInput, typed_into
from tui.widgets.messages import (
    Draft,
    EdgeReached,
    FieldLeft,
    Marked,
    Moved,
    Picked,
    Rated,
    Submitted,
)
from tui.widgets.note_list import Item, NoteList, paint_item
from tui.widgets.progress import progress
from tui.widgets.scale import Scale
from tui.widgets.side_by_side import Line, SideBySide, side_by_side
from tui.widgets.text_area import PageInput


async def test_a_field_tells_drafts_and_submits_clean_text() -> None:
    app = Host(LineInput("a"))
    async with app.run_test() as pilot:
        await pilot.press("b", "space", "enter")
        assert [m.text for m in app.of(Draft)][-1] == "ab "
        assert [m.text for m in app.of(Submitted)] == ["ab"]
        assert app.of(Submitted)[0].control is app.query_one(LineInput)


async def test_undo_goes_back_by_words_and_changes() -> None:
    field = LineInput()
    async with Host(field).run_test() as pilot:
        await pilot.press(*"one", "space", *"two")
        await pilot.press("ctrl+z")
        assert field.value == "one "
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert field.value == ""
        field.put("kept")
        await pilot.press("ctrl+u")
        assert field.value == ""
        await pilot.press("ctrl+z")
        assert field.value == "kept"


async def test_long_text_scrolls_in_the_line_without_a_layout() -> None:
    field = LineInput(limit=300)
    app = Host(field)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        layouts = 0
        relayout = app.screen._refresh_layout

        def count(*args: object, **more: object) -> None:
            nonlocal layouts
            layouts += 1
            relayout(*args, **more)  # type: ignore[arg-type]

        app.screen._refresh_layout = count  # type: ignore[method-assign]
        await pilot.press(*("abcdefghij" * 7), *"THE-END")
        await pilot.pause()
        assert "THE-END" in app.shown()
        assert field.scroll_offset.x > 0
        assert layouts == 0
        await pilot.press("home")
        await pilot.pause()
        assert app.shown().startswith("abcdefghij")
        assert "THE-END" not in app.shown()


async def test_a_paste_becomes_one_clean_line_within_the_limit() -> None:
    field = LineInput("x", limit=10)
    app = Host(field)
    async with app.run_test() as pilot:
        app.post_message(Paste("one\ntwo\x1b[31m three\r\n"))
        await pilot.pause()
        assert field.value == "xone two[3"
        await pilot.press("z")
        assert field.value == "xone two[3"


async def test_after_escape_letters_are_no_longer_text() -> None:
    field = LineInput()
    app = Host(field)
    async with app.run_test() as pilot:
        await pilot.press("a")
        assert typed_into(app)
        await pilot.press("escape", "b")
        assert field.value == "a"
        assert not typed_into(app)
        assert len(app.of(FieldLeft)) == 1


async def test_arrows_at_the_edge_of_a_field_are_told() -> None:
    app = Host(LineInput())
    async with app.run_test() as pilot:
        await pilot.press("up", "down")
        assert [m.up for m in app.of(EdgeReached)] == [True, False]


async def test_a_page_of_writing() -> None:
    page = PageInput("first", limit=40)
    app = Host(page)
    async with app.run_test() as pilot:
        page.focus()
        await pilot.press("enter", *"two", "ctrl+d")
        assert page.clean_text == "first\ntwo"
        assert app.of(Draft)[-1].text == "first\ntwo"
        await pilot.press("ctrl+z")
        assert page.clean_text != "first\ntwo"
        page.put("new")
        app.post_message(Paste("a\tb\x00\r\nc" + "d" * 100))
        await pilot.pause()
        assert page.clean_text.startswith("newa b\ncddd")
        assert len(page.clean_text) == 40
        await pilot.press("z", "escape", "y")
        assert "z" not in page.text
        assert "y" not in page.text
        assert len(app.of(FieldLeft)) == 1


async def test_a_list_shows_text_as_it_is_and_scrolls() -> None:
    items = [Item(f"note {i} [@click=app.quit]x[/]", str(i), "Noa") for i in range(200)]
    rows = NoteList(items)
    app = Host(rows)
    async with app.run_test(size=(60, 20)) as pilot:
        rows.focus()
        assert "note 0 [@click=app.quit]x[/]" in app.shown()
        assert "note 150" not in app.shown()
        await pilot.press("down", "up", "pagedown", "pageup", "end", "enter")
        await pilot.pause()
        assert rows.cursor == 199
        assert "> 199 note 199" in app.shown()
        assert app.of(Picked)[0].indexes == (199,)
        assert app.of(Moved)[-1].index == 199
        await pilot.press("home")
        assert rows.cursor == 0
        rows.show([Item("long " * 100)], cursor=3)
        await pilot.pause()
        assert rows.cursor == 0
        assert rows.height_of_rows == 6
        assert app.shown().splitlines()[5].rstrip(" ▁").endswith("…")
        rows.show([])
        await pilot.press("enter")
        assert len(app.of(Picked)) == 1


async def test_choose_one() -> None:
    choice = ChoiceList(["yes", "no", "later"], marked=(1,))
    app = Host(choice)
    async with app.run_test() as pilot:
        choice.focus()
        assert "(•) no" in app.shown()
        await pilot.press("3", "9", "enter")
        assert choice.marked == (2,)
        assert app.of(Marked)[-1].values == (0, 0, 1)
        assert app.of(Picked)[-1].indexes == (2,)


async def test_choose_several_up_to_a_number() -> None:
    choice = ChoiceList(["a", "b", "c"], several=True, most=2)
    app = Host(choice, ascii_only=True)
    async with app.run_test() as pilot:
        choice.focus()
        await pilot.press("space", "2", "3", "1", "enter")
        assert app.of(Picked)[-1].indexes == (1,)
        choice.show(["x", Item("y")], marked=(0, 1))
        await pilot.pause()
        assert app.shown().count("[x]") == 2


async def test_dots_stay_within_the_budget() -> None:
    dots = DotsList(["a", "b"], 3, most_each=2)
    app = Host(dots)
    async with app.run_test() as pilot:
        dots.focus()
        await pilot.press("space", "space", "space", "down", "space", "space")
        assert dots.given == (2, 1)
        assert dots.left == 0
        await pilot.press("backspace", "backspace", "enter")
        assert app.of(Marked)[-1].values == (2, 0)
        assert app.of(Picked)[-1].indexes == (1,)


async def test_a_long_list_paints_only_what_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[str] = []

    def noting(item: Item, *args: Any, **kwargs: Any) -> list[Content]:
        painted.append(item.text)
        return paint_item(item, *args, **kwargs)

    monkeypatch.setattr("tui.widgets.note_list.paint_item", noting)
    items = [Item(f"note {number}", "·") for number in range(100)]
    rows = NoteList(items, show_cursor=False)
    async with Host(rows).run_test(size=(60, 20)) as pilot:
        painted.clear()
        rows.show(list(items))
        rows.show([*items, Item("one more", "·")])
        assert painted == ["one more"]
        painted.clear()
        rows.show([*items, Item("one more", "20")])
        await pilot.pause()
        assert len(painted) == 101, "a wider column moves every row"
        for number in range(5):
            rows.show([Item(f"other {number}-{one}", "20") for one in range(101)])
        assert len(rows._painted) <= 3 * 101 + 64, "what was painted once is not kept for ever"
        rows.show(items[:1])
        assert {wanted[0].text for wanted in rows._painted} <= {"note 0"}, "no word that has gone"


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["7"], 7), (["0"], 0), (["1", "0"], 10), (["1"], 1), (["end"], 10), (["right"], 0),
        (["left"], 10), (["5", "right", "right"], 7), (["1", "x", "0"], 0), (["home"], 0),
    ],
)  # fmt: skip
async def test_a_scale_is_answered_by_digits_and_arrows(keys: list[str], value: int) -> None:
    scale = Scale("not at all", "more than anything")
    app = Host(scale)
    async with app.run_test() as pilot:
        scale.focus()
        await pilot.press("enter")
        assert app.of(Rated) == []
        await pilot.press(*keys, "enter")
        assert scale.value == value
        assert (app.of(Rated)[-1].value, app.of(Rated)[-1].final) == (value, True)
        assert f"[{value:>2} ]" in app.shown()
        await pilot.press("backspace")
        assert scale.value is None


def test_side_by_side_stands_in_columns_and_stacks_when_narrow() -> None:
    lines = [Line("Time for us", ("●●", "●")), Line("Money", ("", "●●●"), "only Noa")]
    wide = [line.plain for line in side_by_side(("Sam", "Noa"), lines, 80, UNICODE)]
    assert len(wide) == 2
    assert "Sam ●●" in wide[0]
    assert wide[1].rstrip().endswith("only Noa")
    narrow = [line.plain.strip() for line in side_by_side(("Sam", "Noa"), lines, 50, UNICODE)]
    assert narrow[:3] == ["Time for us", "Sam  ●●", "Noa  ●"]
    assert all(len(line) <= 80 for line in wide)


async def test_side_by_side_is_a_widget_too() -> None:
    table = SideBySide(("Sam", "Noa"), [])
    app = Host(table)
    async with app.run_test() as pilot:
        table.show(("Sam", "Noa"), [Line("x", ("yes", "no"))])
        await pilot.pause()
        assert "Sam yes" in app.shown()


@pytest.mark.parametrize("cells", [4, 20, 40, 60, 80, 120])
@pytest.mark.parametrize("at", [0, 2, 4])
def test_progress_fits_and_names_the_present_part(cells: int, at: int) -> None:
    parts = ("question", "Sam", "Noa", "reveal", "choose")
    for glyphs in (UNICODE, ASCII):
        line = progress(parts, at, cells, glyphs)
        if cells >= 40:
            assert line.cell_length <= cells
            assert parts[at].upper() in line.plain
    assert progress((), 0, 80, UNICODE).plain == ""


async def test_the_frame_is_24_rows_with_the_promise_third_from_below() -> None:
    side = NoteList([Item("earlier")], show_cursor=False)
    frame = Frame(LineInput(), side=side)
    app = Host(frame)
    async with app.run_test(size=(80, 24)) as pilot:
        frame.flow, frame.who, frame.parts = "Sticky notes", "Noa", ("a", "b")
        frame.promise, frame.at = "Only you.", 1
        frame.set_keys(footer(Where.NOTES))
        await pilot.pause()
        rows = app.shown().splitlines()
        assert len(rows) == 24
        assert rows[0].startswith(" Sticky notes")
        assert "Noa" in rows[0]
        assert "a · B" in rows[1]
        assert rows[21] == " Only you."
        assert "keep note" in rows[22]
        assert rows[23].startswith(" Esc then")
        frame.say("One moment.")
        await pilot.pause()
        assert app.shown().splitlines()[21] == " One moment."
        frame.promise = "Both of you."
        await pilot.press("escape")
        await pilot.pause()
        assert app.shown().splitlines()[21] == " Both of you."
        assert "Esc then" not in app.shown()
        assert "earlier" not in app.shown()
        await pilot.resize_terminal(120, 30)
        await pilot.pause()
        assert "earlier" in app.shown()


async def test_a_frame_whose_rows_are_going_is_told_in_vain() -> None:
    frame = Frame(LineInput())
    app = Host(frame)
    async with app.run_test(size=(80, 24)):
        await frame.query("*").remove()
        frame.flow = "Another"
        frame.say("A sentence that is long enough to take two of the lines there are. " * 2)
        assert frame.is_mounted
