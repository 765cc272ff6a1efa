"""A save that fails: the reason is said, and no word is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from flows import events as ev
from store import CannotSave, LocalKeeper
from tests.ui.talk.host import ASK, END, table
from tui.modals.ask_line import AskLine
from tui.talk.reading import EndingPage
from tui.widgets.line_input import LineInput


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A disk that refuses every save while a sentence stands in the list."""
    said = (
        "The disk is full: /a/rather/long/path/conversations/0123456789.json could not be saved. "
        "Everything saved before is still there. Make room and try again."
    )
    sentences = [said]
    append = LocalKeeper._append_now

    def refuse(self: LocalKeeper, *args: Any) -> Any:
        if sentences:
            raise CannotSave(sentences[0])
        return append(self, *args)

    monkeypatch.setattr(LocalKeeper, "_append_now", refuse)
    return sentences


async def test_a_save_that_fails_says_why_and_loses_nothing(
    tmp_path: Path, broken: list[str]
) -> None:
    async with table(tmp_path, ASK + END) as t, t.seat() as s:
        await s.write("summer")
        assert "disk is full" in s.said
        assert "Make room and try again." in s.shown
        assert s.one("#field", LineInput).text == "summer"
        await s.press("escape", "j")
        await s.write("remember")
        await s.at(AskLine)
        assert s.one("#answer", LineInput).text == "remember"
        await s.press("escape", "q")
        assert not s.left
        assert "disk is full" in s.said
        broken.clear()
        await s.press("n")
        await s.at(EndingPage)
        assert [event.value for event in t.kept(ev.Answered)] == ["summer"]


async def test_a_wish_that_cannot_be_saved_is_asked_again(
    tmp_path: Path, broken: list[str]
) -> None:
    async with table(tmp_path, '  - agree: a\n    text: "We rest."\n' + END) as t, t.seat() as s:
        await s.press("s", "2", "enter")
        await s.write("tea")
        await s.at(AskLine)
        assert s.one("#answer", LineInput).text == "tea"
        broken.clear()
        await s.press("enter")
        assert [event.wish for event in t.kept(ev.Judged)] == ["tea"]


async def test_other_words_that_cannot_be_saved_are_asked_again(
    tmp_path: Path, broken: list[str]
) -> None:
    said = broken.pop()
    async with table(tmp_path, '  - agree: a\n    text: "We rest."\n' + END) as t, t.seat() as s:
        await s.press("s", "4", "enter", "escape", "n", "enter", "s", "n", "r")
        broken.append(said)
        await s.typed("!")
        await s.press("ctrl+d")
        broken.clear()
        await s.press("ctrl+d")
        assert [event.text for event in t.kept(ev.Reworded)] == ["We rest.!"]
