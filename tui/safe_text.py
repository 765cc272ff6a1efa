"""Text that people typed: never markup, never a command to the terminal.

`clean` is for text on its way in, `plain` for text on its way into a widget, and `SafeFilter` is
the last gate before the terminal, through which every segment of every frame passes.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

_BIDI: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks that reorder the line around them. Letters of right-to-left scripts are not among them."""
_BREAKS: Final = "\u2028\u2029"
"""Separators that some terminals treat as a new line."""
_CONTROL = re.compile(f"[\x00-\x1f\x7f-\x9f{_BIDI}{_BREAKS}\ufeff\ufff9-\ufffb]")
_UNWANTED = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f{_BIDI}\ufeff\ufff9-\ufffb\ud800-\udfff]")
_NEW_LINE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


_PICTURES: Final = dict.fromkeys((*range(9216, 9250), 65533), "?")
_TWINS: Final = _PICTURES | str.maketrans("…·—–“”„‘’×•−▁▂▃▄▅▆▇█▎▊▔", '.---"""\'\'x*-' + " " * 11)
"""One plain sign for each sign of ours that `tui.glyphs` does not give out."""


def plain(text: str, style: str = "") -> Content:
    """Return `text` as content that is shown letter by letter, in one style such as `$muted`."""
    return Content.styled(text, style) if style else Content(text)


def clean(text: str, limit: int, *, lines: bool = False) -> str:
    """Return `text` as it may be kept: NFC, no control or reordering marks, `limit` characters.

    Tabs turn into spaces. New lines turn into spaces too, unless `lines` is true. Joined emoji,
    combining signs and right-to-left letters stay; the cut never parts a sign from its joins.
    """
    # A text grows by no more than three under NFC, so work on what can matter of a huge paste.
    text = _NEW_LINE.sub("\n", text[: limit * 4 + 64]).replace("\t", " ")
    if not lines:
        text = text.replace("\n", " ")
    text = unicodedata.normalize("NFC", _UNWANTED.sub("", text))
    return _cut(text, limit)


def _cut(text: str, limit: int) -> str:
    """Return at most `limit` characters, ending between two signs as people see them."""
    end = limit
    if len(text) <= end:
        return text
    while end > max(0, limit - 32) and (_joins(text[end]) or text[end - 1] == "\u200d"):
        end -= 1
    return text[:end] if end > max(0, limit - 32) else text[:limit]


def _joins(character: str) -> bool:
    """Whether a character belongs to the sign before it."""
    return (
        unicodedata.combining(character) > 0
        or character in "\u200d\ufe0e\ufe0f"
        or unicodedata.category(character) in {"Mn", "Me", "Mc"}
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )


@lru_cache(4096)
def visible(text: str) -> str:
    """Return `text` with each control and reordering mark replaced by a picture one cell wide."""
    return _CONTROL.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    """Return the picture of one control character."""
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


class SafeFilter(LineFilter):
    """Lets no control character that is part of a text reach the terminal."""

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__()
        self.ascii_only = ascii_only
        """Whether only plain signs may be shown, our own punctuation included."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with pictures in place of control characters."""
        _ = background
        if all(_is_harmless(text, self.ascii_only) for text, _, _ in segments):
            return segments
        return [Segment(self._show(text), style, control) for text, style, control in segments]

    def _show(self, text: str) -> str:
        """Return the visible form of a text, in plain signs if asked for."""
        if not self.ascii_only:
            return visible(text)
        return _CONTROL.sub("?", text).translate(_TWINS)


def _is_harmless(text: str, ascii_only: bool) -> bool:
    """Whether nothing in `text` needs replacing; quick for the usual case."""
    if text.isascii() and text.isprintable():
        return True
    return not ascii_only and _CONTROL.search(text) is None
