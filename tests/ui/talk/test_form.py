"""Forms: rows of small questions, once or "add another"."""

from __future__ import annotations

from pathlib import Path

from flows import events as ev
from tests.ui.talk.host import table
from tui.talk.filling import FormPage
from tui.talk.reading import EndingPage
from tui.widgets.line_input import LineInput

ONCE = """\
  - form: f
    who: all
    text: Fill it in
    fields:
      - what: {text: What, type: line}
      - kind: {text: Kind, type: choice, options: [{a: Apples}, {b: Bread}, {z: Bananas}]}
      - sure: {text: Sure, type: yesno}
      - due: {text: Until, type: date, optional: true}
  - end: done
    text: Bye
"""
MANY = """\
  - form: f
    who: all
    many: true
    max: 2
    text: One line each
    fields:
      - what: {text: What, type: line}
      - due: {text: Until, type: date, optional: true}
  - end: done
    text: Bye
"""


async def test_enter_goes_from_field_to_field_and_keeps_the_form(tmp_path: Path) -> None:
    async with table(tmp_path, ONCE) as t, t.seat() as s:
        await s.at(FormPage)
        assert "( ) yes  ( ) no" in s.shown
        await s.write("tea", "app", "y", "21.6.")
        await s.at(EndingPage)
        row = {"what": "tea", "kind": "a", "sure": True, "due": "2026-06-21"}
        assert [dict(r) for r in t.kept(ev.Answered)[0].value] == [row]


async def test_what_is_missing_is_said_with_the_name_of_the_field(tmp_path: Path) -> None:
    async with table(tmp_path, ONCE) as t, t.seat() as s:
        await s.press("ctrl+d")
        assert s.said == "“What” is still empty."
        await s.write("tea", "x", "maybe")
        await s.press("ctrl+d")
        assert s.said == "“Kind” is still empty."
        await s.press("backspace")
        await s.typed("br")
        await s.press("ctrl+d")
        assert s.said == "“Sure” is still empty."
        await s.typed("y")
        await s.press("ctrl+d")
        assert dict(t.kept(ev.Answered)[0].value[0]) == {"what": "tea", "kind": "b", "sure": True}


async def test_rows_are_added_and_kept_together(tmp_path: Path) -> None:
    async with table(tmp_path, MANY) as t, t.seat() as s:
        await s.write("call", "soon")
        assert s.said.startswith("Until:")
        await s.press("ctrl+u", "enter")
        await s.typed("cook")
        await s.press("ctrl+d")
        await s.at(EndingPage)
        assert [dict(r) for r in t.kept(ev.Answered)[0].value] == [
            {"what": "call"},
            {"what": "cook"},
        ]


async def test_there_is_room_for_so_many_rows(tmp_path: Path) -> None:
    async with table(tmp_path, MANY) as t, t.seat() as s:
        for word in ("one", "two", "three"):
            await s.write(word, "")
        assert s.said == "There is room for 2; Ctrl+D is done."
        assert s.one("#field-0", LineInput).text == "three"


async def test_rows_and_half_typed_fields_survive_an_app_that_was_killed(tmp_path: Path) -> None:
    async with table(tmp_path, MANY) as t:
        async with t.seat() as s:
            await s.write("call", "")
            await s.typed("half")
            await t.keeper.flush()
        async with t.seat() as s:
            assert "call" in s.shown
            assert s.one("#field-0", LineInput).text == "half"
            await s.press("ctrl+d")
            assert [dict(r) for r in t.kept(ev.Answered)[0].value] == [
                {"what": "call"},
                {"what": "half"},
            ]


async def test_what_was_filled_in_stands_there_when_one_comes_back(tmp_path: Path) -> None:
    async with table(tmp_path, ONCE) as t, t.seat() as s:
        await s.write("tea", "Apples", "no", "")
        await s.at(EndingPage)
        await s.press("b")
        await s.at(FormPage)
        assert s.one("#field-0", LineInput).text == "tea"
        await s.press("ctrl+d")
        await s.at(EndingPage)
        assert dict(t.kept(ev.Answered)[1].value[0]) == dict(t.kept(ev.Answered)[0].value[0])


async def test_a_last_row_can_be_taken_off(tmp_path: Path) -> None:
    async with table(tmp_path, MANY) as t, t.seat() as s:
        await s.write("call", "")
        await s.press("up")
        assert s.one("#field-0", LineInput).text == "call"
        await s.press("ctrl+u")
        await s.typed("write")
        await s.press("ctrl+d")
        assert [dict(r) for r in t.kept(ev.Answered)[0].value] == [{"what": "write"}]
