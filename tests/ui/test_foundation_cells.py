"""Cropping and wrapping by cells: as long as possible, never too wide, nothing lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.cells import crop, width, wrap

SIGNS = st.text(alphabet="ab -日本e\u0301\u200d👩ｗ", max_size=40)


@given(SIGNS, st.integers(-1, 20))
def test_a_crop_is_the_longest_beginning_that_fits(text: str, cells: int) -> None:
    fitting = [text[:n] for n in range(len(text) + 1) if width(text[:n]) <= cells]
    assert crop(text, cells) == (fitting[-1] if fitting else "")


@given(SIGNS, st.integers(2, 20))
def test_lines_fit_and_hold_every_sign(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_word_as_long_as_an_answer_may_be_is_broken_into_lines() -> None:
    lines = wrap("begin " + "network/" * 2_000, 40)
    assert lines[0] == "begin"
    assert {len(line) for line in lines[1:]} == {40}
    assert len(lines) == 1 + 400
    assert wrap("日" * 3, 1) == ["日", "日", "日", ""]
