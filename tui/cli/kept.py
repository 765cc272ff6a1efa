"""What was kept, as commands ask for it and print it: by kind, through the gate, a line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from flows.records import KINDS, Record
from store import Party, Query
from tui.cli.printing import say
from tui.cli.trouble import Misused, nearest

if TYPE_CHECKING:
    from tui.screens.entries import Entry

NOTES: Final = ("idea", "parked", "jot", "concern", "takeaway", "theme", "reflection", "limit")
"""Kinds of notes, which ``--kind`` takes like kinds of records."""


def kind_named(text: str | None) -> str:
    """Return the kind of record or note that an option names; empty for none."""
    if text is None:
        return ""
    known = (*KINDS, *NOTES)
    if text in known:
        return text
    near = nearest(text, known)
    hint = f"Did you mean “{near}”?" if near else f"There are: {', '.join(known)}."
    raise Misused(f"Nothing is kept under the kind “{text}”. {hint}")


def shared(party: Party, kind: str, query: Query) -> tuple[Record, ...]:
    """Return what everybody of a party may read of a kind (empty: of all), newest first."""
    kinds = ("note",) if kind in NOTES else (kind,) if kind else ()
    found = party.records([one.id for one in party.people], replace(query, kinds=kinds))
    return tuple(one for one in found if kind not in NOTES or one.fields.get("kind") == kind)


def print_entries(rows: Sequence[tuple[str, Entry]]) -> None:
    """Print a line for each entry: day, kind, what stands in front of its words, words, whose."""
    wide = max((len(entry.kind) for _, entry in rows), default=0)
    for before, entry in rows:
        whose = f"  ({entry.who})" if entry.who else ""
        words = " ".join(entry.text.split("\n"))
        say(f"{entry.day.isoformat()}  {entry.kind:{wide}}  {before}{words}{whose}")
