"""Text that people typed stays text: on its way in, in columns, and on its way to the terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.content import Content

from tui import cells
from tui.safe_text import SafeFilter, clean, plain, visible
from tui.themes import Colourless

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
HOSTILE = "\x1b]0;x\x07 \x9b31m \x00 \x7f \u202e \u2066 \x85"
BLACK = Color(0, 0, 0)


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("e\u0301", "é"),
        ("a\tb", "a b"),
        ("a\r\nb\nc", "a b c"),
        (f"x {FAMILY} y", f"x {FAMILY} y"),
        ("\u05e9\u05dc\u05d5\u05dd", "\u05e9\u05dc\u05d5\u05dd"),
        ("a\x1b[31mb\x9bc\u202ed\x00", "a[31mbcd"),
        ("\ud800x", "x"),
    ],
)
def test_clean_keeps_letters_and_drops_commands(given_text: str, kept: str) -> None:
    assert clean(given_text, 100) == kept


def test_clean_keeps_new_lines_where_they_are_wanted() -> None:
    assert clean("a\r\nb\rc\u2028d", 100, lines=True) == "a\nb\nc\nd"


def test_clean_never_parts_a_joined_sign() -> None:
    assert clean("ab" + FAMILY, 4) == "ab"
    assert clean("abx\u0323\u0323y", 4) == "ab"
    assert clean("x" + "\u0323" * 90, 40) == ("x" + "\u0323" * 90)[:40]


@given(st.text(max_size=60), st.integers(0, 40))
def test_clean_text_is_short_nfc_and_harmless(text: str, limit: int) -> None:
    kept = clean(text, limit)
    assert len(kept) <= limit
    assert visible(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)


def test_nothing_that_commands_a_terminal_passes_the_filter() -> None:
    for filter_ in (SafeFilter(), SafeFilter(ascii_only=True)):
        [segment] = filter_.apply([Segment(HOSTILE, Style(bold=True))], BLACK)
        assert not [c for c in segment.text if unicodedata.category(c) in {"Cc", "Cf"}]
        assert segment.style == Style(bold=True)
        assert len(segment.text) == len(HOSTILE)


def test_harmless_lines_pass_the_filter_untouched() -> None:
    line = [Segment("plain"), Segment("é ●")]
    assert SafeFilter().apply(line, BLACK) is line


def test_plain_never_reads_markup() -> None:
    assert plain("[@click=app.quit]x[/]").plain == "[@click=app.quit]x[/]"
    assert plain("[/]", "$muted").plain == "[/]"


def test_no_colour_keeps_the_rest_of_a_style() -> None:
    style = Style(color="red", bgcolor="blue", bold=True, reverse=True)
    [segment, bare] = Colourless().apply([Segment("x", style), Segment("y")], BLACK)
    assert segment.style == Style(bold=True, reverse=True)
    assert bare.style is None


@given(st.text(max_size=60), st.integers(0, 30))
def test_fitted_text_never_takes_more_cells(text: str, room: int) -> None:
    text = clean(text, 60)
    assert cell_len(cells.fit(text, room)) <= room
    assert cell_len(cells.fit(text, room, "...")) <= room


@given(st.text(max_size=80), st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_no_letter(text: str, room: int) -> None:
    text = clean(text, 80)
    lines = cells.wrap(text, room)
    assert all(cell_len(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_columns() -> None:
    assert cells.fit("hello world", 8) == "hello w…"
    assert cells.pad("ab", 4) == "ab  "
    assert cells.wrap("one two three", 7) == ["one two", "three"]
    assert cells.wrap("abcdefgh", 3) == ["abc", "def", "gh"]
    assert cells.wrap("", 3) == [""]
    assert cells.spread(Content("left"), Content("right"), 20).plain == "left           right"
    assert cells.spread(Content("left"), Content(""), 3).cell_length == 3
    assert cells.spread(Content("a long left"), Content("right"), 10).cell_length <= 10
