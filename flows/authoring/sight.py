"""Who sees what when: asked of the gate itself, with invented people in an invented conversation.

For every answer that a flow asks for, :func:`flows.visibility.audience` says who may read it before
anything was opened, and then again as if each reveal, one after the other, had just been opened.
Nothing here decides for itself what is hidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import MappingProxyType

from flows import model as m
from flows.authoring.saying import named
from flows.events import Started
from flows.people import Person
from flows.places import every_step, in_round, join
from flows.state import BYSTANDERS, Stage, State
from flows.stops import together
from flows.visibility import audience

_GIVING = (m.Ask, m.Form, m.Notes, m.Group, m.Vote, m.Agree, m.Recall, m.Consent)
"""Steps at which somebody gives something that others may or may not read."""

NEVER = "never"
AT_ONCE = "at once"


@dataclass(frozen=True, slots=True)
class Place:
    """A step where it stands, once for each way to it."""

    at: str
    """Its place, in the first round of every loop."""
    step: m.Step
    """The step."""
    flow: m.Flow
    """The flow or part that it belongs to."""


@dataclass(frozen=True, slots=True)
class Seen:
    """When what is given at a place can be read, in words such as ``at once`` or ``never``."""

    place: Place
    """Where it is given."""
    author: str
    """When whoever gives it can read it; all of them, where they give it together."""
    others: str
    """When the other people of the conversation can."""
    facilitator: str
    """When a facilitator can."""
    reveal: str = ""
    """Id of the reveal that opens it; empty when none has to."""


def places(flow: m.Flow) -> tuple[Place, ...]:
    """Every step of a flow and of its parts, in the order of the walk."""
    return tuple(_places(flow, flow, flow.steps, ""))


def _places(
    whole: m.Flow, inside: m.Flow, steps: tuple[m.Step, ...], prefix: str
) -> Iterator[Place]:
    for step in steps:
        at = join(prefix, step.id)
        yield Place(at, step, inside)
        if isinstance(step, m.Repeat):
            yield from _places(whole, inside, step.steps, in_round(prefix, step.id, 1))
        elif isinstance(step, m.Call):
            part = whole.parts[step.flow]
            yield from _places(whole, part, part.steps, at)


def sight(flow: m.Flow) -> tuple[Seen, ...]:
    """Return, for every answer in a flow, who can read it when."""
    everywhere = places(flow)
    return tuple(
        _seen(flow, place, everywhere)
        for place in everywhere
        if isinstance(place.step, _GIVING) and not _only_shown(place.step)
    )


def _only_shown(step: m.Step) -> bool:
    """Whether a recall asks nothing."""
    return isinstance(step, m.Recall) and step.pick == "none"


def _seen(flow: m.Flow, place: Place, everywhere: tuple[Place, ...]) -> Seen:
    """Ask the gate about one place."""
    step = place.step
    state = _conversation(flow, step)
    giver = None if together(step) and not isinstance(step, m.Agree) else _AUTHOR
    who = audience(flow, state, place.at, giver)
    author = AT_ONCE if giver is None or giver in who else NEVER
    if not state.ids - {_AUTHOR}:
        return Seen(place, author, "nobody else is there", _facilitator(flow, step))
    if who >= state.ids:
        return Seen(place, author, AT_ONCE, _facilitator(flow, step))
    for opening in everywhere:
        if not isinstance(opening.step, m.Reveal | m.Agree):
            continue
        opened = _conversation(flow, step, {opening.at: Stage(opened=True)})
        if audience(flow, opened, place.at, giver) >= state.ids:
            return Seen(
                place, author, _after(opening.step, step), _facilitator(flow, step), opening.step.id
            )
    others = "never; only whether everybody said yes" if isinstance(step, m.Consent) else NEVER
    return Seen(place, author, others, _facilitator(flow, step))


def _after(opening: m.Step, step: m.Step) -> str:
    """When a place is opened."""
    if opening is step:
        return "when all have answered and open it together"
    hidden = isinstance(opening, m.Reveal) and not opening.names
    return f"after {named(opening.id)} opens it" + (", without names" if hidden else "")


def _facilitator(flow: m.Flow, step: m.Step) -> str:
    """When a facilitator reads it: somebody who does not take part is in no audience.

    What is left is what the people themselves allow, with a consent that names it.
    """
    share = getattr(step, "share", "")
    for inside in (flow, *flow.parts.values()):
        for one in every_step(inside.steps):
            if share and isinstance(one, m.Consent) and share in one.allows:
                return f"if everybody says yes at {named(one.id)}"
    return NEVER


_AUTHOR = "author"


def _conversation(
    flow: m.Flow, step: m.Step, stages: Mapping[str, Stage] = MappingProxyType({})
) -> State:
    """A conversation of two people, or of one where the flow is for one, and a facilitator."""
    role = "" if step.who in {"all", "each", *BYSTANDERS} else step.who
    people = [Person(_AUTHOR, "A", role), Person("other", "B")][: max(min(flow.most, 2), 1)]
    started = Started(
        at=datetime(2000, 1, 1, tzinfo=UTC),
        by=None,
        people=(*people, Person("guide", "F", "facilitator")),
        first=_AUTHOR,
        today=date(2000, 1, 1),
    )
    return State(started=started, today=started.today, stages=stages)
