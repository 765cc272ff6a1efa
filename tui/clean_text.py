"""Text that people typed, before any terminal sees it. Nothing here needs a screen.

`clean` is for text on its way in, `visible` for text on its way out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_BIDI: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks that reorder the line around them. Letters of right-to-left scripts are not among them."""
_BREAKS: Final = "\u2028\u2029"
"""Separators that some terminals treat as a new line."""
CONTROL: Final = re.compile(f"[\x00-\x1f\x7f-\x9f{_BIDI}{_BREAKS}\ufeff\ufff9-\ufffb]")
"""Each sign that could command a terminal or reorder what stands around it."""
_UNWANTED = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f{_BIDI}\ufeff\ufff9-\ufffb\ud800-\udfff]")
_NEW_LINE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


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
    return CONTROL.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    """Return the picture of one control character."""
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
