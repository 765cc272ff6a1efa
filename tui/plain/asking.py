"""Pages with one question that is answered in one line: words, a number, a day, a yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flows import events as ev
from flows import pages as p
from flows.answers import MOST_BYTES
from tui.plain.asides import yes_or_no
from tui.plain.lists import parted
from tui.plain.page import PlainPage
from tui.talk.typed import understood

KEEPS_IT = "Enter alone keeps it as it is; typing replaces it."
"""Said behind a nudge: it never holds anybody up."""
NOTHING = "Nothing is written yet; :pass leaves it open."
"""Said to an empty answer."""


class AskingPage(PlainPage[p.Asking]):
    """A page with one question."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.begun = self.talk.seat.draft(self.view)
        self._nudged = False

    def above(self) -> Sequence[str]:
        """Return what leads up to the question."""
        above, _ = parted(self.body.text)
        return (above,) if above else ()

    def question(self) -> str:
        """Return the question itself."""
        return parted(self.body.text)[1]

    def start(self) -> str:
        """Return words that were begun, an earlier answer, or what the flow begins with."""
        return self.begun or self.earlier()

    def earlier(self) -> str:
        """Return an earlier answer as it would be typed, or what the flow begins with."""
        answer = self.body.answer
        if answer is None:
            return self.body.start
        return f"{answer:g}" if isinstance(answer, float) else str(answer)

    def words_begun(self, *, edits: bool) -> str:
        """Return what was answered before, or begun."""
        if self.begun or not self.earlier():
            return super().words_begun(edits=edits)
        if edits:
            return ""
        said = "Answered before" if self.body.answer is not None else "Proposed"
        return f"{said}: “{self.earlier()}”. {KEEPS_IT}"

    def refused(self, words: str) -> None:
        """Leave words that could not be kept behind the prompt.

        Where lines cannot be edited, words that are too long are let go: Enter alone, which
        takes what is there, would never keep them.
        """
        if self.talk.console.edits or len(words.encode("utf-8", "surrogatepass")) <= MOST_BYTES:
            self.begun = words

    def answer(self, value: Any, words: str) -> bool:
        """Keep an answer and go on; what the flow would rather have is said once before."""
        said = self.talk.seat.sitting.nudges(self.view, value)
        if said and not self._nudged:
            self._nudged = True
            self.nudge(said[0], words)
            return False
        if not self.act(ev.Answered, value=value):
            self.refused(words)
            return False
        return True

    def nudge(self, sentence: str, words: str) -> None:
        """Say what could be better; the words stay behind the prompt."""
        self.begun = words
        self.say(f"{sentence} {KEEPS_IT}")


class YesNoPage(AskingPage):
    """Yes or no."""

    def hint(self) -> str:
        """Nothing needs to be explained."""
        return ""

    def prompt(self) -> str:
        """Return what stands before the answer."""
        return "yes or no:"

    def earlier(self) -> str:
        """Return the answer given before, in a word."""
        answer = self.body.answer
        return "" if answer is None else "yes" if answer else "no"

    def take(self, text: str) -> None:
        """Keep the answer."""
        meant = yes_or_no(text)
        if meant is None:
            self.say("Please type yes or no.")
        else:
            self.answer(meant, "yes" if meant else "no")


class ScalePage(AskingPage):
    """A number between two words."""

    def above(self) -> Sequence[str]:
        """Return what the numbers mean."""
        labels = self.body.labels
        named = [f"{_signed(number)} means {labels[number]}." for number in sorted(labels)]
        return [*super().above(), *([" ".join(named)] if named else [])]

    def prompt(self) -> str:
        """Return from where to where it goes."""
        return f"Number, {_signed(self._low)} to {_signed(self._high)}:"

    @property
    def _low(self) -> int:
        return int(self.body.least or 0)

    @property
    def _high(self) -> int:
        return int(self.body.most if self.body.most is not None else 10)

    def take(self, text: str) -> None:
        """Keep the number."""
        meant = understood("scale", text.strip(), self.talk.seat.stamps.today())
        value = meant.value
        if meant.wrong or not isinstance(value, int) or not self._low <= value <= self._high:
            self.say(f"Please type a number from {_signed(self._low)} to {_signed(self._high)}.")
        else:
            self.answer(value, text.strip())


class ConsentPage(PlainPage[p.Consenting]):
    """Who may see what; yes or no, each alone. Declining never blocks."""

    def above(self) -> Sequence[str]:
        """Return what exactly would be seen."""
        above, _ = parted(self.body.text)
        return (above,) if above else ()

    def question(self) -> str:
        """Return the question."""
        return parted(self.body.text)[1]

    def prompt(self) -> str:
        """Return what stands before the answer."""
        return "yes or no:"

    def start(self) -> str:
        """Return the answer given before."""
        return "" if self.body.answer is None else "yes" if self.body.answer else "no"

    def words_begun(self, *, edits: bool) -> str:
        """Return what was answered before."""
        return f"Answered before: {self.start()}. Enter alone keeps it." if self.start() else ""

    def take(self, text: str) -> None:
        """Keep the answer."""
        meant = yes_or_no(text)
        if meant is None:
            self.say("Please type yes or no.")
        else:
            self.act(ev.Answered, value=meant)


def _signed(number: int) -> str:
    """A number as it is said: "minus" is heard better than a dash."""
    return f"minus {-number}" if number < 0 else str(number)
