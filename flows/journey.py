"""A walk on its way through a flow, and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from types import MappingProxyType

from flows import model as m
from flows.outcomes import reply
from flows.people import PersonId
from flows.state import Cell, State
from flows.stops import Stop
from flows.values import Reply, Scope


@dataclass(frozen=True, slots=True)
class Keeping:
    """A ``keep`` step that the path has passed."""

    place: str
    """Its place."""
    step: m.Keep
    """The step."""
    scope: Scope
    """What everybody may see, as of here."""
    given: Mapping[str, tuple[str, m.Step]]
    """Steps before this one that asked each person, opened or not: name to place and step."""
    at: datetime
    """When the newest answer before it that everybody may see was given, UTC."""


@dataclass(frozen=True, slots=True)
class Walk:
    """The path so far."""

    stops: tuple[Stop, ...]
    """From the first to the frontier; the last ones are those that still ask for something."""
    keepings: tuple[Keeping, ...]
    """Keep steps passed."""
    ended: bool
    """Whether the path has come to its end."""
    missing: tuple[Stop, ...]
    """Recall steps that wait for their records, or for newer ones."""
    kept_before: Mapping[str, int]
    """Place of each recall step to how many keep steps the path passed before it."""
    wait: Stop | None = None
    """Where all have arrived and wait for the facilitator, if they do."""
    part: str = ""
    """Place of the section that the frontier is in; empty before the first."""


class Way(Enum):
    """How a step, or a list of steps, was left."""

    THROUGH = auto()
    """At its end."""
    HELD = auto()
    """Somebody still has to do something."""
    ENDED = auto()
    """At an ``end``."""


class Jump(Exception):
    """Go on at a later step of this list or an outer one."""

    def __init__(self, target: str) -> None:
        self.target = target


class Journey:
    """What a walk has met so far. Grows as it goes."""

    def __init__(self, state: State) -> None:
        self.state = state
        """What the log comes to."""
        self.stops: list[Stop] = []
        """As in :class:`Walk`, like the next three."""
        self.keepings: list[Keeping] = []
        self.missing: list[Stop] = []
        self.kept_before: dict[str, int] = {}
        self.wait: Stop | None = None
        """As in :class:`Walk`."""
        self.part = ""
        """Place of the section that the walk is in; empty before the first."""
        self.pending = False
        """Whether somebody has not arrived yet: the next barrier holds the walk."""
        self.own: dict[str, tuple[str, m.Step]] = {}
        """Steps that asked each person unseen and are not opened: name to place and step."""
        self.given: dict[str, tuple[str, m.Step]] = {}
        """Steps that asked each person, opened or not: name to place and step."""
        self.at = state.started.at
        """When the newest answer so far that everybody may see was given, UTC."""

    def walked(self, way: Way) -> Walk:
        """What the walk came to, given how it left the flow."""
        ended = way is Way.ENDED or (way is Way.THROUGH and not self.pending)
        missing, kept = tuple(self.missing), MappingProxyType(self.kept_before)
        stops, keepings = tuple(self.stops), tuple(self.keepings)
        return Walk(stops, keepings, ended, missing, kept, self.wait, self.part)

    def cells(self, stop: Stop) -> dict[PersonId | None, Cell]:
        """What was given at a stop, by person in the order of this conversation."""
        state, place = self.state, stop.place
        if stop.together and not isinstance(stop.step, m.Agree):
            return {None: state.cell(place, None)}
        return {person.id: state.cell(place, person.id) for person in stop.people}

    def reply(self, stop: Stop, *, names: bool = True) -> Reply:
        """What a stop came to, for everybody."""
        return reply(self.state, stop, self.cells(stop), names=names)
