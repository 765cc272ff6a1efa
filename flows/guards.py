"""Guards: each says why an event is impossible now, in a sentence, or nothing.

The table in :mod:`flows.transitions` names them; :mod:`flows.engine` asks them in order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from flows import events as ev
from flows import model as m
from flows.answers import bad_text, misfit, passable
from flows.cells import owner
from flows.checking import unmet
from flows.conversation import Conversation
from flows.leading import late_turn
from flows.opening import opened
from flows.outcomes import agreement_text, items_of
from flows.places import find
from flows.rights import may_read
from flows.stops import Stop
from flows.turns import Turn, back_from, forward_from, give_back, needs, open_turns, turn_of
from flows.visibility import revealed_items

Guard: TypeAlias = "Callable[[Conversation, Any], str]"
"""Looks at a conversation and an event; an empty text means: possible."""


def running(conversation: Conversation, event: ev.Event) -> str:
    """The conversation is going on."""
    match conversation.status:
        case "running":
            return ""
        case "paused":
            return "The conversation is paused."
        case "forgotten":
            return "This conversation was forgotten."
        case _:
            return "This conversation is over."


def paused(conversation: Conversation, event: ev.Event) -> str:
    """The conversation is paused."""
    return "" if conversation.status == "paused" else "The conversation is not paused."


def unfinished(conversation: Conversation, event: ev.Event) -> str:
    """The conversation is running or paused."""
    return "" if conversation.status == "paused" else running(conversation, event)


def remembered(conversation: Conversation, event: ev.Event) -> str:
    """The conversation was not forgotten."""
    return "" if conversation.status != "forgotten" else "This conversation was forgotten."


def somebody(conversation: Conversation, event: ev.Event) -> str:
    """One person acts, not all together."""
    return "" if event.by is not None else "This is for one person to say."


def at_turn(conversation: Conversation, event: ev.AtPlace) -> str:
    """The place asks something of whoever acts, now."""
    return "" if _turn(conversation, event) else "That is not asked now."


def being_written(conversation: Conversation, event: ev.AtPlace) -> str:
    """An answer is asked (not: waiting to open, or open already)."""
    turn = _turn(conversation, event)
    return "" if turn and turn.phase == "write" else "That is not asked now."


def about_to_open(conversation: Conversation, event: ev.AtPlace) -> str:
    """All are done and it is to be opened."""
    turn = _turn(conversation, event)
    return "" if turn and turn.phase == "open" else "There is nothing to open now."


def opened_here(conversation: Conversation, event: ev.AtPlace) -> str:
    """It is open and everybody looks at it."""
    turn = _turn(conversation, event)
    return "" if turn and turn.phase == "talk" else "It is not open yet."


def fits(conversation: Conversation, event: ev.Answered) -> str:
    """The answer fits the question."""
    return misfit(conversation.state, _stop(conversation, event), event.value)


def checks_met(conversation: Conversation, event: ev.Answered) -> str:
    """The answer meets the checks that the flow does not let pass."""
    said = unmet(conversation.state, _stop(conversation, event), event.value, "stop")
    return said[0] if said else ""


def wish_said(conversation: Conversation, event: ev.Judged) -> str:
    """Agreement with a wish comes with the wish."""
    if event.degree == "wish" and bad_text(event.wish):
        return "Say the wish in a few words, or choose plain yes."
    return bad_text(event.wish) if event.wish else ""


def may_pass(conversation: Conversation, event: ev.Passed) -> str:
    """The question may be passed."""
    free = passable(conversation.state, _stop(conversation, event))
    return "" if free else "This one needs an answer to go on."


def note_text(conversation: Conversation, event: ev.NoteKept | ev.NoteEdited) -> str:
    """The note is one that can be kept."""
    return bad_text(event.text)


def room_for_note(conversation: Conversation, event: ev.NoteKept) -> str:
    """The list is not full and the id is new."""
    step = find(conversation.flow, event.place)
    notes = _notes(conversation, event)
    if isinstance(step, m.Notes) and len(notes) >= step.max:
        return f"The list is full: {step.max} notes."
    return "That note is there already." if _taken(conversation, event.item) else ""


def own_note(conversation: Conversation, event: Any) -> str:
    """The note is there and is the person's own (or stands on a shared list)."""
    cell = conversation.state.cell(event.place, owner(conversation.flow, event))
    return "" if any(n.item == event.item for n in cell.notes) else "There is no such note."


def enough_notes(conversation: Conversation, event: ev.Done) -> str:
    """There are as many notes as the flow asks for; passing is always possible."""
    step = find(conversation.flow, event.place)
    if isinstance(step, m.Notes) and len(_notes(conversation, event)) < step.min:
        return f"At least {step.min} to go on, or pass."
    return ""


def concerns_settled(conversation: Conversation, event: ev.Done | ev.MovedOn) -> str:
    """No concern card is left open at the end."""
    at_end = isinstance(find(conversation.flow, event.place), m.End)
    left = at_end and conversation.state.open_concerns
    return "A concern is still open: talk about it now or park it." if left else ""


def done_by_key(conversation: Conversation, event: ev.Done) -> str:
    """Being done is said here, not shown by an answer."""
    turn = _turn(conversation, event)
    step = _stop(conversation, event).step
    picks = isinstance(step, m.Recall) and step.pick != "none"
    if picks or (isinstance(step, m.Agree) and turn and turn.phase == "write"):
        return "An answer is asked here."
    return "That is not asked now." if turn and turn.phase == "open" else ""


def not_open(conversation: Conversation, event: ev.NoteMarkedPrivate) -> str:
    """The notes are still sealed, and will be opened one day."""
    sealed = getattr(find(conversation.flow, event.place), "blind", False)
    if not sealed or conversation.state.alone:
        return "Nothing here is going to be opened."
    open_now = opened(conversation.flow, conversation.state, event.place)
    return "It is open already; take it back instead." if open_now else ""


def open_and_own(conversation: Conversation, event: ev.TakenBack) -> str:
    """The notes are open and the note is the person's own."""
    cell = conversation.state.cell(event.place, event.by)
    if not opened(conversation.flow, conversation.state, event.place):
        return "It is not open yet."
    own = any(n.item == event.item and not n.private for n in cell.notes)
    return "" if own else "Only its author can take a note back."


def item_shown(conversation: Conversation, event: Any) -> str:
    """The item is one of those that were opened here."""
    shown = {line.item for line in revealed_items(conversation, _stop(conversation, event))}
    asked = {event.item, getattr(event, "to", "") or event.item}
    return "" if asked <= shown else "That is not on this page."


def remark_fits(conversation: Conversation, event: ev.Remarked) -> str:
    """The remark is short enough; an empty one takes the old one away."""
    return bad_text(event.text) if event.text.strip() else ""


def groupable(conversation: Conversation, event: ev.Grouped) -> str:
    """The items are on the page and the theme has a name."""
    stop = _stop(conversation, event)
    assert isinstance(stop.step, m.Group)
    items = {item.id for item in items_of(stop.scope.get(stop.step.of))}
    if not set(event.items) <= items:
        return "That is not on this page."
    known = {a.theme for a in _acts(conversation, stop) if isinstance(a, ev.Grouped)}
    if event.theme and not event.name.strip() and event.theme not in known:
        return "The new theme needs a name."
    return bad_text(event.name) if event.name.strip() else ""


def something_to_undo(conversation: Conversation, event: ev.Undone) -> str:
    """There is a shared act to undo here."""
    stop = _stop(conversation, event)
    return "" if _acts(conversation, stop) else "There is nothing to undo here."


def new_words(conversation: Conversation, event: ev.Reworded) -> str:
    """The text has changed, and another attempt is left."""
    stop = _stop(conversation, event)
    assert isinstance(stop.step, m.Agree)
    if conversation.state.stage(stop.place).attempt >= stop.step.attempts:
        return "Enough attempts for today; it is kept for another day."
    same = event.text.strip() == agreement_text(conversation.state, stop).strip()
    return "Change the words before asking again." if same else bad_text(event.text)


def asked_for(conversation: Conversation, event: ev.Recalled) -> str:
    """The step waits for records, or for newer ones, and these are of its kind and for everybody."""
    need = next((n for n in needs(conversation) if n.place == event.place), None)
    if need is None:
        return "No records are asked for here."
    ids = conversation.state.ids
    right = all(r.kind == need.kind and may_read(r, ids) for r in event.records)
    return "" if right and len(event.records) <= need.last else "Those are not the records."


def leads_back(conversation: Conversation, event: ev.WentBack) -> str:
    """There is such a place to go back to, and whoever says so is one of those who go."""
    if event.by not in {None, *event.people, *conversation.state.leaders}:
        return "Nobody is sent back by another."
    for turn in open_turns(conversation):
        back = back_from(conversation, turn)
        if back and (back.place, set(back.people)) == (event.place, set(event.people)):
            return ""
    for person in event.people:
        given = give_back(conversation, person)
        if given and (given.place, given.people) == (event.place, event.people):
            return ""
    return "There is nothing before this."


def leads_forward(conversation: Conversation, event: ev.WentForward) -> str:
    """These people had gone back."""
    for turn in open_turns(conversation):
        ahead = forward_from(conversation, turn)
        if ahead and set(ahead) == set(event.people):
            return ""
    return "There is nothing to go forward to."


def card_fits(conversation: Conversation, event: Any) -> str:
    """The jot, parked thing or concern has words and a new id; a private one has an author."""
    if event.by is None and getattr(event, "private", False):
        return "This is for one person to say."
    taken = any(card.item == event.item for card in conversation.state.cards)
    return "That is there already." if taken else bad_text(event.text)


def open_concern(conversation: Conversation, event: ev.ConcernSettled) -> str:
    """The concern is there and still open."""
    found = any(card.item == event.item for card in conversation.state.open_concerns)
    return "" if found else "There is no such concern."


def on_the_path(conversation: Conversation, event: ev.MoreTime) -> str:
    """The place is on the path, and the time is some minutes."""
    here = any(stop.place == event.place for stop in conversation.path.stops)
    return "" if here and 1 <= event.minutes <= 60 else "No time can be added here."


def _turn(conversation: Conversation, event: ev.AtPlace) -> Turn | None:
    late = late_turn(conversation, event)
    return late or turn_of(conversation, event.place, event.by)


def _stop(conversation: Conversation, event: ev.AtPlace) -> Stop:
    """The stop of the turn; rows name a guard for the turn before those that look at it."""
    turn = _turn(conversation, event)
    assert turn is not None
    return turn.stop


def _notes(conversation: Conversation, event: ev.AtPlace) -> tuple[object, ...]:
    return conversation.state.cell(event.place, owner(conversation.flow, event)).notes


def _taken(conversation: Conversation, item: str) -> bool:
    return any(note.item == item for c in conversation.state.cells.values() for note in c.notes)


def _acts(conversation: Conversation, stop: Stop) -> tuple[object, ...]:
    return conversation.state.stage(stop.place).acts
