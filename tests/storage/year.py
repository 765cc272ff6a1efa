"""A pair that lives with the program, over real files: conversations by script, day after day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from flows import Conversation, needs
from flows import pages as p
from flows.history.story import Story, story
from flows.history.suggest import Suggestion, suggest
from flows.records import Record
from store import Library, Party, Query
from store.recalling import recalled
from tests.unit.library.sitting import Sitting

MOST = 600
"""Acts of one conversation after which it has to be over."""

Answer = Callable[[p.Page], Any]
"""What is said on a page, when that depends on what stands there."""


@dataclass
class Scripted(Sitting):
    """A sitting whose script may ask the page."""

    def _acts(self, page: p.Page, at: datetime) -> Any:
        step = page.place.rpartition("/")[2]
        said = self.script.get(step)
        if not callable(said):
            return super()._acts(page, at)
        before, self.script = self.script, {**self.script, step: said(page)}
        try:
            return super()._acts(page, at)
        finally:
            self.script = before


@dataclass
class Year:
    """The same two people through a year."""

    party: Party
    held: dict[str, date] = field(default_factory=dict)
    """Flow name to the day it was finished last."""
    talks: list[str] = field(default_factory=list)
    """Ids of the conversations, oldest first."""
    library: Library = field(default_factory=Library)
    _read: tuple[int, tuple[Record, ...]] = (-1, ())
    """After how many conversations the history was read last, and what it held."""

    def hold(
        self,
        flow: str,
        day: date,
        script: Mapping[str, Any] | None = None,
        *,
        quick: bool = False,
        pauses: frozenset[int] = frozenset(),
    ) -> Conversation:
        """Hold a conversation on a day. ``pauses``: acts after which the program is closed."""
        loaded = self.library.load(flow)
        sitting = Scripted(flow, script or {}, self.party.people)
        at = datetime(day.year, day.month, day.day, 19, tzinfo=UTC)
        with self.party.write(since=at) as writer:
            started = self.party.started(loaded, at=at, today=day, quick=quick)
            now = writer.start(loaded, started)
        for number in range(MOST):
            with self.party.write(since=at) as writer:
                now = writer.conversation(now.id)
                while now.status == "running":
                    at += timedelta(seconds=1)
                    if wanted := needs(now):
                        now = writer.append(now.id, recalled(writer, now, wanted[0], at))
                    else:
                        for event in sitting._acts(sitting._page(now), at):
                            now = writer.append(now.id, event)
                    if len(now.events) in pauses:
                        break
            if now.status != "running":
                break
            assert number < MOST - 1, f"{flow} does not end"
        assert now.status == "finished", (flow, now.status)
        self.held[flow] = day
        self.talks.append(now.id)
        return now

    def told(self, day: date) -> Story:
        """What the history says on a day, to both."""
        if self._read[0] != len(self.talks):
            eyes = [person.id for person in self.party.people]
            self._read = len(self.talks), self.party.records(eyes, Query(older=True))
        return story(self._read[1], self.party.people, day)

    def next(self, day: date) -> tuple[Suggestion, ...]:
        """What is suggested on a day."""
        return suggest(self.told(day), self.held)

    def names(self, day: date) -> list[str]:
        """The flows that are suggested on a day, most fitting first."""
        return [suggestion.flow for suggestion in self.next(day)]
