"""Agreement in degrees: each alone, then side by side."""

from __future__ import annotations

from collections.abc import Sequence

from flows import events as ev
from flows import pages as p
from flows.events import Degree
from tui.plain.asides import Aside
from tui.plain.lists import numbered
from tui.plain.page import GoOnPage, PlainPage
from tui.talk.kept_words import DEGREES, outcome


class JudgePage(PlainPage[p.Judging]):
    """The question how far somebody agrees."""

    def above(self) -> Sequence[str]:
        """Return the words, and the degrees."""
        return (self.body.text, "\n".join(numbered([words for _, words in DEGREES])))

    def question(self) -> str:
        """Return the question."""
        name = self.view.person.name if self.view.person else ""
        return f"{name}, how far do you agree?".removeprefix(", ")

    def prompt(self) -> str:
        """Return what stands before the number."""
        return "Number, 1 to 4:"

    def start(self) -> str:
        """Return the degree given before."""
        degrees = [degree for degree, _ in DEGREES]
        return str(degrees.index(self.body.degree) + 1) if self.body.degree else ""

    def words_begun(self, *, edits: bool) -> str:
        """Return what was answered before."""
        given = dict(DEGREES).get(self.body.degree) if self.body.degree else None
        return f"Answered before: {given}. Enter alone keeps it." if given else ""

    def take(self, text: str) -> None:
        """Keep the degree, or ask for the wish that goes with it."""
        degree = _degree(text.strip().casefold())
        if degree is None:
            self.say("Please type a number from 1 to 4.")
        elif degree == "yes":
            self.act(ev.Judged, degree=degree)
        elif degree == "wish":
            self._ask_wish(degree, "What is your wish?", needed=True)
        else:
            question = "What would have to change? Enter alone leaves it open."
            self._ask_wish(degree, question, needed=False)

    def _ask_wish(self, degree: Degree, question: str, *, needed: bool) -> None:
        def keep(text: str) -> bool:
            return self.act(ev.Judged, degree=degree, wish=text)

        promise = self.view.promise
        wish = self.body.wish
        self.ask(Aside(question, keep, "wish", promise=promise, begun=wish, empty=not needed))


def _degree(text: str) -> Degree | None:
    """The degree that a number or its words mean."""
    for number, (degree, words) in enumerate(DEGREES, start=1):
        if text in {str(number), words}:
            return degree
    return None


class JudgedPage(GoOnPage[p.Judged]):
    """The degrees side by side. "Not yet" is a result, too."""

    commands = frozenset({"done", "reword"})

    def above(self) -> Sequence[str]:
        """Return the words, each one's degree and wish, and what that comes to."""
        names = dict(DEGREES)
        rows = []
        for name, degree, wish in self.body.rows:
            said = names[degree] if degree else "passed"
            rows.append(f"{name}: {said}{f': “{wish}”' if wish else ''}.")
        return (self.body.text, "\n".join(rows), outcome(self.body, ":reword"))

    def can(self, command: str) -> bool:
        """Other words only while another attempt is left."""
        if command == "reword":
            return self.body.attempts_left > 0
        return super().can(command)

    def do_reword(self, text: str) -> None:
        """Change the words; each is asked again, alone."""

        def keep(words: str) -> bool:
            return self.act(ev.Reworded, text=words)

        question = "In which words could it be a yes?"
        promise = self.view.promise
        self.ask(Aside(question, keep, "reword", promise, self.body.text, lines=True))
