"""Seeded walks: invented people with moods go through a flow, and every promise is watched.

A walk is a function of flow, setting and seed, so the same seed goes the same way again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Final

from flows import Conversation, Impossible, advance, needs, view
from flows import events as ev
from flows import pages as p
from flows.model import Flow
from flows.records import Record
from tui.rehearsal.moods import CALM, Mood
from tui.rehearsal.past import a_past, found
from tui.rehearsal.promises import ENDS, RAISES, Broken, broken_here
from tui.rehearsal.setting import Setting, opening
from tui.rehearsal.tokens import plant
from tui.rehearsal.tracing import Mark, marks
from tui.rehearsal.varying import Scene, varied
from tui.simulated import respond
from tui.simulated.playing import EVENING, PACE

MOST_PAGES: Final = 1_500
"""A walk over more pages never ends; the longest flow that can be written has fewer when calm."""
RESTLESS: Final = 120
"""After so many pages everybody is calm and only goes on, so that a walk is no endless talk."""
CLOSELY: Final = 9
"""Every so many pages the seats are compared, too, which takes time."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk that was taken."""

    setting: Setting
    """Who was there."""
    seed: int
    """What all chance came from."""
    conversation: Conversation
    """What it came to."""
    past: tuple[Record, ...]
    """What the history held before."""
    marks: frozenset[Mark]
    """Steps and branches it came by."""
    broken: Broken | None = None
    """The promise that it broke; the walk ends there."""


def walk(flow: Flow, setting: Setting, seed: int) -> Walk:
    """Take one walk."""
    chance = Random(f"{flow.name}/{setting}/{seed}")  # noqa: S311 - no secret is made here
    past = a_past(EVENING, chance) if chance.random() < 0.7 else ()
    walker = _Walker(opening(flow, setting, past), past, chance, seed)
    try:
        broken = walker.to_the_end()
    except DeadEndError as end:
        broken = Broken(ENDS, str(end))
    except Exception as error:  # noqa: BLE001 - any exception is what a walk looks for
        broken = Broken(RAISES, f"{type(error).__name__}: {error}")
    return Walk(setting, seed, walker.now, past, frozenset(walker.marks), broken)


class _Walker:
    """One walk on its way."""

    def __init__(
        self, now: Conversation, past: Sequence[Record], chance: Random, seed: int
    ) -> None:
        self.now = now
        self.past = past
        self.chance = chance
        self.seed = seed
        self.mood = Mood.of(chance)
        self.order = [person.id for person in now.state.started.people]
        self.marks: set[Mark] = set()

    def to_the_end(self) -> Broken | None:
        """Walk until the conversation is over, or a promise is broken."""
        for number in range(MOST_PAGES):
            if self.now.status == "finished":
                break
            if number == RESTLESS:
                self.mood = CALM
            self.page(number)
            broken = self.look(number)
            if broken is not None:
                self.marks |= marks(self.now)
                return broken
        else:
            return Broken(ENDS, f"It was not over after {MOST_PAGES} pages.")
        self.marks |= marks(self.now)
        return broken_here(self.now, closely=True)

    def look(self, number: int) -> Broken | None:
        """What is broken here."""
        return broken_here(self.now, closely=number % CLOSELY == self.seed % CLOSELY)

    def page(self, number: int) -> None:
        """Do what one page asks for, or something else."""
        before = len(self.now.events)
        page, events = self.answers(agreeable=False)
        self.happen(events)
        if len(self.now.events) == before:
            page, events = self.answers(agreeable=True)
            self.happen(events)
        if len(self.now.events) == before:
            # Whoever cannot answer may still pass; what even then stays is a dead end.
            at = self.now.events[-1].at + PACE
            self.happen((ev.Passed(at=at, place=page.place, by=_by(page)),))
        if len(self.now.events) == before:
            where = page.place or type(page.body).__name__
            raise DeadEndError(f"Nothing that can be done at {where} leads on.")

    def happen(self, events: Sequence[ev.Event]) -> None:
        """Let events happen, as far as they are possible."""
        for event in events:
            if isinstance(event, ev.WentBack):
                self.marks |= marks(self.now)
            planted = plant(self.now.flow, event, len(self.now.events))
            try:
                self.now = advance(self.now, planted)
            except Impossible:
                continue

    def answers(self, *, agreeable: bool) -> tuple[p.Page, tuple[ev.Event, ...]]:
        """The page now, and what is done on it."""
        now, at = self.now, self.now.events[-1].at + PACE
        page = page_of(now)
        for need in needs(now)[:1]:
            records = found(now, need, self.past)
            return page, (ev.Recalled(at=at, place=need.place, records=records),)
        order = self.order.index(page.person.id) if page.person else 0
        usual = respond(page, at=at, today=now.state.today, seed=self.seed, order=order)
        if agreeable:
            return page, usual
        scene = Scene(page, self.chance, at, now.state.today, len(now.events))
        return page, self.aside(scene) or self.turn(scene) or usual

    def turn(self, scene: Scene) -> tuple[ev.Event, ...]:
        """Going back or forward, passing, or another answer; nothing for the usual one."""
        page, chance, mood = scene.page, scene.chance, self.mood
        if page.forward and chance.random() < 0.5:
            return (ev.WentForward(at=scene.at, by=scene.by, people=page.forward),)
        if page.back and chance.random() < mood.back:
            back = page.back
            return (ev.WentBack(at=scene.at, by=scene.by, place=back.place, people=back.people),)
        if page.may_pass and chance.random() < mood.passes:
            return (ev.Passed(**scene.stamp()),)
        rate = (
            mood.edits if isinstance(page.body, p.Opening | p.Revealed | p.Judged) else mood.varies
        )
        return varied(scene) if chance.random() < rate else ()

    def aside(self, scene: Scene) -> tuple[ev.Event, ...]:
        """Something beside the question: a pause, a card, more time."""
        chance, at = scene.chance, scene.at
        if chance.random() < self.mood.pauses:
            later = at + timedelta(days=chance.choice((0, 1, 40)))
            return (ev.Paused(at=at), ev.Resumed(at=later, today=later.date()))
        if chance.random() >= self.mood.asides:
            return ()
        item, text = f"x{scene.number}", scene.text()
        return (
            chance.choice(
                (
                    ev.Jotted(at=at, by=scene.by, item=item, text=text, private=bool(scene.by)),
                    ev.Parked(at=at, item=item, text=text),
                    ev.ConcernRaised(at=at, item=item, text=text),
                    ev.MoreTime(at=at, place=scene.page.place),
                )
            ),
        )


class DeadEndError(Exception):
    """Nobody can do anything and the conversation is not over."""


def page_of(conversation: Conversation) -> p.Page:
    """What the people at one keyboard see, the hand-over done."""
    page = view(conversation, [person.id for person in conversation.people])
    return view(conversation, [page.body.to.id]) if isinstance(page.body, p.HandOver) else page


def _by(page: p.Page) -> str | None:
    return page.person.id if page.person else None
