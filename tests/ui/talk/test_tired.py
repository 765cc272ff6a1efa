"""What tired people meet: small windows, long names, odd signs, keys in odd places."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import events as ev
from tests.ui.talk.host import END, table
from tui.talk.agreeing import JudgedPage
from tui.talk.note_pad import NEW, NotePad, taken_up
from tui.talk.reading import EndingPage, ReadingPage
from tui.widgets.line_input import LineInput

LONG = " ".join(f"word{number}" for number in range(70))
ODD = "[@click=app.quit]x[/] [/] \x1b[31mred שלום \u202eabc e\u0301"
NAME = "Maximiliane Alexandra von und zu Hohens"
TOPIC = "  - ask: topic\n    who: all\n    text: What?\n"


async def test_a_long_question_leaves_room_for_the_field(tmp_path: Path) -> None:
    steps = TOPIC + '  - ask: q\n    who: all\n    text: "About {{ topic }}"\n' + END
    async with table(tmp_path, steps) as t, t.seat(size=(60, 20)) as s:
        await s.paste(LONG)
        await s.press("enter")
        await s.typed("here")
        assert "> here" in s.shown
        assert "word69" not in s.shown
        await s.press("pagedown", "pagedown", "pagedown")
        assert "word69" in s.shown
        assert "> here" in s.shown
        await s.press("pageup", "pageup", "pageup")
        assert "About word0" in s.shown


async def test_a_long_text_can_be_read_to_its_end(tmp_path: Path) -> None:
    steps = TOPIC + '  - say: read\n    text: "{{ topic }} {{ topic }} so far"\n' + END
    async with table(tmp_path, steps) as t, t.seat(size=(60, 20)) as s:
        await s.paste(LONG)
        await s.press("enter")
        assert isinstance(s.page, ReadingPage)
        assert "so far" not in s.shown
        await s.press("pagedown", "pagedown")
        assert "so far" in s.shown


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (132, 50)])
async def test_long_names_fit_every_page(tmp_path: Path, size: tuple[int, int]) -> None:
    steps = '  - agree: a\n    attempts: 2\n    text: "We rest."\n' + END
    async with table(tmp_path, steps, NAME, "Bea") as t, t.seat(size=size) as s:
        assert "Maximiliane" in s.shown
        await s.press("m", "4", "enter")
        await s.write("time")
        await s.press("b", "enter")
        assert "  m  " in s.shown
        assert s.shown.count("[ waiting ]") == 2
        await s.press("m", "b")
        assert isinstance(s.page, JudgedPage)
        assert "■ no" in s.shown
        assert "“time”" in s.shown
        assert "r changes the words" in " ".join(s.shown.split())


async def test_odd_signs_are_plain_text_on_every_page(tmp_path: Path) -> None:
    steps = (
        TOPIC
        + (
            '  - notes: ideas\n    who: each\n    blind: true\n    text: "{{ topic }}"\n'
            "  - reveal: look\n    of: [ideas]\n  - group: themes\n    of: ideas\n"
            "  - vote: dots\n    who: each\n    blind: true\n    of: themes.items\n    dots: 2\n"
            '  - reveal: tally\n    of: [dots]\n    show: side_by_side\n  - agree: a\n    text: "{{ topic }}"\n'
        )
        + END
    )
    async with table(tmp_path, steps) as t, t.seat() as s:
        await s.paste(ODD)
        await s.press("enter", "s")
        assert "[@click=app.quit]x[/] [/] [31mred" in s.shown
        await s.paste(ODD)
        await s.press("enter", "ctrl+d", "n", "ctrl+d", "s", "n", "enter", "plus")
        await s.paste(ODD)
        await s.press("enter")
        assert s.shown.count("[@click=app.quit]x[/]") >= 2
        await s.press("n", "plus")
        await s.paste(ODD)
        await s.press("enter")
        assert "[@click=app.quit]x[/]" in s.shown
        for _ in range(3):
            await s.press("n", "s", "space", "ctrl+d", "n", "space", "ctrl+d", "s", "n")
        assert "\x1b" not in s.shown
        assert "\u202e" not in s.shown
        assert s.app.is_running


async def test_letters_typed_while_a_list_has_the_focus_change_nothing(tmp_path: Path) -> None:
    steps = (
        "  - ask: q\n    who: all\n    type: choice\n    text: Which?\n"
        "    options:\n      - a: Apples\n      - b: Bread\n" + END
    )
    async with table(tmp_path, steps) as t, t.seat() as s:
        await s.typed("a y e w v r g m d 7 0")
        await s.paste("hello")
        assert len(t.logged()) == 1
        await s.press("enter")
        await s.at(EndingPage)


async def test_every_key_at_the_foot_does_something(tmp_path: Path) -> None:
    async with table(tmp_path, TOPIC + END) as t, t.seat() as s:
        page = s.page
        for entry in page.query_one("Frame").entries:  # type: ignore[attr-defined]
            assert entry.id in {"choose", "cover"} or page.can_do(entry.id), entry


async def test_what_can_be_taken_back_is_what_was_typed(tmp_path: Path) -> None:
    async with table(tmp_path, TOPIC + END) as t, t.seat() as s:
        await s.typed("ab cd")
        await s.press("ctrl+u", "ctrl+z")
        assert s.one("#field", LineInput).text == "ab cd"
        await s.press("enter")
        assert t.kept(ev.Answered)[0].value == "ab cd"


def test_a_pad_of_notes_survives_as_a_draft() -> None:
    pad = NotePad()
    assert pad.draft("plain") == "plain"
    assert pad.turn_to("i1", "half", "one", "") == "one"
    found, words = taken_up(pad.draft("one!"), ["i1"])
    assert (found.item, found.aside, words) == ("i1", {NEW: "half"}, "one!")
    assert found.turn_to(NEW, "one!", "", "one") == "half"
    assert found.aside == {"i1": "one!"}


def test_a_draft_of_a_note_that_has_gone_is_a_new_note() -> None:
    draft = NotePad("i1", {"i2": "two"}).draft("one")
    found, words = taken_up(draft, ["i2"])
    assert (found.item, found.aside, words) == (NEW, {"i2": "two"}, "one")


@pytest.mark.parametrize("draft", ["", "one", "[1, 2]", '["a", "b", 3]', "{}", "7"])
def test_a_draft_of_plain_words_is_what_it_is(draft: str) -> None:
    assert taken_up(draft, ["a"]) == (NotePad(), draft)
