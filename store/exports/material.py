"""What an export is made of: everything that some readers may read of a party, gathered once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from flows.history.story import Story, story
from flows.history.things import Thing, owners, text_of, things
from flows.people import Person, PersonId
from flows.records import Record
from store.cards import ConversationCard
from store.exports.lines import one_line
from store.party import Party
from store.query import Query, local_day


@dataclass(frozen=True)
class Material:
    """A party as some people may read it. All of it has passed the gate."""

    party: Party
    """Whose history it is; conversations are read from it, through the gate again."""
    eyes: frozenset[PersonId]
    """Who reads, looking together."""
    today: date
    """The day on which the story is told."""
    records: tuple[Record, ...]
    """All versions of all records, oldest first."""
    cards: tuple[ConversationCard, ...]
    """All conversations, oldest first."""

    @property
    def people(self) -> tuple[Person, ...]:
        """Who shares the history."""
        return self.party.people

    @property
    def readers(self) -> tuple[Person, ...]:
        """Those of the people who read, in the party's order."""
        return tuple(person for person in self.people if person.id in self.eyes)

    @property
    def private(self) -> bool:
        """Whether something of this is for one person alone."""
        alone = any(record.visibility == "private" for record in self.records)
        return alone or (len(self.eyes) == 1 and len(self.people) > 1)

    @cached_property
    def story(self) -> Story:
        """What the records say."""
        return story(self.records, self.people, self.today, local_day)

    @cached_property
    def goals(self) -> dict[str, str]:
        """Words of each goal, in one line, by its id."""
        return {goal.id: one_line(goal.text) for goal in self.story.goals}

    @cached_property
    def since(self) -> dict[str, datetime]:
        """When each promise and milestone came into the state that it is in, by its id."""
        kinds = ("commitment", "milestone")
        return {thing.id: _since(thing) for kind in kinds for thing in things(self.records, kind)}

    def name_of(self, person: PersonId | None) -> str:
        """Return a person's name; empty for what was made together."""
        return next((p.name for p in self.people if p.id == person), "")

    def owner(self, words: str) -> str:
        """Return whose something is: a name as these people write it, ``both``, or the words."""
        found = owners(words, self.people)
        if len(found) == 1:
            return self.name_of(found[0])
        everybody = len(found) == len(self.people) > 1
        return ("both" if len(found) == 2 else "all") if everybody else one_line(words)


def gather(party: Party, eyes: Iterable[PersonId], today: date) -> Material:
    """Return what people looking together may read; ``ValueError`` when nobody looks."""
    readers = frozenset(eyes)
    newest_first = party.records(readers, Query(older=True))
    return Material(
        party=party,
        eyes=readers,
        today=today,
        # Sorting keeps the order of what came to be at the same moment.
        records=tuple(sorted(newest_first, key=lambda record: record.created)),
        cards=tuple(sorted(party.conversations(), key=lambda card: (card.started, card.id))),
    )


def _since(thing: Thing) -> datetime:
    """When a thing came into the state that its newest version names."""
    moment = thing.now.created
    for version in reversed(thing.versions):
        if text_of(version, "state") != thing.text("state"):
            break
        moment = version.created
    return moment
