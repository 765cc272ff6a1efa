"""``duologue search``: all histories of this home, through the gate, newest first."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.records import Record
from store import StoreError
from tui.cli.codes import CANNOT, DONE
from tui.cli.kept import kind_named, print_entries, shared
from tui.cli.places import NOBODY, home_of
from tui.cli.printing import complain, say
from tui.cli.trouble import Cannot, Misused

if TYPE_CHECKING:
    from store import Home, Party
    from tui.screens.entries import Entry


@dataclass(frozen=True, slots=True)
class _Hit:
    """Something that was found."""

    party: Party
    record: Record
    entry: Entry


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``search``."""
    parser.add_argument(
        "words", metavar="[NAME] WORDS", nargs="+", help="all must occur; NAME as in “open”"
    )
    parser.add_argument("--party", metavar="NAME", help="whose history, if the first word is none")
    parser.add_argument("--kind", metavar="K", help="goal, decision, commitment, jot, idea, …")
    parser.add_argument("--json", action="store_true", help="as JSON, for scripts")


def run(options: Namespace) -> int:
    """Print what holds all the words."""
    kind = kind_named(options.kind)
    home = home_of(options)
    parties, words = _where(home, options)
    if not words.strip():
        raise Misused("Which words? Nothing was named to look for.")
    hits: list[_Hit] = []
    code = DONE
    for party in parties:
        try:
            hits += _hits(party, words, kind)
        except StoreError as error:
            complain(f"{party.id}: {error}")
            code = CANNOT
    hits.sort(key=lambda hit: hit.record.created, reverse=True)
    if options.json:
        _print_json(hits)
    elif not hits:
        only = f" in the history of {parties[0].name}" if len(parties) == 1 else ""
        complain(f"“{words}” was not found{only}.")
    else:
        several = len(parties) > 1
        print_entries([(f"{hit.party.name}: " if several else "", hit.entry) for hit in hits])
    return code


def _where(home: Home, options: Namespace) -> tuple[list[Party], str]:
    """In which histories to look, and for what."""
    cards = home.parties()
    if not cards:
        raise Cannot(NOBODY)
    words: list[str] = options.words
    if options.party is not None:
        return [home.find(options.party)], " ".join(words)
    named = [card for card in cards if words[0] in (card.id, card.name)]
    if named and len(words) > 1:
        return [home.party(named[0].id)], " ".join(words[1:])
    for card in cards:
        if card.trouble:
            complain(f"{card.name} was left out: {card.trouble}")
    return [home.party(card.id) for card in cards if not card.trouble], " ".join(words)


def _hits(party: Party, words: str, kind: str) -> list[_Hit]:
    """What everybody of a party may read and holds all the words."""
    from store import Query
    from tui.screens.entries import record_entry

    found = shared(party, kind, Query(text=words))
    return [_Hit(party, record, record_entry(record, party.people)) for record in found]


def _print_json(hits: list[_Hit]) -> None:
    """Print a list; everything outside ASCII is escaped, so that nothing commands a terminal."""
    import json

    rows = [
        {
            "party": hit.party.id,
            "date": hit.entry.day.isoformat(),
            "kind": hit.entry.kind,
            "text": hit.entry.text,
            "who": hit.entry.who,
            "id": hit.record.id,
            "conversation": hit.record.conversation,
        }
        for hit in hits
    ]
    say(json.dumps(rows, indent=1))
