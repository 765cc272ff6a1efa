"""At no page, in no widget and in no memory of a seat stands what another keeps sealed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from textual.content import Content
from textual.message_pump import MessagePump
from textual.widget import Widget

import store.seats
from tests.ui.talk.host import Seat, table
from tui.talk.handover import HandOverPage
from tui.talk.talk import Talk

FLOW = """\
  - notes: ideas
    who: each
    blind: true
    text: Write
  - ask: word
    who: each
    blind: true
    text: One word
  - reveal: look
    of: [ideas, word]
    text: Read
  - vote: dots
    who: each
    blind: true
    of: ideas
    dots: 3
    text: Dots
  - reveal: tally
    of: [dots]
    show: side_by_side
  - agree: settled
    attempts: 2
    text: "We rest."
  - ask: closing
    who: each
    private: true
    text: For yourself
  - end: done
    text: Bye
"""


def words_in(thing: object, seen: set[int]) -> Iterator[str]:
    """Every text that can be reached from a thing, other widgets and the keeper's side apart."""
    if isinstance(thing, str):
        yield thing
        return
    if id(thing) in seen or isinstance(thing, MessagePump | type) or callable(thing):
        return
    seen.add(id(thing))
    if isinstance(thing, Content):
        yield thing.plain
    elif isinstance(thing, dict):
        for pair in thing.items():
            yield from words_in(pair, seen)
    elif isinstance(thing, list | tuple | set | frozenset):
        for part in thing:
            yield from words_in(part, seen)
    elif is_dataclass(thing):
        for each in fields(thing):
            yield from words_in(getattr(thing, each.name, None), seen)
    elif isinstance(thing, Talk):
        sitting = thing.sitting
        yield repr(sitting.conversation.events)
        yield repr(thing.seen)
    elif hasattr(thing, "__dict__") and type(thing).__module__.startswith(
        ("textual", "rich", "tui")
    ):
        yield from words_in(vars(thing), seen)


def everything(s: Seat) -> str:
    """All words on this side of the keeper: screens, widgets, tooltips, memory, the picture."""
    found = [s.shown]
    for screen in s.app.screen_stack:
        for node in screen.walk_children(Widget, with_self=True):
            found.append(str(node.tooltip))
            found += words_in(vars(node), set())
            found += [strip.text for strip in getattr(node, "_render_cache", ((), ()))[1]]
    if s.app.talk is not None:
        found += words_in(s.app.talk, set())
        found.append(repr(s.talk.sitting.conversation.state))
    return "\n".join(found)


def misses(s: Seat, *secrets: str) -> None:
    """None of these is anywhere."""
    words = everything(s)
    for secret in secrets:
        assert secret not in words, f"“{secret}” on {type(s.app.screen).__name__}"


def has(s: Seat, *words: str) -> None:
    """The search itself works: what stands there is found."""
    for word in words:
        assert word in everything(s)


async def private_turn(s: Seat, key: str, mine: str, *others: str) -> None:
    """Write notes, a private one, a jot and a half-typed line, then the word; look at each page."""
    misses(s, *others)
    await s.press(key)
    misses(s, *others)
    await s.write(f"{mine}-open", f"{mine}-private")
    await s.press("escape", "x", "j")
    await s.typed(f"{mine}-jot")
    misses(s, *others)
    has(s, f"{mine}-jot", f"{mine}-private")
    await s.press("enter", "i")
    await s.typed(f"{mine}-half")
    has(s, f"{mine}-half", f"{mine}-open")
    misses(s, *others)
    await s.press("ctrl+l")
    misses(s, *others)
    await s.press("space", key, "ctrl+u", "ctrl+d")
    misses(s, *others)
    await s.typed(f"{mine}-word")
    await s.press("enter")


async def play(s: Seat) -> None:
    """A whole conversation; after each step nothing of the other's is anywhere."""
    sam = ("sam-open", "sam-private", "sam-jot", "sam-half", "sam-word")
    noa = ("noa-open", "noa-private", "noa-jot", "noa-half", "noa-word")
    await private_turn(s, "s", "sam", *noa)
    assert isinstance(s.app.screen, HandOverPage)
    misses(s, *sam)
    await s.press("ctrl+l", "x", "s")
    misses(s, *sam)
    await private_turn(s, "n", "noa", *sam)
    misses(s, *sam, *noa)
    await s.press("s")
    misses(s, *sam, *noa)
    await s.press("n", "enter", "enter", "enter", "enter")
    has(s, "sam-open", "noa-open", "sam-word", "noa-word")
    never = ("sam-private", "sam-jot", "sam-half", "noa-private", "noa-jot", "noa-half")
    misses(s, *never)
    await s.press("escape", "colon")
    misses(s, *never)
    await s.press("escape", "n")
    misses(s, *never)
    await s.press("s", "space", "space", "down", "space")
    assert s.shown.count("●") >= 3
    given = s.talk.sitting.conversation
    await s.press("ctrl+d")
    misses(s, *never)
    assert not dots(s)
    await s.press("n", "down", "space")
    assert given is not s.talk.sitting.conversation
    assert dots(s) <= {"noa"}
    await s.press("ctrl+d")
    assert not dots(s)
    await s.press("s", "n")
    assert dots(s) == {"sam", "noa"}
    await s.press("n", "s", "2", "enter")
    await s.write("sam-wish")
    misses(s, *never, "sam-wish")
    await s.press("n")
    misses(s, *never[:3], "sam-wish")
    await s.press("4", "enter")
    await s.write("noa-change")
    misses(s, *never, "sam-wish", "noa-change")
    await s.press("s", "n")
    has(s, "sam-wish", "noa-change")
    misses(s, *never)
    await s.press("n", "s")
    await s.write("sam-closing")
    misses(s, *never, "sam-closing")
    await s.press("n")
    misses(s, *never[:3], "sam-closing")
    await s.write("noa-closing")
    misses(s, *never, "sam-closing", "noa-closing")
    assert "Bye" in s.shown


def dots(s: Seat) -> set[str]:
    """Whose dots this seat knows."""
    cells = s.talk.sitting.conversation.state.cells
    return {str(who) for (place, who), cell in cells.items() if place == "dots" and cell.answer}


async def test_a_whole_conversation_of_a_pair(tmp_path: Path) -> None:
    async with table(tmp_path, FLOW) as t, t.seat() as s:
        await play(s)


async def test_the_same_on_the_smallest_screen(tmp_path: Path) -> None:
    async with table(tmp_path, FLOW) as t, t.seat(size=(60, 20)) as s:
        await play(s)


async def test_the_same_search_finds_a_leak_when_the_gate_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.seats, "redact", lambda conversation, _: conversation.events)
    async with table(tmp_path, FLOW) as t, t.seat() as s:
        with pytest.raises(AssertionError, match="sam-open"):
            await play(s)


async def test_each_at_an_own_keyboard(tmp_path: Path) -> None:
    async with table(tmp_path, FLOW) as t, t.seat("Sam") as sam, t.seat("Noa") as noa:
        await sam.write("sam-open", "sam-private")
        await sam.press("escape", "x", "i")
        await noa.write("noa-open", "noa-private")
        await noa.press("escape", "x", "i")
        await sam.typed("sam-half")
        for seat, own, other in ((sam, "sam", "noa"), (noa, "noa", "sam")):
            has(seat, f"{own}-open", f"{own}-private")
            misses(seat, f"{other}-open", f"{other}-private", f"{other}-half")
        await sam.press("ctrl+u", "ctrl+d")
        await sam.write("sam-word")
        await noa.press("ctrl+d")
        misses(noa, "sam-open", "sam-word")
        await noa.write("noa-word")
        await sam.until(lambda: "Sam" in sam.shown and "press" in sam.shown)
        await sam.press("s")
        misses(sam, "noa-open", "noa-word")
        await noa.press("n", "enter", "enter", "enter", "enter")
        await sam.until(lambda: "noa-open" in everything(sam))
        misses(sam, "noa-private")
        misses(noa, "sam-private", "sam-half")
