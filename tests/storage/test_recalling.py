"""What a conversation looks up: the newest versions, its own too, and nothing that one cannot see."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import events as ev
from flows.conversation import Conversation
from flows.model import Flow
from flows.people import Person
from flows.records import Record
from flows.turns import needs
from store import LocalKeeper, Party, Query, Writer
from store.recalling import recalled
from tests.storage.sitting import Screen, play, sit
from tests.storage.talk import a_party, a_start, answer, at, done, the_flow

HEADER = """\
flow: notes
format: 1
revision: 1
lang: en
title: Looking up
summary: Keeps something and looks it up.
people: {min: 1, max: 4}
minutes: 5
steps:
"""

OWN = """\
  - ask: wish
    text: Wish?
  - keep: drafted
    as: goal
    fields: {wish: wish, state: '"draft"'}
  - recall: goal
    from: goal
    where: item.state != "let go"
    quiet: true
  - say: shown
    text: "{{ goal.size }} {{ goal }}"
  - ask: state
    type: choice
    options: [active, let go]
    text: And now?
  - keep: changed
    as: goal
    each: filter(goal.items, item.wish == wish)
    updates: item
    fields: {state: state}
  - recall: now
    from: goal
    where: item.state != "let go"
    quiet: true
  - say: later
    text: "{{ now.size }} {{ now }}"
  - end: over
"""

SECRETS = """\
  - notes: ideas
    who: each
    blind: true
    text: Ideas
  - ask: mood
    who: each
    private: true
    text: Mood?
  - keep: moods
    as: note
    private: true
    fields: {text: mood}
  - keep: own
    as: note
    private: true
    each: ideas.items
    fields: {text: item.text}
  - recall: found
    from: note
    quiet: true
  - say: shown
    text: "{{ found.size }} {{ found }}"
  - reveal: look
    of: [ideas]
  - keep: opened
    as: note
    each: ideas.items
    fields: {text: item.text}
  - recall: again
    from: note
    quiet: true
  - say: last
    text: "{{ again.size }}"
  - end: over
"""


def flow(steps: str) -> Flow:
    """A flow of these steps."""
    return the_flow(HEADER + steps)


def begin(party: Party, writer: Writer, steps: str, *people: Person) -> Conversation:
    """Begin a conversation of these people (all, when none are named)."""
    one = flow(steps)
    started = party.started(one, at=at(), today=a_start(party).today, people=people)
    return look_up(writer, writer.start(one, started))


def look_up(writer: Writer, now: Conversation) -> Conversation:
    """Hand over what the conversation asks for."""
    while wanted := needs(now):
        now = writer.append(now.id, recalled(writer, now, wanted[0], at()))
    return now


def go_on(writer: Writer, now: Conversation, *events: ev.Event) -> Conversation:
    """Append events; whatever is asked for is handed over in between."""
    for event in events:
        now = look_up(writer, writer.append(now.id, event))
    return now


def found(now: Conversation, place: str) -> list[str]:
    """The words of what was looked up."""
    return [str(next(iter(r.fields.values()))) for r in records_at(now, place)]


def records_at(now: Conversation, place: str) -> tuple[Record, ...]:
    """What was looked up at a place."""
    return now.state.stage(place).records or ()


def test_a_conversation_finds_what_it_has_kept_itself_in_its_newest_version(
    tmp_path: Path,
) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        first = begin(party, writer, OWN)
        first = go_on(writer, first, answer("wish", "swim"))
        assert found(first, "goal") == ["swim"]
        first = go_on(writer, first, done("shown"), answer("state", "active"), done("later"))
        assert [r.fields["state"] for r in records_at(first, "now")] == ["active"]
        assert first.status == "running"
        (drafted,) = records_at(first, "goal")
        (changed,) = records_at(first, "now")
        assert (changed.supersedes, changed.thing) == (drafted.id, drafted.id)
        go_on(writer, first, done("over"))

        second = go_on(writer, begin(party, writer, OWN), answer("wish", "dance"))
        assert found(second, "goal") == ["dance", "swim"]
        second = go_on(writer, second, done("shown"), answer("state", "let go"))
        assert found(second, "now") == ["swim"]
        second = go_on(writer, second, done("later"), done("over"))
    newest = party.records(["sam", "noa"], Query(kinds=("goal",)))
    assert [(r.fields["wish"], r.fields["state"]) for r in newest] == [
        ("dance", "let go"), ("swim", "active"),
    ]  # fmt: skip
    assert len(party.records(["sam", "noa"], Query(older=True))) == 4


def test_what_is_kept_already_is_not_found_twice(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        now = go_on(writer, begin(party, writer, OWN), answer("wish", "swim"))
        writer.append(now.id, ev.Paused(at=at()))
        now = go_on(writer, now, ev.Resumed(at=at(), today=a_start(party).today))
        assert [r.id for r in writer.recall("goal", ["sam", "noa"], now)] == [f"{now.id}:drafted"]
        assert [r.conversation for r in writer.records()] == [now.id]


def both_write(writer: Writer, now: Conversation) -> Conversation:
    """Both write a note and their mood, unseen."""
    return go_on(
        writer,
        now,
        *(
            event
            for person in ("sam", "noa")
            for event in (
                ev.NoteKept(at=at(), place="ideas", by=person, item=f"i-{person}", text=f"idea {person}"),
                ev.NoteKept(at=at(), place="ideas", by=person, item=f"p-{person}", text=f"secret {person}"),
                ev.NoteMarkedPrivate(at=at(), place="ideas", by=person, item=f"p-{person}", private=True),
                done("ideas", person),
                answer("mood", f"mood {person}", person),
                ev.Jotted(at=at(), by=person, item=f"j-{person}", text=f"jot {person}", private=True),
            )
        ),
    )  # fmt: skip


def test_nothing_that_not_everybody_may_read_is_looked_up(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        now = both_write(writer, begin(party, writer, SECRETS))
        assert records_at(now, "found") == ()
        mine = {r.fields["text"] for r in writer.recall("note", ["sam"], now)}
        assert mine == {"mood sam", "idea sam", "secret sam", "jot sam"}
        with pytest.raises(ValueError, match="somebody has to look"):
            writer.recall("note", [], now)
        ready = [ev.Ready(at=at(), place="look", by=person) for person in ("sam", "noa")]
        now = go_on(writer, now, done("shown"), *ready, done("look"))
        assert sorted(found(now, "again")) == ["idea noa", "idea sam"]
        # The history does not hold more for it either, once it has ended.
        now = go_on(writer, now, done("last"), done("over"))
        later = begin(party, writer, SECRETS)
        assert {r.fields["text"] for r in writer.recall("note", ["sam", "noa"], later)} == {
            "idea sam", "idea noa",
        }  # fmt: skip


def test_alone_somebody_finds_their_own_and_a_change_of_it_stays_theirs(tmp_path: Path) -> None:
    changing = """\
  - recall: mine
    from: note
    pick: one
    sole: true
  - keep: changed
    as: note
    updates: mine
    fields: {kind: '"idea"'}
  - end: over
"""
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        writer.jot("my secret", at=at(), by="sam", private=True)
        assert records_at(begin(party, writer, changing), "mine") == ()
        sam, noa = party.people
        assert records_at(begin(party, writer, changing, noa), "mine") == ()
        alone = begin(party, writer, changing, sam)
        assert found(alone, "mine") == ["my secret"]
        go_on(writer, alone, done("over"))
    for eyes in (["noa"], ["sam", "noa"]):
        assert "my secret" not in repr(party.records(eyes, Query(older=True)))
    (own,) = party.records(["sam"], Query(kinds=("note",)))
    assert (own.visibility, dict(own.fields)) == ("private", {"text": "my secret", "kind": "idea"})


async def at_table(keeper: LocalKeeper, party: Party, steps: str) -> tuple[str, Screen]:
    """A conversation, and the screen at which both sit."""
    one = flow(steps)
    cid = await keeper.start(one, a_start(party, one))
    return cid, await sit(keeper, cid, "sam", "noa")


async def test_after_going_back_the_keeper_looks_up_again(
    keeper: LocalKeeper, party: Party
) -> None:
    cid, screen = await at_table(keeper, party, OWN)
    await play(keeper, cid, answer("wish", "swim"))
    assert screen.now
    assert found(screen.now, "goal") == ["swim"]
    back = ev.WentBack(at=at(), place="wish", people=("sam", "noa"))
    await play(keeper, cid, back, answer("wish", "dance"))
    assert found(screen.now, "goal") == ["dance"]
    assert needs(screen.now) == ()
    lookups = [event for event in screen.now.events if isinstance(event, ev.Recalled)]
    assert [len(event.records) for event in lookups] == [1]


async def test_what_was_taken_back_leaves_the_other_seat(keeper: LocalKeeper, party: Party) -> None:
    cid, _ = await at_table(keeper, party, SECRETS)
    sam = await sit(keeper, cid, "sam")
    for person in ("sam", "noa"):
        kept = ev.NoteKept(
            at=at(), place="ideas", by=person, item=f"i-{person}", text=f"of {person}"
        )
        await play(keeper, cid, kept, done("ideas", person), answer("mood", "fine", person))
    ready = [ev.Ready(at=at(), place="look", by=person) for person in ("sam", "noa")]
    await play(keeper, cid, done("shown"), *ready, done("look"))
    assert sam.now
    assert sorted(found(sam.now, "again")) == ["of noa", "of sam"]
    await play(keeper, cid, ev.TakenBack(at=at(), place="ideas", by="noa", item="i-noa"))
    assert found(sam.now, "again") == ["of sam"]
    assert "of noa" not in repr(sam.now.events)
