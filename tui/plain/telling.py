"""Saying pages, and taking away what one person wrote before somebody else looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from flows.people import PersonId
from tui.clean_text import clean
from tui.plain.console import Console
from tui.plain.head import Head
from tui.plain.page import PlainPage
from tui.plain.readers import LONGEST

FIRST: Final = "At any time a question mark says what can be typed; :pause keeps everything."
"""Said on the first page."""


class Teller:
    """Says pages on a console, and knows whose words stand there."""

    def __init__(self, console: Console, timers: str, notices: Sequence[str] = ()) -> None:
        """Say nothing yet. ``timers`` is the setting; ``notices`` are said with the first page."""
        self.console = console
        """Where it is said."""
        self.head = Head(timers)
        """What stands above each page."""
        self.alone: PersonId | None = None
        """Whose private words stand on the screen; ``None`` for nobody's."""
        self._notices = tuple(notices)
        self._asked = False

    def listen(self, question: str, prompt: str, start: str = "", *, lines: bool = False) -> str:
        """Return a typed line as it may be kept; ``lines``: what was pasted may be several."""
        self._asked = False
        return clean(self.console.ask(question, prompt, start), LONGEST, lines=lines)

    def tell(self, page: PlainPage[Any]) -> None:
        """Say a page: where it is, who will read it, what there is, how to answer, the question."""
        console = self.console
        console.say()
        for line in self.head.lines(page.view):
            console.say(line)
        for line in self._notices:
            console.say(line)
        self._notices = ()
        console.say(self.head.first(FIRST))
        console.say()
        for paragraph in page.above():
            console.say(f"{paragraph}\n")
        hint = self.head.hint(page.hint())
        for line in (page.words_begun(edits=console.edits), hint, page.question()):
            if line:
                console.say(line)
        self._asked = True

    def ask_again(self, page: PlainPage[Any]) -> None:
        """Say the question of a page once more, unless it is what was heard last."""
        question = page.question()
        if question and not self._asked:
            self.say_last(f"\n{question}")

    def say_last(self, text: str) -> None:
        """Say some lines that end with the question of the page."""
        self.console.say(text)
        self._asked = True

    def make_room(self, person: PersonId | None, *, always: bool = False) -> None:
        """Wipe what one person wrote before somebody else looks; ``person`` is who looks alone."""
        if always or self.alone not in {None, person}:
            self.wipe()
        self.alone = person

    def wipe(self) -> bool:
        """Clear the screen and what was scrolled off it, as far as that is possible."""
        self.alone = None
        self.head.forget()
        return self.console.wipe()
