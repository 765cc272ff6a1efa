"""What of a long history still matters today, and what is worth meeting again.

A home opens as quickly after ten years as on its first day, because it reads only this.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType

from flows.history.things import Days, Thing, in_order, newest, text_of, things
from flows.records import Record

RECENT = timedelta(days=60)
"""How long before the newest record something counts as recent."""

ENDED = frozenset({"reached", "let go"})
"""States in which a goal is over."""

_OVER = frozenset({"kept", "not this time", "let go"})
_BEST = ("win", "appreciation", "decision", "takeaway", "idea", "reflection", "goal")
"""What is worth meeting again, the best first: record kinds and kinds of notes."""


def live(records: Sequence[Record]) -> tuple[Record, ...]:
    """Return those records that decide what stands, is open, waits or is suggested today.

    :func:`flows.history.story.story` of these says the same of every goal that is not long over
    and of every promise that is open or was looked at in the last two months, as of all records.
    """
    last = newest(records)
    if last is None:
        return ()
    since = last - RECENT
    kept: list[Record] = []
    goals = things(records, "goal")
    present = {goal.id for goal in goals if _present(goal, since)}
    for goal in goals:
        # Of what is long over: how it began, and how it ended.
        kept += goal.versions if goal.id in present else goal.versions[:1] + goal.versions[1:][-1:]
    for kind in ("reason", "milestone", "person_affected", "win", "lesson", "rating"):
        kept += [r for r in records if r.kind == kind and text_of(r, "goal") in present]
    for ladder in things(records, "ladder"):
        if ladder.text("goal") in present:
            kept += ladder.versions
    for promise in things(records, "commitment"):
        ended = promise.text("state") in _OVER and not promise.text("if_")
        if not ended or promise.now.created >= since:
            kept += promise.versions
    for note in things(records, "note"):
        kept += note.versions if note.text("kind") in {"jot", "parked"} else ()
    for kind in ("meeting", "charter"):
        kept += in_order(record for record in records if record.kind == kind)[-1:]
    return tuple(kept)


def _present(goal: Thing, since: datetime) -> bool:
    """Whether a goal is not over, or only since a short while."""
    return goal.text("state") not in ENDED or goal.now.created >= since


def memories(records: Iterable[Record], days: Days) -> Mapping[date, Record]:
    """Return the best thing of each day, for looking back on it in later years."""
    found: dict[date, tuple[int, Record]] = {}
    for record in records:
        kind = text_of(record, "kind") if record.kind == "note" else record.kind
        if kind not in _BEST:
            continue
        place, day = _BEST.index(kind), days(record.created)
        if day not in found or place < found[day][0]:
            found[day] = (place, record)
    return MappingProxyType({day: record for day, (_, record) in found.items()})
