"""One answer of several, in one line of a form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key, Paste
from textual.widget import Widget

from tui.cells import fit, width
from tui.look import glyphs_of
from tui.safe_text import clean
from tui.widgets.messages import Draft, EdgeReached, FieldLeft, Submitted

LIMIT: Final = 500
"""The most characters of one answer."""


class ChoiceField(Widget, can_focus=True):
    """Answers in a row, one of them chosen: arrows and Space move, first letters find, Enter goes on.

    It speaks as `LineInput` does: `Draft` when another answer is chosen, `Submitted` at Enter,
    `FieldLeft` at Esc, `EdgeReached` at the up and down arrows. Where the answers do not fit the
    line, the chosen one is shown with its number. Nothing is chosen at first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "move(1)", show=False),
        Binding("left", "move(-1)", show=False),
        Binding("home", "go(0)", show=False),
        Binding("end", "go(-1)", show=False),
        Binding("backspace,delete,ctrl+u", "clear", show=False),
        Binding("enter", "submit", show=False),
        Binding("escape", "leave", show=False, id="leave_field"),
        Binding("up", "edge(True)", show=False),
        Binding("down", "edge(False)", show=False),
    ]

    DEFAULT_CSS = """
    ChoiceField { height: 1; width: 1fr; background: $page; color: $ink; }
    """

    is_field = True
    """Read by the frame: while this has the focus, letters find answers."""

    def __init__(
        self, options: Sequence[str], value: str = "", *, empty: str = "", id: str | None = None
    ) -> None:
        """Offer answers; `value` is chosen if it is one of them. `empty` is said where none is."""
        super().__init__(id=id)
        self._options = [clean(option, LIMIT) for option in options]
        self._empty = empty
        self._typed = ""
        """Letters typed in a row that an answer begins with."""
        self._lost = ""
        """Letters that none begins with: a word such as “maybe” must not end in a “yes”."""
        self._index = self._find(value)

    @property
    def index(self) -> int | None:
        """The answer chosen, from 0."""
        return self._index

    @property
    def count(self) -> int:
        """How many answers there are."""
        return len(self._options)

    @property
    def text(self) -> str:
        """The words of the answer chosen; empty when none is."""
        return "" if self._index is None else self._options[self._index]

    def put(self, text: str) -> None:
        """Choose an answer by its words; none for other words."""
        self._choose(self._find(text))

    def _find(self, text: str) -> int | None:
        wanted = clean(text, LIMIT)
        return self._options.index(wanted) if wanted in self._options else None

    def _choose(self, index: int | None) -> None:
        if index != self._index:
            self._index = index
            Draft(self, self.text).tell()
        self.refresh()

    def render(self) -> Content:
        """Return the answers with a sign before each; or the chosen one, where they do not fit."""
        glyphs, cells = glyphs_of(self), max(1, self.size.width)
        if not self._options:
            return Content.styled("nothing to choose from", "$muted")
        if self._lost:
            words = f"none begins with “{self._lost}”; Backspace"
            return Content.styled(fit(words, cells, glyphs.ellipsis), "$warn")
        row = self._row()
        if row.cell_length <= cells:
            return row
        at = f"{(self._index or 0) + 1} of {len(self._options)}"
        name = self.text or self._empty or glyphs.ellipsis
        behind = f"  {at}" if self._index is not None else f"  {len(self._options)} answers"
        name = fit(name, cells - width(behind) - 4, glyphs.ellipsis)
        style = ("$muted" if self._index is None else "bold $accent") + " reverse" * self.has_focus
        return Content.assemble(("< ", "$muted"), (name, style), (f" >{behind}", "$muted"))

    def _row(self) -> Content:
        """All answers side by side."""
        glyphs = glyphs_of(self)
        here = (self._index or 0) if self.has_focus else -1
        pieces: list[str | tuple[str, str]] = []
        for number, option in enumerate(self._options):
            on = number == self._index
            sign, style = (glyphs.picked, "$accent") if on else (glyphs.unpicked, "$muted")
            words = "bold " * on + "reverse" * (number == here)
            pieces += [(f"{sign} ", style), (option, words.strip()), "  "]
        return Content.assemble(*pieces[:-1])

    def on_focus(self) -> None:
        """Show where it stands."""
        self._forget()

    on_blur = on_focus

    def _forget(self) -> None:
        """Forget the letters typed so far."""
        self._typed = self._lost = ""
        self.refresh()

    def on_key(self, event: Key) -> None:
        """Find an answer by its first letters; Space is a letter only inside a name."""
        letter = event.character
        if letter is not None and letter.isprintable():
            event.stop()
            event.prevent_default()
            self._look_for(letter)

    def on_paste(self, event: Paste) -> None:
        """Find what was pasted."""
        event.stop()
        event.prevent_default()
        self._forget()
        self._look_for(clean(event.text.strip(), LIMIT))

    def _look_for(self, letters: str) -> None:
        """Choose by what was typed in a row, else by these letters, a digit or a step further."""
        if self._lost:
            self._lost += letters
            self.refresh()
            return
        for typed in (self._typed + letters, letters):
            if found := self._begin_with(typed):
                self._typed = typed
                self._choose(self._next(found) if typed == letters else found[0])
                return
        self._typed = ""
        if letters == " ":
            self.action_move(1)
        elif letters.isdecimal() and 0 < int(letters) <= len(self._options):
            self._choose(int(letters) - 1)
        elif letters:
            self._lost = letters
            self._choose(None)

    def _begin_with(self, typed: str) -> list[int]:
        """The answers that begin so; those that are so come first."""
        begin = typed.casefold()
        found = [n for n, one in enumerate(self._options) if one.casefold().startswith(begin)]
        return sorted(found, key=lambda n: self._options[n].casefold() != begin)

    def _next(self, found: list[int]) -> int:
        """The one behind the present answer, from the first again after the last."""
        if self._index not in found:
            return found[0]
        return found[(found.index(self._index) + 1) % len(found)]

    def action_move(self, by: int) -> None:
        """Choose the next answer, from the first again after the last."""
        self._forget()
        if self._options:
            start = (-1 if by > 0 else 0) if self._index is None else self._index
            self._choose((start + by) % len(self._options))

    def action_go(self, index: int) -> None:
        """Choose the first answer, or with -1 the last."""
        self._forget()
        if self._options:
            self._choose(index % len(self._options))

    def action_clear(self) -> None:
        """Choose nothing."""
        self._forget()
        self._choose(None)

    def action_submit(self) -> None:
        """Send `Submitted`."""
        self._forget()
        self.post_message(Submitted(self, self.text))

    def action_leave(self) -> None:
        """Give the focus up, so that letters act as keys."""
        self.screen.set_focus(None)
        self.post_message(FieldLeft(self))

    def action_edge(self, up: bool) -> None:
        """Tell the page about an arrow key that the field has no use for."""
        self.post_message(EdgeReached(self, up))
