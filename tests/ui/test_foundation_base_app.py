"""The app under all pages: size, clock, colours, keys."""

from datetime import UTC, datetime
from importlib.metadata import version
from typing import ClassVar

import pytest
from rich.color import Color as RichColor
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.color import Color

from tests.ui.host import Host
from tui import shots
from tui.actions import Where
from tui.driver import PasteTooLong, TerminalGone
from tui.keymap import bindings_for
from tui.modals.confirm import Confirm
from tui.modals.help import Help
from tui.modals.palette import Palette
from tui.modals.safety import SafetyNote
from tui.page import Page
from tui.settings import Settings
from tui.themes import PALETTES
from tui.widgets.frame import Frame
from tui.widgets.line_input import LineInput
from tui.widgets.size_gate import SizeGate
from tui.widgets.text_area import PageInput


def on_top(app: Host) -> type[object]:
    """Return the kind of the screen that is shown."""
    return type(app.screen)


class NotesPage(Page):
    """A page that remembers what it did."""

    where = Where.NOTES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.NOTES)]

    def __init__(self) -> None:
        super().__init__()
        self.did: list[str] = []

    def compose(self) -> ComposeResult:
        """Show a field in a frame."""
        with Frame():
            yield LineInput(id="line")

    def do_next(self) -> None:
        """Remember."""
        self.did.append("next")

    async def do_done(self) -> None:
        """Remember, later."""
        self.did.append("done")


async def test_letters_are_text_in_a_field_and_keys_after_escape() -> None:
    app = Host()
    async with app.run_test() as pilot:
        page = NotesPage()
        await app.push_screen(page)
        await pilot.press("n", "p", "ctrl+d")
        field = page.query_one(LineInput)
        assert field.value == "np"
        assert page.did == ["done"]
        await pilot.press("escape", "n", "b")
        assert page.did == ["done", "next"]
        assert "b back" not in app.shown()
        assert "n next" in app.shown()
        await pilot.press("i", "x")
        assert field.value == "npx"


async def test_help_palette_and_safety_come_with_every_page() -> None:
    app = Host()
    async with app.run_test() as pilot:
        page = NotesPage()
        await app.push_screen(page)
        await pilot.press("escape", "question_mark")
        assert on_top(app) is Help
        assert "Pass:" not in app.shown()
        await pilot.press("escape", "s")
        assert on_top(app) is SafetyNote
        await pilot.press("x", "colon")
        assert on_top(app) is Palette
        await pilot.press(*"next", "enter")
        await pilot.pause()
        assert page.did == ["next"]
        await pilot.press("colon", *"cover", "enter", "x")
        await pilot.pause()
        assert app.answers == [""]


async def test_the_users_keys_are_bound_and_shown() -> None:
    app = Host(settings=Settings(keys={"next": ("v",)}))
    async with app.run_test() as pilot:
        page = NotesPage()
        await app.push_screen(page)
        await pilot.press("escape", "n", "v")
        await pilot.pause()
        assert page.did == ["next"]
        assert "v next" in app.shown()


async def test_too_small_a_terminal_says_so_swallows_keys_and_keeps_the_text() -> None:
    field = LineInput("kept")
    app = Host(field)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.resize_terminal(59, 20)
        await pilot.pause()
        assert on_top(app) is SizeGate
        assert "59 × 20" in app.shown()
        assert "kept" not in app.shown().replace("Your text is kept.", "")
        await pilot.press("x", "enter", "escape", "ctrl+l")
        await pilot.resize_terminal(58, 20)
        await pilot.pause()
        assert "58 × 20" in app.shown()
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert on_top(app) is not SizeGate
        await pilot.press("y")
        assert field.value == "kepty"


async def test_the_clock_moves_with_keys_only() -> None:
    times = [datetime(2026, 6, 14, 19, minute, tzinfo=UTC) for minute in (2, 3, 4, 5, 6, 7)]
    app = Host(LineInput(), now=lambda: times[0])
    async with app.run_test() as pilot:
        times.pop(0)
        await pilot.pause()
        before = app.clock_text
        assert before == "19:02"
        await pilot.press("x")
        assert app.clock_text == "19:03"
    off = Host(settings=Settings(clock=False))
    async with off.run_test():
        assert off.clock_text == ""


async def test_ctrl_c_asks_and_twice_leaves_and_ctrl_q_does_nothing() -> None:
    app = Host(LineInput())
    async with app.run_test() as pilot:
        await pilot.press("ctrl+q", "ctrl+c")
        assert on_top(app) is Confirm
        await pilot.press("n")
        await pilot.pause()
        assert on_top(app) is not Confirm
        await pilot.press("ctrl+c", "ctrl+c")
    assert app.return_value == 0


async def test_a_cut_paste_is_told_and_a_lost_terminal_ends_the_app() -> None:
    app = Host(Frame())
    async with app.run_test() as pilot:
        app.post_message(PasteTooLong(100_000, 65_536))
        await pilot.pause()
        assert "65,536" in app.shown()
        app.post_message(TerminalGone())
        await pilot.pause()
    assert app.return_code == 1


async def test_input_can_be_held() -> None:
    app = Host()
    async with app.run_test():
        with app.hold_input():
            held = app.input_is_held
        assert held
        assert not app.input_is_held


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG 2.1 defines it: 1 to 21."""

    def luminance(color: Color) -> float:
        parts = [c / 255 for c in (color.r, color.g, color.b)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted(luminance(Color.parse(c)) for c in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", list(PALETTES))
def test_every_text_colour_can_be_read(name: str) -> None:
    palette = PALETTES[name]
    floor = 7.0 if name == "high-contrast" else 4.5
    for text in ("ink", "muted", "accent", "good", "warn", "sealed"):
        for behind in (palette.page, palette.raised):
            assert contrast(getattr(palette, text), behind) >= floor, text


@pytest.mark.parametrize("name", list(PALETTES))
async def test_a_theme_is_on_from_the_first_paint(name: str) -> None:
    app = Host(LineInput("x"), settings=Settings(theme=name))
    async with app.run_test():
        style = shots.cells(app)[0][0].style
        assert style is not None
        assert style.bgcolor == RichColor.parse(PALETTES[name].page)


async def test_a_field_takes_another_theme_and_loses_the_keys_in_its_colours() -> None:
    app = Host(LineInput("x"), settings=Settings(theme="dark"))

    def painted() -> set[tuple[object, object]]:
        styles = [part.style for row in shots.cells(app)[:1] for part in row if part.style]
        return {(style.color, style.bgcolor) for style in styles}

    async with app.run_test() as pilot:
        for name in ("light", "high-contrast", "dark"):
            app.theme = name
            await pilot.press("a")
            colours = [RichColor.parse(getattr(PALETTES[name], x)) for x in ("ink", "page")]
            assert painted() == {tuple(colours)}
        assert [part for part in shots.cells(app)[0] if part.style and part.style.reverse]
        await pilot.press("escape")
        assert not [part for part in shots.cells(app)[0] if part.style and part.style.reverse]


async def test_no_color_means_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    app = Host(LineInput("x"), PageInput("y"), Frame())
    async with app.run_test() as pilot:
        await pilot.pause()
        styles = [part.style for row in shots.cells(app) for part in row if part.style]
        assert not [s for s in styles if s.color or s.bgcolor]
        assert any(style.reverse for style in styles)


async def test_nothing_ticks() -> None:
    app = Host(LineInput(), PageInput(), Frame())
    async with app.run_test() as pilot:
        await pilot.pause()
        assert not app.query_one(LineInput).cursor_blink
        assert not app.query_one(PageInput).cursor_blink
        assert app.animation_level == "none"


def test_the_private_parts_that_are_overridden_are_still_there() -> None:
    assert version("textual").startswith("8.2."), "read tui/base_app.py against the new version"
    for name in (
        "_fatal_error",
        "_handle_exception",
        "_print_error_renderables",
        "_close_messages_no_wait",
        "_shutdown",
    ):
        assert callable(getattr(App, name))
    assert hasattr(App(), "_exit_renderables")
    assert isinstance(App().stylesheet._parse_cache, LRUCache)
    assert hasattr(App(), "_exception")
