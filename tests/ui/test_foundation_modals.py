"""Each dialog alone: its answers, and what it must not show or let through."""

import pytest
from textual.events import Paste
from textual.screen import Screen

from tests.ui.host import Host
from tui.actions import Where
from tui.keymap import help_rows, palette_rows
from tui.modals.ask_line import AskLine
from tui.modals.confirm import Confirm
from tui.modals.cover import Cover
from tui.modals.dialog import Words
from tui.modals.help import Help
from tui.modals.jot import Jot
from tui.modals.palette import Palette, matching
from tui.modals.safety import SafetyNote
from tui.safety_words import TITLE, helplines
from tui.widgets.line_input import LineInput


async def answer(screen: Screen[object], *keys: str, shows: str = "") -> list[object]:
    """Open a dialog, press keys, and return the answers that it gave."""
    app = Host(Words("what lies beneath"))
    async with app.run_test() as pilot:
        await app.push_screen(screen, app.answers.append)
        await pilot.pause()
        assert shows in app.shown()
        await pilot.press(*keys)
        await pilot.pause()
        return app.answers


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        (("a", "b", "enter"), "ab"),
        (("enter",), None),
        (("space", "enter"), None),
        (("a", "escape"), None),
    ],
)
async def test_ask_line(keys: tuple[str, ...], result: str | None) -> None:
    ask: Screen[object] = AskLine("What is it?", promise="Only you.")  # type: ignore[assignment]
    assert await answer(ask, *keys, shows="Only you.") == [result]


async def test_jot_says_whose_the_line_will_be() -> None:
    jot: Screen[object] = Jot("Only Noa.", value="ab")  # type: ignore[assignment]
    assert await answer(jot, "c", "enter", shows="Only Noa.") == ["abc"]


@pytest.mark.parametrize(
    ("key", "result"), [("y", [True]), ("n", [False]), ("escape", [False]), ("enter", [])]
)
async def test_confirm(key: str, result: list[bool]) -> None:
    confirm: Screen[object] = Confirm(  # type: ignore[assignment]
        "Delete [b]it[/]?", yes="delete", detail="This cannot be undone."
    )
    assert await answer(confirm, key, shows="Delete [b]it[/]?") == result


@pytest.mark.parametrize("key", ["escape", "enter", "q", "question_mark"])
async def test_help_closes(key: str) -> None:
    page: Screen[object] = Help(  # type: ignore[assignment]
        help_rows(Where.NOTES), why="Silence first.", evidence="Seen in trials."
    )
    assert await answer(page, "down", key, shows="Silence first.") == [None]


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        (("p", "a", "u", "s", "e", "enter"), "pause"),
        (("z", "z", "z", "enter", "escape"), None),
        (("escape",), None),
        (("down", "up", "down", "enter"), None),
    ],
)
async def test_palette(keys: tuple[str, ...], result: str | None) -> None:
    rows = palette_rows(Where.NOTES)
    palette: Screen[object] = Palette(rows)  # type: ignore[assignment]
    expected = rows[1].id if keys[0] == "down" else result
    assert await answer(palette, *keys) == [expected]


def test_matching_needs_every_word_and_prefers_names() -> None:
    rows = palette_rows(Where.NOTES)
    assert matching(rows, "") == rows
    assert matching(rows, "pa")[0].label.startswith("pa")
    assert matching(rows, "minute add")[0].id == "time"
    assert matching(rows, "nothing like it") == []


async def test_the_safety_note_closes_with_any_key_and_shows_its_list() -> None:
    note: Screen[object] = SafetyNote()  # type: ignore[assignment]
    assert await answer(note, "down", "x", shows=TITLE) == [None]
    checked, lines = helplines()
    assert checked[:2] == "20"
    assert any(line.contact == "findahelpline.com" for line in lines)


async def test_the_cover_hides_everything_and_opens_by_a_persons_key() -> None:
    app = Host(LineInput("secret"))
    app.people = [("s", "Sam"), ("no", "Noa")]
    async with app.run_test() as pilot:
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert isinstance(app.screen, Cover)
        assert "secret" not in app.shown()
        assert "Sam" not in app.shown()
        app.post_message(Paste("snsn"))
        await pilot.press("x")
        assert "s  I am Sam" in app.shown()
        await pilot.press("z", "enter", "escape")
        assert "Sam" not in app.shown()
        await pilot.press("s")
        await pilot.pause()
        assert TITLE in app.shown()
        await pilot.press("x", "x", "ctrl+l", "x", "n", "o")
        await pilot.pause()
        assert app.answers == ["no"]
        assert "secret" in app.shown()


async def test_with_nobody_to_ask_any_key_uncovers() -> None:
    app = Host(LineInput("secret"))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+l", "x")
        await pilot.pause()
        assert app.answers == [""]
        assert "secret" in app.shown()
