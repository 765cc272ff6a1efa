"""The transition table: which event may happen where, and what it does.

Read it from the top; the first guard that objects makes the event impossible, and an impossible
event changes nothing. The documentation and the tests read this same table.

Rules that stand above the rows:

* ``Started`` is the first event and never comes again.
* Whoever acts takes part (bystanders do not), or all act together. A facilitator leads, and does
  nothing else: moves the room on and back, gives time, pauses, leaves out parts ahead.
* In a led room (more people than fit at a table) a shared place is left when each has said so, or
  when the facilitator moves on; nobody else takes all the others along.
* An event at a place needs an open turn there, for whoever acts.
* What a person gives replaces what they gave there before; nothing given is ever removed, answers
  off the path wait until the path comes by again.
* What somebody was writing when a facilitator moved the room on is taken as long as its place is on
  the path, by the same rules.
* Checking happens on the way forward only, so "back" can never be blocked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from flows import events as ev
from flows import guards as g
from flows import leading as on
from flows.guards import Guard


@dataclass(frozen=True, slots=True)
class Transition:
    """One row."""

    event: type[ev.Event]
    """What happens."""
    kinds: tuple[str, ...]
    """Step kinds at which it may happen; empty: it belongs to no step."""
    guards: tuple[Guard, ...]
    """Asked in order."""
    effect: str
    """What it does, in words."""
    led: bool = False
    """Whether facilitators may do it, who take no part in anything else."""


ASKING = (
    "say",
    "ask",
    "form",
    "notes",
    "reveal",
    "group",
    "vote",
    "agree",
    "recall",
    "listen",
    "consent",
    "end",
)
"""Kinds of steps at which people stop."""

ROWS: tuple[Transition, ...] = (
    Transition(
        ev.Answered,
        ("ask", "form", "vote", "recall", "consent"),
        (g.running, g.being_written, g.fits, g.checks_met),
        "The answer stands; the newest counts.",
    ),
    Transition(
        ev.Judged,
        ("agree",),
        (g.running, g.somebody, g.being_written, g.wish_said),
        "The person's degree of agreement is sealed until all open it.",
    ),
    Transition(
        ev.Passed,
        ("ask", "form", "notes", "vote", "group", "agree", "recall", "listen", "consent"),
        (g.running, g.being_written, g.may_pass, on.not_said_before),
        "Nothing is asked here any more; no reason is kept.",
    ),
    Transition(
        ev.NoteKept,
        ("notes",),
        (g.running, g.being_written, g.note_text, g.room_for_note),
        "One more note; the person is not done.",
    ),
    Transition(
        ev.NoteEdited,
        ("notes",),
        (g.running, g.being_written, g.own_note, g.note_text),
        "The note has new words.",
    ),
    Transition(
        ev.NoteDropped,
        ("notes",),
        (g.running, g.being_written, g.own_note),
        "The note is gone from the list.",
    ),
    Transition(
        ev.NoteMarkedPrivate,
        ("notes",),
        (g.running, g.somebody, g.being_written, g.own_note, g.not_open),
        "The note stays with its author; nobody else learns that it exists.",
    ),
    Transition(
        ev.Done,
        ("say", "notes", "reveal", "group", "agree", "listen", "recall", "end"),
        (
            g.running,
            g.at_turn,
            g.done_by_key,
            g.enough_notes,
            g.concerns_settled,
            on.not_said_before,
        ),
        "On to the next place; at the end the conversation is finished.",
    ),
    Transition(
        ev.Ready,
        ("reveal", "agree"),
        (g.running, g.somebody, g.about_to_open),
        "The person is ready; the last one's ready opens it for all at once.",
    ),
    Transition(
        ev.NotReady,
        ("reveal", "agree"),
        (g.running, g.about_to_open),
        "Nobody counts as ready; one more minute.",
    ),
    Transition(
        ev.ItemRead,
        ("reveal",),
        (g.running, g.opened_here, g.item_shown),
        "The item was opened once.",
    ),
    Transition(
        ev.Remarked,
        ("reveal",),
        (g.running, g.opened_here, g.item_shown, g.remark_fits),
        "A remark stands beside the item.",
    ),
    Transition(
        ev.Likened,
        ("reveal",),
        (g.running, g.opened_here, g.item_shown),
        "Two items are called the same.",
    ),
    Transition(
        ev.TakenBack,
        ("notes",),
        (g.running, g.somebody, g.open_and_own),
        "The note is its author's alone again.",
    ),
    Transition(
        ev.Grouped,
        ("group",),
        (g.running, g.at_turn, g.groupable),
        "The items are in the theme (or out of every theme).",
    ),
    Transition(
        ev.Undone,
        ("reveal", "group"),
        (g.running, g.at_turn, g.something_to_undo),
        "The last shared act here never was.",
    ),
    Transition(
        ev.Reworded,
        ("agree",),
        (g.running, g.opened_here, g.new_words),
        "A new attempt with the new text; each is asked again, alone.",
    ),
    Transition(
        ev.Recalled,
        ("recall",),
        (g.running, g.asked_for),
        "The records lie on the table.",
    ),
    Transition(
        ev.MoreTime,
        (),
        (g.running, g.on_the_path),
        "The step has more time.",
        led=True,
    ),
    Transition(
        ev.MovedOn,
        (*ASKING, "wait"),
        (g.running, on.leads, on.room_is_here, on.not_insisted, g.concerns_settled),
        "The room goes on, or opens what is ready; whoever has not given counts as passed.",
        led=True,
    ),
    Transition(
        ev.Dropped,
        ("section",),
        (g.running, on.leads, on.part_ahead),
        "A part ahead is left out, or put in again.",
        led=True,
    ),
    Transition(
        ev.WentBack,
        (),
        (g.running, on.for_the_room, g.leads_back),
        "The people are one step further back; nothing is lost.",
        led=True,
    ),
    Transition(
        ev.WentForward,
        (),
        (g.running, on.for_the_room, g.leads_forward),
        "Undoes one step back, exactly.",
        led=True,
    ),
    Transition(
        ev.Jotted,
        (),
        (g.running, g.card_fits),
        "A note for next time; taken in a private turn it stays with its author.",
    ),
    Transition(
        ev.Parked,
        (),
        (g.running, g.card_fits),
        "Put aside for another day, where everybody finds it.",
    ),
    Transition(
        ev.ConcernRaised,
        (),
        (g.running, g.card_fits),
        "A concern is on the table until it is settled.",
    ),
    Transition(
        ev.ConcernSettled,
        (),
        (g.running, g.open_concern),
        "The concern was talked about, or is parked.",
    ),
    Transition(
        ev.Paused,
        (),
        (g.running, on.for_the_room),
        "Everything waits as it is.",
        led=True,
    ),
    Transition(
        ev.Resumed,
        (),
        (g.paused,),
        "On at the same place.",
        led=True,
    ),
    Transition(
        ev.Stopped,
        (),
        (g.unfinished, on.for_the_room),
        "Over before its end; what was shared stays in the history.",
        led=True,
    ),
    Transition(
        ev.Forgotten,
        (),
        (g.remembered, on.for_the_room),
        "No view and no record is left of it.",
    ),
)
"""Every transition there is."""

TABLE: Mapping[type[ev.Event], Transition] = MappingProxyType({row.event: row for row in ROWS})
"""The rows by event."""


STAYING: frozenset[type[ev.Event]] = frozenset(
    {ev.NoteKept, ev.ItemRead, ev.Remarked, ev.Likened, ev.Jotted, ev.Parked, ev.MoreTime}
)
"""Events after which everybody is where they were: nothing new is asked and nothing ends.

Whoever keeps a log need not walk the path to know where the conversation stands after them.
"""


def as_markdown() -> str:
    """The table as the package README shows it."""
    lines = ["| event | at | possible when | effect |", "|---|---|---|---|"]
    for row in ROWS:
        needs = ", ".join(guard.__name__.replace("_", " ") for guard in row.guards)
        where = ", ".join(row.kinds) or "anywhere"
        lines.append(f"| {row.event.__name__} | {where} | {needs} | {row.effect} |")
    return "\n".join(lines)
