"""What storage tests share: a flow with a blind turn, a party of two, and acts in their order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from flows import events as ev
from flows.events import Event
from flows.model import Flow
from flows.reader import read_flow
from store import Home, Party, Writer

START = datetime(2026, 6, 14, 19, 0, tzinfo=UTC)
TODAY = date(2026, 6, 14)

FLOW = """\
flow: notes
format: 1
revision: 1
lang: en
title: Notes
summary: Two people write alone, open it together and keep something.
people: {min: 1, max: 4}
minutes: 5
steps:
  - ask: topic
    who: all
    text: What about?
  - notes: ideas
    who: each
    blind: true
    text: Write.
  - reveal: look
    of: [ideas]
  - ask: wish
    who: all
    text: What do we wish?
  - keep: goals
    as: goal
    fields: {wish: wish}
  - keep: mine
    as: note
    private: true
    each: ideas.items
    fields: {text: item.text, kind: "takeaway"}
  - end: done
    text: Done.
"""

RECALLING = """\
flow: again
format: 1
revision: 1
lang: en
title: Again
summary: Looks at what was kept.
people: {min: 1, max: 4}
minutes: 5
steps:
  - recall: goals
    from: goal
    where: item.wish == "dance"
    last: 2
    empty: Nothing yet.
  - ask: topic
    who: all
    text: What about?
    suggest: last(note, 1).text
  - end: done
    text: Done.
"""

_moments = count(1)


def the_flow(text: str = FLOW) -> Flow:
    """The flow, read from its text."""
    return read_flow(text, "notes.flow.yaml", lambda _: None)


def at() -> datetime:
    """The next moment."""
    return START + timedelta(seconds=next(_moments))


def a_party(folder: Path, *names: str) -> Party:
    """A new party in a home; of Sam and Noa when nobody is named."""
    return Home(folder).create_party(names or ("Sam", "Noa"), at())


def a_start(party: Party, flow: Flow | None = None) -> ev.Started:
    """How a conversation of a party begins."""
    return party.started(flow or the_flow(), at=at(), today=TODAY)


def begun(party: Party, writer: Writer) -> str:
    """Begin a conversation and answer its first question; gives its cid."""
    conversation = writer.start(the_flow(), a_start(party))
    writer.append(conversation.id, answer("topic", "summer"))
    return conversation.id


def answer(place: str, value: ev.Answer, by: str | None = None) -> Event:
    """An answer."""
    return ev.Answered(at=at(), place=place, value=value, by=by)


def note(by: str, text: str, item: str = "") -> Event:
    """A note in the blind turn."""
    moment = at()
    return ev.NoteKept(at=moment, place="ideas", by=by, item=item or f"i{moment:%M%S}", text=text)


def done(place: str, by: str | None = None) -> Event:
    """Done at a place."""
    return ev.Done(at=at(), place=place, by=by)


def ready(by: str) -> Event:
    """Ready to open."""
    return ev.Ready(at=at(), place="look", by=by)


def blind_turns(sam: str = "sing", noa: str = "dive") -> list[Event]:
    """Both write one note, alone."""
    return [note("sam", sam), done("ideas", "sam"), note("noa", noa), done("ideas", "noa")]


def opening() -> list[Event]:
    """Both are ready, and the notes lie open."""
    return [ready("sam"), ready("noa")]


def the_rest(wish: str = "dance") -> list[Event]:
    """From the opened notes to the end."""
    return [done("look"), answer("wish", wish), done("done")]


def play(writer: Writer, cid: str, events: list[Event]) -> None:
    """Append events one after the other."""
    for event in events:
        writer.append(cid, event)


def finished(party: Party, writer: Writer, wish: str = "dance") -> str:
    """A whole conversation of Sam and Noa; gives its cid."""
    cid = begun(party, writer)
    play(writer, cid, [*blind_turns(), *opening(), *the_rest(wish)])
    return cid
