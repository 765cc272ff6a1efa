"""A text as words with their places, spelled the way the grammar knows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.dates.lexicon import SPELLINGS, near_miss

_TOKEN = re.compile(
    r"""
    \d{4}-?w\d{1,2}\b                                             # 2027-W05
    | \d{4}[-/]\d{1,2}(?:[-/]\d{1,2})?(?!\d)                      # 2027-03-04, 2027-03
    | \d{1,2}(?:(?P<sep>[./-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?!\d)  # 3/4/2027, 3.4.27
               |\.\s?\d{1,2}\.(?!\d)                              # 05.11.
               |/\d{4}(?!\d)|/\d{1,2}(?![\d/]))                   # 06/2027, 3/4
    | \d{1,2}(?::\d\d(?:\s?[ap]\.?m\b)?|\s?[ap]\.?m\b|\s?o['’]clock\b)  # 8:30, 5 pm
    | \d{1,3}(?:st|nd|rd|th)\b
    | (?:q[1-4]|h[12]|(?:cw|kw|wk|w)\d{1,2}|fy(?:\d{4}|\d\d))(?!\w)
    | ['’]\d\d\b                                                  # the year '27
    | \d+(?:[.,]\d+)*
    | [^\W\d_]+(?:['’][^\W\d_]+)*(?:-(?:in|on|by|up|off|out)\b)?  # "check-in" holds no "in"
    | [^\w\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)

_QUOTES = frozenset("\"'’‘“”„`*")
_DASHES = frozenset("-‐‑–—")

PADDING = ("",) * 12
"""Empty words behind the last one, so that the grammar may look ahead without asking."""


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a text. Where a place ``i`` is handed about, it is an index into ``words``."""

    words: tuple[str, ...]
    """Lower-case words, numbers and marks in their usual spelling, then `PADDING`."""

    starts: tuple[int, ...]
    """Offset in the text at which each word starts."""

    ends: tuple[int, ...]
    """Offset in the text just behind each word."""

    @property
    def size(self) -> int:
        """Number of words, without the padding."""
        return len(self.starts)

    def says(self, i: int, *words: str) -> bool:
        """Whether these words stand at ``i``."""
        return self.words[i : i + len(words)] == words


def read(text: str) -> Line:
    """The words of a text; quotation marks and hyphens inside words are left out."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        word = found.group()
        if word in _QUOTES or (word in _DASHES and _joins(text, start)):
            continue
        words.append(spelled(word) if len(word) < 30 else "?")
        starts.append(start)
        ends.append(end)
    return Line((*words, *PADDING), tuple(starts), tuple(ends))


def _joins(text: str, dash: int) -> bool:
    """Whether a dash binds two words ("mid-March"), rather than numbers ("5-7") or thoughts."""
    left, right = text[dash - 1 : dash], text[dash + 1 : dash + 2]
    return left.isalnum() and right.isalnum() and not (left.isdigit() and right.isdigit())


@lru_cache(maxsize=2048)
def spelled(word: str) -> str:
    """A word in lower case and in the spelling of the grammar, small slips mended."""
    word = word.lower()
    if word in _DASHES:
        return "-"
    word = word.replace("’", "'")
    return SPELLINGS.get(word) or near_miss(word) or word
