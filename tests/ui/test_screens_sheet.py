"""The sheet: a cursor that skips what cannot be chosen, columns, and thousands of rows."""

from tests.ui.host import Host
from tui.screens.lines import BLANK, Line, heading, sentence
from tui.screens.sheet import Sheet
from tui.widgets.messages import EdgeReached, Picked


def rows(*texts: str) -> list[Line]:
    return [Line(text, value=text) for text in texts]


async def test_the_cursor_skips_headings_and_sentences() -> None:
    sheet = Sheet([heading("Head"), *rows("one"), BLANK, sentence("words"), *rows("two")])
    app = Host(sheet)
    async with app.run_test() as pilot:
        sheet.focus()
        await pilot.pause()
        assert sheet.chosen is not None
        assert sheet.cursor == 1
        await pilot.press("down", "enter", "down", "home", "up", "end")
        assert [p.indexes for p in app.of(Picked)] == [(4,)]
        assert [e.up for e in app.of(EdgeReached)] == [False, True]
        assert sheet.cursor == 4


async def test_the_cursor_stays_on_its_value_when_rows_are_renewed() -> None:
    sheet = Sheet(rows("one", "two"))
    async with Host(sheet).run_test() as pilot:
        sheet.focus()
        await pilot.press("down")
        sheet.show(rows("new", "one", "two"), keep=True)
        assert sheet.cursor == 2
        sheet.show(rows("new", "one"), keep=True)
        assert sheet.cursor == 0
        sheet.show(rows("new", "one"))
        assert sheet.cursor == 0


async def test_neighbours_share_columns_and_long_texts_end_in_a_sign() -> None:
    sheet = Sheet(
        [
            Line("short", lead="a", more="why", aside="today"),
            Line("w " * 90, lead="bcd", more="because " * 30, most=2),
            Line("x" * 200),
            sentence("long " * 90, most=2),
        ]
    )
    app = Host(sheet)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = app.shown().splitlines()
        assert shown[0].index("short") == shown[1].index("w ")
        assert shown[0].rstrip().endswith("today")
        assert shown[2].rstrip().endswith("…")
        assert shown[3].rstrip().endswith("x…")
        assert shown[5].rstrip().endswith("long…")
        assert sheet.height_of_rows == 6


async def test_a_text_to_read_scrolls_with_the_same_keys() -> None:
    sheet = Sheet([sentence(f"line {number}") for number in range(100)])
    app = Host(sheet)
    async with app.run_test(size=(80, 24)) as pilot:
        sheet.focus()
        await pilot.press("enter", "down", "down")
        assert sheet.scroll_offset.y == 2
        await pilot.press("pagedown")
        assert sheet.scroll_offset.y == 25
        await pilot.press("end")
        assert "line 99" in app.shown()
        await pilot.press("home")
        assert sheet.scroll_offset.y == 0
        assert not app.of(Picked)


async def test_thousands_of_rows_cost_as_little_as_those_in_sight() -> None:
    drawn = []

    class Counted(Sheet):
        def paint(self, index: int, cells: int, here: bool) -> list[object]:  # type: ignore[override]
            drawn.append(index)
            return super().paint(index, cells, here)  # type: ignore[return-value]

    sheet = Counted(rows(*map(str, range(5000))))
    async with Host(sheet).run_test(size=(80, 24)) as pilot:
        sheet.focus()
        await pilot.press("pagedown", "pagedown", "down")
        assert sheet.cursor == 47
        sheet.renew()
        await pilot.pause()
        assert max(drawn) < 200


async def test_text_is_never_markup() -> None:
    evil = "[@click=app.quit]x[/] \x1b[31m [/]"
    sheet = Sheet([Line(evil, lead=evil, aside=evil, value=1), sentence(evil)])
    app = Host(sheet)
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        assert "[@click=app.quit]x[/]" in app.shown()
        assert "\x1b" not in app.shown()


async def test_an_empty_sheet_stands_still() -> None:
    sheet = Sheet()
    app = Host(sheet)
    async with app.run_test() as pilot:
        sheet.focus()
        await pilot.press("down", "enter", "pagedown", "end")
        assert sheet.chosen is None
