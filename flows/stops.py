"""Stops: the places on a path where somebody does something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flows import model as m
from flows.people import Person, PersonId
from flows.state import State
from flows.values import Scope


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the path where somebody does something."""

    place: str
    """Step id with loop path."""
    step: m.Step
    """The step there."""
    scope: Scope
    """What everybody may see, as of here."""
    own: Mapping[str, tuple[str, m.Step]]
    """Blind or private steps before this one: name to place and step, for their author's eyes."""
    people: tuple[Person, ...]
    """Who is asked."""
    part: str
    """Place of the section it belongs to; empty before the first."""
    open: bool = True
    """Whether all have arrived (a shared place that somebody is still on the way to is not)."""

    @property
    def together(self) -> bool:
        """Whether the people act as one here (agreement is asked of each, then talked about)."""
        return together(self.step)

    @property
    def personal(self) -> bool:
        """Whether everybody does this by themselves, unseen."""
        return personal(self.step)


def together(step: m.Step) -> bool:
    """Whether a step is one act of all the people at once."""
    return step.who == "all" and step.kind != "consent"


def personal(step: m.Step) -> bool:
    """Whether each person does a step unseen, without waiting for the others."""
    hidden = bool(getattr(step, "blind", False) or getattr(step, "private", False))
    return not together(step) and (hidden or step.kind in {"say", "consent"})


def asked(state: State, step: m.Step) -> tuple[Person, ...]:
    """The people a step is for, in the order of this conversation."""
    if step.who in {"all", "each"} or state.alone:
        return state.people
    return tuple(person for person in state.people if person.role == step.who)


def settled(state: State, stop: Stop, person: PersonId) -> bool:
    """Whether a stop asks nothing more of a person: they gave, or the room has moved on."""
    step, stage = stop.step, state.stage(stop.place)
    match step:
        case m.Reveal() | m.Agree():
            return stage.opened and state.cell(stop.place, None).done
        case m.Recall() if stage.records is None:
            return False
        case _ if stage.moved:
            return True
        case m.Recall():
            return state.cell(stop.place, None).settled
        case m.Notes() | m.Say() | m.Group() | m.Listen() | m.End():
            return state.cell(stop.place, None if stop.together else person).done
        case _:
            return state.cell(stop.place, None if stop.together else person).settled
