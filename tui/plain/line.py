"""A question that is answered with a line: words, a number or a day."""

from __future__ import annotations

from typing import Any

from tui.plain.advising import Advised
from tui.plain.asking import KEEPS_IT, NOTHING, AskingPage
from tui.plain.lists import numbers
from tui.talk.typed import GONE_BY, HINTS, Understood, full_day, understood


class LinePage(AskingPage):
    """A line, a number or a date."""

    commands = frozenset({"add", "clear", "take", "letters"})

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._days: Understood | None = None
        self._gone = ""
        self._advised = Advised(self)

    def hint(self) -> str:
        """Return the form that is wanted, and what is suggested."""
        parts = [f"A day, {HINTS['date']}." if self.body.type == "date" else ""]
        if self.body.suggestion:
            parts.append(f"Suggested: “{self.body.suggestion}”; :take takes it.")
        parts.append(self._advised.hint())
        return " ".join(filter(None, parts))

    def prompt(self) -> str:
        """Return what stands before the answer."""
        if self._days is not None:
            return f"1 to {len(self._days.days)}:"
        return {"number": "Number:", "date": "Day:"}.get(self.body.type, "Answer:")

    def start(self) -> str:
        """Return what stands behind the prompt already."""
        return "" if self._days is not None else super().start()

    def hold(self, words: str) -> None:
        """Keep what stood behind the prompt, but not the number of a day in place of the answer."""
        if self._days is None:
            super().hold(words)

    def take(self, text: str) -> None:
        """Keep the answer, or ask which day is meant."""
        text = text.strip()
        if self._days is not None:
            self._take_day(text)
        elif not text:
            self.say(NOTHING)
        else:
            self._judge(text)

    def _judge(self, text: str) -> None:
        meant = understood(self.body.type, text, self.talk.seat.stamps.today())
        if meant.wrong:
            self.say(meant.wrong)
            if self.talk.console.edits:
                self.refused(text)
        elif meant.open:
            self._ask_day(text, meant)
        elif self._is_gone(meant):
            self._gone = str(meant.value)
            self.begun = text
            self.say(f"{GONE_BY} {KEEPS_IT}")
        elif not self._advised.stops(text) and self.answer(meant.value, text) and meant.days:
            self.say(f"That is {full_day(meant.days[0])}.")

    def _is_gone(self, meant: Understood) -> bool:
        """Whether a day has gone by, and that was not said yet."""
        gone = bool(meant.days) and meant.days[0] < self.talk.seat.stamps.today()
        return gone and self._gone != str(meant.value)

    def _ask_day(self, text: str, meant: Understood) -> None:
        """Ask which of several days is meant."""
        self._days, self.begun = meant, text
        self.say(f"“{text}” can be read in {len(meant.days)} ways.")
        for number, day in enumerate(meant.days, start=1):
            self.say(f"{number}. {full_day(day)}")
        self.say("Which day is meant? Enter alone goes back to the question.")

    def _take_day(self, text: str) -> None:
        """Take the day with that number."""
        assert self._days is not None
        if not text:
            self._days = None
            self.talk.ask_again()
            return
        rows = numbers(text, len(self._days.days))
        if rows is None or len(rows) != 1:
            self.say(f"Please type a number from 1 to {len(self._days.days)}.")
            return
        day = self._days.days[rows[0]]
        self._days = None
        self._judge(day.isoformat())

    def can(self, command: str) -> bool:
        """Some commands only where there is something for them."""
        if command == "take":
            return bool(self.body.suggestion)
        if command == "letters":
            return self._advised.helps
        if command in {"add", "clear"}:
            return bool(self.start())
        return super().can(command)

    def do_add(self, text: str) -> None:
        """Put words behind those that are there."""
        self.begun = f"{self.start()} {text}".strip()
        self.say(f"Begun: “{self.begun}”. Enter alone takes it.")

    def do_take(self, text: str) -> None:
        """Take what is suggested."""
        self.begun = self.body.suggestion
        self._judge(self.body.suggestion)

    def do_letters(self, text: str) -> None:
        """Say which letters the words say."""
        self._advised.tell(self.start())
