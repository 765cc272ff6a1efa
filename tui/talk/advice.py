"""What the text of a statement shows by itself, as the page says it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from flows.smart import Assessment

Spans = tuple[tuple[int, int], ...]
"""Stretches of a text: the first character and one past the last, in order."""

WHOLE: Final = 400
"""A text of up to so many characters is looked at as a whole, a longer one sentence by sentence:
so only the sentence that is being typed has to be read again at each key."""
_SENTENCE: Final = re.compile(r".{1,400}?(?:[.!?;]+\s|\n|$)|.{400}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Advice:
    """What a text says of S, M and T."""

    met: tuple[bool, bool, bool]
    """Whether the text says it: S, M, T."""
    question: str
    """One short question about the first letter that is open; empty when none is."""
    spans: Spans
    """Where the text says so; stretches may overlap."""

    @property
    def open(self) -> str:
        """The first letter that is open; empty when none is."""
        return next((letter for letter, met in zip("SMT", self.met, strict=True) if not met), "")


class Adviser:
    """Looks at texts. It advises and never blocks; the same text is not read twice in a row."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        # Needed on a few pages only, and its vocabulary takes a while to load.
        from flows.smart import assess

        self._assess: Callable[[str], Assessment] = lru_cache(64)(assess)
        self._of: Callable[[str], Advice] = lru_cache(2)(self._advice)

    def __call__(self, text: str) -> Advice:
        """Return what a text shows."""
        return self._of(text)

    def _advice(self, text: str) -> Advice:
        read = [(start, self._assess(part)) for start, part in _parts(text)]
        letters = [[found.letters[n][1] for _, found in read] for n in range(3)]
        met = [any(letter.met for letter in one) for one in letters]
        spans = [
            (start + span[0], start + span[1])
            for start, found in read
            for _, letter in found.letters
            for span in letter.spans
        ]
        asked = next((one for one, said in zip(letters, met, strict=True) if not said), [])
        question = next((letter.question for letter in asked if letter.question), "")
        return Advice((met[0], met[1], met[2]), question, tuple(sorted(spans)))


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The text, or its sentences when it is long, each with where it begins."""
    if len(text) <= WHOLE:
        yield 0, text
        return
    for found in _SENTENCE.finditer(text):
        yield found.start(), found.group()
