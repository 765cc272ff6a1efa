"""The people of a room as others may know them: who is here, whose hand is up, who is asked what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from flows.workshop.events import CardKind
from flows.workshop.guards import open_notes
from flows.workshop.live import Live
from flows.workshop.seen import Doing, Mate, Presence
from flows.workshop.state import Member, Note, RoomState, Talk


@dataclass(frozen=True)
class Crowd:
    """Everybody in a room at one moment; each list is made once, when first asked for."""

    state: RoomState
    """What the log comes to."""
    live: Live
    """What is not in the log."""

    @cached_property
    def members(self) -> dict[str, Member]:
        """Everybody by id."""
        return {member.id: member for member in self.state.members}

    @cached_property
    def talks(self) -> dict[str, Talk]:
        """The conversation at which each member sits now."""
        return {member: talk for talk in self.state.present_talks for member, _ in talk.seats}

    @cached_property
    def open(self) -> tuple[Note, ...]:
        """What waits for the facilitator; hands are down once the workshop is over."""
        kinds: tuple[CardKind, ...] = ("hand", "parked", "concern")
        return open_notes(self.state, *(kinds[1:] if self.state.closed else kinds))

    @cached_property
    def _hands(self) -> frozenset[str]:
        """Whose hand is up."""
        return frozenset(note.by for note in self.open if note.kind == "hand")

    @cached_property
    def everybody(self) -> tuple[Mate, ...]:
        """Everybody as all may know them, facilitators first."""
        ranks = {"facilitator": 0, "cofacilitator": 1}
        ordered = sorted(self.state.members, key=lambda member: ranks.get(member.role, 2))
        return tuple(
            Mate(
                id=member.id,
                name=member.name,
                role=member.role,
                presence=self._presence(member),
                hand=member.id in self._hands,
                proxied=bool(member.host),
            )
            for member in ordered
        )

    def _presence(self, member: Member) -> Presence:
        """Whether somebody is connected; who has no device is where their host is."""
        here = self.live.presence
        return here.get(member.host or member.id, "gone")

    @cached_property
    def _asked(self) -> dict[str, Doing]:
        """What each member's seat is asked to do."""
        found: dict[str, Doing] = {}
        for talk in self.state.present_talks:
            pulse = self.live.pulses.get(talk.conversation)
            for member, person in talk.seats:
                found[member] = pulse.doing.get(person, "") if pulse else ""
        return found

    @cached_property
    def places(self) -> dict[str, int]:
        """Where everybody stands in the list of people."""
        return {mate.id: place for place, mate in enumerate(self.everybody)}

    def known_to(self, me: Member, talk: Talk | None) -> tuple[Mate, ...]:
        """Everybody as one member may know them: who shares no conversation tells no doings.

        Fellows learn that somebody is asked to write, leading roles that somebody types; nobody
        who talks with them learns when, how long or how much they write.
        """
        if me.leads:
            return tuple(self.led.values())
        if talk is None:
            return self.everybody
        known = self._fellows.get(talk.conversation)
        if known is None:
            inside = set(talk.members)
            known = self._fellows[talk.conversation] = tuple(
                _doing(mate, self._asked.get(mate.id, "")) if mate.id in inside else mate
                for mate in self.everybody
            )
        return known

    @cached_property
    def _fellows(self) -> dict[str, tuple[Mate, ...]]:
        """Everybody as those in a conversation may know them, made when first asked for."""
        return {}

    @cached_property
    def led(self) -> dict[str, Mate]:
        """Everybody as leading roles may know them, in the order of the list."""
        found = {}
        for mate in self.everybody:
            doing = self._asked.get(mate.id, "")
            if doing == "writing" and mate.id not in self.live.typing:
                doing = "reading"
            found[mate.id] = _doing(mate, doing)
        return found


def _doing(mate: Mate, doing: Doing) -> Mate:
    """Somebody with what their seat does."""
    return replace(mate, doing=doing) if doing else mate
