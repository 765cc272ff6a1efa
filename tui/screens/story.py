"""The whole story of a party, read from its history: on a thread of its own, never for a home."""

from __future__ import annotations

from datetime import date

from flows.history.story import Story, story
from flows.records import Record
from store import Party, Query
from tui.words import local_day


def versions(party: Party) -> tuple[Record, ...]:
    """Return all versions of everything that all people of the party may read together."""
    return party.records([person.id for person in party.people], Query(older=True))


def told(party: Party, today: date) -> Story:
    """Return the story of a party as it stands on a day."""
    return story(versions(party), party.people, today, local_day)
