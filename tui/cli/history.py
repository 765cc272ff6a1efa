"""``duologue history``: what was kept, as plain lines, through the gate."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date

from store import Query
from tui.cli.codes import DONE
from tui.cli.kept import kind_named, print_entries, shared
from tui.cli.places import home_of, party_of
from tui.cli.printing import complain
from tui.cli.trouble import Misused


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``history``."""
    parser.add_argument("name", metavar="NAME", nargs="?", help="whose; needed if several")
    parser.add_argument("--kind", metavar="K", help="goal, decision, commitment, jot, idea, …")
    parser.add_argument("--person", metavar="P", help="from this person, or naming them")
    parser.add_argument("--since", metavar="DATE", help="first day, as 2026-06-14")
    parser.add_argument("--until", metavar="DATE", help="last day")
    parser.add_argument("--text", metavar="WORDS", help="all of these words occur")
    parser.add_argument("--limit", metavar="N", help="at most so many, the newest")


def run(options: Namespace) -> int:
    """Print the lines that were asked for."""
    since, until = _day(options.since, "--since"), _day(options.until, "--until")
    if since and until and since > until:
        raise Misused("--since is later than --until, so there is nothing in between.")
    kind, limit = kind_named(options.kind), _limit(options.limit)
    party = party_of(home_of(options), options.name)
    person = party.person(options.person).id if options.person is not None else ""
    query = Query(person=person, since=since, until=until, text=options.text or "")
    found = shared(party, kind, query)[:limit]
    if not found:
        complain("Nothing was found.")
    from tui.screens.entries import record_entry

    print_entries([("", record_entry(record, party.people)) for record in found])
    return DONE


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Misused(f"{option} {text} is not a day; write it as 2026-06-14.") from None


def _limit(text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) > 0):
        raise Misused(f"--limit {text} is not a number of lines; write it as 20.")
    return int(text)
