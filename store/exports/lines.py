"""People's words on their way into a file: nothing in them may command a terminal or a reader."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_BIDI: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNWANTED: Final = re.compile(
    f"[\x00-\x09\x0b-\x1f\x7f-\x9f{_BIDI}\u2028\u2029\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""Control and reordering marks, and half characters that no encoding can hold."""
_BULLET: Final = re.compile(r"^[•\-*]\s+")


def clean(text: str) -> str:
    """Return a text without control and reordering marks; lines stay."""
    return _UNWANTED.sub("", text.replace("\t", " ").replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """Return a text as one line: lines are joined by semicolons, without their bullets."""
    parts = [_BULLET.sub("", part.strip()) for part in clean(text).split("\n")]
    return "; ".join(" ".join(part.split()) for part in parts if part)


def word_of(text: str, most: int = 40) -> str:
    """Return a text as one word, for tags and projects: letters and digits, joined by hyphens.

    Letters of every script stay; at most ``most`` characters, cut between words where possible.
    """
    found = unicodedata.normalize("NFC", clean(text).replace("\n", " "))
    words = re.findall(r"[^\W_]+", found)
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word
        if len(longer) > most:
            break
        kept = longer
    return kept or "".join(words)[:most]
