"""Answers with letters: they act at once, and win over what the letters mean elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import events as ev
from tests.ui.talk.host import table
from tui.settings import Settings
from tui.talk.asking import ChoicePage
from tui.talk.reading import EndingPage

PROMISE = """\
  - ask: q
    who: all
    type: choice
    text: "Noa: call the landlord"
    options:
      - kept: kept
      - changed: changed
      - not-now: not this time
      - open: still open
    keys: [k, c, m, o]
  - end: done
    text: Bye
"""
LINE = "k kept · c changed · m not this time · o still open"


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80", "60"])
async def test_the_page_names_the_letters(tmp_path: Path, size: tuple[int, int]) -> None:
    async with table(tmp_path, PROMISE) as t, t.seat(size=size) as s:
        await s.at(ChoicePage)
        assert LINE in s.shown


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["k"], "kept"), (["c"], "changed"), (["M"], "not-now"), (["o"], "open"),
        (["2", "enter"], "changed"), (["down", "down", "enter"], "not-now"),
    ],
)  # fmt: skip
async def test_a_letter_takes_the_answer_and_the_rest_works_as_ever(
    tmp_path: Path, keys: list[str], value: str
) -> None:
    async with table(tmp_path, PROMISE) as t, t.seat() as s:
        await s.press(*keys)
        await s.at(EndingPage)
        assert [event.value for event in t.kept(ev.Answered)] == [value]
        assert not t.kept(ev.ConcernRaised)
        assert not t.kept(ev.Parked)


async def test_what_the_letters_mean_elsewhere_is_offered_by_name_only(tmp_path: Path) -> None:
    async with table(tmp_path, PROMISE) as t, t.seat(size=(80, 40)) as s:
        await s.press("?")
        await s.until(lambda: "Why this step, and the keys" in s.shown)
        assert "does not feel right" not in s.shown
        assert "Put a thought aside" not in s.shown
        assert "Jot one line" in s.shown
        await s.press("escape", ":")
        await s.until(lambda: "Type a part of a name" in s.shown)
        await s.typed("concern")
        await s.press("enter")
        await s.until(lambda: "What does not feel right?" in s.shown)
        await s.write("too fast")
        assert [event.text for event in t.kept(ev.ConcernRaised)] == ["too fast"]
        assert isinstance(s.app.screen, ChoicePage)


async def test_letters_typed_over_the_page_answer_nothing(tmp_path: Path) -> None:
    async with table(tmp_path, PROMISE) as t, t.seat() as s:
        await s.press("j")
        await s.until(lambda: "Jot it down" in s.shown)
        await s.write("cook more")
        assert [event.text for event in t.kept(ev.Jotted)] == ["cook more"]
        assert not t.kept(ev.Answered)


async def test_ones_own_keys_give_way_and_others_come_into_sight(tmp_path: Path) -> None:
    settings = Settings(keys={"pass": ("c",), "concern": ("v",), "move_down": ("down",)})
    async with table(tmp_path, PROMISE) as t, t.seat(settings=settings) as s:
        assert "pass" not in s.keys
        await s.press("v")
        await s.until(lambda: "What does not feel right?" in s.shown)
        await s.press("escape")
        await s.press("o")
        await s.at(EndingPage)
        assert t.kept(ev.Answered)[0].value == "open"
        assert not t.kept(ev.Passed)


async def test_a_letter_without_an_answer_keeps_its_meaning(tmp_path: Path) -> None:
    async with table(tmp_path, PROMISE) as t, t.seat() as s:
        await s.press("p")
        assert len(t.kept(ev.Passed)) == 1
