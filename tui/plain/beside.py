"""Asking beside a page: the questions that wait, the last one first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.plain.asides import Aside
from tui.plain.commands import understood

if TYPE_CHECKING:
    from tui.plain.talk import Talk

ANYWHERE: Final = frozenset({"pause", "cover", "safety"})
"""Commands that also work where a question waits, and while all is covered."""


class Beside:
    """The questions beside the present page."""

    def __init__(self, talk: Talk) -> None:
        """Nothing is asked yet."""
        self._talk = talk
        self._asides: list[Aside] = []

    def __bool__(self) -> bool:
        return bool(self._asides)

    def clear(self) -> None:
        """Another page has come; nothing is asked beside it."""
        self._asides.clear()

    def ask(self, aside: Aside) -> None:
        """Ask something."""
        talk, page = self._talk, self._talk.shown
        if aside.name:
            aside.begun = talk.seat.draft(page.view, aside.name) or aside.begun
        self._asides.append(aside)
        if aside.promise:
            talk.say(aside.promise)
        if aside.begun and (aside.lines or not talk.console.edits):
            talk.say(f"There already: “{aside.begun}”. Enter alone keeps it; typing replaces it.")
        talk.say(aside.question)

    def hold(self, words: str) -> None:
        """Keep the words that stood behind the prompt when it was left in the middle."""
        aside = self._asides[-1]
        if aside.name:
            if aside.lines:
                aside.written.append(words)
            else:
                aside.begun = words
            self._remember(aside)

    def drafted(self, words: str) -> tuple[str, str]:
        """Return the name of the question, and its draft were it left with these words; or no name."""
        aside = self._asides[-1]
        return aside.name, "\n".join([*aside.written, words]) if aside.lines else words

    def turn(self) -> None:
        """Ask for one line, and take it."""
        aside = self._asides[-1]
        prompt = "More, or Enter:" if aside.written else aside.prompt
        line = self._talk.teller.listen(aside.question, prompt, aside.start)
        typed = understood(line)
        name = typed.command.name if typed.command else ""
        if line.strip() == "?":
            self._talk.say("What you type answers the question; :back leaves it.")
        elif name == "back":
            self._leave(aside)
        elif name in ANYWHERE:
            getattr(self._talk, f"do_{name}")("")
        elif typed.wrong or name not in {"", "done"}:
            self._talk.say(typed.wrong or "This question comes first; :back leaves it.")
        else:
            self._answer(aside, typed.text)

    def _answer(self, aside: Aside, line: str) -> None:
        """Keep the answer, or ask again."""
        text = aside.answer(line)
        if text is None:
            self._remember(aside)
            return
        if not text and not aside.empty:
            self._talk.say("Nothing is written yet; :back leaves the question.")
            return
        page = self._talk.shown
        self._asides.remove(aside)
        if not aside.keep(text):
            aside.again(text)
            self._asides.append(aside)
            self._talk.say(aside.question)
            return
        if self._talk.is_at(page):
            if aside.name:
                self._talk.seat.put_draft(page.view, "", aside.name)
            if not self._asides:
                self._talk.ask_again()

    def _remember(self, aside: Aside) -> None:
        """Keep the lines so far."""
        if aside.name:
            self._talk.seat.put_draft(self._talk.shown.view, aside.draft, aside.name)

    def _leave(self, aside: Aside) -> None:
        """Go back to the page; the question stays open."""
        self._asides.remove(aside)
        aside.leave()
        if not self._asides and not self._talk.seat.left:
            self._talk.ask_again()
