"""A field draws its line as Textual's own would, only sooner."""

from importlib.metadata import version

import pytest
from textual.strip import Strip
from textual.widgets import Input

from tests.ui.host import Host
from tui.widgets.line_input import LineInput

WIDTH = 20
TEXTS = [
    "",
    "a",
    "nineteen characters",
    "twenty characters ab",
    "a line that is longer than its field is wide",
    "日本語のとても長い文を書く",
    "e\u0301a\u0308 combined 👩\u200d👧 and 🇫🇷",
    "שלום עולם",
    "[b]no markup[/b] [/] [@click=app.quit]x[/]",
]


def looks(strip: Strip) -> list[tuple[str, object, object, bool]]:
    """Each character with its colours, and whether the cursor is on it."""
    found: list[tuple[str, object, object, bool]] = []
    for text, style, _ in strip:
        assert style is not None
        found += [(sign, style.color, style.bgcolor, bool(style.reverse)) for sign in text]
    return found


@pytest.mark.parametrize("text", TEXTS)
async def test_each_place_of_the_cursor_looks_like_textuals(text: str) -> None:
    assert version("textual").startswith("8.2."), "read tui/widgets/line_input.py again"
    field = LineInput(placeholder="something")
    field.styles.width = WIDTH
    app = Host(field)
    async with app.run_test(size=(60, 20)) as pilot:
        field.put(text)
        await pilot.pause()
        for place in range(len(text), -1, -1):
            field.cursor_position = place
            await pilot.pause()
            assert looks(field.render_line(0)) == looks(Input.render_line(field, 0))
        app.set_focus(None)
        assert looks(field.render_line(0)) == looks(Input.render_line(field, 0))
        field.focus()
        field.select_all()
        await pilot.pause()
        assert looks(field.render_line(0)) == looks(Input.render_line(field, 0))


async def test_a_field_scrolls_as_textuals_does() -> None:
    field, plain = LineInput(), Input(compact=True, select_on_focus=False)
    for one in (field, plain):
        one.styles.width = WIDTH
    app = Host(field, plain)
    keys = [*"some words that go on and on", *["left"] * 30, *["right"] * 25, *["backspace"] * 20]
    async with app.run_test(size=(60, 20)) as pilot:
        seen = []
        for one in (field, plain):
            one.focus()
            at = []
            for key in keys:
                await pilot.press(key)
                at.append((one.scroll_offset.x, one.cursor_position, one.value))
            seen.append(at)
        assert seen[0] == seen[1]
        assert {x for x, _, _ in seen[0]} > {0}
