"""``duologue due``: one quiet line for a prompt, cron or a message of the day; or nothing at all.

The line names people and counts, never anybody's words: it is seen where others look. It says
what everybody of the party may read, and loads neither pages nor the engine.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from store import StoreError
from tui.cli.codes import CANNOT, DONE
from tui.cli.places import home_of
from tui.cli.printing import complain, say
from tui.cli.trouble import Misused

if TYPE_CHECKING:
    from flows.history.story import Story
    from store import Party

_MOST = 366


@dataclass(frozen=True, slots=True)
class Due:
    """One thing whose day has come, or comes soon."""

    party: str
    """Id of the party."""
    kind: str
    """Name of a conversation, ``meeting``, ``promise`` or ``milestone``."""
    day: str
    """Its day; empty for a conversation that is not bound to one."""
    text: str
    """What it is."""


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``due``."""
    parser.add_argument("name", metavar="NAME", nargs="?", help="whose; all when nobody is named")
    parser.add_argument(
        "--within", metavar="DAYS", default="1", help="also what is due so soon (1)"
    )
    parser.add_argument("--json", action="store_true", help="a list, with the words")


def run(options: Namespace) -> int:
    """Print a line for each party that something is due for."""
    within = _within(options.within)
    home = home_of(options)
    if options.name is not None:
        parties, code = [home.find(options.name)], DONE
    else:
        cards = home.parties()
        parties = [home.party(card.id) for card in cards if not card.trouble]
        code = DONE
        for card in cards:
            if card.trouble:
                complain(f"{card.id}: {card.trouble}")
                code = CANNOT
    from tui.stamps import MachineStamps

    today = MachineStamps().today()
    found: list[tuple[Party, tuple[Due, ...]]] = []
    for party in parties:
        try:
            found.append((party, tuple(_due(party, today, within))))
        except StoreError as error:
            complain(f"{party.id}: {error}")
            code = CANNOT
    if options.json:
        import json

        say(json.dumps([asdict(one) for _, dues in found for one in dues], indent=1))
        return code
    for party, dues in found:
        if dues:
            say(f"{party.name}: {' · '.join(_words(dues, today))}")
    return code


def _due(party: Party, today: date, within: int) -> Iterator[Due]:
    """What is due for a party, the most urgent first."""
    from flows.history.story import story
    from flows.history.suggest import promises_due, suggest
    from tui.words import local_day

    shelf = party.shelf()
    told = story(shelf.live, party.people, today, local_day)
    held: dict[str, date] = {}
    for card in shelf.talks:
        if card.status == "finished":
            day = local_day(card.updated)
            held[card.flow] = max(day, held.get(card.flow, day))
    for one in suggest(told, held):
        if one.flow in ("check-in", "wrap-up"):
            yield Due(party.id, one.flow, "", one.reason)
    yield from _days(party, told, today, within)
    for promise in promises_due(told, within):
        if promise.due is not None:
            yield Due(party.id, "promise", promise.due.isoformat(), promise.sentence)


def _days(party: Party, told: Story, today: date, within: int) -> Iterator[Due]:
    """The next meeting, and milestones of goals that are worked on."""
    last = today + timedelta(days=within)
    if told.meeting is not None and today < told.meeting <= last:
        yield Due(party.id, "meeting", told.meeting.isoformat(), "you wanted to meet")
    for goal in told.goals:
        for one in goal.milestones if goal.live else ():
            if one.state == "open" and one.due is not None and one.due <= last:
                yield Due(party.id, "milestone", one.due.isoformat(), one.text)


def _words(dues: Sequence[Due], today: date) -> Iterator[str]:
    """The parts of the line, without anybody's words."""
    for one in dues:
        if one.kind == "check-in":
            yield f"check-in {_check_in(one.text)}"
        elif one.kind == "wrap-up":
            yield "the day of a goal has come"
        elif one.kind == "meeting":
            yield f"you meet {_day(date.fromisoformat(one.day), today)}"
    for kind in ("milestone", "promise"):
        days = [date.fromisoformat(one.day) for one in dues if one.kind == kind]
        yield from _counted(kind, days, today)


def _check_in(reason: str) -> str:
    """Since when it is due."""
    said = reason.partition(";")[0]
    return said if said.startswith("due") else f"due, {said}"


def _counted(kind: str, days: Iterable[date], today: date) -> Iterator[str]:
    """How many of a kind have gone by, and how many are still to come."""
    gone = [day for day in days if day < today]
    ahead = [day for day in days if day >= today]
    for some, lead in ((gone, "since"), (ahead, "until")):
        if some:
            number = f"1 {kind}" if len(some) == 1 else f"{len(some)} {kind}s"
            yield f"{number} {lead} {_day(min(some) if lead == 'since' else max(some), today)}"


def _day(day: date, today: date) -> str:
    """A day as one says it."""
    from tui.words import day_words

    return day_words(day, today).removeprefix("last ")


def _within(text: str) -> int:
    """How many days ahead to look."""
    if not (text.isascii() and text.isdigit() and len(text) < 5 and int(text) <= _MOST):
        raise Misused(f"--within {text} is not a number of days; write it as 3, up to {_MOST}.")
    return int(text)
