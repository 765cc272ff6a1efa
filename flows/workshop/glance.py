"""How far a conversation is, as the room may know it: process, never a word of it.

What stands here are titles and lines that the flow's author wrote without holes, ids and counts. A
hub makes one of each conversation and shows it to leading roles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from flows import model as m
from flows.conversation import Conversation
from flows.leading import insisted, room_at
from flows.people import PersonId
from flows.sections import bare, every_section, sections
from flows.stops import Stop
from flows.turns import Turn, open_turns
from flows.workshop.seen import Doing

State = Literal["done", "now", "later"]
"""Where the people are with a part."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A part that lies ahead of the room, and can be left out."""

    place: str
    """What :class:`flows.events.Dropped` names."""
    title: str
    """Its title."""
    minutes: int
    """Soft minutes; 0 when none are planned."""
    dropped: bool
    """Whether it is left out now."""


@dataclass(frozen=True, slots=True)
class Glance:
    """One conversation, as the room may know it."""

    step: str
    """Title of the part that runs; empty before and after."""
    done: int
    """Parts behind them."""
    total: int
    """Parts in all."""
    doing: Mapping[PersonId, Doing]
    """What each person is asked to do; ``writing`` says that they are asked, not that they type."""
    parts: tuple[tuple[str, int, State], ...] = ()
    """Title, minutes (0: none planned) and state of each part."""
    ahead: tuple[Ahead, ...] = ()
    """Parts that can be left out or put in again."""
    finished: bool = False
    """Whether it is over."""
    place: str = ""
    """Where the room is, for :class:`flows.events.MovedOn`; empty when it cannot be moved on."""
    next: str = ""
    """What moving on would do, or why it cannot be, in words; empty when there is nothing."""
    say: str = ""
    """A line to say, if one likes, of the flow's author."""
    minutes: int = 0
    """Soft minutes of the page that runs, given time included; 0 when none are planned."""

    @property
    def asked(self) -> int:
        """How many are asked something now, or were and are through with it."""
        return sum(1 for doing in self.doing.values() if doing)

    @property
    def ready(self) -> int:
        """How many are through with what is asked now."""
        return sum(1 for doing in self.doing.values() if doing in ("ready", "waiting"))


def glance(conversation: Conversation) -> Glance:
    """Return how far a conversation is."""
    stop, turns = room_at(conversation), open_turns(conversation)
    over = conversation.status not in ("running", "paused")
    held = stop is not None and insisted(conversation, stop)
    named = _parts(conversation, stop, over)
    return Glance(
        step=next((title for title, _, state in named if state == "now"), ""),
        done=sum(state == "done" for _, _, state in named),
        total=len(named),
        doing=_doing(conversation, turns),
        parts=named,
        ahead=_ahead(conversation),
        finished=over,
        place="" if stop is None or held else stop.place,
        next=_HELD if held else _next(conversation, stop),
        say=_say(stop),
        minutes=_minutes(conversation, stop),
    )


_HELD = "Somebody in the room has to answer this one first"


def _parts(
    conversation: Conversation, stop: Stop | None, over: bool
) -> tuple[tuple[str, int, State], ...]:
    """Title, minutes and state of each part."""
    named = sections(conversation)
    places = [one.place for one in named]
    here = bare(stop.part if stop is not None else conversation.path.part)
    at = len(places) if over else places.index(here) if here in places else -1

    def state(index: int) -> State:
        return "done" if index < at else "now" if index == at else "later"

    return tuple((one.title, round(one.minutes), state(n)) for n, one in enumerate(named))


def _ahead(conversation: Conversation) -> tuple[Ahead, ...]:
    """The parts behind the one that the frontier is in, without those that open what was written."""
    every, here = every_section(conversation), bare(conversation.path.part)
    places = [one.place for one in every]
    left = every[places.index(here) + 1 :] if here in places else every
    stage = conversation.state.stage
    return tuple(
        Ahead(one.place, one.title, round(one.minutes), stage(one.place).dropped)
        for one in left
        if not one.opens
    )


def _doing(conversation: Conversation, turns: tuple[Turn, ...]) -> Mapping[PersonId, Doing]:
    """What each person is asked to do now."""
    if conversation.status != "running":
        return MappingProxyType(dict.fromkeys((x.id for x in conversation.people), ""))
    own = {turn.person: turn for turn in turns if turn.person is not None}
    shared = next((turn for turn in turns if turn.person is None), None)
    return MappingProxyType(
        {
            person.id: _one(conversation, person.id, own.get(person.id, shared))
            for person in conversation.people
        }
    )


def _one(conversation: Conversation, person: PersonId, turn: Turn | None) -> Doing:
    """What one person is asked to do at a turn."""
    if turn is None:
        return "waiting"
    stage = conversation.state.stage(turn.stop.place)
    if turn.phase == "open" and person in stage.ready:
        return "ready"
    if turn.person is None and person in stage.through:
        return "ready"
    writes = turn.phase == "write" and not isinstance(turn.stop.step, m.Say | m.Listen | m.End)
    return "writing" if writes else "reading"


def _next(conversation: Conversation, stop: Stop | None) -> str:
    """What moving on from here would do."""
    if stop is None:
        return ""
    match stop.step:
        case m.Wait():
            return "Go on: everybody has arrived"
        case m.Reveal() | m.Agree() if not conversation.state.stage(stop.place).opened:
            return "Open it: everybody sees all of it at once"
        case m.End():
            return "Finish"
    return "Go on from here"


def _say(stop: Stop | None) -> str:
    """The author's line for this place; one with holes could hold somebody's words."""
    line = stop.step.say_if_you_like if stop is not None else None
    return line.source if line is not None and not line.holes else ""


def _minutes(conversation: Conversation, stop: Stop | None) -> int:
    if stop is None:
        return 0
    return round((stop.step.minutes or 0) + conversation.state.stage(stop.place).minutes)
