"""``duologue jot``: a line for next time, without opening anything."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import Final

from flows.answers import MOST_BYTES, bad_text
from store import Party
from tui.cli.codes import DONE
from tui.cli.places import home_of, party_of
from tui.cli.printing import say
from tui.cli.trouble import Cannot, Misused

_MOST_READ: Final = 4 * MOST_BYTES


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``jot``."""
    parser.add_argument("text", metavar="TEXT", nargs="+", help="the line; “-” reads stdin")
    parser.add_argument("--party", metavar="NAME", help="whose history; needed if several")
    parser.add_argument("--by", metavar="PERSON", help="who says it")
    parser.add_argument("--private", action="store_true", help="for that person alone")


def run(options: Namespace) -> int:
    """Keep the line, and say where it will be found."""
    text = _text(options.text)
    home = home_of(options)
    party = party_of(home, options.party)
    by = party.person(options.by).id if options.by is not None else None
    if options.private and by is None and len(party.people) > 1:
        names = ", ".join(person.name for person in party.people)
        raise Misused(f"Whose private note is it? Add --by and one of: {names}.")
    _keep(party, text, by, private=options.private)
    return DONE


def _keep(party: Party, text: str, by: str | None, *, private: bool) -> None:
    """Write it down; that works while somebody else has the party open, too."""
    from tui.stamps import MachineStamps

    record = party.jot(text, at=MachineStamps().now(), by=by, private=private)
    alone = record.visibility == "private"
    readers = party.person(record.author or "").name if alone else party.name
    say(f"Kept for next time. Who finds it there: {readers}{' alone' if alone else ''}.")


def _text(words: list[str]) -> str:
    """The line as it may be kept; raises :class:`Cannot` with the reason when it may not."""
    given = _read() if words == ["-"] else " ".join(words)
    from tui.clean_text import clean

    text = clean(given, 3 * len(given) + 1).strip()
    if wrong := bad_text(text):
        raise Cannot(wrong)
    return text


def _read() -> str:
    """All of stdin, up to a little more than can be kept."""
    if sys.stdin is None:
        raise Cannot("There is no stdin to read from.")
    data = sys.stdin.buffer.read(_MOST_READ)
    return data.decode("utf-8", errors="replace").rstrip("\n")
