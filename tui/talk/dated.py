"""Dates on a page: what is understood stands beneath the field, and a digit settles what is open."""

from __future__ import annotations

from datetime import date

from tui.talk.typed import GONE_BY, Understood, days_in, full_day, understood
from tui.widgets.day_line import DayLine


class Days:
    """The line beneath one field or several, and what was said about the day in them."""

    def __init__(self, line: DayLine, today: date) -> None:
        """Use a line of the page; `today` is where relative dates start."""
        self.line = line
        self._today = today
        self._said: set[tuple[str, str]] = set()

    def look_at(self, text: str) -> None:
        """Show what a text means so far; nothing while it means nothing."""
        days = days_in(text.strip(), self._today) if text.strip() else ()
        gone = GONE_BY[0].lower() + GONE_BY[1:-1]
        self.line.show(
            [full_day(day) for day in days],
            gone if len(days) == 1 and days[0] < self._today else "",
        )

    def ask(self, meant: Understood) -> str:
        """Wait for the digit of one reading; returns the sentence to say meanwhile."""
        self.line.ask([full_day(day) for day in meant.days])
        digits = [str(number) for number in range(1, len(meant.days) + 1)]
        return f"That can be read in {len(digits)} ways; {' or '.join(digits)} says which is meant."

    def picked(self, text: str, index: int) -> str:
        """Return, to put into the field, the reading of a text that a digit chose."""
        return understood("date", text, self._today).days[index].isoformat()

    def gone_by(self, field: str, meant: Understood) -> bool:
        """Whether a day has gone by and that was not said yet about this field's day."""
        said = (field, str(meant.value))
        if not meant.days or meant.days[0] >= self._today or said in self._said:
            return False
        self._said.add(said)
        return True
