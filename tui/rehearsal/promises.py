"""What has to be true wherever a walk comes by: built-in promises, and those of the author."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flows import Conversation, records, redact, replay, view
from flows.expressions import holds
from flows.model import End, Flow
from flows.people import PersonId
from flows.places import step_id
from flows.pledges import Pledge
from tui.rehearsal.tokens import leaked, opened_places, secrets

RAISES = "A walk never breaks the program."
ENDS = "Every walk comes to an end."
SEALED = "Nobody is shown what is sealed from them."
SEAT = "A page rests on nothing that is sealed from those who see it."
KEPT = "Nothing is kept for others that its author did not open."
BUILT_IN = (RAISES, ENDS, SEALED, SEAT, KEPT)
"""What every flow promises without saying so."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that a walk has broken."""

    promise: str
    """The promise, in words."""
    found: str
    """What happened instead, one sentence."""
    line: int = 0
    """Line of the author's promise in the flow file; 0 for a built-in one."""
    column: int = 0
    """Its column."""


def broken_here(conversation: Conversation, *, closely: bool) -> Broken | None:
    """The first promise that is broken where a conversation stands.

    ``closely`` also compares each seat's page with the one that the whole log gives, which takes
    ten times as long.
    """
    known = secrets(conversation)
    for eyes in seats(conversation):
        page = view(conversation, eyes)
        log = redact(conversation, eyes) if closely else ()
        secret = leaked(known, eyes, repr(page) + repr(log))
        if secret is not None:
            return Broken(SEALED, _who_saw(conversation, eyes, secret.by, secret.place))
        if closely and view(replay("seat", "party", conversation.flow, log), eyes) != page:
            names = _names(conversation, eyes)
            return Broken(SEAT, f"The page of {names} is another without what is sealed there.")
    for broken in _never_seen(conversation):
        return broken
    return broken_at_end(conversation) if conversation.status == "finished" else None


def seats(conversation: Conversation) -> tuple[frozenset[PersonId], ...]:
    """Those who may look together: all, each of the first three, and the first two of many."""
    people = [person.id for person in conversation.people]
    alone = [frozenset({person}) for person in people[:3]] if len(people) > 1 else []
    pair = [frozenset(people[:2])] if len(people) > 2 else []
    return (frozenset(people), *alone, *pair)


def broken_at_end(conversation: Conversation) -> Broken | None:
    """The first promise that is broken by what a finished conversation came to."""
    known = secrets(conversation)
    made = records(conversation)
    for record in made:
        shared = record.visibility == "shared" or record.author is None
        eyes = conversation.state.ids if shared else frozenset({record.author or ""})
        secret = leaked(known, eyes, repr(record))
        if secret is not None:
            what = f"a {record.kind} with words that {_name(conversation, secret.by)} wrote at"
            return Broken(KEPT, f"{step_id(record.step) or 'A card'} keeps {what} {secret.place}.")
    kinds = {record.kind for record in made}
    for pledge in conversation.flow.checks:
        said = _not_kept(conversation, pledge, kinds)
        if said:
            return Broken(pledge.source, said, pledge.line, pledge.column)
    return None


def ending(conversation: Conversation) -> str:
    """Id of the end that a finished conversation came to; empty while it goes on."""
    if conversation.status != "finished":
        return ""
    last = conversation.path.stops[-1]
    return last.step.id if isinstance(last.step, End) else ""


def _not_kept(conversation: Conversation, pledge: Pledge, kinds: set[str]) -> str:
    """Why the author's promise does not hold at this end; empty when it does."""
    scope = conversation.path.stops[-1].scope
    match pledge.form:
        case "always_ends":
            end = ending(conversation)
            return f"It ended at {end}." if pledge.about and end not in pledge.about else ""
        case "keeps":
            wanted = pledge.about[0] not in kinds and holds(pledge.that, scope)
            kept = f", only {', '.join(sorted(kinds))}" if kinds else ""
            return f"No {pledge.about[0]} was kept{kept}." if wanted else ""
        case "never_sees":
            return ""
    return "" if holds(pledge.that, scope) else f"It does not hold at {ending(conversation)}."


def _never_seen(conversation: Conversation) -> Iterator[Broken]:
    """Promises of the author that somebody has been shown what they never should."""
    wanted = [pledge for pledge in conversation.flow.checks if pledge.form == "never_sees"]
    if not wanted or len(conversation.people) == 1:
        return
    opened = {step_id(place) for place in opened_places(conversation)}
    known = secrets(conversation)
    for pledge in wanted:
        step, *reveal = pledge.about
        if reveal and reveal[0] in opened:
            continue
        for eyes in seats(conversation):
            shown = repr(view(conversation, eyes))
            for secret in known:
                if step_id(secret.place) == step and eyes != {secret.by} and secret.token in shown:
                    said = _who_saw(conversation, eyes, secret.by, secret.place)
                    yield Broken(pledge.source, said, pledge.line, pledge.column)


def _who_saw(conversation: Conversation, eyes: frozenset[PersonId], by: str, place: str) -> str:
    where = f"at {place}" if place else "on a private card"
    return f"{_names(conversation, eyes)} saw what {_name(conversation, by)} wrote {where}."


def _names(conversation: Conversation, eyes: frozenset[PersonId]) -> str:
    found = [person.name for person in conversation.people if person.id in eyes]
    return " and ".join(found) if len(found) < 4 else "Everybody"


def _name(conversation: Conversation, person: str) -> str:
    return conversation.state.name(person)


def promised(flow: Flow) -> tuple[str, ...]:
    """Every promise that a rehearsal of this flow tries, in words."""
    return (*BUILT_IN, *(pledge.source for pledge in flow.checks))
