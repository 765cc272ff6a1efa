"""Isolation over SSH: no word stands in any bytes that are sent to somebody whom it is not for.

Two small workshops here, one of them with the hub behind its socket; twenty larger ones with
`make isolation`. Every word that anybody types is marked, and `isolated/oracle.py` says whose it is.
"""

from __future__ import annotations

import logging
import time
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from flows import events as ev
from flows import fold, pages
from flows.cells import with_stage
from flows.conversation import Conversation
from flows.model import Flow
from flows.state import State
from flows.workshop import acts, seen
from flows.workshop.state import Member
from flows.workshop.view import Outlook
from store import seats
from tests.ssh.isolated.afternoon import Afternoon, plan_of
from tests.ssh.isolated.marks import Chunk, in_stream, on_screen
from tests.ssh.isolated.people import Leader, Person, press
from tests.ssh.isolated.verdict import Verdict, judged
from tests.ssh.isolated.world import opened

Hold = Callable[..., Any]


@pytest.fixture
def hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Hold:
    """Return what holds a workshop and looks through everything that was sent and kept."""

    async def held(seed: int, *, socket: bool, small: bool, people: int, rounds: int) -> Verdict:
        random = Random(seed)  # noqa: S311 - nothing secret
        caplog.set_level(logging.DEBUG)
        logging.getLogger("asyncssh").setLevel(logging.INFO)
        async with opened(tmp_path, plan_of(random), monkeypatch, socket=socket) as world:
            afternoon = Afternoon(world, random, people, rounds, small=small)
            await afternoon.run()
            return judged(world, afternoon.everybody, caplog.text)

    return held


@pytest.mark.parametrize("seed", [1])
async def test_nobody_is_sent_a_word_that_is_not_theirs(hold: Hold, seed: int) -> None:
    verdict = await hold(seed, socket=seed == 1, small=True, people=3, rounds=5)
    assert verdict.leaks == []
    assert verdict.seen["stream"]


@pytest.mark.isolation
@pytest.mark.parametrize("seed", range(100, 120))
async def test_nobody_is_in_a_longer_workshop_either(hold: Hold, seed: int) -> None:
    socket, people = seed % 2 == 1, 4 + seed % 3
    verdict = await hold(seed, socket=socket, small=False, people=people, rounds=8)
    print(dict(verdict.seen), verdict.told, *verdict.leaks, sep="\n")
    assert verdict.leaks == []
    for way in ("stream", "screen", *(["socket"] if socket else [])):
        assert verdict.seen[f"{way}, others'"], "nobody read anything of anybody: nothing was tried"


LEAKS = (
    "in the stream of Sam; typed as note by Noa",
    "in the screen of Sam; typed as note by Noa",
    "in the socket of Sam; typed as note by Noa",
    "in the socket of Noa; typed as note by Sam",
    "in the socket of Wall; typed as hand by Noa",
    "in the log; typed as never typed by Sam",
    "lies open in aside.json",
)
"""What is found when the gates stand open."""


async def test_all_of_it_is_found_when_the_gates_stand_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _open_the_gates(monkeypatch)
    dice = Random(3)  # noqa: S311 - nothing secret
    async with opened(tmp_path, [("short", "pairs", False)], monkeypatch, socket=True) as world:
        sam, noa = Person(world, "Sam", dice), Person(world, "Noa", dice)
        ines, wall = Leader(world, "Ines", dice, "lead-"), Person(world, "Wall", dice, "screen-")
        people = (ines, wall, sam, noa)
        for one in people:
            await one.come()
        for one in (sam, noa):
            await press(one)
        for act in (acts.Draw(), acts.Next()):
            await ines.act(act)
        await world.until(lambda: all(one.app and one.app.talk for one in (sam, noa)))
        await world.rest()
        for one in (sam, noa):
            await _press(one, one.mark("note"), "\r", "\x04")
        # Sam alone is ready, and with that has opened what Noa wrote.
        await world.until(lambda: _at(sam, pages.Opening) and _at(noa, pages.Opening))
        await _press(sam, "s")
        await world.until(lambda: _at(sam, pages.Revealed) and _at(noa, pages.Revealed))
        await world.rest()
        await _press(sam, "\r", "\r")
        noa.look()
        assert noa.app
        await noa.app.link.act(acts.RaiseHand(noa.mark("hand")))
        await world.until(
            lambda: bool(wall.app and wall.app.room.board and wall.app.room.board.cards)
        )
        logging.getLogger("store").warning("They wrote %s.", sam.mark("never typed"))
        (world.home.path / "aside.json").write_text(sam.mark("never typed"), "utf-8")
        missing, end = set(LEAKS), time.monotonic() + 20
        while missing and time.monotonic() < end:
            await world.rest()
            for one in (*people, *people):
                one.look()
            told = "\n".join(judged(world, people, caplog.text).leaks)
            missing = {sentence for sentence in LEAKS if sentence not in told}
    assert not missing


def _at(person: Person, *bodies: type[object]) -> bool:
    """Whether somebody is at a page of one of these kinds."""
    talk = person.app.talk if person.app else None
    return talk is not None and isinstance(talk.page.body, bodies)


async def _press(person: Person, *keys: str) -> None:
    """Press keys, one after the other."""
    person.look()
    assert person.tape is not None
    for one in keys:
        await person.world.answered(person.tape, one)


def _open_the_gates(patch: pytest.MonkeyPatch) -> None:
    """Let the first who is ready open for all, each seat have all, and the big screen the cards."""

    def ready(flow: Flow, state: State, event: ev.Ready) -> State:
        return with_stage(state, event.place, replace(state.stage(event.place), opened=True))

    def all_of_it(conversation: Conversation, eyes: object) -> tuple[ev.Event, ...]:
        return conversation.events

    def newest(conversation: Conversation, eyes: object) -> ev.Event:
        return conversation.events[-1]

    def board(self: Outlook, me: Member) -> seen.Board:
        return self._boards.full

    patch.setattr(fold, "_HANDLERS", {**fold._HANDLERS, ev.Ready: ready})
    patch.setattr(seats, "redact", all_of_it)
    patch.setattr(seats, "told_newest", newest)
    patch.setattr(Outlook, "_board", board)


WORD = "BDFGHJK"


@pytest.mark.parametrize(
    ("pieces", "streamed", "shown"),
    [
        ([b"BDFGHJK"], True, True),
        ([b"BDF", b"GHJK"], True, True),
        ([b"BDF\x1b[1;3", b"1mGH\x1b[0mJK"], True, True),
        ([b"\x1b[2;4HGHJK\x1b[5;1H....\x1b[2;1HBDF"], False, True),
        ([b"BDF\x1b]0;none\x07GHJK"], True, True),
        ([b"\x1b]0;of BDFGHJK\x07"], True, False),
        ([b"\x1b]52;c;" + b64encode(b"and BDFGHJK") + b"\x07"], True, False),
        ([b"\x1b[1;3HFGHJK\x1b[1;1HBDX"], False, False),
        ([b"BDFGHJ", b"X"], False, False),
    ],
)
def test_a_word_is_found_however_it_is_painted(
    pieces: list[bytes], streamed: bool, shown: bool
) -> None:
    chunks: list[Chunk] = list(enumerate(pieces, 1))
    assert bool(list(in_stream(chunks, {WORD}))) == streamed
    assert bool(list(on_screen(chunks, {WORD}, [], (20, 6)))) == shown


def test_a_word_that_is_gone_from_the_screen_is_not_looked_at() -> None:
    chunks: list[Chunk] = [(1.0, b"\x1b[1;1HBDFGHJK"), (3.0, b"\x1b[1;1H       ")]
    assert list(on_screen(chunks, {WORD}, [2.0, 4.0], (20, 6))) == [(1.0, WORD), (2.0, WORD)]
