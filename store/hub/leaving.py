"""What a member takes home, and what they have deleted before they go."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import date, timedelta
from typing import Final

from flows.people import PersonId
from flows.workshop.state import RoomState, Talk
from store.errors import NotNow, StoreError
from store.exports.formats import export, formats
from store.hub.parties import Parties

READABLE: Final = "markdown"
"""The form of a page to read; the others are those of :func:`store.exports.formats.formats`."""


async def take_home(parties: Parties, state: RoomState, member: str, form: str, today: date) -> str:
    """Return somebody's page: what they may read of each history they had a part in, through the gate.

    In another form than ``markdown`` it is the newest history alone, e.g. as JSON to go on at home.
    """
    mine = _newest(state, member)
    if form == READABLE:
        pages = [await _page(parties, talk, person, "md", today) for talk, person in mine]
        return "\n\n".join([_head(state, len(mine)), *pages])
    if form not in formats():
        raise NotNow("There is no such form to take it home in.")
    if not mine:
        raise NotNow("There is nothing to take home yet.")
    talk, person = mine[-1]
    return await _page(parties, talk, person, form, today)


async def forget_notes(parties: Parties, state: RoomState, member: str) -> int:
    """Delete somebody's notes that nobody else may read, in all conversations here; how many."""
    count = 0
    for talk in state.talks:
        person = talk.person(member)
        if person:
            with suppress(StoreError):
                keeper = await parties.keeper(talk.party)
                count += await keeper.forget_notes(talk.conversation, person)
    return count


def _newest(state: RoomState, member: str) -> list[tuple[Talk, PersonId]]:
    """The histories somebody had a part in, each by its newest conversation, the oldest first."""
    found = {talk.party: (talk, talk.person(member)) for talk in state.talks if talk.person(member)}
    return sorted(found.values(), key=lambda pair: pair[0].began)


async def _page(parties: Parties, talk: Talk, person: PersonId, form: str, today: date) -> str:
    """One history as a person may read it."""
    party = await parties.party(talk.party)
    found = await asyncio.to_thread(export, party, form, {person}, today)
    return found.content.decode()


def _head(state: RoomState, histories: int) -> str:
    """The title, and what is kept where."""
    until = f"for {state.kept_days} days after the close"
    if state.closed:
        until = f"until {state.closed.date() + timedelta(days=state.kept_days):%d %B %Y}"
    what = (
        "No conversation was held."
        if not histories
        else (
            f"Raw words lie on the workshop's machine {until}; what was agreed stays longer. "
            "Notes that you kept to yourself are on no page but yours."
        )
    )
    return f"# {state.title}\n\nRun by {state.run_by}. {what}"
