"""A longer text: line after line, until an empty one ends it."""

from __future__ import annotations

from typing import Any

from tui.plain.advising import Advised
from tui.plain.asking import NOTHING, AskingPage


class WritePage(AskingPage):
    """A text of several lines."""

    commands = frozenset({"done", "add", "clear", "letters"})
    lines = True

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._lines = (self.begun or self.earlier()).split("\n")
        self._lines = [line for line in self._lines if line]
        self._advised = Advised(self)

    @property
    def _text(self) -> str:
        return "\n".join(self._lines)

    def words_begun(self, *, edits: bool) -> str:
        """Return what is written so far."""
        if not self._lines:
            return ""
        return (
            f"Written so far:\n{self._text}\n:clear begins anew; :add goes on with the last line."
        )

    def hint(self) -> str:
        """Return how a text ends."""
        hint = "Write as many lines as you like; an empty line ends it."
        return f"{hint} {self._advised.hint()}".rstrip()

    def prompt(self) -> str:
        """Return what stands before a line."""
        return "More, or Enter:" if self._lines else "Text:"

    def start(self) -> str:
        """Each line begins empty, unless one was left in the middle."""
        return ""

    def draft(self) -> str:
        """Return what is written so far."""
        text = self._text
        return "" if text == self.earlier().strip() else text

    def hold(self, words: str) -> None:
        """Keep the line that was left in the middle."""
        self._lines.append(words)

    def take(self, text: str) -> None:
        """Keep a line; with an empty one, the text."""
        if text.strip():
            self._lines += [line.rstrip() for line in text.split("\n") if line.strip()]
        else:
            self.do_done("")

    def do_done(self, text: str) -> None:
        """Keep the text."""
        whole = self._text.strip()
        if not whole:
            self.say(NOTHING)
        elif not self._advised.stops(whole):
            self.answer(whole, whole)

    def nudge(self, sentence: str, words: str) -> None:
        """Say what could be better; the text stays."""
        self.say(f"{sentence} An empty line keeps it as it is; more lines are added to it.")

    def refused(self, words: str) -> None:
        """The text stays as it is, to be cleared or added to."""

    def can(self, command: str) -> bool:
        """Clear and add need something that is written."""
        if command in {"clear", "add"}:
            return bool(self._lines)
        if command == "letters":
            return self._advised.helps
        return super().can(command)

    def do_clear(self, text: str) -> None:
        """Begin anew."""
        self._lines.clear()
        super().do_clear(text)

    def do_add(self, text: str) -> None:
        """Go on with the last line."""
        self._lines[-1] = f"{self._lines[-1]} {text}".rstrip()
        self.say(f"The last line is now: {self._lines[-1]}")

    def do_letters(self, text: str) -> None:
        """Say which letters the text says."""
        self._advised.tell(self._text)
