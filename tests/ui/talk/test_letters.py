"""The letters beside a statement: what they say while it grows, and that they never hold up."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import events as ev
from flows.smart import Assessment, assess
from tests.ui.talk.host import END, Seat, table
from tui.settings import Settings
from tui.shots import cells
from tui.talk.advice import WHOLE, Adviser
from tui.talk.asking import LinePage, WritePage
from tui.talk.reading import EndingPage
from tui.widgets.letters import Letters

LINE = f"  - ask: q\n    who: all\n    type: line\n    aid: smart\n    text: Say it\n{END}"
PAGE = LINE.replace("line", "text")
GOAL = "We keep one evening a week without screens until the end of September"


def states(seat: Seat) -> dict[str, str]:
    """Whether each letter is there, by the word that the page shows."""
    found = {}
    for row in seat.shown.splitlines():
        for letter, words in (("S", "what exactly"), ("M", "how will"), ("T", "until when")):
            if f"{letter} {words}" in row:
                behind = row.partition(words)[2].removeprefix(" we see").split()
                found[letter] = " ".join(behind[:2])
    return found


def underlined(seat: Seat) -> list[str]:
    """What is underlined on the screen, top to bottom."""
    return [
        segment.text.strip()
        for row in cells(seat.app)
        for segment in row
        if segment.style is not None and segment.style.underline
    ]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["beside", "beneath"])
@pytest.mark.parametrize("steps", [LINE, PAGE], ids=["line", "page"])
async def test_each_letter_has_a_word_and_a_sign(
    tmp_path: Path, steps: str, size: tuple[int, int]
) -> None:
    async with table(tmp_path, steps) as t, t.seat(size=size) as s:
        await s.at(LinePage if steps is LINE else WritePage)
        assert states(s) == {"S": "○ open", "M": "○ open", "T": "○ open"}
        assert "A can we, is it a stretch" in s.shown
        assert "R which reason" in s.shown
        assert "you two decide" in s.shown
        assert "A letter may stay open." in " ".join(s.shown.replace("│", " ").split())
        await s.typed("We meet once a week")
        assert states(s) == {"S": "✓ there", "M": "✓ there", "T": "○ open"}
        assert "T  " in s.shown
        letters = s.one("#letters", Letters)
        assert (letters.region.x > 30) is (size[0] == 80)
        await s.typed(" until Christmas")
        assert states(s)["T"] == "✓ there"
        assert "S, M and T can be read in it." in " ".join(s.shown.replace("│", " ").split())


async def test_a_letter_may_stay_open(tmp_path: Path) -> None:
    async with table(tmp_path, LINE) as t, t.seat() as s:
        await s.write("more time")
        await s.at(EndingPage)
        assert t.kept(ev.Answered)[0].value == "more time"


async def test_one_question_about_the_first_open_letter(tmp_path: Path) -> None:
    async with table(tmp_path, PAGE) as t, t.seat() as s:
        await s.typed("more time")
        assert sum(row.count("?") for row in s.shown.splitlines()[:-2]) == 1
        assert "│ S  " in s.shown


@pytest.mark.parametrize("steps", [LINE, PAGE], ids=["line", "page"])
async def test_what_says_so_is_underlined(tmp_path: Path, steps: str) -> None:
    async with table(tmp_path, steps) as t, t.seat() as s:
        await s.typed("One walk by Friday")
        assert "by Friday" in " ".join(underlined(s))
        await s.press("ctrl+u")
        assert not any("Friday" in one for one in underlined(s))


async def test_lines_of_a_page_are_underlined_where_they_say_so(tmp_path: Path) -> None:
    async with table(tmp_path, PAGE) as t, t.seat() as s:
        await s.typed("so")
        await s.press("enter")
        await s.typed("One walk by Friday")
        assert "so" not in underlined(s)
        assert "by Friday" in " ".join(underlined(s))


async def test_a_long_statement_stands_beneath_its_field_in_full(tmp_path: Path) -> None:
    async with table(tmp_path, LINE) as t, t.seat() as s:
        await s.typed("We keep")
        assert s.shown.count("We keep") == 1
        await s.typed(GOAL.removeprefix("We keep"))
        assert "We keep one evening" in s.shown
        assert states(s) == {"S": "✓ there", "M": "✓ there", "T": "✓ there"}


async def test_a_statement_that_was_half_typed_is_looked_at_again(tmp_path: Path) -> None:
    async with table(tmp_path, LINE) as t:
        async with t.seat() as s:
            await s.typed("We meet once a week")
            await t.keeper.flush()
        async with t.seat() as s:
            assert states(s) == {"S": "✓ there", "M": "✓ there", "T": "○ open"}


async def test_the_letters_have_a_twin_in_plain_signs(tmp_path: Path) -> None:
    async with table(tmp_path, LINE) as t, t.seat(settings=Settings(ascii=True)) as s:
        await s.typed("We meet once a week")
        assert states(s) == {"S": "v there", "M": "v there", "T": "o open"}
        assert s.shown.replace("“", "").isascii()


@pytest.mark.parametrize(
    ("names", "deciding"),
    [(("Sam",), "you decide"), (("Sam", "Noa", "Kim"), "you decide together")],
    ids=["alone", "three"],
)
async def test_it_is_the_people_who_decide(
    tmp_path: Path, names: tuple[str, ...], deciding: str
) -> None:
    async with table(tmp_path, LINE, *names) as t, t.seat() as s:
        assert deciding in s.shown


def test_a_long_text_says_what_its_sentences_say() -> None:
    adviser = Adviser()
    filler = "It is nice to have some time. " * (WHOLE // 20)
    text = f"{filler}{GOAL}. {filler}"
    found = adviser(text)
    assert found.met == (True, True, True)
    assert (found.question, found.open) == ("", "")
    assert any("September" in text[start:end] for start, end in found.spans)
    assert all(0 <= start < end <= len(text) for start, end in found.spans)


def test_a_text_without_a_stop_is_looked_at_in_pieces() -> None:
    found = Adviser()("more " * WHOLE)
    assert found.met == (False, False, False)
    assert found.open == "S"
    assert found.question


def test_a_key_in_a_long_text_reads_only_its_own_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(text: str) -> Assessment:
        read.append(text)
        return assess(text)

    monkeypatch.setattr("flows.smart.assess", counted)
    adviser = Adviser()
    text = f"{GOAL}. " * 80
    adviser(text)
    read.clear()
    for letter in "and a walk":
        text += letter
        adviser(text)
    assert max(map(len, read)) < len(GOAL) * 3
    assert len(read) <= 2 * len("and a walk")
