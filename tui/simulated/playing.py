"""A whole conversation of simulated people, without a screen: through ``flows.advance`` alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import reduce

from flows import Conversation, advance, begin, needs, view
from flows import events as ev
from flows import pages as p
from flows.model import Flow
from flows.people import Person, PersonId
from flows.records import Record
from flows.turns import Need
from tui.simulated.people import respond

EVENING = datetime(2026, 6, 14, 19, 2, tzinfo=UTC)
"""When invented conversations begin, unless said otherwise."""
PACE = timedelta(seconds=7)
"""From one act to the next."""
MOST_EVENTS = 20_000
"""A conversation that takes more never ends."""

Records = Callable[[Need], tuple[Record, ...]]
"""Gives the records that a conversation asks for."""


class Stuck(Exception):
    """The conversation went on and on, or asked for something that nobody could answer."""


def talk(
    flow: Flow, people: tuple[Person, ...], *, quick: bool = False, at: datetime = EVENING
) -> Conversation:
    """Return a conversation that has just begun; the first person goes first."""
    started = ev.Started(at=at, people=people, first=people[0].id, today=at.date(), quick=quick)
    return begin("talk", "party", flow, started)


def play(
    conversation: Conversation,
    seed: int = 0,
    *,
    until: Callable[[p.Page], bool] = lambda _: False,
    records: Records = lambda _: (),
) -> Conversation:
    """Return the conversation played to its end, or to the first page for which ``until`` holds.

    All people sit at one keyboard, so pages come in the order in which a pair sees them, private
    ones after their hand-over. Raises :class:`Stuck`.
    """
    steps = _played(conversation, seed, until, records)
    return reduce(lambda _, step: step[2], steps, conversation)


def watch(
    conversation: Conversation,
    seed: int = 0,
    *,
    until: Callable[[p.Page], bool] = lambda _: False,
    records: Records = lambda _: (),
) -> Iterator[tuple[p.Page, ev.Event]]:
    """Yield each event with the page it was made on, as :func:`play` has them happen."""
    for page, event, _ in _played(conversation, seed, until, records):
        yield page, event


def _played(
    conversation: Conversation, seed: int, until: Callable[[p.Page], bool], records: Records
) -> Iterator[tuple[p.Page, ev.Event, Conversation]]:
    """Yield each event with the page it was made on, and the conversation after it."""
    started = conversation.state.started
    order = [person.id for person in started.people]
    here = ""
    for _ in range(MOST_EVENTS):
        if conversation.status != "running":
            return
        page = _page(conversation, here)
        if until(page):
            return
        at = conversation.events[-1].at + PACE
        recalled = _recalled(conversation, at, records)
        events = recalled or respond(
            page,
            at=at,
            today=conversation.state.today,
            seed=seed,
            order=order.index(page.person.id) if page.person else 0,
        )
        if not recalled:  # records come without anybody's doing
            here = page.person.id if page.person else ""
        if not events:
            raise Stuck(f"nobody knows what to do on a page of {type(page.body).__name__}")
        for event in events:
            conversation = advance(conversation, event)
            yield page, event, conversation
    raise Stuck(f"it was not over after {MOST_EVENTS} pages")


def _page(conversation: Conversation, here: PersonId) -> p.Page:
    """What the people see, the hand-over done.

    Whoever had the keyboard for their own turn keeps it while they have another one, as at a seat.
    """
    page = view(conversation, (person.id for person in conversation.people))
    if not isinstance(page.body, p.HandOver):
        return page
    own = view(conversation, [here]) if here else page
    goes_on = own.person is not None and not isinstance(own.body, p.Opening)
    return own if goes_on else view(conversation, [page.body.to.id])


def _recalled(conversation: Conversation, at: datetime, records: Records) -> tuple[ev.Event, ...]:
    """The records that the conversation waits for."""
    return tuple(
        ev.Recalled(at=at, place=need.place, records=records(need)[: need.last])
        for need in needs(conversation)[:1]
    )
