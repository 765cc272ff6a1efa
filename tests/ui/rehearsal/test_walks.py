"""Seeded walks: the same seed goes the same way, moods leave the straight path, promises are watched."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from flows import Conversation, Impossible, advance, records, redact, view
from flows import events as ev
from flows.model import Flow
from flows.places import every_step
from flows.records import Record
from store import Library
from tests.ui.rehearsal.small import loop, secret
from tests.unit.talk import flow_of
from tui.rehearsal import promises, walks
from tui.rehearsal.moods import CALM, Mood
from tui.rehearsal.promises import ENDS, KEPT, RAISES, SEALED, SEAT, Broken
from tui.rehearsal.setting import Setting, opening, settings
from tui.rehearsal.shrinking import shortest
from tui.rehearsal.telling import told
from tui.rehearsal.walks import Walk, walk

PAIR = Setting(2)


def some(flow: Flow, count: int, setting: Setting = PAIR) -> list[Walk]:
    """A few walks."""
    return [walk(flow, setting, seed) for seed in range(count)]


def test_a_seed_goes_the_same_way_again_and_another_one_does_not() -> None:
    flow = secret()
    first, again, other = walk(flow, PAIR, 1), walk(flow, PAIR, 1), walk(flow, PAIR, 2)
    assert first.conversation.events == again.conversation.events
    assert (first.past, first.marks) == (again.past, again.marks)
    assert first.conversation.events != other.conversation.events


def test_people_with_moods_do_more_than_answer() -> None:
    done: set[type[ev.Event]] = set()
    for setting in (PAIR, Setting(1, quick=True)):
        for went in some(Library().load("sticky-notes"), 3, setting):
            assert went.broken is None
            assert went.conversation.status == "finished"
            done |= {type(event) for event in went.conversation.events}
    assert {ev.Passed, ev.WentBack, ev.WentForward, ev.NoteMarkedPrivate, ev.Recalled} <= done


@pytest.mark.parametrize("name", ["hello", "reflect", "close", "why-it-matters"])
def test_bundled_flows_keep_every_promise(name: str) -> None:
    flow = Library().load(name)
    for setting in settings(flow):
        assert walk(flow, setting, 3).broken is None


def test_every_kind_of_page_is_walked_in_more_than_one_way() -> None:
    flow = flow_of(
        """\
  - form: rows
    text: Rows.
    many: true
    fields:
      - what: {text: What}
      - day: {text: Day, type: date, optional: true}
  - notes: list
    who: each
    blind: true
    min: 2
    text: Notes.
  - reveal: look
    of: [list]
  - group: heaps
    of: list
  - vote: points
    who: each
    blind: true
    mode: points
    of: list.items
  - vote: thumbs
    who: each
    blind: true
    mode: thumbs
    of: list.items
  - reveal: tally
    of: [points, thumbs]
    show: side_by_side
  - ask: order
    who: all
    type: rank
    options: [a, b, c]
    text: Order.
  - ask: several
    who: all
    type: choices
    options: [a, b, c]
    min: 1
    text: Several.
  - ask: how
    who: each
    blind: true
    type: scale
    text: How much?
  - ask: sure
    who: all
    type: yesno
    text: Sure?
  - ask: day
    who: all
    type: date
    text: When?
  - reveal: rulers
    of: [how]
    show: gap
  - recall: old
    from: goal
    pick: many
    text: Goals.
  - agree: settled
    text: "{{ several | list }}"
  - listen: floor
    text: Talk.
  - consent: shown
    text: Show it?
  - end: over
"""
    )
    done = {type(e) for went in some(flow, 3) for e in went.conversation.events}
    for went in some(flow, 2, Setting(3)):
        assert went.broken is None, told(went.conversation)
    assert {ev.Judged, ev.Answered, ev.Grouped, ev.NoteKept, ev.Ready} <= done


def test_a_mood_is_calm_or_not() -> None:
    moods = {Mood.of(Random(seed)) for seed in range(30)}  # noqa: S311 - dice
    assert len(moods) > 20
    assert Mood() == CALM
    assert all(0 <= rate < 1 for mood in moods for rate in (mood.passes, mood.varies, mood.edits))


def test_roles_are_handed_out_and_sizes_fit_the_flow() -> None:
    flow = flow_of(
        "  - ask: one\n    who: coach\n    text: Coach?\n"
        "  - ask: two\n    who: client\n    text: Client?\n  - end: over\n"
    )
    assert [person.role for person in opening(flow, Setting(3)).people] == ["coach", "client", ""]
    assert [setting.people for setting in settings(flow)] == [1, 2, 3, 8]
    assert settings(flow, 5) == (Setting(5),)
    assert (str(Setting(1)), str(Setting(2, quick=True))) == ("1 person, full", "2 people, quick")
    assert [one.people for one in settings(Library().load("ground-rules"))] == [2, 3, 8]


# What a broken program would do.

View = Callable[[Conversation, Iterable[str]], Any]


def leaky(conversation: Conversation, people: Iterable[str]) -> Any:
    """A view that shows the whole log to everybody."""
    page = view(conversation, people)
    return replace(page, promise=repr(conversation.events))


def test_a_leak_in_a_page_is_found_with_a_short_way_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(promises, "view", leaky)
    went = walk(secret(), PAIR, 8)  # whose seats are compared late
    assert went.broken is not None
    assert went.broken.promise == SEALED
    assert "wrote at secret" in went.broken.found
    short = shortest(went.conversation, went.broken)
    path = told(short)
    assert len(path) <= 2
    assert path[-1].startswith("secret, ")
    assert not any("q" in word and word.endswith("z”") for line in path for word in line.split())


def test_a_leak_in_the_log_of_a_seat_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(promises, "redact", lambda now, _: now.events)
    found = {went.broken.promise for went in some(secret(), 6) if went.broken}
    assert found == {SEALED}


def test_a_page_that_rests_on_what_is_sealed_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_little(now: Conversation, eyes: Iterable[str]) -> tuple[ev.Event, ...]:
        return redact(now, eyes)[:1]

    monkeypatch.setattr(promises, "redact", too_little)
    found = {went.broken.promise for went in some(secret(), 6) if went.broken}
    assert found == {SEAT}


def test_keeping_sealed_words_for_all_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def blabbing(now: Conversation) -> tuple[Record, ...]:
        made = records(now)
        said = repr(now.events)
        return (
            *made,
            Record("r", "note", None, "c", "kept", "shared", now.events[0].at, {"text": said}),
        )

    monkeypatch.setattr(promises, "records", blabbing)
    private = secret(
        steps="  - ask: mine\n    who: each\n    private: true\n    text: M\n  - end: over\n"
    )
    found = [went.broken for went in some(private, 6) if went.broken]
    assert {broken.promise for broken in found} == {KEPT}
    assert found[0].found.startswith("kept keeps a note with words that ")


def test_an_exception_is_a_broken_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    def fragile(now: Conversation, event: ev.Event) -> Conversation:
        if isinstance(event, ev.Ready):
            raise ZeroDivisionError("oh")
        return advance(now, event)

    monkeypatch.setattr(walks, "advance", fragile)
    went = next(went for went in some(secret(), 9) if went.broken)
    assert went.broken == Broken(RAISES, "ZeroDivisionError: oh")
    assert shortest(went.conversation, went.broken).events[0] == went.conversation.events[0]


def test_a_dead_end_is_a_broken_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    def stubborn(now: Conversation, event: ev.Event) -> Conversation:
        if getattr(event, "place", "") == "chosen":
            raise Impossible("no")
        return advance(now, event)

    monkeypatch.setattr(walks, "advance", stubborn)
    found = [went.broken for went in some(secret(), 4)]
    assert found == [Broken(ENDS, "Nothing that can be done at chosen leads on.")] * 4
    went = walk(secret(), PAIR, 1)
    assert went.broken
    assert shortest(went.conversation, went.broken) is went.conversation


def test_a_walk_that_never_ends_is_a_broken_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walks, "MOST_PAGES", 3)
    assert walk(secret(), PAIR, 1).broken == Broken(ENDS, "It was not over after 3 pages.")


def test_after_a_while_everybody_is_calm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walks, "RESTLESS", 0)
    went = walk(loop(), PAIR, 5)
    assert {type(event) for event in went.conversation.events}.isdisjoint(
        {ev.WentBack, ev.Passed, ev.Paused}
    )


# What an author promises.


@pytest.mark.parametrize(
    ("check", "found"),
    [
        ("always_ends(done)", "It ended at other."),
        ("keeps(note) when chosen.answered and chosen == 'b'", "No note was kept."),
        ("keeps(goal) when chosen.answered and chosen == 'a'", "No goal was kept, only note."),
        ("not chosen.answered or chosen != 'c'", "It does not hold at other."),
        ("chosen == 'a' or chosen != 'a'", "It does not hold at done."),
        ("never_sees(secret)", " wrote at secret."),
        ("never_sees(secret, other)", " wrote at secret."),
    ],
)
def test_a_promise_of_the_author_is_broken(check: str, found: str) -> None:
    flow = secret(check)
    went = (walk(flow, PAIR, seed).broken for seed in range(40))
    broken = next(one for one in went if one is not None and found in one.found)
    assert (broken.promise, broken.line) == (check, 10)


@pytest.mark.parametrize(
    "check",
    ["always_ends()", "always_ends(done, other)", "never_sees(secret, look)", "keeps(goal) when no",
     "not chosen.answered or chosen in ['a', 'b', 'c']"],
)  # fmt: skip
def test_a_promise_of_the_author_is_kept(check: str) -> None:
    assert [went.broken for went in some(secret(check), 6)] == [None] * 6


def test_alone_there_is_nothing_to_hide() -> None:
    flow = secret("never_sees(secret)")
    assert [went.broken for went in some(flow, 5, Setting(1))] == [None] * 5


def test_what_was_done_is_told_in_words() -> None:
    lines = {
        line for went in some(Library().load("sticky-notes"), 4) for line in told(went.conversation)
    }
    text = "\n".join(sorted(lines))
    for words in ("opened", "passes", "writes 2 notes", "comes back here", "goes on", "found",
                  "gives ", "fills in", "“"):  # fmt: skip
        assert words in text
    assert all(line for line in lines)


def test_every_step_of_a_flow_is_met_by_some_seed() -> None:
    flow = loop()
    met = {mark.step for went in some(flow, 12) for mark in went.marks if mark.kind == "step"}
    assert met == {step.id for step in every_step(flow.steps)}
