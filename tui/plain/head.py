"""What is said above each page: where the people are, whose page it is, who will read it."""

from __future__ import annotations

from collections.abc import Iterator

from flows import pages as p
from flows.wording import in_a_row


class Head:
    """Says what is new; what was just said for the page before is not said again.

    A private page says all of it each time: whose turn it is and who will read it must be heard.
    """

    def __init__(self, timers: str) -> None:
        """``timers`` is the setting of that name: `on`, `off` or `x2`."""
        self._timers = timers
        self._title = ""
        self._place = ""
        self._promise = ""
        self._hints: set[str] = set()
        self._firsts: set[str] = set()

    def forget(self, *, title: bool = False) -> None:
        """Say it again for the next page, because what was said is no longer to be seen."""
        self._place = self._promise = ""
        self._hints.clear()
        if title:
            self._title = ""

    def lines(self, page: p.Page) -> Iterator[str]:
        """Yield what to say of a page before anything else, the newest as said from now on."""
        private = page.person is not None and len(page.names) == 1
        place = " ".join(filter(None, (_step(page), _whose(page))))
        title = f"{page.title}." if page.title != self._title else ""
        if private or title or place != self._place:
            yield " ".join(filter(None, (title, place, self._time(page))))
        if private or page.promise != self._promise:
            yield page.promise
        self._title, self._place, self._promise = page.title, place, page.promise

    def first(self, text: str) -> str:
        """Return a text the first time it is asked for, and nothing from then on."""
        new = "" if text in self._firsts else text
        self._firsts.add(text)
        return new

    def hint(self, text: str) -> str:
        """Return how to answer; nothing when just that was said for a page before."""
        new = "" if text in self._hints else text
        self._hints.add(text)
        return new

    def _time(self, page: p.Page) -> str:
        """About how long the page takes; it is never measured aloud."""
        minutes = self.minutes(page)
        if not minutes:
            return ""
        return "About one minute." if minutes == 1 else f"About {minutes:g} minutes."

    def minutes(self, page: p.Page) -> float | None:
        """Return how long a page should take, as these people want it; ``None`` for no timer."""
        if page.minutes is None or self._timers == "off":
            return None
        return page.minutes * 2 if self._timers == "x2" else page.minutes


def _step(page: p.Page) -> str:
    """Which part of the conversation this is."""
    at = next((n for n, part in enumerate(page.parts, start=1) if part.state == "now"), 0)
    if not at:
        return ""
    return f"Step {at} of {len(page.parts)}: {page.parts[at - 1].title}."


def _whose(page: p.Page) -> str:
    """Whose page it is."""
    if page.person is not None:
        return f"{page.person.name} writes alone."
    if len(page.names) > 1:
        return f"{in_a_row(page.names)} together."
    return ""
