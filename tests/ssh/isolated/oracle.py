"""Who may find a word where, and when: this file's own opinion, from what people did.

It hears each event that was saved and each act in the room, and knows the promises of the flows
(`talks.py`). It asks nothing of the gate, of a page or of a view.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from flows import events as ev
from flows.workshop import acts
from tests.ssh.isolated.marks import marks_in
from tests.ssh.isolated.talks import PLACES

ALL: Final = frozenset({"*"})
"""Everybody in the room, observers and the big screen too."""
LEAD: Final = "lead"
"""Whoever leads then."""
ON_ITS_WAY: Final = 1.5
"""Seconds for which a word may still come that has just been taken back."""

Audience = frozenset[str]


@dataclass
class Word:
    """One marked word."""

    authors: Audience
    """Member ids of whoever typed it."""
    typed: float
    """When."""
    how: str
    """On what kind of page, for the report."""
    changes: list[tuple[float, Audience]] = field(default_factory=list)
    """From when on it is for whom, beside its authors."""

    def becomes(self, at: float, audience: Audience) -> None:
        """It is for others from now on."""
        if audience != (self.changes[-1][1] if self.changes else frozenset()):
            self.changes.append((at, audience))

    def audiences(self, at: float) -> list[Audience]:
        """Everybody whom it is for at a moment; what ended only just counts, too."""
        found = [frozenset[str]()]
        for since, audience in self.changes:
            if since <= at - ON_ITS_WAY:
                found = []
            if since <= at:
                found.append(audience)
        return found


@dataclass
class Note:
    """A note or an answer as it stands."""

    place: str
    by: str
    marks: tuple[str, ...]
    own: bool = False
    """Kept to its author."""


@dataclass
class Table:
    """One conversation: its people, what was given, what was opened."""

    people: Mapping[str, str]
    """Member ids by person ids, of those who are asked."""
    notes: dict[str, Note] = field(default_factory=dict)
    gone: list[Note] = field(default_factory=list)
    ready: dict[str, set[str]] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)
    consents: dict[tuple[str, str], bool] = field(default_factory=dict)

    @property
    def members(self) -> Audience:
        """Everybody who holds it."""
        return frozenset(self.people.values())

    def audience(self, note: Note) -> Audience:
        """Whom a note is for beside its author, now."""
        kind, opens = PLACES[note.place]
        if note.own or kind == "private":
            return frozenset()
        if kind in {"blind", "judged"}:
            return self.members if opens in self.opened else frozenset()
        if kind == "offer" and all(self.consents.get((opens, one)) for one in self.people):
            return ALL
        return self.members


class Oracle:
    """Hears everything, and knows whose each word is."""

    def __init__(self) -> None:
        self.words: dict[str, Word] = {}
        self.tables: dict[str, Table] = {}
        self.roles: list[tuple[float, str, str]] = []
        self.waiting: list[tuple[float, str, ev.Event]] = []

    def typed(self, mark: str, authors: Iterable[str], at: float, how: str) -> None:
        """Somebody is about to type a word."""
        self.words[mark] = Word(frozenset(authors), at, how)

    # What happened

    def held(self, conversation: str, people: Mapping[str, str]) -> None:
        """A conversation has these people."""
        if conversation not in self.tables:
            self.tables[conversation] = Table(people)

    def happened(self, at: float, conversation: str, event: ev.Event) -> None:
        """Something was saved in a conversation."""
        table = self.tables.get(conversation)
        if table is None:
            return
        self._fold(table, event)
        self._cards(table, at, event)
        found: dict[str, Audience] = {}
        for note in (*table.notes.values(), *table.gone):
            for mark in note.marks:
                # An edited note may still hold words of its older self.
                found[mark] = found.get(mark, frozenset()) | table.audience(note)
        for mark, audience in found.items():
            self._becomes(mark, at, audience)

    def _fold(self, table: Table, event: ev.Event) -> None:
        match event:
            case ev.NoteKept() | ev.NoteEdited():
                self._replace(table, event.item, event, event.text)
            case ev.NoteDropped():
                self._let_go(table, event.item)
            case ev.NoteMarkedPrivate():
                table.notes[event.item].own = event.private
            case ev.TakenBack():
                table.notes[event.item].own = True
            case ev.Answered(value=bool(said)) if PLACES[event.place][0] == "consent":
                table.consents[event.place, event.by or ""] = said
            case ev.Answered():
                self._replace(table, f"{event.place} {event.by}", event, str(event.value))
            case ev.Judged():
                self._replace(table, f"{event.place} {event.by}", event, event.wish)
            case ev.Ready():
                ready = table.ready.setdefault(event.place, set())
                ready.add(event.by or "")
                if ready >= set(table.people):
                    table.opened.add(event.place)
            case ev.NotReady():
                table.ready.pop(event.place, None)
            case ev.MovedOn():
                table.opened.add(event.place)

    def _replace(self, table: Table, item: str, event: ev.AtPlace, text: str) -> None:
        """Words stand in the place of others, which belong to whom they belonged."""
        own = table.notes[item].own if item in table.notes else False
        self._let_go(table, item)
        table.notes[item] = Note(event.place, event.by or "", marks_in(text), own)

    def _let_go(self, table: Table, item: str) -> None:
        """A note is gone; whom it was for by then, it stays for."""
        old = table.notes.pop(item, None)
        if old is not None and not table.audience(old):
            old.own = True
        if old is not None:
            table.gone.append(old)

    def _cards(self, table: Table, at: float, event: ev.Event) -> None:
        """Words beside a page."""
        match event:
            case ev.Jotted(private=True):
                pass
            case ev.Jotted() | ev.Parked() | ev.ConcernRaised() | ev.Remarked() | ev.Reworded():
                for mark in marks_in(event.text):
                    self._becomes(mark, at, table.members)
            case ev.Grouped():
                for mark in marks_in(event.name):
                    self._becomes(mark, at, table.members)
            case _:
                pass

    def half_typed(self, at: float, conversation: str, place: str, text: str) -> None:
        """Something stands in a field that is everybody's there."""
        table = self.tables.get(conversation)
        if table is not None and PLACES[place][0] in {"open", "offer"}:
            # Where two words stand together, pieces of both look like words, too.
            for mark in self.words.keys() & set(marks_in(text)):
                if not self.words[mark].changes:
                    self._becomes(mark, at, table.members)

    def acted(self, at: float, member: str, act: acts.Act) -> None:
        """Somebody did something in the room."""
        audience: Audience
        match act:
            case acts.RaiseHand() | acts.Park() | acts.Concern():
                audience = frozenset({LEAD})
            case acts.Offer():
                audience = ALL
            case acts.Tell():
                audience = frozenset({act.member}) if act.member else ALL
            case acts.GiveRole():
                self.roles.append((at, act.member, act.role))
                return
            case _:
                return
        for mark in marks_in(act.text):
            self._becomes(mark, at, audience)

    def is_now(self, at: float, member: str, role: str) -> None:
        """Somebody came in as this."""
        self.roles.append((at, member, role))

    def _becomes(self, mark: str, at: float, audience: Audience) -> None:
        if mark in self.words:
            self.words[mark].becomes(at, audience)

    # What may be

    def may(self, mark: str, member: str, at: float) -> bool:
        """Whether a word may stand before somebody at a moment."""
        word = self.words[mark]
        if member in word.authors:
            return True
        found = frozenset[str]().union(*word.audiences(at))
        return bool(found & {member, "*"}) or (LEAD in found and self._leads(member, at))

    def _leads(self, member: str, at: float) -> bool:
        """Whether somebody led at a moment."""
        roles = [role for since, one, role in self.roles if one == member and since <= at]
        return bool(roles) and roles[-1] in {"facilitator", "cofacilitator"}

    def ever_shared(self, mark: str) -> bool:
        """Whether a word was ever for anybody but its authors."""
        return any(audience for _, audience in self.words[mark].changes)
