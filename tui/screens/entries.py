"""What a history holds, as lines of one list: records and conversations, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from flows.people import Person, PersonId
from flows.records import Record
from store import Query
from tui.words import local_day, long_day, names, plain_day, read_day

if TYPE_CHECKING:
    from store import ConversationCard, Party

_NOTES: Final = {
    "idea": "idea", "parked": "parked", "jot": "jot", "concern": "concern", "takeaway": "line",
    "theme": "theme", "reflection": "reflection", "limit": "limit", "hard time": "hard time", "setback": "setback",
}  # fmt: skip
_KINDS: Final = {
    "commitment": "to do", "charter": "rules", "appreciation": "thanks", "meeting": "next time",
    "person_affected": "people",
}  # fmt: skip
_SIGNS: Final = {
    "goal": "arrow", "decision": "check", "win": "vote", "commitment": "todo", "milestone": "todo",
}  # fmt: skip
_DONE_WITH: Final = frozenset({"kept", "let go"})
"""States in which a promise is nothing to do any more."""
_STATES: Final = {"draft": "a wish", "proposed": "not agreed on yet", "paused": "paused",
                  "reached": "reached", "let go": "let go"}  # fmt: skip
"""States of a goal that stand behind its words."""
TALK: Final = "talk"
"""The kind of a line that stands for a conversation."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a history."""

    at: datetime
    """When it came to be, UTC."""
    kind: str
    """What it is, in a word or two."""
    sign: str
    """The name of its sign in :class:`tui.glyphs.Glyphs`."""
    text: str
    """What it says, in one line."""
    who: str
    """Whose it is: a name, or `both`."""
    conversation: str
    """The conversation it comes from; empty for none."""
    record: Record | None = None
    """What it shows; `None` for a conversation."""

    @property
    def day(self) -> date:
        """The day, on this machine's calendar."""
        return local_day(self.at)


def kind_of(record: Record) -> str:
    """Return what a record is, in a word or two."""
    if record.kind == "note":
        return _NOTES.get(str(record.fields.get("kind", "")), "note")
    if record.kind == "commitment" and record.fields.get("state") in _DONE_WITH:
        return str(record.fields["state"])
    return _KINDS.get(record.kind, record.kind.replace("_", " "))


def text_of(record: Record) -> str:
    """Return what a record says, in one line."""
    from flows.replies import label, record_item

    fields = record.fields
    match record.kind:
        case "meeting":
            day = read_day(fields.get("on", ""))
            return long_day(day, local_day(record.created)) if day else ""
        case "rating":
            return f"{fields.get('what', '')}: {label(fields.get('value', ''))}"
        case "commitment":
            due = read_day(fields.get("due", ""))
            until = f", until {plain_day(due, local_day(record.created))}" if due else ""
            if_then = f"if {fields.get('if_', '')}, then {fields.get('then', '')}"
            return f"{if_then if fields.get('if_') else fields.get('text', '')}{until}"
        case "goal" if state := _STATES.get(str(fields.get("state", ""))):
            return f"{_one_line(record_item(record).text)} ({state})"
        case "ladder":
            return _rung(record)
        case _:
            return _one_line(record_item(record).text)


def _rung(record: Record) -> str:
    """Return the level of a ladder, and what it means."""
    from tui.screens.trend_words import level_text

    level, levels = record.fields.get("level"), record.fields.get("levels", ())
    if not isinstance(level, int | float) or not isinstance(levels, tuple):
        return "; ".join(levels) if isinstance(levels, tuple) else ""
    signed = f"{level:+g}".replace("-", "−")
    return f"level {signed}: {level_text(levels, level)}".removesuffix(": ")


def _one_line(text: str) -> str:
    """Return lines, bullets too, as one line."""
    parts = [part.strip().removeprefix("• ").removeprefix("- ") for part in text.splitlines()]
    return "; ".join(filter(None, parts))


def who_of(author: PersonId | None, people: Sequence[Person]) -> str:
    """Return whose something is; nothing in a party of one."""
    if len(people) < 2:
        return ""
    together = "both" if len(people) == 2 else "all"
    return next((person.name for person in people if person.id == author), together)


def record_entry(record: Record, people: Sequence[Person]) -> Entry:
    """Return the line of a record."""
    who = str(record.fields.get("owner") or who_of(record.author, people))
    kind = kind_of(record)
    sign = "check" if kind == "kept" else _SIGNS.get(record.kind, "dot")
    return Entry(record.created, kind, sign, text_of(record), who, record.conversation, record)


def talk_entry(card: ConversationCard, people: Sequence[Person]) -> Entry:
    """Return the line of a conversation."""
    present = [person.name for person in people if person.id in card.people]
    everybody = len(present) == len(people)
    who = who_of(None, people) if everybody else names(present)
    open_ = " (paused)" if card.open else " (stopped)" if card.status == "stopped" else ""
    return Entry(card.updated, TALK, "done", card.title + open_, who, card.id)


def entries(party: Party, text: str = "") -> tuple[Entry, ...]:
    """Return the lines of a party's shared history that fit what is typed, newest first.

    Everybody of the party looks, so the gate leaves private notes out; in a party of one they are
    its own and stay. What may be typed is said by :func:`tui.screens.sieve.sieve`.
    """
    from tui.screens.sieve import sieve

    people = party.people
    wanted = sieve(text, people)
    words = wanted.words.casefold().split()
    found = party.records([person.id for person in people], Query(text=wanted.words))
    talks = [
        card for card in party.conversations() if all(w in card.title.casefold() for w in words)
    ]
    return tuple(entry for entry in lines_of(found, talks, people) if wanted.lets(entry))


def lines_of(
    records: Iterable[Record], talks: Iterable[ConversationCard], people: Sequence[Person]
) -> tuple[Entry, ...]:
    """Return records and conversations as lines, newest first."""
    lines = [record_entry(record, people) for record in records]
    lines += [talk_entry(card, people) for card in talks]
    lines.sort(key=lambda entry: entry.at, reverse=True)
    return tuple(lines)
