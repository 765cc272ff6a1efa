"""People with a past, for screens to show: written through the store, as the program does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from flows import events as ev
from flows.conversation import Conversation
from flows.model import Agree, Ask, Consent, Form, Notes, Vote
from flows.outcomes import choices
from flows.turns import Turn, needs, open_turns
from store import Home, Library, Party

_WISHES = ("evenings without screens", "learn to dive?")


@dataclass
class Past:
    """Writes conversations of one party, each step a minute after the last."""

    party: Party
    """The party."""
    at: datetime
    """The moment of the next event."""
    words: dict[str, Any] = field(default_factory=dict)
    """Answers by step id, where the usual ones will not do."""

    def tick(self) -> datetime:
        """Return the next moment."""
        self.at += timedelta(minutes=1)
        return self.at

    def talk(self, flow: str, *, steps: int = 400, pause: bool = False) -> str:
        """Hold a conversation to its end, or so many acts of it; return its id."""
        loaded = Library().load(flow)
        with self.party.write(since=self.at) as writer:
            started = self.party.started(loaded, at=self.tick(), today=self.at.date())
            conversation = writer.start(loaded, started)
            for _ in range(steps):
                if conversation.status != "running":
                    break
                for event in self._acts(conversation):
                    conversation = writer.append(conversation.id, event)
            if pause and conversation.status == "running":
                writer.append(conversation.id, ev.Paused(at=self.tick()))
            return conversation.id

    def _acts(self, conversation: Conversation) -> Iterator[ev.Event]:
        """Return what happens next."""
        wanted = needs(conversation)
        if wanted:
            records = self.party.records([p.id for p in self.party.people])
            found = tuple(r for r in records if r.kind == wanted[0].kind)
            yield ev.Recalled(at=self.tick(), place=wanted[0].place, records=found[:2])
            return
        turn = open_turns(conversation)[0]
        place = turn.stop.place
        if turn.phase == "open":
            for person in conversation.people:
                yield ev.Ready(at=self.tick(), by=person.id, place=place)
        elif turn.phase == "talk":
            yield ev.Done(at=self.tick(), place=place)
        else:
            yield from self._answer(conversation, turn)

    def _answer(self, conversation: Conversation, turn: Turn) -> Iterator[ev.Event]:
        """Return the answer to a turn."""
        step, place, by = turn.stop.step, turn.stop.place, turn.person
        value = self.words.get(step.id, self.words.get(f"{step.id}:{by}"))
        match step:
            case Notes():
                for number, text in enumerate(value or _WISHES):
                    item = f"{place}{by}{number}"
                    yield ev.NoteKept(at=self.tick(), by=by, place=place, item=item, text=text)
                yield ev.Done(at=self.tick(), by=by, place=place)
            case Agree():
                yield ev.Judged(at=self.tick(), by=by, place=place, degree="yes")
            case Vote():
                dots = {choices(conversation.state, turn.stop)[0].id: 1}
                yield ev.Answered(at=self.tick(), by=by, place=place, value=dots)
            case Form() if value is None:
                yield ev.Passed(at=self.tick(), by=by, place=place)
            case Form():
                yield ev.Answered(at=self.tick(), by=by, place=place, value=tuple(value or ()))
            case Ask():
                given = _asked(step, value, conversation, turn, self.at)
                yield ev.Answered(at=self.tick(), by=by, place=place, value=given)
            case Consent():
                yield ev.Answered(at=self.tick(), by=by, place=place, value=True)
            case _:
                yield ev.Done(at=self.tick(), by=by, place=place)

    def jot(self, text: str, by: str | None = None, *, private: bool = False) -> None:
        """Keep a note outside a conversation."""
        with self.party.write(since=self.at) as writer:
            writer.jot(text, at=self.tick(), by=by, private=private)


def _asked(
    step: Ask, value: Any, conversation: Conversation, turn: Turn, at: datetime
) -> ev.Answer:
    """Return an answer of the kind that is asked for."""
    options = [item.id for item in choices(conversation.state, turn.stop)]
    usual: ev.Answer
    match step.type:
        case "choice":
            usual = options[0]
        case "choices":
            usual = tuple(options[:1])
        case "scale" | "number":
            usual = 7
        case "date":
            usual = (at.date() + timedelta(days=7)).isoformat()
        case _:
            usual = f"words for {step.id}"
    return usual if value is None else value


def days_ago(days: int, now: datetime = datetime(2026, 6, 14, 18, 0, tzinfo=UTC)) -> datetime:
    """Return an evening so many days before."""
    return now - timedelta(days=days)


def lived(home: Home) -> Party:
    """Return Sam and Noa, who have rules, a goal, a paused talk and a jot behind them."""
    party = home.create_party(["Sam", "Noa"], days_ago(400))
    Past(party, days_ago(400), {"wish:sam": "sleep", "wish:noa": "the sea"}).talk("hello")
    Past(
        party,
        days_ago(365),
        {
            "topic": "this year",
            "takeaway:sam": "we signed the flat",
            "takeaway:noa": "more afraid than happy",
            "next": "2025-06-20",
        },
    ).talk("sticky-notes")
    Past(
        party,
        days_ago(60),
        {"rules": ("one speaks, one listens", "no phones", "pass is fine")},
    ).talk("ground-rules")
    Past(
        party,
        days_ago(7),
        {
            "topic": "this summer",
            "ideas:sam": ("learn to dive?", "one weekend away, just the two of us"),
            "ideas:noa": (
                "evenings without screens",
                "a plan for money so that I can stop worrying",
            ),
            "decided": "One evening a week is ours.",
            "steps": (
                {"what": "calls the landlord", "owner": "Noa", "due": "2026-06-15"},
                {"what": "cooks twice", "owner": "Sam"},
            ),
            "next": "2026-06-21",
            "takeaway:sam": "glad you said the money thing",
            "takeaway:noa": "less alone",
        },
    ).talk("sticky-notes")
    Past(party, days_ago(2)).talk("sticky-notes", steps=6, pause=True)
    past = Past(party, days_ago(1))
    past.jot("ask about August")
    past.jot("a secret of Noa", "noa", private=True)
    return party


def alone(home: Home) -> Party:
    """Return Kim, who writes alone."""
    party = home.create_party(["Kim"], days_ago(400))
    for days in (365, 6, 4):
        Past(party, days_ago(days), {"happened": f"{days} days ago I said no"}).talk("reflect")
    Past(party, days_ago(1)).jot("why I was sharp at lunch", "kim")
    return party


def held(party: Party, flow: str) -> str:
    """The newest finished conversation of a flow."""
    cards = [c for c in party.conversations() if c.flow == flow and c.status == "finished"]
    return cards[0].id
