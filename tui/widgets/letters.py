"""The letters S, M, A, R, T beside a statement that is being written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.widget import Widget

from tui.cells import pad, wrap
from tui.glyphs import ASCII
from tui.look import glyphs_of

WORDS: Final = (("S", "what exactly"), ("M", "how will we see"), ("T", "until when"))
"""The letters that a text can show by itself, in words."""
PEOPLE: Final = (("A", "can we, is it a stretch"), ("R", "which reason"))
"""The letters that only people can say."""
_WORD: Final = 15
_FLAT: Final = 46


class Letters(Widget):
    """Says of S, M and T whether the text has them, by a word and a sign; A and R are the people's.

    Wide pages show it as a column beside the field, narrow ones as a block beneath. Its size does
    not depend on what it says, so nothing moves while somebody types.
    """

    SCOPED_CSS = False
    """The frame around it says whether the screen is narrow."""

    DEFAULT_CSS = """
    Letters {
        width: 32; height: 12; padding: 0 1; background: $page; color: $ink;
        border: round $muted; border-title-color: $muted;
    }
    Letters.-ascii { border: ascii $muted; }
    Frame.-narrow Letters { width: 100%; height: 6; border: none; padding: 0; margin: 1 2 0 2; }
    """

    def __init__(self, deciding: str, *, id: str | None = None) -> None:
        """Take who decides about A and R, such as `you two decide`."""
        super().__init__(id=id)
        self.border_title = "letters"
        self._deciding = deciding
        self._met: tuple[bool, ...] = (False, False, False)
        self._question = ""

    def on_mount(self) -> None:
        """Draw the box with plain signs where only those are to be shown."""
        self.set_class(glyphs_of(self) is ASCII, "-ascii")

    def show(self, met: Sequence[bool], question: str) -> None:
        """Show which of S, M and T are there, and one question (or sentence) beneath."""
        if (tuple(met), question) != (self._met, self._question):
            self._met, self._question = tuple(met), question
            self.refresh()

    def render(self) -> Content:
        """Return the letters in one column or two, and the question."""
        cells = max(1, self.size.width)
        mine = [self._letter(number) for number in range(3)]
        yours = [
            *(Content.assemble((letter, "bold"), f" {words}") for letter, words in PEOPLE),
            Content.styled(f"  {self._deciding}", "$muted"),
        ]
        if cells >= _FLAT:
            rows = [
                Content.assemble(left, "  ", right) for left, right in zip(mine, yours, strict=True)
            ]
        else:
            rows = [*mine, *yours]
        asked = [Content(line) for line in wrap(self._question, cells)]
        return Content("\n").join([*rows, Content(""), *asked])

    def _letter(self, number: int) -> Content:
        """One letter, what it asks, and whether it is there."""
        glyphs = glyphs_of(self)
        letter, words = WORDS[number]
        there = self._met[number]
        state = f"{glyphs.check} there" if there else f"{glyphs.todo} open "
        return Content.assemble(
            (letter, "bold"), f" {pad(words, _WORD)} ", (state, "$good" if there else "$muted")
        )
