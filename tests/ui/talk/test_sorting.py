"""Themes, votes and agreement."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import events as ev
from tests.ui.talk.host import END, Seat, table
from tui.modals.ask_line import AskLine
from tui.talk.agreeing import JudgedPage, JudgePage
from tui.talk.handover import HandOverPage
from tui.talk.reading import EndingPage
from tui.talk.themes import ThemesPage
from tui.talk.voting import VotePage
from tui.widgets.choice_list import ChoiceList

LIST = "  - notes: ideas\n    who: all\n    text: Write\n"
GROUP = LIST + "  - group: themes\n    of: ideas\n    text: Sort\n" + END


def vote(more: str) -> str:
    """A list, and a vote over it."""
    return f"{LIST}  - vote: v\n    who: each\n    blind: true\n    of: ideas\n{more}  - reveal: r\n    of: [v]\n    show: ranking\n{END}"


async def sort(s: Seat, *lines: str) -> None:
    """Write the list."""
    await s.write(*lines)
    await s.press("ctrl+d")


async def test_marked_notes_go_into_a_theme_and_out_again(tmp_path: Path) -> None:
    async with table(tmp_path, GROUP) as t, t.seat() as s:
        await sort(s, "sing", "rest", "dive")
        await s.at(ThemesPage)
        assert "undo" not in s.keys
        await s.press("space", "down", "space", "plus")
        assert "these 2 notes" in s.shown
        await s.write("Fun")
        assert "1  Fun  (2)" in s.shown
        assert s.one("#notes", ChoiceList).marked == ()
        await s.press("down", "1")
        assert "(3)" in s.shown
        await s.press("minus")
        assert "(2)" in s.shown
        await s.press("u")
        assert "(3)" in s.shown
        await s.press("9", "enter")
        assert s.said.startswith("Space marks")
        await s.press("n")
        await s.at(EndingPage)


async def test_themes_beyond_the_digits_are_shown_as_without_a_key(tmp_path: Path) -> None:
    async with table(tmp_path, GROUP) as t, t.seat() as s:
        await sort(s, "a")
        await s.at(ThemesPage)
        for name in "ABCDEFGHIJ":
            assert "are keys" not in s.shown
            await s.press("plus", name, "enter")
        assert "10  J  (1)" in s.shown
        assert "only 1 to 9 are keys" in s.shown


async def test_sorting_nothing_does_nothing(tmp_path: Path) -> None:
    async with table(tmp_path, GROUP) as t, t.seat() as s:
        await sort(s)
        await s.press("space", "plus", "minus", "1", "enter", "u")
        assert isinstance(s.app.screen, ThemesPage)
        await s.press("ctrl+d")
        await s.at(EndingPage)


async def test_dots_are_given_taken_back_and_kept(tmp_path: Path) -> None:
    async with table(tmp_path, vote("    dots: 3\n    max_per_item: 2\n")) as t, t.seat() as s:
        await sort(s, "sing", "rest")
        await s.press("s")
        await s.at(VotePage)
        await s.press("space", "space", "space", "down", "space", "space", "backspace", "enter")
        assert "1 of 3 left" in s.shown
        assert s.said.startswith("Space gives")
        await s.press("ctrl+d")
        (kept,) = t.kept(ev.Answered)
        assert sorted(kept.value.values()) == [2]


async def test_half_given_dots_survive_an_app_that_was_killed(tmp_path: Path) -> None:
    async with table(tmp_path, vote("")) as t:
        async with t.seat() as s:
            await sort(s, "sing", "rest")
            await s.press("s", "down", "space")
            assert "Up to 2 dots" in s.shown
            await t.keeper.flush()
        async with t.seat() as s:
            await s.at(HandOverPage)
            assert "●" not in s.shown.split("Please")[1].split("Sam: press")[0]
            await s.press("s")
            assert next(line for line in s.shown.splitlines() if "rest" in line).endswith("●")


async def test_points_go_to_the_best_first(tmp_path: Path) -> None:
    async with table(tmp_path, vote("    mode: points\n    dots: 2\n")) as t, t.seat() as s:
        await sort(s, "sing", "rest", "dive")
        await s.press("s")
        assert "Take up to 2, the best first." in s.shown
        await s.press("down", "space", "down", "space", "up", "up", "space", "ctrl+d")
        (kept,) = t.kept(ev.Answered)
        assert list(kept.value.values()) == [2, 1]
        await s.press("b", "s")
        assert "1 rest" in s.shown
        assert "2 dive" in s.shown


async def test_thumbs_turn(tmp_path: Path) -> None:
    async with table(tmp_path, vote("    mode: thumbs\n")) as t, t.seat() as s:
        await sort(s, "sing", "rest")
        await s.press("s")
        assert "thumb up, level, down" in s.shown
        await s.press("space", "down", "space", "space")
        assert "down" in s.shown
        await s.press("backspace", "space", "ctrl+d")
        (kept,) = t.kept(ev.Answered)
        assert list(kept.value.values()) == [1, 1]


@pytest.mark.parametrize("mode", ["", "    mode: points\n    dots: 2\n", "    mode: thumbs\n"])
async def test_a_vote_over_nothing_can_be_left(tmp_path: Path, mode: str) -> None:
    async with table(tmp_path, vote(mode)) as t, t.seat() as s:
        await sort(s)
        for person in ("s", "n"):
            await s.press(person, "space", "backspace", "enter", "ctrl+d")
        await s.press("s", "n", "n")
        await s.at(EndingPage)


AGREE = '  - agree: a\n    attempts: 2\n    text: "We rest."\n' + END


async def test_a_wish_goes_with_its_degree(tmp_path: Path) -> None:
    async with table(tmp_path, AGREE) as t, t.seat() as s:
        await s.press("s")
        await s.at(JudgePage)
        await s.press("2", "enter")
        await s.at(AskLine)
        await s.press("escape")
        await s.at(JudgePage)
        await s.press("enter")
        await s.write("not in exams")
        await s.at(HandOverPage)
        await s.press("n", "enter", "s", "n")
        await s.at(JudgedPage)
        assert "not in exams" in s.shown
        assert "Agreed, and the wish stays beside it." in s.shown
        assert not s.page.can_do("reword") or "other words" in s.keys
        await s.press("enter")
        await s.at(EndingPage)


async def test_other_words_are_asked_again_while_an_attempt_is_left(tmp_path: Path) -> None:
    async with table(tmp_path, AGREE) as t, t.seat() as s:
        await s.press("s", "4", "ctrl+d")
        await s.at(AskLine)
        await s.press("escape", "n", "3", "enter")
        await s.write("more time")
        await s.press("s", "n")
        await s.at(JudgedPage)
        assert "r changes the words" in s.shown
        assert "more time" in s.shown
        await s.press("r", "ctrl+d")
        assert s.said == "Change the words before asking again."
        await s.typed("!")
        await s.press("ctrl+d")
        await s.at(HandOverPage)
        await s.press("s", "enter", "n", "4", "enter", "escape", "s", "n")
        await s.at(JudgedPage)
        assert "Not agreed today" in s.shown
        await s.press("r")
        assert isinstance(s.app.screen, JudgedPage)


async def test_plain_agreement(tmp_path: Path) -> None:
    async with table(tmp_path, AGREE) as t, t.seat() as s:
        await s.press("s", "1", "enter", "n", "1", "enter", "s", "n")
        assert "Agreed." in s.shown
        await s.press("b")
        assert not isinstance(s.app.screen, EndingPage)
