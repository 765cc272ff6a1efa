"""The row about the people, and the signs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.workshop.seen import Doing, Presence, Role
from tests.ui.talk.host import START
from tui.cells import width
from tui.fixtures.rooms import mate, room
from tui.glyphs import ASCII, UNICODE
from tui.room.presence import names_line, people_of, presence_line
from tui.room.signs import legend, sign_of, table


@pytest.mark.parametrize(
    ("role", "presence", "doing", "sign"),
    [
        ("participant", "gone", "writing", "×"),
        ("participant", "away", "writing", "z"),
        ("facilitator", "here", "", "◆"),
        ("observer", "here", "", "○"),
        ("participant", "here", "writing", "~"),
        ("participant", "here", "ready", "✓"),
        ("participant", "here", "waiting", "✓"),
        ("participant", "here", "reading", "·"),
        ("participant", "here", "", ""),
    ],
)
def test_one_sign_says_most(role: Role, presence: Presence, doing: Doing, sign: str) -> None:
    who = mate("Kim", role, presence=presence, doing=doing)
    assert sign_of(who, table(UNICODE))[0] == sign


def test_every_sign_has_a_name_and_is_one_cell_wide() -> None:
    for glyphs in (UNICODE, ASCII):
        signs = table(glyphs)
        assert all(width(sign) == 1 and meaning for sign, meaning in legend(signs))
        assert len({sign for sign, _ in legend(signs)}) == 8
    assert all(sign.isascii() for sign, _ in legend(table(ASCII)))


@pytest.mark.parametrize("cells", [20, 40, 64, 80, 132])
@pytest.mark.parametrize("people", [1, 11, 60])
def test_the_row_always_fits(cells: int, people: int) -> None:
    here = tuple(mate(f"Person {number}", hand=number % 7 == 0) for number in range(people))
    line = presence_line(replace(room(), people=here), cells, UNICODE)
    assert line.cell_length <= cells


def test_what_does_not_fit_is_counted() -> None:
    here = [mate(name) for name in ("Ada", "Bea", "Cyd", "Dan", "Eli")]
    assert names_line(here, 40, UNICODE).plain == "Ada  Bea  Cyd  Dan  Eli"
    assert names_line(here, 14, UNICODE).plain == "Ada  Bea  +3"
    assert names_line(here, 3, UNICODE).plain == "+5"


def test_oneself_comes_first_then_the_own_table() -> None:
    seen = replace(room("Tom"), others=("Yuki",))
    names = [mate.name for mate in people_of(seen)]
    assert names[:4] == ["Tom", "Yuki", "Kim", "Ines"]


def test_a_narrow_row_counts() -> None:
    line = presence_line(room(), 60, UNICODE).plain.strip()
    assert line == "here 10 of about 12, 1 hand up, 1 not connected"
    alone = replace(room(), people=(mate("Marek"),), expected=0, ends=START)
    assert presence_line(alone, 60, UNICODE).plain.strip() == "until 19:02   1 here"
